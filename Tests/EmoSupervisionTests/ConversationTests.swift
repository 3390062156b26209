// Conversations: the stored state decides, and the host's own is only its cache.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite("Conversations")
struct ConversationTests {
    private let soon = NIODeadline.now() + .seconds(30)

    private func say(
        _ text: String, _ state: [UInt8]?, _ stage: EngineStage, onDelta: (@Sendable (String) -> Void)? = nil
    ) async throws -> ConversationReply {
        try await stage.registry.respond(
            to: ConversationTurn(text: text), in: Conversation(id: "s1", state: state), deadline: soon,
            onDelta: onDelta)
    }

    private func failure(
        _ text: String, _ stage: EngineStage, onDelta: (@Sendable (String) -> Void)? = nil
    ) async -> EngineError.Code? {
        do {
            _ = try await say(text, nil, stage, onDelta: onDelta)
            return nil
        } catch { return (error as? EngineError)?.code }
    }

    @Test("turns go on from the stored state; deltas come before the reply and add up to it")
    func turns() async throws {
        try await EngineStage.play(["buddy.one": ""]) { stage in
            let deltas = Collected<String>()
            let first = try await say("hello", nil, stage) { deltas.add($0) }
            #expect(first.text == "turn 1" && deltas.all.joined() == "turn 1")
            #expect(first.state == [1] && first.proposedMemories.map(\.text) == ["tea"])
            let second = try await say("more", first.state, stage)
            #expect(second.text == "turn 2" && second.state == [1, 1])
            // The reply to "more" was never stored: the caller goes on from the state before it.
            #expect(try await say("more again", first.state, stage).text == "turn 2")
            let summary = try await stage.registry.summarize(
                Conversation(id: "s1", state: [1, 1]), deadline: soon)
            #expect(summary.text == "2 turns" && summary.recommendations == ["rest"])
        }
    }

    @Test("a new host, a host that forgot, and a closed conversation are given the stored state again")
    func reopened() async throws {
        try await EngineStage.play(["buddy.one": ""]) { stage in
            let first = try await say("hello", nil, stage)
            stage.registry.closeConversation("s1")
            #expect(try await say("after closing", first.state, stage).text == "turn 2")
            let process = try #require(try await stage.snapshot("buddy.one").processID)
            kill(process, SIGKILL)
            #expect(try await say("after a crash", [1, 1], stage).text == "turn 3")
            let forgotten = try await say("do:forget", [1, 1, 1], stage)
            #expect(try await say("after forgetting", forgotten.state, stage).text == "turn 1")
        }
    }

    @Test("a state that the engine cannot read is given up, and the conversation goes on without it")
    func unreadable() async throws {
        try await EngineStage.play(["buddy.one": ""]) { stage in
            let reply = try await say("hello", [0xBA, 0xD0], stage)
            #expect(reply.text == "turn 1")
        }
    }

    @Test("a turn whose host dies before the first delta is answered by the fallback, after it it fails")
    func crash() async throws {
        try await EngineStage.play(["buddy.one": "", "buddy.two": ""]) { stage in
            _ = try await stage.ready("buddy.one")
            _ = try await stage.ready("buddy.two")
            #expect(await failure("do:crash", stage) == .poisonRequest)
            _ = try await stage.ready("buddy.one")
            let shown = Collected<String>()
            #expect(await failure("do:crash-after-delta", stage) { shown.add($0) } == .failed)
            #expect(shown.all == ["I was about"])
        }
    }
}
