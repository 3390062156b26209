// Who asks, and whose data it is about.
import EmoAuth
import EmoProtocol
import EmoStore

/// The identity behind one request.
struct Caller: Sendable {
    /// Who asks.
    var identity: Identity
    /// Whose data is read and written; nil for nobody's.
    var userID: UUIDv7?
    /// The user a service acts for.
    var onBehalfOf: UUIDv7?

    /// Name for people.
    var name: String {
        switch identity.kind {
        case .anonymous: ""
        case .local: "uid \(identity.peer?.uid ?? 0)"
        case .user: identity.userID ?? ""
        case .service: identity.serviceName ?? ""
        }
    }

    /// As the audit log names the caller.
    var actor: AuditEntry.Actor {
        AuditEntry.Actor(
            kind: identity.kind.rawValue, user: identity.kind == .service ? nil : userID,
            service: identity.serviceName, uid: identity.peer?.uid,
            pid: identity.peer?.pid)
    }

    /// Keeps idempotency keys of different identities apart, also those of one service for different users.
    var idempotencyIdentity: String { identity.stableName + " " + (onBehalfOf?.description ?? "") }

    /// The user whose data the request is about.
    func user() throws(ProtocolError) -> UUIDv7 {
        guard let userID else { throw ProtocolError(.authRequired) }
        return userID
    }
}
