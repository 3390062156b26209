// Who makes a request. An identity is made in three ways only: from the peer's credentials, from a verified
// user token, or from a verified service token.

/// Somebody who makes requests.
public struct Identity: Hashable, Sendable {
    /// How the identity was established.
    public enum Kind: String, Hashable, CaseIterable, Sendable {
        /// By nothing: local users are switched off and no token was sent.
        case anonymous
        /// By the Unix uid of the peer.
        case local
        /// By a user's token.
        case user
        /// By a service's token.
        case service
    }

    /// How the identity was established.
    public let kind: Kind
    /// The peer, where one is known.
    public let peer: PeerCredentials?
    /// The role; nil for services and the anonymous.
    public let role: Role?
    /// The identifier of the user, once it is known; nil for services and the anonymous.
    public let userID: String?
    /// The name of the service.
    public let serviceName: String?
    /// What the identity's token allows; all of its role's for local users.
    public let scopes: Set<Scope>
    /// The identifier of the token.
    public let tokenID: String?

    private init(
        kind: Kind, peer: PeerCredentials?, role: Role? = nil, userID: String? = nil,
        serviceName: String? = nil,
        scopes: [Scope] = [], tokenID: String? = nil
    ) {
        self.kind = kind
        self.peer = peer
        self.role = role
        self.userID = userID
        self.serviceName = serviceName
        self.scopes = Set(scopes)
        self.tokenID = tokenID
    }

    /// Whether this is an administrator of the installation.
    public var isAdministrator: Bool { role == .admin }

    /// A text that stays the same for one identity, under which idempotency keys are kept.
    public var stableName: String {
        switch kind {
        case .anonymous: "anonymous"
        case .local: "local:\(peer.map { String($0.uid) } ?? "")"
        case .user: "user:\(userID ?? "")"
        case .service: "service:\(serviceName ?? "")"
        }
    }

    /// Nobody in particular.
    public static func anonymous(peer: PeerCredentials?) -> Identity {
        Identity(kind: .anonymous, peer: peer)
    }

    /// The local user of the peer's uid.
    ///
    /// - Parameters:
    ///   - peer: the peer.
    ///   - role: the role that the peer's rule or the account gives.
    ///   - userID: the identifier of the account, once it was looked up or made.
    public static func local(peer: PeerCredentials, role: Role, userID: String? = nil) -> Identity {
        Identity(kind: .local, peer: peer, role: role, userID: userID, scopes: Scope.granted(to: role))
    }

    /// The bearer of a verified token.
    ///
    /// - Parameters:
    ///   - claims: what the token says.
    ///   - role: the role of the user's account now; ignored for services.
    ///   - peer: the peer that sent it.
    public static func bearer(_ claims: TokenClaims, role: Role, peer: PeerCredentials?) -> Identity {
        switch claims.kind {
        case .user:
            Identity(
                kind: .user, peer: peer, role: role, userID: claims.subject, scopes: claims.scopes,
                tokenID: claims.tokenID)
        case .service:
            Identity(
                kind: .service, peer: peer, serviceName: claims.serviceName, scopes: claims.scopes,
                tokenID: claims.tokenID)
        }
    }
}
