// The plugin under check, with what the checks ask of it again and again.
import EmoHostLink
import EmoJSON
import EngineHost
import Glibc

/// One plugin in a check's process.
final class CheckSubject {
    /// The plugin's file.
    let file: String
    /// Where its models lie; empty for none. A check may put another folder in its place before it opens the plugin.
    var models: String
    /// A folder that the plugin may write to.
    let scratch: String
    /// Of everything at random.
    let seed: UInt64
    /// Rounds of fuzzing.
    let fuzzRounds: UInt64
    /// A recording with speech, read before the sandbox closes; nil for made-up audio.
    let recording: Recording?
    private var note: (String) -> Void = { _ in }
    private var round: (UInt64) -> Void = { _ in }

    /// Names a plugin.
    init(_ options: ValidateOptions, scratch: String) {
        file = options.plugins.first ?? ""
        seed = options.seed
        fuzzRounds = options.fuzzRounds
        recording = options.audio.map(Recording.init)
        models = ""
        self.scratch = scratch
        models = Self.absolute(modelFolder(below: options.models))
    }

    /// Who is told something worth knowing of a check that passes.
    func onNote(_ body: @escaping (String) -> Void) { note = body }

    /// Who is told the seed of the next round of fuzzing, before it begins.
    func onRound(_ body: @escaping (UInt64) -> Void) { round = body }

    /// Tells something worth knowing.
    func remark(_ text: String) { note(text) }

    /// Runs `body` once a round, each with its own seed; the last one begun is the one that a crash names.
    func fuzz(_ body: (inout SeededRandom) throws -> Void) throws {
        for number in 0..<fuzzRounds {
            let seed = seed &+ number
            round(seed)
            var random = SeededRandom(state: seed)
            try body(&random)
        }
    }

    /// The manifest beside the plugin; nil when there is none, or it is not JSON.
    var manifest: JSONValue? { manifestText.flatMap { JSONValue(parsing: $0) } }

    /// The text of the manifest beside the plugin; nil when there is none that can be read.
    var manifestText: String? {
        file.hasSuffix(".so") ? EngineProbe.text(of: file.dropLast(3) + ".engine.json") : nil
    }

    /// The model files that the manifest names.
    var modelFiles: [JSONValue] { manifest?["model_files"]?.array ?? [] }

    /// The manifest's folder of models, below a given folder or where an installed plugin has it.
    private func modelFolder(below given: String?) -> String {
        let named = manifest?["model_directory"]?.string ?? ""
        if let given {
            return !named.isEmpty && Self.isThere("\(given)/\(named)") ? "\(given)/\(named)" : given
        }
        if named.isEmpty || named.hasPrefix("/") { return named }
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return ["\(folder)/../../../share/emobuddy/models/\(named)", "\(folder)/\(named)"].first(
            where: Self.isThere) ?? ""
    }

    private static func absolute(_ path: String) -> String {
        guard !path.isEmpty, let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The sandboxed plugin, no engine made.
    func opened() throws -> EngineProbe {
        do {
            return try EngineProbe(plugin: file, modelDirectory: models, scratchDirectory: scratch)
        } catch {
            throw Finding("\(error.code): \(error.message)")
        }
    }

    /// The sandboxed plugin; skips when it is of another kind.
    func opened(kind: UInt32) throws -> EngineProbe {
        let probe = try opened()
        if kind != probe.plugin.kind { throw Skip.otherKind }
        return probe
    }

    /// The sandboxed plugin with its engine loaded; skips when it is of another kind.
    func loaded(kind: UInt32? = nil) throws -> EngineProbe {
        let probe = try kind.map { try opened(kind: $0) } ?? opened()
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
        return try finding(probe.ask(.analyzeEmotion(input)), "a text of \(text.utf8.count) bytes")
    }

    /// The emotions of a recording at the engine's rate, with its words or without.
    func emotion(_ probe: EngineProbe, _ text: String?, heard samples: [Int16]) throws -> LinkEmotion {
        let audio = LinkAudio(format: .s16le, sampleRate: probe.plugin.sampleRate ?? 16_000, channels: 1)
        let input = LinkAnalyzeEmotion(deadline: 0, text: text, language: "en", audio: audio)
        return try finding(
            probe.ask(.analyzeEmotion(input), samples: samples),
            "\(samples.count) samples \(text == nil ? "alone" : "with words")")
    }

    private func finding(_ answer: [HostMessage], _ what: String) throws -> LinkEmotion {
        try expectOK(answer, what)
        guard case .emotion(let finding) = answer.last else { throw Finding("no emotions for \(what)") }
        return finding
    }

    /// A turn of a conversation.
    func turn(_ probe: EngineProbe, _ text: String, conversation: UInt64 = 1) throws -> LinkBuddyReply {
        try turn(
            probe,
            LinkBuddyTurn(
                deadline: 0, conversation: conversation, isOpening: text.isEmpty, text: text,
                unixMilliseconds: Self.someTime))
    }

    /// A turn with everything in it.
    func turn(_ probe: EngineProbe, _ turn: LinkBuddyTurn) throws -> LinkBuddyReply {
        let answer = try probe.ask(.buddyRespond(turn))
        try expectOK(answer, "a turn of \(turn.text.utf8.count) bytes")
        guard case .reply(let reply) = answer.last else { throw Finding("no reply to a turn") }
        return reply
    }

    /// Opens a conversation.
    func open(_ probe: EngineProbe, _ conversation: UInt64, state: [UInt8]? = nil) throws {
        let options = LinkBuddyOpen(deadline: 0, conversation: conversation, state: state, seed: seed)
        try expectOK(try probe.ask(.buddyOpen(options)), "open")
    }

    /// A moment, in milliseconds since 1970.
    static let someTime: Int64 = 1_700_000_000_000
}
