// Who sits at the other end of the socket, as the kernel says.

/// What SO_PEERCRED tells of a peer.
public struct PeerCredentials: Hashable, Sendable {
    /// The process that connected.
    public let pid: Int32
    /// Its effective user.
    public let uid: UInt32
    /// Its effective group.
    public let gid: UInt32

    /// Makes credentials of what the kernel says.
    public init(pid: Int32, uid: UInt32, gid: UInt32) {
        self.pid = pid
        self.uid = uid
        self.gid = gid
    }
}
