// Who a peer is by the kernel alone: on one's own machine nobody needs a password.

/// How peers become identities without a password.
public struct PeerRule: Sendable {
    /// The uid by which the kernel names every user that the daemon's user namespace does not know
    /// (/proc/sys/kernel/overflowuid), as under systemd's PrivateUsers=. It stands for many people at once.
    public static let overflowUID: UInt32 = 65_534

    /// The daemon's own uid.
    public let daemonUID: UInt32
    /// Whether members of the socket's group are local users; `auth.local_users`.
    public let allowsLocalUsers: Bool

    /// Makes the rule.
    public init(daemonUID: UInt32, allowsLocalUsers: Bool) {
        self.daemonUID = daemonUID
        self.allowsLocalUsers = allowsLocalUsers
    }

    /// The identity of a peer that was let connect: root and the daemon's own user are administrators, others
    /// are local users where those are allowed. A peer whose uid the kernel hides stays anonymous, as else
    /// all such peers would be one user and read each other's data.
    public func identity(of peer: PeerCredentials) -> Identity {
        if peer.uid == 0 || peer.uid == daemonUID { return .local(peer: peer, role: .admin) }
        return allowsLocalUsers && peer.uid != Self.overflowUID
            ? .local(peer: peer, role: .user) : .anonymous(peer: peer)
    }
}
