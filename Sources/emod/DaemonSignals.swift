// Waits for SIGTERM, SIGINT and SIGHUP without a handler that runs in the middle of anything.
import Dispatch
import Glibc

/// What signals ask of the daemon.
final class DaemonSignals {
    /// One wish.
    enum Wish: Sendable {
        /// End in order; the signal's name.
        case stop(String)
        /// Read the configuration again.
        case reload
    }

    /// The wishes; one that nobody has taken yet gives way to a newer one, and a stop is the last.
    let wishes: AsyncStream<Wish>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Wish.self, bufferingPolicy: .bufferingNewest(1))
        wishes = stream
        let table: [(Int32, Wish)] = [
            (SIGTERM, .stop("SIGTERM")), (SIGINT, .stop("SIGINT")), (SIGHUP, .reload),
        ]
        sources = table.map { number, wish in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                continuation.yield(wish)
                if case .stop = wish { continuation.finish() }
            }
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
