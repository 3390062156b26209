// The checks on a running host: pings, progress, the test inference when idle, memory, and what the host
// notes by itself.
import EmoHostLink
import Logging
import NIOCore

extension EngineSupervisor {
    /// Counters of its own an engine may have.
    private static let maximumCounters = 32
    /// A test inference takes at most so long; the plugin ABI says 2 s.
    private static let canaryTimeout: TimeAmount = .seconds(10)

    func startHealthChecks() {
        healthTask?.cancel()
        healthTask = context.eventLoop.scheduleRepeatedTask(
            initialDelay: settings.pingInterval, delay: settings.pingInterval
        ) { [weak self] _ in self?.checkHealth() }
    }

    private func checkHealth() {
        guard state.hasProcess, state != .stopping, let connection else { return }
        let now = NIODeadline.now()
        guard let ping = health.nextPing() else {
            return handle(.fault(fault("\(id) does not answer pings.")))
        }
        connection.send(.ping(number: ping))
        if slots > 0, health.isStalled(limit: settings.stallTimeout, now: now) {
            return handle(.fault(fault("\(id) makes no progress with a request.")))
        }
        checkMemory()
        if state == .ready, health.canaryIsDue(interval: settings.canaryInterval, now: now) {
            beginCanary(now)
        }
    }

    private func beginCanary(_ now: NIODeadline) {
        let deadline = now + Self.canaryTimeout
        let call = HostCall(.canary(began: now))
        guard open(call, .selfTest(deadline: deadline.uptimeNanoseconds)) else { return }
        watch(call, until: deadline + settings.lateReplyGrace)
        handle(.inFlight(slots))
    }

    /// Resident memory of the host above which it is drained and started anew.
    var memoryLimitBytes: UInt64 {
        settings.memoryLimitBytes ?? max(2 * plugin.manifest.memoryBytes, 256 << 20)
    }

    private func checkMemory() {
        guard let process else { return }
        let limit = memoryLimitBytes
        guard let resident = ProcessMemory.residentBytes(of: process.processID), resident > limit else {
            return
        }
        handle(
            .memoryExceeded(
                EngineError(
                    .failed, "\(id) holds \(resident >> 20) MiB of memory, \(limit >> 20) MiB are allowed.",
                    hint:
                        "It is started anew by itself; the limit follows memory_bytes in its manifest."
                )))
    }

    /// Takes what a host says without being asked.
    func noted(_ message: HostMessage) {
        switch message {
        case .pong(let pong):
            if !health.received(pong, now: .now()) {
                handle(.fault(fault("\(id) answered a ping that was not sent.")))
            }
        case .log(let level, let text): take(level, text)
        case .metric(let name, let value):
            guard counters[name] != nil || counters.count < Self.maximumCounters else { return }
            counters[name, default: 0] += value
        case .memoryReport: break
        default: handle(.fault(fault("\(id) gave an answer to no request.")))
        }
    }

    private func take(_ level: LinkLogLevel, _ text: String) {
        let metadata: Logger.Metadata = ["text": "\(text)"]
        let kept: EngineLogLine.LogLevel
        switch level {
        case .debug:
            logger.debug("engine log", metadata: metadata)
            kept = .debug
        case .info:
            logger.info("engine log", metadata: metadata)
            kept = .info
        case .warning:
            logger.warning("engine log", metadata: metadata)
            kept = .warning
        case .error:
            logger.error("engine log", metadata: metadata)
            kept = .error
        case .hostMisbehaving:
            logger.error("engine host misbehaves", metadata: metadata)
            kept = .error
        case .engineMisbehaving:
            logger.error("engine misbehaves", metadata: metadata)
            kept = .error
        }
        log.add(kept, text, processID: process?.processID)
    }
}
