// The host's end of the link over a descriptor: one thread reads, any thread writes.
// Invariant: a frame is written whole or the link is over; no write waits longer than its limit.
import Glibc
import Synchronization

/// Reads envelopes from a descriptor. Used by one thread.
public struct BlockingLinkReader<Message: LinkMessage>: Sendable {
    private let descriptor: Int32
    private var decoder = LinkDecoder<Message>()
    private var block = [UInt8](repeating: 0, count: 128 << 10)

    /// Reads from a connected stream socket, which stays the caller's.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Waits for the next envelope; nil once the peer has closed the link between two frames.
    ///
    /// The wait has no deadline on purpose: it ends when the daemon speaks or ends.
    /// - Throws: ``LinkError``.
    public mutating func next() throws(LinkError) -> LinkEnvelope<Message>? {
        while true {
            if let envelope = try decoder.next() { return envelope }
            let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                decoder.append(contentsOf: block[..<count])
            } else if count == 0 {
                guard decoder.bufferedBytes == 0 else { throw .endedInsideFrame }
                return nil
            } else if errno == ECONNRESET {
                return nil
            } else if errno != EINTR {
                throw .system(call: "read", errorNumber: errno)
            }
        }
    }
}

/// Writes envelopes to a descriptor, from any thread.
public final class BlockingLinkWriter<Message: LinkMessage>: Sendable {
    private struct State {
        var failure: LinkError?
    }

    private let descriptor: Int32
    private let stallMilliseconds: Int32
    private let state = Mutex(State())

    /// Writes to a connected stream socket, which stays the caller's.
    /// - Parameter stallMilliseconds: how long the peer may take no bytes before the link counts as dead.
    public init(descriptor: Int32, stallMilliseconds: Int32 = 10_000) {
        self.descriptor = descriptor
        self.stallMilliseconds = stallMilliseconds
    }

    /// Writes one envelope.
    /// - Throws: ``LinkError``; after any but ``LinkError/frameTooLarge(bytes:)`` every later call throws
    ///   the same.
    public func send(_ message: Message, request: UInt32 = 0) throws(LinkError) {
        let frame = try LinkEnvelope(request: request, message: message).frame()
        let failure: LinkError? = state.withLock { state in
            if state.failure == nil { state.failure = write(frame) }
            return state.failure
        }
        if let failure { throw failure }
    }

    private func write(_ frame: [UInt8]) -> LinkError? {
        frame.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
                let count = Glibc.send(
                    descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, flags)
                if count >= 0 {
                    sent += count
                } else if errno == EAGAIN {
                    if let failure = waitForRoom() { return failure }
                } else if errno == EPIPE || errno == ECONNRESET {
                    return .closed
                } else if errno != EINTR {
                    return .system(call: "send", errorNumber: errno)
                }
            }
            return nil
        }
    }

    private func waitForRoom() -> LinkError? {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&entry, 1, stallMilliseconds)
        if ready == 0 { return .stalled(milliseconds: stallMilliseconds) }
        return ready < 0 && errno != EINTR ? .system(call: "poll", errorNumber: errno) : nil
    }
}
