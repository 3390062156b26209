// The plugin under check, with what the checks ask of it again and again.
import EmoHostLink
import EngineHost

/// One plugin in a check's process.
final class CheckSubject {
    /// The plugin's file.
    let file: String
    /// Where its models lie; empty for none.
    let models: String
    /// Of everything at random.
    let seed: UInt64

    /// Names a plugin.
    init(file: String, models: String, seed: UInt64) {
        self.file = file
        self.models = models
        self.seed = seed
    }

    /// The sandboxed plugin, no engine made.
    func opened() throws -> EngineProbe {
        do {
            return try EngineProbe(plugin: file, modelDirectory: models, scratchDirectory: "")
        } catch {
            throw Finding("\(error.code): \(error.message)")
        }
    }

    /// The sandboxed plugin with its engine loaded; skips when it is of another kind.
    func loaded(kind: UInt32? = nil) throws -> EngineProbe {
        let probe = try opened()
        if let kind, kind != probe.plugin.kind { throw Skip.otherKind }
        try make(probe)
        try expectOK(probe.ask(.load(deadline: 0)), "load")
        return probe
    }

    /// Makes the engine's object.
    func make(_ probe: EngineProbe) throws {
        do { try probe.create() } catch { throw Finding("\(error.code): \(error.message)") }
    }

    /// Throws unless the answer ends without a failure.
    func expectOK(_ answer: [HostMessage], _ what: String) throws {
        if case .failure(let failure) = answer.last {
            throw Finding("\(what): \(failure.code): \(failure.message)")
        }
        if answer.isEmpty { throw Finding("\(what): no answer") }
    }

    /// Throws unless the answer is a failure with the code.
    func expectFailure(_ answer: [HostMessage], code: String, _ what: String) throws {
        guard case .failure(let failure) = answer.last else { throw Finding("\(what): succeeded") }
        try demand(failure.code == code, "\(what): \(failure.code) instead of \(code): \(failure.message)")
    }

    /// Transcribes samples at the engine's rate.
    func transcribe(_ probe: EngineProbe, _ samples: [Int16], deadline: UInt64 = 0) throws -> [HostMessage] {
        let audio = LinkAudio(format: .s16le, sampleRate: probe.plugin.sampleRate ?? 16_000, channels: 1)
        return try probe.ask(
            .transcribe(LinkTranscribe(deadline: deadline, audio: audio, partials: true)), samples: samples)
    }

    /// The emotions of a text.
    func emotion(_ probe: EngineProbe, _ text: String, explain: Bool = false) throws -> LinkEmotion {
        let input = LinkAnalyzeEmotion(deadline: 0, text: text, language: "en", explain: explain)
        let answer = try probe.ask(.analyzeEmotion(input))
        try expectOK(answer, "a text of \(text.utf8.count) bytes")
        guard case .emotion(let finding) = answer.last else { throw Finding("no emotions for a text") }
        return finding
    }

    /// A turn of conversation 1.
    func turn(_ probe: EngineProbe, _ text: String, conversation: UInt64 = 1) throws -> LinkBuddyReply {
        let turn = LinkBuddyTurn(
            deadline: 0, conversation: conversation, isOpening: text.isEmpty, text: text,
            unixMilliseconds: 1_700_000_000_000)
        let answer = try probe.ask(.buddyRespond(turn))
        try expectOK(answer, "a turn")
        guard case .reply(let reply) = answer.last else { throw Finding("no reply to a turn") }
        return reply
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), so that a seed repeats a check.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
