// Learns from the kernel that something in the plugin directories has changed; what it is, the next scan finds.
// Invariant: a change is told once things have been quiet for a moment, and at the latest a short time after the
// first change, so that a steady stream of changes hides none.
import CEmoSystem
import NIOCore
import NIOPosix

/// Watches directories by inotify. Used on one event loop only, which is what makes it safe to hand around.
final class PluginWatcher: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer

    /// A pair of files is copied one after the other: looked at when nothing has come for so long.
    static let quietTime = TimeAmount.milliseconds(150)
    /// From the first change to the look at the latest.
    static let longestWait = TimeAmount.milliseconds(600)
    /// At least one whole event: its head and the longest file name.
    private static let readBytes = 16 << 10

    private let directories: [String]
    private let onChange: () -> Void
    private var descriptor: CInt = -1
    private var channel: (any Channel)?
    private var look: Scheduled<Void>?
    private var firstChange: NIODeadline?

    /// - Parameters:
    ///   - directories: what is watched; one that does not exist yet is noticed when it comes.
    ///   - onChange: called on the event loop.
    init(directories: [String], onChange: @escaping () -> Void) {
        self.directories = directories
        self.onChange = onChange
    }

    /// Begins to watch; without inotify nothing is told, and plugins are found by the administrator's commands.
    /// - Returns: fulfilled when changes from here on are told.
    func start(on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        eventLoop.preconditionInEventLoop()
        let descriptor = emosystem_inotify()
        guard descriptor >= 0 else {
            return eventLoop.makeFailedFuture(HostSpawner.error("inotify", errorNumber: -descriptor))
        }
        self.descriptor = descriptor
        watch()
        return NIOPipeBootstrap(group: eventLoop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: Self.readBytes))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(self) }
            }
            .takingOwnershipOfDescriptor(input: descriptor)
            .map { self.channel = $0 }
    }

    /// Takes up directories that have come since; watching one again changes nothing.
    func watch() {
        guard descriptor >= 0 else { return }
        for directory in directories where emosystem_inotify_watch_files(descriptor, directory) < 0 {
            watchForArrival(of: directory)
        }
    }

    /// Ends the watching.
    func stop() {
        look?.cancel()
        look = nil
        descriptor = -1
        channel?.close(promise: nil)
        channel = nil
    }

    /// The nearest folder above that exists tells when the next one below it is made.
    private func watchForArrival(of directory: String) {
        var above = directory[...]
        while let slash = above.lastIndex(of: "/") {
            above = above[..<slash]
            if emosystem_inotify_watch_arrivals(descriptor, above.isEmpty ? "/" : String(above)) >= 0 {
                return
            }
        }
    }

    /// What changed is of no interest, only that something did; the bytes of the events are let go.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = NIODeadline.now()
        let first = firstChange ?? now
        firstChange = first
        look?.cancel()
        look = context.eventLoop.scheduleTask(deadline: min(now + Self.quietTime, first + Self.longestWait)) {
            self.firstChange = nil
            self.watch()
            self.onChange()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelInactive(context: ChannelHandlerContext) { descriptor = -1 }
}
