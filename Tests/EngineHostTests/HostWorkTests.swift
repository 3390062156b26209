// Emotion and conversation through the host, with the examples in C as engines.
import EmoHostLink
import Foundation
import Testing

@Suite("Work through the host")
struct HostWorkTests {
    @Test("a text comes back with its emotions, and weights when asked for")
    func emotion() throws {
        let host = try HostUnderTest(FakePlugin(.emotion)).ready()
        let plain = try host.ask(.analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: "words")), 10)
        guard case .emotion(let finding) = plain.last else {
            Issue.record("\(plain)")
            return
        }
        #expect(finding.stored.map(\.label).first == "happy" && finding.stored.count == 8)
        #expect(finding.weights.isEmpty && finding.arousal == nil)
        let explained = try host.ask(
            .analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: "words", explain: true)), 11)
        guard case .emotion(let finding) = explained.last else {
            Issue.record("\(explained)")
            return
        }
        #expect(finding.weights == [LinkEmotionWeight(startByte: 0, endByte: 5, weight: 0.25)])
    }

    @Test("audio for an engine that names no rate is refused")
    func emotionWithoutRate() throws {
        let host = try HostUnderTest(FakePlugin(.emotion)).ready()
        try host.send(.analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: nil, audio: LinkAudio())), 10)
        try host.send(.audioChunk(WaveFile.tone(seconds: 1)), 10)
        #expect(try host.ask(.audioFinish, 10).failure?.code == LinkFailure.Code.unsupported)
    }

    @Test("a conversation is opened, answered, saved, summed up, closed and opened again from its state")
    func conversation() throws {
        let host = try HostUnderTest(FakePlugin(.buddy)).ready()
        #expect(try host.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 7)), 10).last == .ok)
        let again = try host.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 7)), 11)
        #expect(again.failure?.code == LinkFailure.Code.wrongState)
        let turn = LinkBuddyTurn(
            deadline: 0, conversation: 7, text: "hi", emotion: Self.sad, risk: 1,
            history: [
                LinkChatMessage(fromUser: true, text: "a"), LinkChatMessage(fromUser: false, text: "b"),
            ],
            unixMilliseconds: 5)
        let answer = try host.ask(.buddyRespond(turn), 12)
        let text = "history 2 risk 1 feels sad"
        let memory = LinkMemory(kind: "plan", text: "a plan", unixMilliseconds: 5)
        #expect(answer.prefix(2) == [.delta(text), .memoryProposal(memory)])
        #expect(
            answer.last == .reply(LinkBuddyReply(text: text, strategy: "reflection", category: "support")))
        let name = LinkConversation(deadline: 0, conversation: 7)
        #expect(try host.ask(.buddySave(name), 13).last == .state(Array("fake\u{1}".utf8)))
        let summary = LinkBuddySummary(text: "A talk.", recommendations: ["one step", "another step"])
        #expect(try host.ask(.buddySummarize(name), 14).last == .summary(summary))
        #expect(try host.ask(.buddyClose(name), 15).last == .ok)
        #expect(try host.ask(.buddyClose(name), 16).last == .ok)
        #expect(try host.ask(.buddyRespond(turn), 17).failure?.code == LinkFailure.Code.wrongState)
        let restored = LinkBuddyOpen(deadline: 0, conversation: 8, state: Array("fake".utf8))
        #expect(try host.ask(.buddyOpen(restored), 18).last == .ok)
        let broken = LinkBuddyOpen(deadline: 0, conversation: 9, state: [1])
        #expect(try host.ask(.buddyOpen(broken), 19).failure?.code == LinkFailure.Code.stateInvalid)
    }

    private static let sad = LinkEmotion(
        scores: [], isDistribution: true, stored: [LinkEmotionScore(label: "sad", score: 1, selected: true)],
        sentiment: "NEGATIVE", sentimentScore: -1, confidence: 1)
}
