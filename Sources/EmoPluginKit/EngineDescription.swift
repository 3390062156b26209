// The facts of a plugin, as `describe` gives them in JSON; they must agree with the manifest.
import CEmoABI
import EmoJSON

/// The facts of an engine.
public struct EngineDescription: Sendable {
    /// The engine's id, such as `stt.sherpa`: lower case, digits, dots and dashes.
    public var id: String
    /// The engine's own version, `major.minor.patch`.
    public var version: String
    /// Languages it understands, as BCP 47 tags.
    public var languages: [String]
    /// The rate at which it wants audio, in Hz; nil for an engine without audio.
    public var sampleRate: UInt32?
    /// How many streams or sessions may work at the same time.
    public var concurrency: UInt32
    /// The engine's own labels, in the order of its scores; empty for other kinds than emotion.
    public var labels: [String]

    /// Makes a description.
    public init(
        id: String, version: String, languages: [String], sampleRate: UInt32? = nil, concurrency: UInt32 = 1,
        labels: [String] = []
    ) {
        self.id = id
        self.version = version
        self.languages = languages
        self.sampleRate = sampleRate
        self.concurrency = concurrency
        self.labels = labels
    }

    /// The JSON that `describe` returns.
    func json(kind: EngineKind) -> String {
        var facts: JSONObject = [
            "id": .string(id), "kind": .string(kind.name), "version": .string(version),
            "abi": ["major": .integer(Int64(EMO_ABI_MAJOR)), "minor": .integer(Int64(EMO_ABI_MINOR))],
            "languages": JSONValue(languages), "concurrency": .integer(Int64(concurrency)),
        ]
        facts["sample_rate"] = sampleRate.map { .integer(Int64($0)) }
        if !labels.isEmpty { facts["labels"] = JSONValue(labels) }
        return JSONValue.object(facts).text
    }
}

/// The kind of an engine.
public enum EngineKind: UInt32, Sendable {
    /// Speech to text.
    case stt = 1
    /// Emotion from words or voice.
    case emotion = 2
    /// Conversation.
    case buddy = 3

    /// The name used in manifests: `stt`, `emotion` or `buddy`.
    public var name: String {
        switch self {
        case .stt: "stt"
        case .emotion: "emotion"
        case .buddy: "buddy"
        }
    }
}
