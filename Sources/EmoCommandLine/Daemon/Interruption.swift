// Ctrl-C as something to wait for, instead of a death at any moment. While one exists the signal does not end the process;
// when it goes, the signal has its usual effect again. Never two at a time.
import CEmoSystem
import EmoTransport
import Glibc

/// Waits for a descriptor and for Ctrl-C at the same time.
public final class Interruption {
    /// What was waited for.
    public enum Event: Equatable, Sendable {
        /// The descriptor can be read, or its other end is gone.
        case readable
        /// Ctrl-C was pressed.
        case interrupted
        /// The time is up.
        case timedOut
    }

    /// A signalfd, or −1 where the signal is ignored: a shell does so for what it starts in the background.
    private let descriptor: Int32

    /// Begins to hold the signal back.
    public init() {
        var action = sigaction()
        sigaction(SIGINT, nil, &action)
        let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        let isIgnored = handler == unsafeBitCast(SIG_IGN, to: Int.self)
        descriptor = isIgnored ? -1 : emosystem_signalfd(SIGINT)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// Waits until something happens.
    /// - Parameters:
    ///   - other: the descriptor to wait for; −1 for none.
    ///   - deadline: CLOCK_MONOTONIC milliseconds.
    public func wait(for other: Int32 = -1, until deadline: Int64) -> Event {
        while true {
            // poll passes over negative descriptors.
            var waits = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: other, events: Int16(POLLIN), revents: 0),
            ]
            let remaining = max(0, deadline - ControlClient.now())
            let count = poll(&waits, nfds_t(waits.count), Int32(min(remaining, Int64(Int32.max))))
            if count < 0 {
                if errno == EINTR { continue }
                return .timedOut
            }
            if waits[0].revents != 0 {
                take()
                return .interrupted
            }
            if waits[1].revents != 0 { return .readable }
            if ControlClient.now() >= deadline { return .timedOut }
        }
    }

    /// Reads the signal away, so that the next wait sees only the next one.
    private func take() {
        var information = [UInt8](repeating: 0, count: 128)  // the size of struct signalfd_siginfo, signalfd(2)
        _ = read(descriptor, &information, information.count)
    }
}
