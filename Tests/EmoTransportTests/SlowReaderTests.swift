// A client that leaves its replies unread is served one request at a time, and loses nothing when it reads after all.
import EmoProtocol
import EmoTransport
import NIOPosix
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
        try? await Task.sleep(for: .milliseconds(20))
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
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let path = "/tmp/emo-slow-\(UInt32.random(in: .min ... .max)).sock"
        let replies = LongReplies()
        let server = try await ControlServer.start(
            at: .path(path), group: group, handler: replies, limits: Limits(), version: "1")
        let client = try ControlClient(path: path)
        // Nothing waits yet, so these four may be worked on together; then 2.4 MB wait.
        for number in Int64(0)..<4 { try client.send(Request(id: .integer(number), method: "ping")) }
        try await waitUntil { replies.handled == 4 }
        try await Task.sleep(for: .milliseconds(300))
        #expect(replies.takeMost() > 1)
        for number in Int64(4)..<12 { try client.send(Request(id: .integer(number), method: "ping")) }
        try await waitUntil { replies.handled == 12 }
        #expect(replies.takeMost() == 1)
        var answered: Set<RequestID> = []
        while answered.count < 12 {
            guard
                case .reply(let id?, .success(let text)) = try client.receive(
                    deadline: ControlClient.now() + 20_000)
            else { break }
            #expect(text.string?.utf8.count == 600_000)
            answered.insert(id)
        }
        #expect(answered == Set((0..<12).map { .integer($0) }))
        await server.closeConnections()
        await server.stopAccepting()
        try await group.shutdownGracefully()
    }

    private func waitUntil(_ isSo: () -> Bool) async throws {
        for _ in 0..<2_000 where !isSo() { try await Task.sleep(for: .milliseconds(5)) }
        try #require(isSo())
    }
}
