// Finds what is felt in texts. Stores nothing.
import EmoSupervision
import NIOCore

/// The emotions of texts.
struct EmotionService: Sendable {
    /// How long a larger request waits for its emotions: an engine that has to be started again gets that far.
    static let partTime = TimeAmount.seconds(5)

    let engines: EngineRegistry

    /// Looks at one text.
    /// - Throws: `EngineError`.
    func analyze(_ text: String, language: String?, explain: Bool = false, deadline: NIODeadline) async throws
        -> EmotionReading
    {
        EmotionReading(
            try await engines.analyzeEmotion(
                EmotionQuestion(text: text, language: language, explain: explain), deadline: deadline))
    }

    /// Looks at a text as a part of something larger: when no engine can, the part is missing and the rest goes on.
    func analyzeIfPossible(_ text: String, language: String?, deadline: NIODeadline) async throws
        -> EmotionReading?
    {
        do {
            return try await analyze(text, language: language, deadline: deadline.limited(to: Self.partTime))
        } catch let error as EngineError where error.mayDegrade(before: deadline) {
            return nil
        }
    }
}
