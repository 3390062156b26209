// Finds what is felt in texts, and in the voices that spoke them. Stores nothing.
import EmoSupervision
import NIOCore

/// The emotions of texts.
struct EmotionService: Sendable {
    /// How long a larger request waits for its emotions: an engine that has to be started again gets that far.
    static let partTime = TimeAmount.seconds(5)

    let engines: EngineRegistry

    /// Looks at one text.
    /// - Parameter recording: what it was spoken in, for an engine that listens.
    /// - Throws: `EngineError`.
    func analyze(
        _ text: String, language: String?, explain: Bool = false, recording: AudioUpload? = nil,
        deadline: NIODeadline
    ) async throws -> EmotionReading {
        EmotionReading(
            try await engines.analyzeEmotion(
                EmotionQuestion(text: text, language: language, explain: explain, audio: recording),
                deadline: deadline))
    }

    /// Looks at a text as a part of something larger: when no engine can, the part is missing and the rest goes on.
    /// A recording that no engine can use does not cost the words: they are looked at alone.
    func analyzeIfPossible(
        _ text: String, language: String?, recording: AudioUpload? = nil, deadline: NIODeadline
    ) async throws -> EmotionReading? {
        do {
            return try await analyze(
                text, language: language, recording: recording, deadline: deadline.limited(to: Self.partTime))
        } catch let error as EngineError where error.mayDegrade(before: deadline) {
            guard recording != nil, error.code != .unavailable else { return nil }
            return try await analyzeIfPossible(text, language: language, deadline: deadline)
        }
    }
}
