// The state machine of an engine under whatever may happen, in any order: rules that always hold. A failing
// seed is printed and repeats.
import EmoSupervision
import NIOCore
import Testing

/// SplitMix64: the same numbers from the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("The life of an engine, at random")
struct EngineLifecycleWalkTests {
    private static func randomInput(
        _ random: inout SeededGenerator, _ driver: LifecycleDriver
    ) -> EngineLifecycle.Input {
        let state = driver.life.state
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return .installed(changed: Bool.random(using: &random))
        case 1: return Int.random(in: 0..<8, using: &random) == 0 ? .removed(nil) : .demand
        case 2: return .command(EngineCommand.allCases.randomElement(using: &random) ?? .load)
        case 3, 4: return state == .starting ? .handshakeCompleted : .demand
        case 5, 6: return state == .loading ? .loadCompleted : .timePassed
        case 7, 8, 9:
            return state.isServing || state == .draining
                ? .inFlight(Int.random(in: 0...2, using: &random)) : .timePassed
        case 10: return .fault(LifecycleDriver.reason)
        case 11:
            return Int.random(in: 0..<4, using: &random) == 0 ? .refused(LifecycleDriver.reason) : .timePassed
        case 12: return .memoryExceeded(LifecycleDriver.reason)
        case 13 where state == .starting:
            return .spawnFailed(LifecycleDriver.reason, permanent: Bool.random(using: &random))
        case 14 where driver.hasHost:
            let exits: [HostExit] = [.code(0), .code(1), .code(78), .signal(9), .signal(11)]
            return .hostExited(exits.randomElement(using: &random) ?? .code(0))
        default: return .timePassed
        }
    }

    @Test(
        "no second host, no forgotten host, no wait without a limit, and always a way back into service",
        arguments: 0..<400)
    func walk(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var driver = LifecycleDriver {
            $0.preload = Bool.random(using: &random)
            $0.keepAlive =
                Bool.random(using: &random) ? .seconds(Int64.random(in: 0...600, using: &random)) : nil
        }
        for _ in 0..<400 {
            driver.wait(.milliseconds(Int64.random(in: 0...60_000, using: &random)))
            driver.give(Self.randomInput(&random, driver))
        }
        recover(&driver, seed)
        finish(&driver, seed)
    }

    /// An administrator and a host without faults bring any engine back into service in a few steps.
    private func recover(_ driver: inout LifecycleDriver, _ seed: UInt64) {
        driver.give(.installed(changed: true))
        for _ in 0..<8 where !driver.life.state.isServing {
            driver.give(.command(.enable))
            driver.give(.command(.reset))
            driver.give(.command(.load))
            switch driver.life.state {
            case .draining: driver.give(.inFlight(0))
            case .stopping: driver.give(.hostExited(.code(0)))
            case .starting:
                driver.give(.handshakeCompleted)
                driver.give(.loadCompleted)
            case .loading: driver.give(.loadCompleted)
            case .absent: driver.give(.installed(changed: true))
            default: break
            }
        }
        #expect(
            driver.life.state.isServing,
            "seed \(seed) ends in \(driver.life.state): \(driver.trace.suffix(12))")
    }

    /// Shutdown leaves no host.
    private func finish(_ driver: inout LifecycleDriver, _ seed: UInt64) {
        driver.give(.shutdown)
        for _ in 0..<4 where driver.hasHost {
            driver.wake()
            if driver.life.state == .stopping { driver.give(.hostExited(.signal(9))) }
        }
        #expect(
            driver.life.state == .stopped,
            "seed \(seed) ends in \(driver.life.state): \(driver.trace.suffix(12))")
    }
}
