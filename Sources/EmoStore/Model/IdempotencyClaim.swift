// What the store says to a request that carries an idempotency key.

/// What is known of an idempotency key.
public enum IdempotencyClaim: Hashable, Sendable {
    /// The key is new: do the effect and store the reply in this same transaction.
    case new
    /// The request was done already; this was the reply.
    case replay([UInt8])
    /// The key was used for another request.
    case conflict
}
