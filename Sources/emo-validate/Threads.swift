// Threads for checks: started together, joined before the check goes on.
import Glibc

/// Runs bodies side by side.
enum Threads {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs every body on a thread of its own and waits for all.
    static func run(_ bodies: [@Sendable () -> Void]) throws {
        var threads: [pthread_t] = []
        for body in bodies {
            let box = Unmanaged.passRetained(Body(body))
            var thread = pthread_t()
            let status = pthread_create(
                &thread, nil,
                {
                    guard let argument = $0 else { return nil }
                    Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                    return nil
                }, box.toOpaque())
            guard status == 0 else {
                box.release()
                throw Finding("the check cannot run: no thread (errno \(status))")
            }
            threads.append(thread)
        }
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Waits, for things that must not happen meanwhile.
    static func pause(milliseconds: Int32) { poll(nil, 0, milliseconds) }
}
