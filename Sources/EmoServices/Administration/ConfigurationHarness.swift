// config.* on the wire.
import EmoProtocol
import EmoStore

struct ConfigurationHarness: Harness {
    let hook: ReloadHook
    let store: Store

    var operations: [String: Operation] { ["config.reload": reload] }

    /// It takes effect first: what was refused is not in the audit log.
    private func reload(_ call: Call) async throws -> JSONValue {
        let outcome = try await hook.perform()
        let receipt: Receipt<ReloadOutcome> = call.receipt(object: { _ in nil }, encode: { $0.json })
        try await store.write { try receipt.settle(outcome, in: $0) }
        return outcome.json
    }
}

extension ReloadOutcome {
    /// The outcome on the wire.
    fileprivate var json: JSONValue {
        ["applied": JSONValue(applied), "restart": JSONValue(needingRestart)]
    }
}
