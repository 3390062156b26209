// A tiny emod that answers as a test scripts it, on a real Unix socket. Requests are held against the
// protocol's own shapes, so that emoctl cannot pass these tests with requests that emod would refuse.
import EmoProtocol
import Foundation
import Glibc
import Synchronization

/// Answers one connection after another.
final class ScriptedServer: Sendable {
    /// What the script says to one request: the lines to send, in order; none leaves the request open.
    typealias Script = @Sendable (Request) -> [Message]

    /// The directory of this server alone; also a place for a test's own files.
    let directory: String
    /// The control socket.
    var path: String { directory + "/emod.sock" }
    /// Every request so far.
    var requests: [Request] { state.withLock { $0.requests } }
    /// What was wrong with requests, by the protocol's own shapes.
    var violations: [String] { state.withLock { $0.violations } }

    private struct State: Sendable {
        var requests: [Request] = []
        var violations: [String] = []
    }

    private let state = Mutex(State())
    private let listener: Int32
    private let greeting: Message
    private let script: Script

    init(limits: Limits = Limits(), greeting: Message? = nil, script: @escaping Script) throws {
        directory = try Self.temporaryDirectory()
        self.greeting = greeting ?? Greeting.message(version: "0.0.0-test", limits: limits)
        self.script = script
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        try Self.listen(listener, at: directory + "/emod.sock")
        Thread.detachNewThread { [self] in acceptLoop() }
    }

    /// Stops listening and removes the directory; the server's thread ends by itself.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        try? FileManager.default.removeItem(atPath: directory)
    }

    static func temporaryDirectory() throws -> String {
        var template = Array("/tmp/emoctl-test.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func listen(_ descriptor: Int32, at path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let outcome = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard outcome == 0, Glibc.listen(descriptor, 8) == 0 else { throw POSIXError(.EADDRINUSE) }
    }

    private func acceptLoop() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { break }
            Thread.detachNewThread { [self] in
                serve(connection)
                close(connection)
            }
        }
        close(listener)
    }

    private func serve(_ connection: Int32) {
        guard send(greeting, to: connection) else { return }
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            while let newline = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(received[..<newline])
                received.removeSubrange(...newline)
                for message in answer(line) where !send(message, to: connection) { return }
            }
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return }
            received += chunk[..<count]
        }
    }

    private func answer(_ line: [UInt8]) -> [Message] {
        let parsed = line.withUnsafeBufferPointer { bytes in
            Result { () throws(Request.Rejection) in try Request(line: bytes) }
        }
        switch parsed {
        case .failure(let rejection):
            state.withLock { $0.violations.append(rejection.error.message) }
            return [.reply(id: rejection.id, .failure(rejection.error))]
        case .success(let request):
            state.withLock { $0.requests.append(request) }
            guard let method = Method.named(request.method) else {
                return [.reply(id: request.id, .failure(ProtocolError(.unknownMethod)))]
            }
            do {
                try method.parameters.validate(.object(request.parameters), path: "params")
            } catch {
                state.withLock { $0.violations.append("\(request.method): \(error.message)") }
                return [.reply(id: request.id, .failure(error))]
            }
            return script(request)
        }
    }

    private func send(_ message: Message, to connection: Int32) -> Bool {
        var line = message.line
        line.append(UInt8(ascii: "\n"))
        var offset = 0
        while offset < line.count {
            let count = line.withUnsafeBytes {
                Glibc.send(
                    connection, $0.baseAddress?.advanced(by: offset), line.count - offset, Int32(MSG_NOSIGNAL)
                )
            }
            guard count > 0 else { return false }
            offset += count
        }
        return true
    }
}

extension Request {
    /// The reply with this result.
    func reply(_ result: JSONValue) -> Message { .reply(id: id, .success(result)) }
    /// The reply with this error.
    func failure(_ error: ProtocolError) -> Message { .reply(id: id, .failure(error)) }
    /// A notification that carries this request's id.
    func notification(_ method: String, _ parameters: JSONObject) -> Message {
        var parameters = parameters
        parameters["id"] = id?.json
        return .notification(method: method, parameters: parameters)
    }
}
