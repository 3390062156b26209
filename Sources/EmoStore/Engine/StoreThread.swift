// A real thread for work that blocks. Swift's cooperative pool has as many threads as cores; one fsync there
// would hold up unrelated tasks.

#if canImport(Glibc)
    import Glibc
#endif

/// A named thread that runs one function to its end and is joined once by its owner.
final class StoreThread: Sendable {
    private let identifier: pthread_t

    private final class Start {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }

        func run() {
            // pthread_setname_np is a GNU extension that Swift does not see; the kernel's file does the same.
            let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
            if descriptor >= 0 {
                _ = write(descriptor, name, name.utf8.count)
                close(descriptor)
            }
            body()
        }
    }

    /// Starts the thread.
    ///
    /// - Parameter name: shown by ps and debuggers, at most 15 characters.
    init(name: String, body: @escaping @Sendable () -> Void) throws {
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var identifier = pthread_t()
        let code = pthread_create(
            &identifier, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw StoreError(
                .unavailable, "A thread could not be started (error \(code)).",
                hint: "Raise TasksMax or the limit of threads.", retryAfterMilliseconds: 5_000)
        }
        self.identifier = identifier
    }

    /// Waits for the end of the thread. Called once, by the owner.
    func join() {
        pthread_join(identifier, nil)
    }
}
