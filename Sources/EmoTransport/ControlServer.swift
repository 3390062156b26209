// Listens on the control socket, given by systemd or bound here, and gives each connection its handler.
import EmoProtocol
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// The listening half of the control protocol.
public final class ControlServer: Sendable {
    /// Where to listen.
    public enum Address: Sendable {
        /// A listening socket that the service manager has opened.
        case inherited(descriptor: Int32)
        /// A path to bind; a socket left there by a dead daemon is replaced. Mode 0660.
        case path(String)
    }

    private let channel: any Channel
    private let children: ConnectionTable

    private init(channel: any Channel, children: ConnectionTable) {
        self.channel = channel
        self.children = children
    }

    /// The path it listens on; with an inherited socket that is the service manager's.
    public var path: String? { channel.localAddress?.pathname }

    /// Connections that are open now.
    public var connectionCount: Int { children.count }

    /// Starts to listen.
    /// - Throws: an `IOError` when the path cannot be bound.
    public static func start(
        at address: Address, group: any EventLoopGroup, handler: any RequestHandler, limits: Limits,
        version: String
    ) async throws -> ControlServer {
        let children = ConnectionTable()
        let greeting = Greeting.message(version: version, limits: limits)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { child in
                Self.accept(child, children: children, handler: handler, limits: limits, greeting: greeting)
            }
        let channel: any Channel =
            switch address {
            case .inherited(let descriptor): try await bootstrap.withBoundSocket(descriptor).get()
            case .path(let path):
                try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
            }
        return ControlServer(channel: channel, children: children)
    }

    /// Takes no new connection.
    public func stopAccepting() async { try? await channel.close().get() }

    /// Lets what clients have asked for be answered; new requests are refused as `daemon.stopping`.
    /// - Parameter deadline: when it is enough.
    public func finishWork(deadline: NIODeadline) async {
        let works = children.all.map { child in
            let done = child.eventLoop.makePromise(of: Void.self)
            child.eventLoop.execute {
                guard
                    let context = try? child.pipeline.syncOperations.context(
                        handlerType: ConnectionHandler.self),
                    let handler = context.handler as? ConnectionHandler
                else { return done.succeed() }
                handler.finishWork(context: context, done: done)
            }
            let timeout = child.eventLoop.scheduleTask(deadline: deadline) { done.succeed() }
            return (done: done.futureResult, timeout: timeout)
        }
        for work in works {
            try? await work.done.get()
            work.timeout.cancel()
        }
    }

    /// Closes every connection.
    public func closeConnections() async {
        for child in children.all { try? await child.close(mode: .all).get() }
    }

    private static func accept(
        _ channel: any Channel, children: ConnectionTable, handler: any RequestHandler, limits: Limits,
        greeting: Message
    ) -> EventLoopFuture<Void> {
        guard let provider = channel as? any SocketOptionProvider else { return channel.close() }
        return provider.unsafeGetSocketOption(level: .socket, name: .init(rawValue: soPeerCredentials))
            .flatMap { (credentials: PeerCredentials) in
                channel.eventLoop.makeCompletedFuture {
                    // The daemon's own look at its health must not depend on clients leaving room for it.
                    let limit = credentials.pid == getpid() ? Int.max : limits.connections
                    guard let id = children.add(channel, limit: limit) else {
                        var line = Message.reply(id: nil, .failure(ProtocolError(.connections))).line
                        line.append(UInt8(ascii: "\n"))
                        channel.writeAndFlush(ByteBuffer(bytes: line)).whenComplete { _ in
                            channel.close(promise: nil)
                        }
                        return
                    }
                    channel.closeFuture.whenComplete { _ in children.remove(id) }
                    let peer = Peer(
                        processID: credentials.pid, userID: credentials.uid, groupID: credentials.gid)
                    try Self.install(
                        id: id, peer: peer, on: channel, handler: handler, limits: limits, greeting: greeting)
                }
            }
    }

    private static func install(
        id: UInt64, peer: Peer, on channel: any Channel, handler: any RequestHandler, limits: Limits,
        greeting: Message
    ) throws {
        let loop = channel.eventLoop
        let connection = Connection(id: id, peer: peer) { message, whenTaken in
            loop.execute {
                guard
                    let context = try? channel.pipeline.syncOperations.context(
                        handlerType: ConnectionHandler.self),
                    let handler = context.handler as? ConnectionHandler
                else { return }
                handler.write(message, context: context, whenTaken: whenTaken)
            }
        }
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(
                connection: connection, handler: handler, limits: limits, greeting: greeting,
                executor: LoopExecutor(loop)))
    }
}

/// `SO_PEERCRED` of Linux.
private let soPeerCredentials: CInt = 17

/// `struct ucred` of Linux, which Swift cannot import.
private struct PeerCredentials: Sendable {
    var pid: Int32 = 0
    var uid: UInt32 = 0
    var gid: UInt32 = 0
}

/// The open connections, counted and numbered.
private final class ConnectionTable: Sendable {
    private let state = Mutex<(next: UInt64, channels: [UInt64: any Channel])>((1, [:]))

    var count: Int { state.withLock { $0.channels.count } }
    var all: [any Channel] { state.withLock { Array($0.channels.values) } }

    func add(_ channel: any Channel, limit: Int) -> UInt64? {
        state.withLock { state in
            guard state.channels.count < limit else { return nil }
            defer { state.next += 1 }
            state.channels[state.next] = channel
            return state.next
        }
    }

    func remove(_ id: UInt64) { state.withLock { $0.channels[id] = nil } }
}
