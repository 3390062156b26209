// The `emo_call` of one call into the engine: answers its polls, passes progress on, keeps the reason of a
// failure.
import CEmoABI
import EmoHostLink
import Synchronization

/// Stands behind one `emo_call`, from before the call until after it.
final class CallContext: Sendable {
    private let request: HostRequest
    private let reason = Mutex<String?>(nil)

    init(_ request: HostRequest) { self.request = request }

    /// Calls the engine.
    /// - Returns: the failure its status means; nil for `EMO_OK`.
    func perform(_ body: (UnsafePointer<emo_call>) -> Int32) -> LinkFailure? {
        var call = emo_call()
        call.size_bytes = UInt32(MemoryLayout<emo_call>.size)
        call.host_data = Unmanaged.passUnretained(self).toOpaque()
        call.deadline_ns = request.deadline
        call.poll = { CallContext.from($0)?.request.poll() ?? EMO_STOP_CANCELLED }
        call.progress = { call, fraction, message, bytes in
            guard let context = CallContext.from(call) else { return EMO_STOP_CANCELLED }
            let text = PluginText.read(message, min(bytes, 2048)) ?? ""
            let fraction = fraction.isFinite ? max(0, min(1, fraction)) : 0
            context.request.push(.progress(fraction: fraction, message: text))
            return context.request.poll()
        }
        call.fail = { call, _, message, bytes in
            let text = PluginText.read(message, min(bytes, 2048))
            CallContext.from(call)?.reason.withLock { $0 = text }
        }
        let status = withExtendedLifetime(self) { body(&call) }
        guard status != EMO_OK else { return nil }
        return EngineStatusMapping.failure(of: status, message: reason.withLock { $0 })
    }

    private static func from(_ call: UnsafePointer<emo_call>?) -> CallContext? {
        call?.pointee.host_data.map { Unmanaged<CallContext>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// Keeps the first answer against the ABI that the engine gave during one call.
final class Misbehaviour: Sendable {
    private let first = Mutex<String?>(nil)

    /// Notes what was wrong, without user text.
    func note(_ what: String) { first.withLock { $0 = $0 ?? what } }

    /// Throws when something was noted.
    func check() throws(ContractViolation) {
        if let what = first.withLock({ $0 }) { throw ContractViolation(what: what) }
    }
}

/// An answer of the engine that the ABI forbids.
struct ContractViolation: Error {
    /// What it was, without user text.
    let what: String

    /// What the daemon is told.
    var failure: LinkFailure {
        EngineStatusMapping.failure(of: EMO_INTERNAL, message: "the engine broke the ABI: \(what)")
    }
}
