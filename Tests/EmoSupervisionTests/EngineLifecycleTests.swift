// The state machine of an engine, case by case.
import EmoSupervision
import NIOCore
import Testing

@Suite("The life of an engine")
struct EngineLifecycleTests {
    private static let crash = EngineLifecycle.Input.hostExited(.signal(11))

    @Test("an installed engine starts, loads, and serves after its first inference")
    func ordinaryStart() {
        var driver = LifecycleDriver()
        #expect(driver.give(.installed(changed: false)).contains(.spawn))
        #expect(driver.give(.handshakeCompleted).contains(.load))
        #expect(driver.life.state == .loading)
        #expect(driver.give(.loadCompleted).contains(.releaseWaiting))
        #expect(driver.life.state == .ready)
        #expect(driver.life.availability(until: driver.now) == .now)
    }

    @Test("requests move it between ready and busy without a word")
    func busy() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        #expect(driver.give(.inFlight(1)) == [])
        #expect(driver.life.state == .busy)
        #expect(driver.give(.inFlight(0)) == [])
        #expect(driver.life.state == .ready)
    }

    @Test("an engine that is not preloaded starts with the first request")
    func onDemand() {
        var driver = LifecycleDriver { $0.preload = false }
        driver.give(.installed(changed: false))
        #expect(driver.life.state == .stopped)
        #expect(driver.life.availability(until: driver.now) == .soon)
        #expect(driver.give(.demand).contains(.spawn))
    }

    @Test("keep_alive unloads an idle engine, and the next request loads it again")
    func keepAlive() {
        var driver = LifecycleDriver { $0.keepAlive = .seconds(60) }
        driver.becomeReady()
        driver.wait(.seconds(50))
        driver.give(.inFlight(1))
        driver.give(.inFlight(0))
        driver.wait(.seconds(59))
        #expect(driver.give(.timePassed) == [])
        driver.wait(.seconds(1))
        #expect(driver.give(.timePassed).contains(.terminate))
        driver.give(.hostExited(.code(0)))
        #expect(driver.life.state == .stopped)
        #expect(driver.give(.demand).contains(.spawn))
    }

    @Test("a request that comes while an idle engine is being unloaded starts it anew")
    func demandWhileStopping() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.command(.unload))
        #expect(driver.life.state == .stopping)
        driver.give(.demand)
        #expect(driver.give(.hostExited(.code(0))).contains(.spawn))
    }

    @Test("a crash before 30 s of service waits a second, then the engine starts again")
    func backOff() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.wait(.seconds(10))
        #expect(driver.give(Self.crash).contains(.rerouteWaiting))
        #expect(driver.life.state == .backingOff)
        #expect(driver.life.retryAt == driver.now + .seconds(1))
        #expect(driver.life.availability(until: driver.now + .seconds(2)) == .late)
        #expect(driver.life.availability(until: driver.now + .milliseconds(900)) == .never)
        driver.wake()
        #expect(driver.life.state == .starting)
    }

    @Test("a crash after 30 s of service starts it again at once")
    func restartNow() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.wait(.seconds(31))
        #expect(driver.give(Self.crash).contains(.spawn))
    }

    @Test("the sixth failure in ten minutes is quarantine, with probes after 15 minutes and then hourly")
    func quarantine() {
        var driver = LifecycleDriver()
        driver.give(.installed(changed: false))
        for _ in 0..<5 {
            driver.give(Self.crash)
            driver.wake()
        }
        let actions = driver.give(Self.crash)
        #expect(driver.life.state == .quarantined)
        #expect(actions.contains { if case .rememberQuarantine = $0 { true } else { false } })
        #expect(driver.life.wakeUp == driver.now + .minutes(15))
        driver.wake()
        #expect(driver.life.state == .starting)
        driver.give(Self.crash)
        #expect(driver.life.wakeUp == driver.now + .hours(1))
        driver.wake()
        driver.give(.handshakeCompleted)
        driver.give(.loadCompleted)
        driver.wait(.minutes(5))
        #expect(driver.give(.timePassed).contains(.forgetQuarantine))
        #expect(driver.life.lastFailure == nil)
    }

    @Test("exit 78 is permanent until a reset or a new file", arguments: [false, true])
    func permanent(byFile: Bool) {
        var driver = LifecycleDriver()
        driver.give(.installed(changed: false))
        driver.give(.hostExited(.code(78)))
        #expect(driver.life.state == .quarantined)
        #expect(driver.life.wakeUp == nil)
        #expect(driver.give(.command(.load)) == [])
        let actions = byFile ? driver.give(.installed(changed: true)) : driver.give(.command(.reset))
        #expect(actions.contains(.spawn) && actions.contains(.forgetQuarantine))
    }

    @Test("a refusal is permanent, and the host is killed")
    func refused() {
        var driver = LifecycleDriver()
        driver.give(.installed(changed: false))
        #expect(driver.give(.refused(LifecycleDriver.reason)).contains(.kill))
        driver.give(.hostExited(.signal(9)))
        #expect(driver.life.state == .quarantined)
        #expect(driver.life.lastFailure == LifecycleDriver.reason)
        #expect(driver.life.wakeUp == nil)
    }

    @Test("a fault kills the host and counts as a failure with its own reason")
    func fault() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.inFlight(1))
        #expect(driver.give(.fault(LifecycleDriver.reason)).contains(.kill))
        driver.give(.hostExited(.signal(9)))
        #expect(driver.life.state == .backingOff)
        #expect(driver.life.lastFailure == LifecycleDriver.reason)
        #expect(driver.life.deaths == 1)
    }

    @Test("a host that is too slow to start or to load is killed", arguments: [false, true])
    func slow(loading: Bool) {
        var driver = LifecycleDriver()
        driver.give(.installed(changed: false))
        if loading { driver.give(.handshakeCompleted) }
        driver.wake()
        #expect(driver.life.state == .stopping)
        driver.give(.hostExited(.signal(9)))
        #expect(driver.life.state == .backingOff)
    }

    @Test("a restart lets what is in flight finish first")
    func drain() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.inFlight(2))
        #expect(!driver.give(.command(.restart)).contains(.terminate))
        #expect(driver.life.state == .draining)
        driver.give(.inFlight(1))
        #expect(driver.give(.inFlight(0)).contains(.terminate))
        #expect(driver.give(.hostExited(.code(0))).contains(.spawn))
        #expect(driver.life.deaths == 0)
    }

    @Test("draining and stopping end by SIGKILL when their time is over")
    func stubborn() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.inFlight(1))
        driver.give(.command(.disable))
        driver.wake()
        #expect(driver.wasKilled)
        driver.give(.hostExited(.signal(9)))
        #expect(driver.life.state == .disabled)
    }

    @Test("too much memory leads to a drain and a new start, not to a failure")
    func memory() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.memoryExceeded(LifecycleDriver.reason))
        #expect(driver.life.state == .stopping)
        #expect(driver.give(.hostExited(.code(0))).contains(.spawn))
        #expect(driver.life.deaths == 0)
    }

    @Test("a removed plugin is drained and absent; it comes back when its file does")
    func removed() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.removed(nil))
        driver.give(.hostExited(.code(0)))
        #expect(driver.life.state == .absent)
        #expect(driver.give(.installed(changed: true)).contains(.spawn))
    }

    @Test("a disabled engine ignores requests, loads and restarts, until it is enabled")
    func disabled() {
        var driver = LifecycleDriver { $0.isEnabled = false }
        driver.give(.installed(changed: false))
        #expect(driver.life.state == .disabled)
        for input in [.demand, .command(.load), .command(.restart)] as [EngineLifecycle.Input] {
            #expect(driver.give(input) == [])
        }
        #expect(driver.give(.command(.enable)).contains(.spawn))
    }

    @Test("after shutdown nothing starts it again")
    func shutdown() {
        var driver = LifecycleDriver()
        driver.becomeReady()
        driver.give(.shutdown)
        driver.give(.hostExited(.code(0)))
        #expect(driver.life.state == .stopped)
        driver.give(.demand)
        for command in EngineCommand.allCases { driver.give(.command(command)) }
        driver.give(.installed(changed: true))
        #expect(driver.life.state == .stopped)
    }

    @Test("a quarantine of an earlier daemon goes on, with a probe after 15 minutes")
    func remembered() {
        var driver = LifecycleDriver()
        _ = driver.life.resumeQuarantine(LifecycleDriver.reason, permanent: false, now: driver.now)
        #expect(driver.life.state == .quarantined)
        #expect(driver.life.wakeUp == driver.now + .minutes(15))
        driver.wake()
        #expect(driver.life.state == .starting)
    }
}
