// The real daemon: a line that is nearly right gets at most one reply, the connection lives, and the daemon too.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Glibc

/// A daemon without engines, and one connection to it that is opened anew when the last input had it closed.
final class DaemonTarget {
    private let daemon: TemporaryDaemon
    private let requests: [[UInt8]]
    private var client: ControlClient

    /// Starts a daemon.
    init(_ requests: [[UInt8]]) throws {
        self.requests = requests
        daemon = try TemporaryDaemon(
            engines: "/nonexistent",
            environment: [
                "EMOD_DAEMON_STORAGE": "memory", "EMOD_DAEMON_LOG_LEVEL": "error",
                "EMOD_LIMITS_REQUEST_MS": "5000",
            ])
        client = try daemon.connect().client
    }

    /// Sends a line, whole or in pieces, then a ping under an id of its own: what comes before the ping's reply belongs to the line.
    func check(_ random: inout SeededRandom) throws -> Bool {
        let whole =
            random.oneIn(2)
            ? SchemaInputs.request(&random).request.line
            : Mutation.change(requests.randomElement(using: &random) ?? [], others: requests, &random)
        let input = whole.filter { $0 != UInt8(ascii: "\n") }
        try send(
            input + [UInt8(ascii: "\n")],
            cutAt: random.oneIn(4) ? Int.random(in: 0...input.count, using: &random) : nil)
        let marker = RequestID.string("marker of the fuzzer")
        try client.send(Request(id: marker, method: "ping"))
        var replies = 0
        var wasTaken = false
        let deadline = ControlClient.now() + 20_000
        // Replies may overtake each other: after the marker's, the line's own may still be on its way.
        var isMarked = false
        while !isMarked || (replies == 0 && Self.expectsReply(input)) {
            guard case .reply(let id, let outcome) = try client.receive(deadline: deadline) else { continue }
            if id == marker {
                isMarked = true
                continue
            }
            replies += 1
            if case .success = outcome { wasTaken = true }
            if case .failure(let error) = outcome,
                ErrorCode.named(error.code) == nil || error.code == "internal"
            {
                throw Finding("answered as \(error.code): \(error.message)", input)
            }
        }
        guard replies <= 1 else { throw Finding("\(replies) replies", input) }
        return wasTaken
    }

    /// Whether the line is a request, or no notification that could be read.
    private static func expectsReply(_ input: [UInt8]) -> Bool {
        guard !input.isEmpty, input != [UInt8(ascii: "\r")] else { return false }
        return input.withUnsafeBufferPointer { bytes in
            do throws(Request.Rejection) { return try Request(line: bytes).id != nil } catch { return true }
        }
    }

    private func send(_ bytes: [UInt8], cutAt place: Int?) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = place.map { rest.startIndex < $0 ? rest.prefix($0 - rest.startIndex) : rest } ?? rest
            let count = piece.withUnsafeBytes {
                Glibc.send(client.fileDescriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Finding("the connection was closed", bytes) }
            rest = rest.dropFirst(count)
        }
    }
}
