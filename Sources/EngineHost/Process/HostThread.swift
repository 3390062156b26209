// A thread of the host that lives as long as the process.
import CSandbox
import Glibc

/// Starts named threads.
enum HostThread {
    private final class Body {
        let name: String
        let run: () -> Void

        init(name: String, run: @escaping () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// Runs `body` on a new thread.
    /// - Throws: ``HostRefusal`` when the system gives no thread.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(HostRefusal) {
        let box = Unmanaged.passRetained(Body(name: name, run: body))
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, { HostThread.enter($0) }, box.toOpaque())
        guard status == 0 else {
            box.release()
            throw HostRefusal(
                code: "host.no_thread", message: "the system gives no thread (errno \(status))",
                hint: "look at the limits of processes and memory", exit: .engineUnavailable)
        }
        pthread_detach(thread)
    }

    private static func enter(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
        emosandbox_set_name(body.name)
        body.run()
        return nil
    }
}
