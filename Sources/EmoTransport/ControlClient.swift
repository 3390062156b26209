// The calling half of the control protocol: blocking, one connection, one deadline for each wait. For command lines and tests;
// not safe to use from two threads at once.
import EmoProtocol
import Glibc

/// A connection to emod.
public final class ControlClient {
    /// Why there is no answer.
    public enum Failure: Error, Equatable, Sendable {
        /// There is no socket, or nobody listens on it.
        case notRunning(path: String)
        /// The socket may not be opened by this user.
        case notPermitted(path: String)
        /// The path is longer than a socket's address can be.
        case pathTooLong(path: String)
        /// The connection ended before the answer.
        case closed
        /// The time is up.
        case timedOut
        /// What came is not the protocol.
        case malformed(String)
        /// The server took no more connections, and said so instead of greeting.
        case refused(ProtocolError)
    }

    /// Seconds that connecting, or the socket's taking of bytes, may stand still.
    private static let sendSeconds = 30

    /// A line that has passed.
    public enum Passage: Sendable {
        /// To the server.
        case sent([UInt8])
        /// From the server.
        case received([UInt8])
    }

    /// Told of every line after the greeting; for tests that hold the traffic against the protocol's description.
    public var observer: ((Passage) -> Void)?

    private let descriptor: Int32
    private var received: [UInt8] = []
    private var nextID: Int64 = 1
    /// What the server said first.
    public private(set) var greeting: JSONObject = [:]

    /// Connects and reads the greeting.
    /// - Parameter timeoutMilliseconds: how long connecting and the greeting may take.
    /// - Throws: `Failure`.
    public init(path: String, timeoutMilliseconds: Int = 5_000) throws(Failure) {
        descriptor = try Self.connect(path)
        let deadline = Self.now() + Int64(timeoutMilliseconds)
        do throws(Failure) {
            switch try receive(deadline: deadline) {
            case .notification(Greeting.method, let parameters): greeting = parameters
            case .reply(_, .failure(let error)): throw Failure.refused(error)
            default: throw Failure.malformed("the server does not begin with a greeting")
            }
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// The descriptor, to wait on it together with others.
    public var fileDescriptor: Int32 { descriptor }

    /// Sends a request and returns the id it was given.
    @discardableResult
    public func send(_ request: Request) throws(Failure) -> RequestID {
        var request = request
        let id = request.id ?? .integer(nextID)
        request.id = id
        nextID += 1
        try write(request.line)
        return id
    }

    /// Sends the bytes of a line as they are.
    public func write(_ line: [UInt8]) throws(Failure) {
        observer?(.sent(line))
        var bytes = line
        bytes.append(UInt8(ascii: "\n"))
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + offset, bytes.count - offset, Int32(MSG_NOSIGNAL))
            }  // never empty: the newline is there
            if count > 0 {
                offset += count
            } else if errno != EINTR {
                throw errno == EAGAIN ? .timedOut : .closed
            }
        }
    }

    /// Sends a request and waits for its reply.
    /// - Parameters:
    ///   - timeoutMilliseconds: how long to wait.
    ///   - onNotification: called for what arrives before the reply.
    /// - Returns: the result, or the error the server gave.
    public func call(
        _ request: Request, timeoutMilliseconds: Int = 130_000,
        onNotification: (String, JSONObject) -> Void = { _, _ in }
    ) throws(Failure) -> Result<JSONValue, ProtocolError> {
        let id = try send(request)
        return try reply(to: id, timeoutMilliseconds: timeoutMilliseconds, onNotification: onNotification)
    }

    /// Waits for the reply to a request that was sent.
    public func reply(
        to id: RequestID, timeoutMilliseconds: Int, onNotification: (String, JSONObject) -> Void = { _, _ in }
    ) throws(Failure) -> Result<JSONValue, ProtocolError> {
        let deadline = Self.now() + Int64(timeoutMilliseconds)
        while true {
            switch try receive(deadline: deadline) {
            case .notification(let method, let parameters): onNotification(method, parameters)
            case .reply(let replied, let outcome):
                if replied == id || replied == nil { return outcome }
            }
        }
    }

    /// The next message.
    /// - Parameter deadline: CLOCK_MONOTONIC milliseconds.
    public func receive(deadline: Int64) throws(Failure) -> Message {
        while true {
            if let newline = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(received[..<newline])
                received.removeSubrange(...newline)
                observer?(.received(line))
                do { return try Message(line: line) } catch { throw .malformed(error.reason) }
            }
            try fill(deadline: deadline)
        }
    }

    /// CLOCK_MONOTONIC in milliseconds.
    public static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private func fill(deadline: Int64) throws(Failure) {
        let remaining = deadline - Self.now()
        guard remaining > 0 else { throw .timedOut }
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = Glibc.poll(&poll, 1, Int32(min(remaining, Int64(Int32.max))))
        if ready < 0, errno == EINTR { return }
        guard ready > 0 else { throw .timedOut }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw .closed }
        received.append(contentsOf: chunk[..<count])
    }

    private static func connect(_ path: String) throws(Failure) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw .pathTooLong(path: path)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .notRunning(path: path) }
        // A server that does not read must not hold its client for ever.
        var limit = timeval(tv_sec: sendSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let outcome = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard outcome == 0 else {
            let reason = errno
            close(descriptor)
            switch reason {
            case EACCES, EPERM: throw .notPermitted(path: path)
            case EAGAIN: throw .timedOut
            default: throw .notRunning(path: path)
            }
        }
        return descriptor
    }
}
