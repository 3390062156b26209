// What a host's failure is called towards the services.
import EmoHostLink

extension EngineError {
    /// Codes of the link that have another name towards services. Others (`audio.*`, `limit.queue_full`, …)
    /// are passed on.
    private static let names: [String: Code] = [
        "host.abi_mismatch": .abiMismatch,
        "host.entry_missing": .manifestInvalid,
        "host.plugin_unreadable": .manifestInvalid,
        "host.engine_mismatch": .manifestInvalid,
        "host.manifest_mismatch": .manifestInvalid,
        "host.describe_invalid": .manifestInvalid,
        LinkFailure.Code.invalidInput: .inputRefused,
        LinkFailure.Code.wrongState: .failed,
        LinkFailure.Code.stateInvalid: .failed,
        LinkFailure.Code.exhausted: .unavailable,
    ]
    private static let retryable: Set<Code> = [.unavailable, .queueFull, .deadlineExceeded]
    private static let maximumTextBytes = 512

    init(_ failure: LinkFailure, engine: String) {
        let code =
            Self.names[failure.code] ?? Code(rawValue: failure.code.isEmpty ? "engine.failed" : failure.code)
        self.init(
            code, String(failure.message.prefix(Self.maximumTextBytes)),
            hint: failure.hint.isEmpty
                ? "See its lines in the daemon's log, then: emoctl engine show \(engine)"
                : String(failure.hint.prefix(Self.maximumTextBytes)),
            retryAfterMilliseconds: Self.retryable.contains(code) ? 1_000 : nil)
    }
}
