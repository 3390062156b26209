// Finds out who asks: the request's own token, then the connection's, then the peer that the kernel vouches for.
import EmoAuth
import EmoProtocol
import EmoStore
import EmoTransport
import Glibc
import Synchronization

/// Turns requests into callers.
final class IdentityResolver: Sendable {
    private struct State {
        /// Tokens bound to connections by auth.token.
        var tokens: [UInt64: String] = [:]
        /// Local users by uid, as their accounts are; a user is made at first use and keeps its id.
        var localUsers: [UInt32: User] = [:]
    }

    private let store: Store
    private let accounts: AccountService
    private let peerRule: PeerRule
    private let state = Mutex(State())

    init(store: Store, accounts: AccountService, acceptsLocalUsers: Bool) {
        self.store = store
        self.accounts = accounts
        peerRule = PeerRule(daemonUID: geteuid(), allowsLocalUsers: acceptsLocalUsers)
    }

    /// Who asks, and for whom.
    /// - Throws: `AuthError` for a token that is not good, `ProtocolError` when `on_behalf_of` names nobody.
    func caller(of context: RequestContext) async throws -> Caller {
        let peer = PeerCredentials(context.connection.peer)
        guard let token = token(of: context) else {
            // A peer acts for itself only: with on_behalf_of it is refused, not silently served with its own data.
            var caller = try await caller(local: peer)
            caller.onBehalfOf = context.request.onBehalfOf.map { UUIDv7($0) ?? UUIDv7() }
            return caller
        }
        let identity = try await accounts.identity(token: token, peer: peer)
        guard let named = context.request.onBehalfOf else {
            return Caller(identity: identity, userID: identity.userID.flatMap(UUIDv7.init))
        }
        guard identity.scopes.contains(.onBehalfOf) else {
            throw ProtocolError(.authScope, "\(identity.serviceName ?? "") lacks the scope “on_behalf_of”")
        }
        guard let user = UUIDv7(named), let found = try await store.read({ try $0.users.find(user) }),
            found.disabledAt == nil
        else { throw ProtocolError(.userNotFound) }
        return Caller(identity: identity, userID: user, onBehalfOf: user)
    }

    /// Binds a token to a connection.
    /// - Throws: `AuthError`.
    func bind(_ token: String, to connection: Connection) async throws -> Caller {
        let identity = try await accounts.identity(token: token, peer: PeerCredentials(connection.peer))
        if !connection.isClosed { state.withLock { $0.tokens[connection.id] = token } }
        return Caller(identity: identity, userID: identity.userID.flatMap(UUIDv7.init))
    }

    /// True once somebody is known on the connection.
    func isIdentified(_ connection: Connection) -> Bool {
        peerRule.identity(of: PeerCredentials(connection.peer)).kind != .anonymous
            || state.withLock { $0.tokens[connection.id] != nil }
    }

    /// The token that a request or its connection carries.
    func token(of context: RequestContext) -> String? {
        context.request.token ?? state.withLock { $0.tokens[context.connection.id] }
    }

    /// The connection is gone.
    func forget(_ connection: Connection) { state.withLock { $0.tokens[connection.id] = nil } }

    /// The account was changed: it is read anew.
    func forget(user: UUIDv7) {
        state.withLock { state in state.localUsers = state.localUsers.filter { $0.value.id != user } }
    }

    private func caller(local peer: PeerCredentials) async throws -> Caller {
        let identity = peerRule.identity(of: peer)
        guard identity.kind == .local, let role = identity.role else { return Caller(identity: identity) }
        let user: User
        if let known = state.withLock({ $0.localUsers[peer.uid] }) {
            user = known
        } else {
            user = try await localUser(peer.uid)
            state.withLock { $0.localUsers[peer.uid] = user }
        }
        // Root and the daemon's own user keep their rights whatever the account says: somebody has to mend things.
        guard user.disabledAt == nil || role == .admin else {
            throw AuthError(
                .disabled, "The account is disabled.", hint: "Ask an administrator: emoctl user enable USER")
        }
        return Caller(
            identity: .local(
                peer: peer, role: role == .admin ? role : user.role, userID: user.id.description),
            userID: user.id)
    }

    private func localUser(_ uid: UInt32) async throws -> User {
        if let user = try await store.read({ try $0.users.find(localUID: uid) }) { return user }
        return try await store.write { try $0.users.localUser(uid: uid) }
    }
}

extension PeerCredentials {
    /// The peer of a connection.
    init(_ peer: Peer) { self.init(pid: peer.processID, uid: peer.userID, gid: peer.groupID) }
}
