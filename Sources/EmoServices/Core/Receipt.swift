// What is stored in the transaction of an effect, beside the effect: the audit row, and the reply under its idempotency key.
import EmoProtocol
import EmoStore

/// Thrown inside a transaction when the request turns out to have been done already; nothing of the second one is kept.
struct Replayed: Error {
    /// The reply of the first one, as JSON.
    let reply: [UInt8]
}

/// Settles a mutating call within its transaction.
struct Receipt<Output: Sendable>: Sendable {
    /// How long a key is remembered, in milliseconds.
    static var idempotencyMilliseconds: Int64 { 24 * 3_600 * 1_000 }

    fileprivate let call: Call
    fileprivate let object: @Sendable (Output) -> String?
    fileprivate let encode: @Sendable (Output) -> JSONValue

    init(
        call: Call, object: @escaping @Sendable (Output) -> String?,
        encode: @escaping @Sendable (Output) -> JSONValue
    ) {
        self.call = call
        self.object = object
        self.encode = encode
    }

    /// Writes the audit row and remembers the reply as the caller's.
    func settle(_ output: Output, in transaction: Transaction, keepsReply: Bool = true) throws {
        try settle(output, in: transaction, owner: call.caller.userID, keepsReply: keepsReply)
    }

    /// Writes the audit row and remembers the reply.
    /// - Parameters:
    ///   - owner: whose text the reply may hold: it is sealed with that user's key and erased with them.
    ///   - keepsReply: false where there is no effect that a repeated request could have twice.
    /// - Throws: `Replayed` when another request with the same key was faster; `ProtocolError` when the key belongs to another request.
    func settle(_ output: Output, in transaction: Transaction, owner: UUIDv7?, keepsReply: Bool = true) throws
    {
        try transaction.audit.append(
            AuditEntry(
                actor: call.caller.actor, onBehalfOf: call.caller.onBehalfOf, action: call.method.name,
                object: object(output), outcome: "ok",
                requestID: call.context.reference))
        guard keepsReply, let key = call.context.request.idempotencyKey else { return }
        let identity = call.caller.idempotencyIdentity
        switch try transaction.idempotency.claim(identity: identity, key: key, requestHash: call.requestHash)
        {
        case .replay(let reply): throw Replayed(reply: reply)
        case .conflict: throw ProtocolError(.idempotencyConflict)
        case .new:
            try transaction.idempotency.store(
                identity: identity, key: key, requestHash: call.requestHash, reply: encode(output).line(),
                user: owner,
                expiresAt: transaction.now.adding(milliseconds: Self.idempotencyMilliseconds))
        }
    }
}
