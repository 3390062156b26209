// Tells the service manager that the daemon is well, and only when it is: a health request through the real socket, which reads and
// writes the database, has been answered. Runs on a thread of its own, so that a stuck event loop is noticed.
import EmoProtocol
import EmoTransport
import Glibc
import Logging
import Synchronization

/// Feeds the watchdog of the service manager.
final class Watchdog: Sendable {
    private let socket: String
    private let logger: Logger
    private let isStopped = Mutex(false)

    init(socket: String, logger: Logger) {
        self.socket = socket
        self.logger = logger
    }

    /// Starts the thread, when the service manager asks for it.
    func start() {
        guard let milliseconds = ServiceManager.watchdogMilliseconds() else { return }
        let beat = Beat(watchdog: self, intervalMilliseconds: max(milliseconds / 3, 100))
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(beat).toOpaque()
        let failed = pthread_create(&thread, nil, { Watchdog.run($0) }, argument) != 0
        if failed { Unmanaged<Beat>.fromOpaque(argument).release() } else { pthread_detach(thread) }
    }

    /// No more signs of life.
    func stop() { isStopped.withLock { $0 = true } }

    private final class Beat {
        let watchdog: Watchdog
        let intervalMilliseconds: Int64

        init(watchdog: Watchdog, intervalMilliseconds: Int64) {
            self.watchdog = watchdog
            self.intervalMilliseconds = intervalMilliseconds
        }
    }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        let beat = Unmanaged<Beat>.fromOpaque(argument).takeRetainedValue()
        while !beat.watchdog.isStopped.withLock({ $0 }) {
            if beat.watchdog.isWell(timeoutMilliseconds: Int(beat.intervalMilliseconds)) {
                ServiceManager.alive()
            } else if !beat.watchdog.isStopped.withLock({ $0 }) {
                beat.watchdog.logger.error(
                    "not well", metadata: ["interval_ms": "\(beat.intervalMilliseconds)"])
            }
            var interval = timespec(
                tv_sec: Int(beat.intervalMilliseconds / 1_000),
                tv_nsec: Int(beat.intervalMilliseconds % 1_000) * 1_000_000)
            nanosleep(&interval, nil)
        }
        return nil
    }

    private func isWell(timeoutMilliseconds: Int) -> Bool {
        guard let client = try? ControlClient(path: socket, timeoutMilliseconds: timeoutMilliseconds),
            case .success(let health) = try? client.call(
                Request(id: nil, method: "health.get"), timeoutMilliseconds: timeoutMilliseconds)
        else { return false }
        // A full disk is not mended by a restart: only a database that cannot be read at all is.
        return health["database"]?["status"]?.string != "failing"
    }
}
