// The three kinds of engine, as manifests and the configuration name them.

/// What an engine does.
public enum EngineKind: String, Sendable, CaseIterable, Codable {
    /// Audio in, text out.
    case speechToText = "stt"
    /// Text in, feelings out.
    case emotion
    /// One conversation, turn by turn.
    case buddy
}
