// What one message means to the companion: its normal form, intents, feelings, topics and key phrases.
import EmoSafety

/// A message, understood.
struct Understanding: Sendable {
    let raw: String
    let text: NormalizedText
    let intents: Set<Intent>
    let feelings: [Feeling]
    let topics: [String]
    let phrases: [KeyPhrase]
    let language: String
    /// The first number in the message.
    let number: Int?
    /// Whether somebody else is said to have died or to be gone.
    let isTwoSided: Bool

    private static let normalizer = TextNormalizer()
    private static let twoSided = PhrasePattern(
        """
        (i ..8 though|though i|although|even though|on the other hand|part of me|at the same time|i (do not )?want to ..8 \
        but)
        """, lexicon: .safety)

    init(_ raw: String, forgotten: [String]) {
        self.raw = raw
        text = Self.normalizer.normalize(raw)
        intents = IntentRules.intents(in: text, raw: raw)
        feelings = FeelingRules.feelings(in: text, isLaughing: Self.isLaughing(raw))
        topics = TopicRules.topics(in: text)
        let isUnsafe = intents.contains(.injection) || intents.contains(.sexual) || intents.contains(.hate)
        phrases = isUnsafe ? [] : KeyPhraseExtractor.phrases(in: raw, forgotten: forgotten)
        language = LanguageGuess.code(of: text)
        number = text.words.lazy.compactMap { PhraseLexicon.numberValue($0) }.first
        isTwoSided = Self.twoSided.occurs(in: text)
    }

    private static func isLaughing(_ raw: String) -> Bool {
        let words = raw.lowercased().split { !$0.isLetter }
        return raw.contains("😂") || raw.contains("🤣")
            || words.contains { $0 == "lol" || $0 == "lmao" || $0.hasPrefix("haha") || $0.hasPrefix("hehe") }
    }

    /// Number of words.
    var length: Int { text.tokens.count }

    func has(_ intent: Intent) -> Bool { intents.contains(intent) }
    func mentions(_ pattern: PhrasePattern) -> Bool { pattern.occurs(in: text) }
}
