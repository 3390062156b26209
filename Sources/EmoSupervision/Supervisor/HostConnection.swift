// The daemon's end of the link to one host: frames in and out on the event loop, by callbacks.
// Invariant: after a malformed frame nothing more is read from this host; a link is killed, never
// resynchronised.
import EmoHostLink
import NIOCore
import NIOPosix

/// Who is told what a host says.
protocol HostConnectionOwner: AnyObject {
    func received(_ envelope: LinkEnvelope<HostMessage>, on connection: HostConnection)
    func broke(_ error: LinkError, on connection: HostConnection)
    func becameWritable(_ connection: HostConnection)
    func closed(_ connection: HostConnection)
}

/// A link to a host. Used on one event loop only, which is what makes it safe to hand around.
final class HostConnection: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer

    /// Bytes under way to the host above which audio waits, and below which it goes on.
    static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 64 << 10, high: 256 << 10)

    private var decoder = LinkDecoder<HostMessage>()
    private var context: ChannelHandlerContext?
    private var isBroken = false
    private(set) var isClosed = false
    private weak var owner: (any HostConnectionOwner)?

    init(owner: any HostConnectionOwner) { self.owner = owner }

    /// Takes a connected descriptor over, which is closed in any case.
    func connect(_ descriptor: CInt, on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        ClientBootstrap(group: eventLoop)
            .channelOption(.writeBufferWaterMark, value: Self.waterMark)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(self) }
            }
            .withConnectedSocket(descriptor)
            .map { _ in }
    }

    var isWritable: Bool { context?.channel.isWritable ?? false }

    /// Sends one message.
    /// - Returns: false when it does not fit a frame; then nothing was sent.
    @discardableResult
    func send(_ message: DaemonMessage, request: UInt32 = 0) -> Bool {
        let fits = write(message, request: request)
        flush()
        return fits
    }

    /// Puts one message behind those not flushed yet.
    /// - Returns: false when it does not fit a frame; then nothing was sent.
    @discardableResult
    func write(_ message: DaemonMessage, request: UInt32) -> Bool {
        guard let frame = try? LinkEnvelope(request: request, message: message).frame() else { return false }
        if let context, !isClosed {
            context.write(NIOAny(context.channel.allocator.buffer(bytes: frame)), promise: nil)
        }
        return true
    }

    func flush() { context?.flush() }

    func close() { context?.close(promise: nil) }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isBroken else { return }
        let buffer = unwrapInboundIn(data)
        buffer.withUnsafeReadableBytes { decoder.append($0) }
        do throws(LinkError) {
            while !isBroken, let envelope = try decoder.next() { owner?.received(envelope, on: self) }
        } catch {
            stopReading()
            owner?.broke(error, on: self)
        }
    }

    /// From here on the host is not listened to any more.
    func stopReading() { isBroken = true }

    // Both may come from within a write: told on the next turn of the loop, the owner is never entered twice,
    // and a long upload is no deep recursion.

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard context.channel.isWritable else { return }
        context.eventLoop.execute { self.owner?.becameWritable(self) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        context.eventLoop.execute { self.owner?.closed(self) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
