// The thread that reads the link: takes requests in, keeps their audio, and answers at once what must not
// wait for work.
// Invariant: it never waits for the engine, so cancel, ping and the end of the link are seen while the engine
// hangs.
import CEmoABI
import EmoHostLink

/// Reads the daemon's messages after the hand-shake.
final class LinkReceiver: @unchecked Sendable {  // used by its own thread only, once started
    private let plugin: PluginLibrary
    private let engine: OpaquePointer
    private let queue: RequestQueue
    private let output: any HostOutput
    private let activity: Activity
    private let scratchDirectory: String?
    private let maximumAudioBytes: UInt64
    private let capture: OutputCapture

    /// Makes a receiver.
    init(
        worker: EngineWorker, queue: RequestQueue, output: any HostOutput, activity: Activity,
        hello: LinkHello,
        capture: OutputCapture
    ) {
        plugin = worker.plugin
        engine = worker.object
        self.queue = queue
        self.output = output
        self.activity = activity
        self.capture = capture
        scratchDirectory = hello.scratchDirectory.isEmpty ? nil : hello.scratchDirectory
        maximumAudioBytes = hello.maximumAudioBytes
    }

    /// Reads until the link ends, and the process with it: without the daemon nobody is left to work for.
    func run(_ reader: BlockingLinkReader<DaemonMessage>) -> Never {
        var reader = reader
        do {
            while let envelope = try reader.next() { receive(envelope.message, envelope.request) }
        } catch {
            output.send(.log(level: .error, text: "the link broke: \(error.code)"), request: 0)
            HostExit.linkBroken.leave()
        }
        HostExit.done.leave()
    }

    private func receive(_ message: DaemonMessage, _ number: UInt32) {
        do {
            try take(message, number)
        } catch {
            output.send(.failure(error), request: number)
        }
    }

    private func take(_ message: DaemonMessage, _ number: UInt32) throws(LinkFailure) {
        switch message {
        case .ping(let ping):
            let load = queue.load
            let pong = LinkPong(
                number: ping, running: load.running, activity: activity.count, waiting: load.waiting)
            output.send(.pong(pong), request: number)
        case .cancel: cancel(number)
        case .drain:
            queue.drain()
            plugin.entry.pointee.drain(engine)
            output.send(.ok, request: number)
        case .shutdown: queue.shutDown(request(number, 0, .shutdown))
        case .audioChunk(let bytes): appendAudio(bytes, number)
        case .audioFinish: finishAudio(number)
        case .hello: throw RequestQueue.wrongState("a second hello")
        default: try open(message, number)
        }
    }

    private func open(_ message: DaemonMessage, _ number: UInt32) throws(LinkFailure) {
        guard number != 0 else { throw RequestQueue.wrongState("a request needs a number above 0") }
        capture.userDataArrives(with: message)
        guard let (work, deadline) = try HostWork.of(message, spool: spool) else { return }
        try queue.open(request(number, deadline, work), ready: !work.waitsForAudio)
    }

    private func request(_ number: UInt32, _ deadline: UInt64, _ work: HostWork) -> HostRequest {
        HostRequest(number: number, deadline: deadline, work: work, output: output, activity: activity)
    }

    private func spool() throws(LinkFailure) -> AudioSpool {
        try AudioSpool(folder: scratchDirectory, maximumBytes: maximumAudioBytes)
    }

    /// Audio of a request that has failed already is still under way, and dropped.
    private func appendAudio(_ bytes: [UInt8], _ number: UInt32) {
        guard let request = queue.request(number), let spool = request.spool else { return }
        do {
            try spool.append(bytes)
        } catch {
            request.answer(.failure(error))
            request.cancel()
            queue.closeUnlessReady(request)
        }
    }

    private func finishAudio(_ number: UInt32) {
        guard let request = queue.request(number), let spool = request.spool else { return }
        spool.finish()
        queue.makeReady(request)
    }

    private func cancel(_ number: UInt32) {
        guard let request = queue.request(number) else { return }
        request.cancel()
        // One that still collects audio would never come to the worker.
        if queue.closeUnlessReady(request) {
            request.answer(.failure(EngineStatusMapping.failure(of: EMO_CANCELLED, message: nil)))
        }
    }
}

extension OutputCapture {
    /// From the first message with the user's words or voice on, words are withheld.
    fileprivate func userDataArrives(with message: DaemonMessage) {
        switch message {
        case .load, .selfTest: break
        default: userDataArrives()
        }
    }
}
