// A client that leaves its replies unread is served one request at a time, and loses nothing when it reads after all.
import EmoProtocol
import EmoTransport
import Synchronization
import Testing

/// Gives long replies and counts the requests that are at work together.
private final class LongReplies: RequestHandler {
    private struct State {
        var atWork = 0
        var most = 0
        var handled = 0
    }
    private let state = Mutex(State())

    /// Requests that were answered.
    var handled: Int { state.withLock { $0.handled } }

    /// The most requests that were at work together since this was last asked.
    func takeMost() -> Int {
        state.withLock { state in
            defer { state.most = state.atWork }
            return state.most
        }
    }

    func handle(_ context: RequestContext) async throws(ProtocolError) -> JSONValue {
        state.withLock { state in
            state.atWork += 1
            state.most = max(state.most, state.atWork)
        }
        try? await Task.sleep(for: context.request.method == "wait" ? .seconds(60) : .milliseconds(20))
        state.withLock { state in
            state.atWork -= 1
            state.handled += 1
        }
        return .string(String(repeating: "x", count: 600_000))
    }

    func isIdentified(_ connection: Connection) -> Bool { true }
    func closed(_ connection: Connection) {}
}

@Suite("Who reads slowly")
struct SlowReaderTests {
    @Test("is served one request at a time once an eighth of the limit waits, and gets every reply")
    func slowly() async throws {
        try await Self.serve { client, replies in
            // Nothing waits yet, so these four may be worked on together; then 2.4 MB wait.
            try await Self.leaveUnread(4, of: replies, by: client)
            #expect(replies.takeMost() > 1)
            for number in Int64(4)..<12 { try client.send(Request(id: .integer(number), method: "ping")) }
            try await Self.wait { replies.handled == 12 }
            #expect(replies.takeMost() == 1)
            #expect(try Self.read(12, from: client) == Set((0..<12).map { .integer($0) }))
        }
    }

    @Test("and who has read in the end does not wait for a long request")
    func readInTheEnd() async throws {
        try await Self.serve { client, replies in
            try await Self.leaveUnread(4, of: replies, by: client)
            try client.send(Request(id: .integer(4), method: "wait"))
            try client.send(Request(id: .integer(5), method: "ping"))
            #expect(try Self.read(5, from: client) == Set([0, 1, 2, 3, 5].map { .integer($0) }))
        }
    }

    private static func serve(_ body: (ControlClient, LongReplies) async throws -> Void) async throws {
        let replies = LongReplies()
        try await serving(replies) { try await body(try ControlClient(path: $0), replies) }
    }

    /// Asks for so many replies and waits until they were sent.
    private static func leaveUnread(_ count: Int, of replies: LongReplies, by client: ControlClient)
        async throws
    {
        for number in 0..<Int64(count) { try client.send(Request(id: .integer(number), method: "ping")) }
        try await wait { replies.handled == count }
        try await Task.sleep(for: .milliseconds(300))
    }

    /// The ids of the next replies, each of its full length.
    private static func read(_ count: Int, from client: ControlClient) throws -> Set<RequestID> {
        var answered: Set<RequestID> = []
        while answered.count < count {
            guard
                case .reply(let id?, .success(let text)) = try client.receive(
                    deadline: ControlClient.now() + 20_000)
            else { break }
            #expect(text.string?.utf8.count == 600_000)
            answered.insert(id)
        }
        return answered
    }

    private static func wait(_ isSo: () -> Bool) async throws {
        for _ in 0..<2_000 where !isSo() { try await Task.sleep(for: .milliseconds(5)) }
        try #require(isSo())
    }
}
