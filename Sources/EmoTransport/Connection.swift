// One client's connection as the services see it: who the peer is, and a way to notify it.
import EmoProtocol
import NIOCore
import Synchronization

/// The process at the other end of a Unix socket, as the kernel vouches for it.
public struct Peer: Sendable, Equatable {
    /// Its process id when it connected.
    public var processID: Int32
    /// Its user id.
    public var userID: UInt32
    /// Its group id.
    public var groupID: UInt32

    /// Makes a peer.
    public init(processID: Int32, userID: UInt32, groupID: UInt32) {
        self.processID = processID
        self.userID = userID
        self.groupID = groupID
    }
}

/// One connection. Safe to use from anywhere; messages leave in the order they were given.
public final class Connection: Sendable {
    /// Unique among the connections of this process.
    public let id: UInt64
    /// Who connected.
    public let peer: Peer
    private let send: @Sendable (Message, (@Sendable () -> Void)?) -> Void
    private let closed = Atomic(false)

    /// True once the connection is gone: nothing may be kept for it any more.
    public var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Marks it as gone, before anybody is told.
    func markClosed() { closed.store(true, ordering: .releasing) }

    init(id: UInt64, peer: Peer, send: @escaping @Sendable (Message, (@Sendable () -> Void)?) -> Void) {
        self.id = id
        self.peer = peer
        self.send = send
    }

    /// Sends a notification; dropped when the connection is gone.
    /// - Parameter whenTaken: called on the connection's event loop once the kernel has taken it for the client; never when the connection
    ///   is gone. Whoever sends without being asked waits for it, so that a client that does not read costs no memory.
    public func notify(
        _ method: String, _ parameters: JSONObject, whenTaken: (@Sendable () -> Void)? = nil
    ) {
        send(.notification(method: method, parameters: parameters), whenTaken)
    }
}

/// One request being worked on.
public struct RequestContext: Sendable {
    /// The connection it came on.
    public let connection: Connection
    /// The request.
    public let request: Request
    /// When the answer is no longer wanted.
    public let deadline: NIODeadline
    /// Unique in the journal: connection and request number.
    public let reference: String
    private let sequel = Sequel()

    init(connection: Connection, request: Request, deadline: NIODeadline, reference: String) {
        self.connection = connection
        self.request = request
        self.deadline = deadline
        self.reference = reference
    }

    /// Has `body` run once the reply is on its way, so that what it sends comes after the reply; not when the connection is gone.
    public func afterReply(_ body: @escaping @Sendable () -> Void) {
        sequel.bodies.withLock { $0.append(body) }
    }

    /// What is to follow the reply, given away once: what it holds, this context among it, must not be kept by the context.
    func takeSequel() -> [@Sendable () -> Void] {
        sequel.bodies.withLock { bodies in
            defer { bodies = [] }
            return bodies
        }
    }

    /// What is to follow the reply.
    private final class Sequel: Sendable {
        let bodies = Mutex<[@Sendable () -> Void]>([])
    }
}

/// What the server asks of the services.
public protocol RequestHandler: Sendable {
    /// Works a request out. The task is cancelled when the client cancels the request or goes away.
    func handle(_ context: RequestContext) async throws(ProtocolError) -> JSONValue
    /// True once the connection has an identity; without one it is closed after a while.
    func isIdentified(_ connection: Connection) -> Bool
    /// The connection is gone; what was kept for it can go too.
    func closed(_ connection: Connection)
}
