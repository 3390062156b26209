// An HTTP server on the loopback that answers chat completions as a test tells it, well or badly: for the engine with a language model.
import EmoProtocol
import Glibc
import Synchronization

/// A server that follows a script.
public final class ScriptedModelServer: Sendable {
    /// A step of an answer.
    public enum Step: Sendable {
        /// Bytes as they go out, headers included.
        case send(String)
        /// The same, not text.
        case sendBytes([UInt8])
        /// Says nothing for a while.
        case pause(milliseconds: Int)
        /// Sends this again and again until the client has enough.
        case forever(String)
    }

    private struct State {
        var script: [Step] = ScriptedModelServer.stream(["Hello."])
        var bodies: [JSONValue] = []
        var heads: [String] = []
    }

    /// What the threads hold: it lives until the last of them has ended.
    private final class Core: Sendable {
        let listener: Int32
        let state = Mutex(State())

        init(listener: Int32) { self.listener = listener }

        deinit { close(listener) }
    }

    /// Its port on 127.0.0.1.
    public let port: UInt16
    private let core: Core

    /// Listens; every completion is answered with "Hello." until told otherwise.
    public init() throws {
        core = Core(listener: socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        let listener = core.listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw TestKitError("no port to listen on: \(errno)") }
        port = UInt16(bigEndian: address.sin_port)
        signal(SIGPIPE, SIG_IGN)
        try Self.start { [core] in
            while true {
                let connection = accept(core.listener, nil, nil)
                guard connection >= 0 else { return }
                try? Self.start { Self.serve(connection, core.state) }
            }
        }
    }

    deinit { stop() }

    /// What every completion is answered with from now on.
    public func answer(with script: [Step]) { core.state.withLock { $0.script = script } }

    /// The bodies of the completions asked for so far.
    public var requests: [JSONValue] { core.state.withLock { $0.bodies } }

    /// The heads of all requests so far.
    public var heads: [String] { core.state.withLock { $0.heads } }

    /// Ends listening: from now on nothing answers at the port.
    public func stop() { shutdown(core.listener, Int32(SHUT_RDWR)) }

    /// A whole answer as a stream of events, a delta a piece.
    public static func stream(_ pieces: [String], finish: String = "stop") -> [Step] {
        [.send(head)] + pieces.map { .send(event($0)) }
            + [
                .send(
                    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"\(finish)\"}]}\n\ndata: [DONE]\n\n"
                )
            ]
    }

    /// The head of a stream.
    public static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

    /// One delta as an event.
    public static func event(_ text: String) -> String {
        let value: JSONValue = [
            "choices": [["index": 0, "delta": ["content": .string(text)], "finish_reason": nil]]
        ]
        return "data: \(value.text)\n\n"
    }

    /// A whole answer that is no stream.
    public static func refusal(
        _ status: String, _ body: String, type: String = "application/json", extra: String = ""
    ) -> [Step] {
        [
            .send(
                "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(extra)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
            )
        ]
    }

    private static func start(_ body: @escaping @Sendable () -> Void) throws {
        let context = Unmanaged.passRetained(Job(run: body)).toOpaque()
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { context in
                context.map { Unmanaged<Job>.fromOpaque($0).takeRetainedValue().run() }
                return nil
            }, context)
        guard failure == 0 else { throw TestKitError("no thread: \(failure)") }
        pthread_detach(thread)
    }

    private final class Job: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private static func serve(_ connection: Int32, _ state: borrowing Mutex<State>) {
        defer { close(connection) }
        guard let (head, body) = request(on: connection) else { return }
        let script = state.withLock { state -> [Step] in
            state.heads.append(head)
            guard head.hasPrefix("POST") else {
                return refusal(
                    "200 OK", #"{"object":"list","data":[{"id":"scripted","meta":{"n_ctx":4096}}]}"#)
            }
            if let value = try? JSONParser.parse(body) { state.bodies.append(value) }
            return state.script
        }
        for step in script {
            switch step {
            case .send(let text): guard write(Array(text.utf8), to: connection) else { return }
            case .sendBytes(let bytes): guard write(bytes, to: connection) else { return }
            case .pause(let milliseconds): usleep(UInt32(milliseconds) * 1_000)
            case .forever(let text): while write(Array(text.utf8), to: connection) { usleep(1_000) }
            }
        }
    }

    private static func request(on connection: Int32) -> (head: String, body: [UInt8])? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let end = Array("\r\n\r\n".utf8)
        while bytes.count < 4 << 20 {
            let count = read(connection, &chunk, chunk.count)
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
            guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { continue }
            let head = String(decoding: bytes[..<start], as: UTF8.self)
            let length =
                head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
            if bytes.count >= start + 4 + length { return (head, Array(bytes[(start + 4)...])) }
        }
        return nil
    }

    private static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(connection, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            guard count > 0 else { return false }
            offset += count
        }
        return true
    }
}
