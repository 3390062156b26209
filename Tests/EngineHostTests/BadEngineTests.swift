// Engines that crash, fail, lie, print or try to get out: each seen for what it is, none with more than its
// own process.
import EmoHostLink
import Glibc
import Testing

@Suite("A bad engine")
struct BadEngineTests {
    @Test(
        "that dies takes only its host along, with the signal it died of",
        arguments: [
            ("crash-entry", SIGSEGV), ("crash-describe", SIGSEGV), ("crash-create", SIGSEGV),
            ("crash-load", SIGSEGV),
            ("crash-selftest", SIGSEGV), ("crash-work", SIGSEGV), ("crash-finish", SIGSEGV),
            ("abort-work", SIGABRT),
            ("crash-unload", SIGSEGV),
        ])
    func dies(_ fault: String, _ signal: Int32) throws {
        let host = try HostUnderTest(FakePlugin(fault: fault))
        try liveWhole(host)
        #expect(host.end() == .signal(signal))
    }

    @Test(
        "that calls exit is seen by the link's end without an answer", arguments: ["exit-load", "exit-work"])
    func exits(_ fault: String) throws {
        let host = try HostUnderTest(FakePlugin(fault: fault))
        try liveWhole(host)
        #expect(host.end() == .exit(0))
    }

    @Test("that fails says why in its own words")
    func fails() throws {
        let load = try HostUnderTest(FakePlugin(fault: "fail-load"))
        _ = try load.ask(.hello(load.hello), 1)
        let failure = try load.ask(.load(deadline: 0), 2).failure
        #expect(failure?.code == LinkFailure.Code.modelCorrupt)
        #expect(failure?.message == "model.bin is truncated")
        let work = try HostUnderTest(FakePlugin(fault: "fail-work")).ready()
        #expect(try work.transcribe(WaveFile.tone(seconds: 1)).failure?.message == "the fake fails as told")
        let test = try HostUnderTest(FakePlugin(fault: "fail-selftest")).ready()
        #expect(try test.ask(.selfTest(deadline: 0), 3).failure?.code == LinkFailure.Code.failed)
    }

    @Test(
        "whose transcript is against the ABI fails its request, and is logged as misbehaving",
        arguments: [
            "lie-empty-text", "lie-null-text", "lie-beyond-end", "lie-words", "lie-overlap",
        ])
    func liesAboutSpeech(_ fault: String) throws {
        let host = try HostUnderTest(FakePlugin(fault: fault)).ready()
        #expect(try host.transcribe(WaveFile.tone(seconds: 1)).failure?.code == LinkFailure.Code.failed)
        #expect(host.logs.contains { $0.level == .engineMisbehaving })
        #expect(try host.ask(.selfTest(deadline: 0), 11).last == .ok)
    }

    @Test("whose text is not UTF-8 has it repaired")
    func repairs() throws {
        let host = try HostUnderTest(FakePlugin(fault: "lie-utf8")).ready()
        let text = try #require(try host.transcribe(WaveFile.tone(seconds: 1)).segments.first)
        #expect(text.unicodeScalars.first == "\u{FFFD}")
    }

    @Test(
        "whose emotions are against the ABI fails its request",
        arguments: [
            "lie-no-result", "lie-twice", "lie-nan", "lie-seven", "lie-sentiment",
        ])
    func liesAboutEmotion(_ fault: String) throws {
        let host = try HostUnderTest(FakePlugin(.emotion, fault: fault)).ready()
        let answer = try host.ask(.analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: "words")), 10)
        #expect(answer.failure?.code == LinkFailure.Code.failed)
        #expect(host.logs.contains { $0.level == .engineMisbehaving })
    }

    @Test(
        "whose conversation is against the ABI fails its request",
        arguments: [
            "lie-no-result", "lie-twice", "lie-deltas",
        ])
    func liesInConversation(_ fault: String) throws {
        let host = try HostUnderTest(FakePlugin(.buddy, fault: fault)).ready()
        _ = try host.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 1)), 10)
        let turn = LinkBuddyTurn(deadline: 0, conversation: 1, text: "hi", unixMilliseconds: 1)
        #expect(try host.ask(.buddyRespond(turn), 11).failure?.code == LinkFailure.Code.failed)
    }

    @Test("whose state is too long is refused")
    func longState() throws {
        let host = try HostUnderTest(FakePlugin(.buddy, fault: "lie-state")).ready()
        _ = try host.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 1)), 10)
        let answer = try host.ask(.buddySave(LinkConversation(deadline: 0, conversation: 1)), 11)
        #expect(answer.failure?.code == LinkFailure.Code.failed)
    }

    @Test("that prints while it loads is logged with its words")
    func printsAtLoad() throws {
        let host = try HostUnderTest(FakePlugin(fault: "print-load")).ready()
        _ = try host.ask(.shutdown, 9)
        #expect(host.logs.contains { $0.text == "the engine wrote to stdout: words on stdout" })
        #expect(host.logs.contains { $0.text == "the engine wrote to stderr: words on stderr" })
    }

    @Test("that prints while it works is logged without its words, which may be the user's")
    func printsAtWork() throws {
        let host = try HostUnderTest(FakePlugin(fault: "print-work")).ready()
        _ = try host.transcribe(WaveFile.tone(seconds: 0.1))
        _ = try host.ask(.shutdown, 11)
        #expect(
            host.logs.contains { $0.text.hasPrefix("the engine wrote ") && $0.level == .engineMisbehaving })
        #expect(!host.logs.contains { $0.text.contains("words on") })
    }

    @Test("that takes more memory than it may dies alone, of its own null pointer")
    func memory() throws {
        let host = try HostUnderTest(FakePlugin(fault: "leak-memory"), flags: ["--memory", "\(200 << 20)"])
            .ready()
        #expect(try host.transcribe(WaveFile.tone(seconds: 1)).transcription != nil, "a little is allowed")
        #expect(try host.transcribe(WaveFile.tone(seconds: 50), request: 11).isEmpty)
        #expect(host.end() == .signal(SIGSEGV))
    }

    /// Goes through a whole life, however early it ends.
    private func liveWhole(_ host: HostUnderTest) throws {
        do {
            _ = try host.ask(.hello(host.hello), 1)
            _ = try host.ask(.load(deadline: 0), 2)
            _ = try host.ask(.selfTest(deadline: 0), 3)
            _ = try host.transcribe(WaveFile.tone(seconds: 1))
            _ = try host.ask(.shutdown, 20)
        } catch LinkError.closed {
            // It died before it took the message.
        }
    }
}
