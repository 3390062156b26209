// Ctrl-C as something to wait for, instead of a death at any moment. While one exists the signal does not end
// the process; when the last one goes, the signal has its usual effect again. Where there are several, one made
// within the life of another, each press is seen by the one that waits.
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
    /// True for the outermost one, which lets the signal through again.
    private let isOutermost: Bool

    /// Begins to hold the signal back.
    public init() {
        var action = sigaction()
        sigaction(SIGINT, nil, &action)
        let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        let isIgnored = handler == unsafeBitCast(SIG_IGN, to: Int.self)
        var blocked = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &blocked)
        isOutermost = !isIgnored && sigismember(&blocked, SIGINT) == 0
        descriptor = isIgnored ? -1 : emosystem_signalfd(SIGINT)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        guard isOutermost else { return }
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
        // The size of struct signalfd_siginfo, signalfd(2).
        var information = [UInt8](repeating: 0, count: 128)
        _ = read(descriptor, &information, information.count)
    }
}
