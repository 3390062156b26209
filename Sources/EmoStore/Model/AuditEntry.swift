// What was done by whom, never with what words.

/// An action to be recorded.
public struct AuditEntry: Hashable, Sendable {
    /// Who acted.
    public struct Actor: Hashable, Sendable {
        /// `user`, `service`, `local`, `system` …
        public var kind: String
        /// The user, where one acted.
        public var user: UUIDv7?
        /// The service's name, where one acted.
        public var service: String?
        /// The Unix uid of the peer.
        public var uid: UInt32?
        /// The process of the peer.
        public var pid: Int32?

        /// Names an actor.
        public init(
            kind: String, user: UUIDv7? = nil, service: String? = nil, uid: UInt32? = nil, pid: Int32? = nil
        ) {
            self.kind = kind
            self.user = user
            self.service = service
            self.uid = uid
            self.pid = pid
        }
    }

    /// Who acted.
    public var actor: Actor
    /// The user on whose behalf a service acted.
    public var onBehalfOf: UUIDv7?
    /// What was done, such as `token.revoke`.
    public var action: String
    /// To what: an identifier, never text.
    public var object: String?
    /// `ok` or the code of the error.
    public var outcome: String
    /// The request it belongs to.
    public var requestID: String?
    /// How long it took, in milliseconds.
    public var durationMilliseconds: Int?

    /// Describes an action.
    public init(
        actor: Actor, onBehalfOf: UUIDv7? = nil, action: String, object: String? = nil,
        outcome: String = "ok",
        requestID: String? = nil, durationMilliseconds: Int? = nil
    ) {
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.action = action
        self.object = object
        self.outcome = outcome
        self.requestID = requestID
        self.durationMilliseconds = durationMilliseconds
    }
}
