// Waits for SIGTERM or SIGINT without a handler that runs in the middle of anything.
import Dispatch
import Glibc

/// The request to stop.
final class StopSignal {
    private let signals: AsyncStream<String>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingOldest(1))
        signals = stream
        sources = [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT")].map { number, name in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(name) }
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }

    /// Returns the name of the signal.
    func wait() async -> String {
        for await name in signals { return name }
        return "end"
    }
}
