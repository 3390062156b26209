// Real work of whatever kind an engine is, for checks that hold for every kind.
import CEmoABI
import EngineHost

/// Work on one engine.
struct Workload: Sendable {
    /// How much is to be done.
    enum Size: Sendable {
        /// A sentence, or a second of audio.
        case small
        /// Pages of text, or some seconds of audio.
        case large
    }

    /// Seconds of audio of a large work.
    static let largeSeconds = 12

    let engine: RawEngine
    private let kind: UInt32
    private let samples: [Float]
    private let text: [UInt8]

    /// Prepares work for an engine that is loaded.
    init(_ engine: RawEngine, _ size: Size, _ subject: CheckSubject) throws {
        self.engine = engine
        kind = engine.entry.kind
        let sentence = "I am nervous about tomorrow, and I cannot sleep. "
        text = Array(String(repeating: sentence, count: size == .large ? 400 : 1).utf8)
        let seconds = size == .large ? Self.largeSeconds : 1
        samples =
            kind == EMO_KIND_STT
            ? try Signals(rate: engine.rate, seed: subject.seed).speech(seconds: seconds, subject) : []
    }

    /// Does it once.
    /// - Returns: the first status that is not EMO_OK, else EMO_OK, and what came out.
    func run(_ call: RawCall = RawCall()) throws -> (status: Int32, result: String) {
        switch kind {
        case EMO_KIND_STT:
            let stream = try RawStream(engine)
            var status = stream.feed(samples, sizes: [engine.rate / 10], call)
            if status == EMO_OK { status = stream.finish(call) }
            stream.close()
            return (status, "\(stream.events)")
        case EMO_KIND_EMOTION:
            let emotion = try RawEmotion(engine)
            return (emotion.analyze(text, call), "\(emotion.results)")
        default:
            let conversation = try RawConversation(engine)
            defer { conversation.close() }
            return (conversation.respond(text, call), conversation.deltas)
        }
    }
}
