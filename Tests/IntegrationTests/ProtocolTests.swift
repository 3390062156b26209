// The control protocol as a client meets it: the greeting, strictness, limits, identity, and one reply for every request.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("The control protocol", .serialized)
struct ProtocolTests {
    /// Sends bytes as a line and returns the next message.
    private func answer(to line: [UInt8]) throws -> Message {
        let client = try SharedDaemon.connect().client
        try client.write(line)
        return try client.receive(deadline: ControlClient.now() + 10_000)
    }

    private func code(_ message: Message) -> String {
        guard case .reply(_, .failure(let error)) = message else { return "no error" }
        return error.code
    }

    @Test("the server greets first, with its limits")
    func greeting() throws {
        let greeting = try SharedDaemon.connect().client.greeting
        #expect(greeting["product"] == "emod")
        #expect(greeting["protocol"]?["major"] == 1)
        #expect(greeting["limits"]?["line_bytes"] == 1_048_576)
        #expect(greeting["limits"]?["requests_in_flight"] == 16)
    }

    @Test(
        "a line that is no request is answered, and the connection lives on",
        arguments: [
            ("{", "protocol.parse_error"), ("[]", "protocol.invalid_request"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1}", "protocol.invalid_request"),
            ("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", "protocol.invalid_request"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"extra\":1}", "protocol.invalid_request"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no.such\"}", "protocol.unknown_method"),
            (
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"loud\":true}}",
                "params.unknown_key"
            ),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"speech.get\",\"params\":{}}", "params.missing_key"),
            (
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"speech.get\",\"params\":{\"id\":7}}",
                "params.wrong_type"
            ),
            (
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"speech.get\",\"params\":{\"id\":\"short\"}}",
                "params.out_of_range"
            ),
            ("{\"a\":1,\"a\":2}", "protocol.parse_error"),
            (String(repeating: "[", count: 100), "protocol.parse_error"),
        ])
    func strictness(line: String, expected: String) throws {
        let client = try SharedDaemon.connect()
        try client.client.write(Array(line.utf8))
        #expect(code(try client.client.receive(deadline: ControlClient.now() + 10_000)) == expected)
        #expect(try client.result("ping")["pong"] == true)
    }

    @Test("text that is not UTF-8 is refused")
    func invalidUTF8() throws {
        let line =
            Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"emotion.analyze\",\"params\":{\"text\":\"".utf8)
            + [0xC3, 0x28] + Array("\"}}".utf8)
        #expect(code(try answer(to: line)) == "protocol.parse_error")
    }

    @Test("a line over the limit is answered and the connection closed; others are served")
    func oversized() throws {
        let client = try SharedDaemon.connect().client
        // The server may close before it has read everything: then writing ends early, and the answer is still there.
        try? client.write([UInt8](repeating: UInt8(ascii: "x"), count: 1_048_577 + 65_536))
        #expect(code(try client.receive(deadline: ControlClient.now() + 10_000)) == "limit.line_too_long")
        #expect(throws: ControlClient.Failure.closed) {
            _ = try client.receive(deadline: ControlClient.now() + 10_000)
        }
        #expect(try SharedDaemon.connect().result("ping")["pong"] == true)
    }

    @Test("requests of one connection are answered each once, whatever their order")
    func pipelined() throws {
        let client = try SharedDaemon.connect().client
        var waiting = Set<RequestID>()
        for index in 0..<200 {
            waiting.insert(
                try client.send(
                    Request(id: .string("r\(index)"), method: index % 3 == 0 ? "health.get" : "ping")))
        }
        while !waiting.isEmpty {
            guard case .reply(let id?, .success) = try client.receive(deadline: ControlClient.now() + 30_000)
            else {
                Issue.record("not a reply")
                return
            }
            #expect(waiting.remove(id) != nil)
        }
    }

    @Test("a client that closes its sending half still gets its replies")
    func halfClosed() throws {
        let client = try SharedDaemon.connect().client
        let id = try client.send(Request(id: nil, method: "health.get"))
        shutdown(client.fileDescriptor, Int32(SHUT_WR))
        #expect(throws: Never.self) { try client.reply(to: id, timeoutMilliseconds: 10_000).get() }
        #expect(throws: ControlClient.Failure.closed) {
            _ = try client.receive(deadline: ControlClient.now() + 10_000)
        }
    }

    @Test("megabytes of blank lines and letters written one by one do not hold others up for long")
    func stalls() throws {
        let blank = try SharedDaemon.connect().client
        try blank.write([UInt8](repeating: UInt8(ascii: "\n"), count: 2_097_152))
        let talker = try SharedDaemon.connect()
        let session = try talker.result("buddy.start").text("session_id")
        let spaced = String(repeating: "i w a n t t o d i e ", count: 800)
        let reply = try talker.result("buddy.say", ["session_id": .string(session), "text": .string(spaced)])
        #expect(reply["crisis"]?["resources_shown"] == true)
        #expect(try SharedDaemon.connect().result("ping")["pong"] == true)
    }

    @Test("uploads of connections that are gone leave no descriptor behind")
    func abandonedUploads() throws {
        let daemon = try SharedDaemon.get()
        func descriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.processID)/fd").count
        }
        let before = try descriptors()
        for _ in 0..<60 {
            let client = try ControlClient(path: daemon.socket)
            try client.send(Request(id: nil, method: "speech.open", parameters: ["format": "wav"]))
        }
        for _ in 0..<200 where try descriptors() > before + 5 { usleep(10_000) }
        #expect(try descriptors() <= before + 5)
    }

    @Test("a cancelled request still gets its one reply")
    func cancellation() throws {
        let client = try SharedDaemon.connect()
        // A minute of speech takes long enough to be cancelled.
        let long = (0..<12).flatMap { _ in Samples.anxiousSamples }
        let stream = try client.upload(WaveFile().bytes(long), format: "wav")
        let id = try client.client.send(
            Request(id: nil, method: "speech.finish", parameters: ["stream_id": .string(stream)]))
        try client.client.send(Request(id: .string("c"), method: "$/cancel", parameters: ["id": id.json]))
        let cancelled = try client.client.reply(to: .string("c"), timeoutMilliseconds: 10_000)
        #expect(try cancelled.get()["cancelled"] == true)
        let outcome = try client.client.reply(to: id, timeoutMilliseconds: 30_000)
        guard case .failure(let error) = outcome else {
            Issue.record("the request was not cancelled")
            return
        }
        #expect(error.code == "request.cancelled")
    }

    @Test("a deadline that has passed is told, and nothing is stored")
    func deadline() throws {
        let client = try SharedDaemon.connect()
        let before = try client.result("speech.list", ["limit": 500])["items"]?.array?.count
        let long = (0..<12).flatMap { _ in Samples.anxiousSamples }
        let stream = try client.upload(WaveFile().bytes(long), format: "wav")
        let outcome = try client.call(
            "speech.finish", ["stream_id": .string(stream)], timeoutMilliseconds: 50)
        guard case .failure(let error) = outcome else {
            Issue.record("the request was answered")
            return
        }
        #expect(error.code == "deadline.exceeded")
        #expect(try client.result("speech.list", ["limit": 500])["items"]?.array?.count == before)
    }

    @Test("every method of the description can be called, and every implemented one is described")
    func description() throws {
        let described =
            try SharedDaemon.connect().result("describe")["methods"]?.array?.map { $0.text("name") } ?? []
        #expect(described == Method.all.map(\.name))
        let client = try SharedDaemon.connect()
        for method in described where method != "$/cancel" {
            if case .failure(let error) = try client.call(method, ["no_such_key": true]) {
                #expect(error.code != "protocol.unknown_method", "\(method)")
                #expect(error.code != "auth.scope", "\(method)")
            }
        }
    }
}
