// Reads every outgoing sentence of every engine, and of the daemon itself. What a careful friend would never
// say does not leave: diagnoses, doses, promises, belittling, claims to be human, possessiveness, secrecy,
// pressure and means. It decides by phrases, never by the engine that speaks.

/// What the guard found in one sentence.
public struct GuardVerdict: Sendable, Equatable {
    /// The kinds of things that must not be said.
    public enum Violation: String, Sendable, Codable, CaseIterable {
        /// Names a condition as the user's.
        case diagnosis
        /// Tells the user to take, stop or change a medicine.
        case medication
        /// Promises an outcome that nobody can promise.
        case promise
        /// Makes the pain small.
        case minimising
        /// Claims to be human, or a clinician.
        case humanClaim = "human_claim"
        /// Binds the user to the program.
        case dependency
        /// Promises to keep a secret.
        case secrecy
        /// Presses by guilt, contract or command.
        case coercion
        /// Tells how harm could be done.
        case means
        /// Shows machinery: prompts, role marks, empty values.
        case leak
    }

    /// What was found; empty when the sentence may be said.
    public let violations: [Violation]
    /// Whether the sentence may be said.
    public var isAllowed: Bool { violations.isEmpty }
}

/// The guard on outgoing text.
public struct OutputGuard: Sendable {
    /// A reply after the guard.
    public struct FilteredReply: Sendable, Equatable {
        /// What may be said; never empty.
        public let text: String
        /// What was taken out, in order of the sentences.
        public let violations: [GuardVerdict.Violation]
        /// Whether nothing of the original was left and the safe sentence took its place.
        public let isReplaced: Bool
    }

    /// Said when nothing else may be said.
    public static let safeSentence = """
        I want to be careful with my words here, so tell me a little more about what this is like for you.
        """

    private let normalizer = TextNormalizer()

    /// Creates a guard.
    public init() {}

    /// Checks one sentence, or a short text as a whole.
    public func check(_ sentence: String) -> GuardVerdict {
        let text = normalizer.normalize(sentence)
        var found = GuardRules.phrases.filter { _, patterns in patterns.contains { $0.occurs(in: text) } }
            .map(\.0)
        if Self.showsMachinery(sentence) { found.append(.leak) }
        return GuardVerdict(violations: found)
    }

    /// Leaves out the sentences of `reply` that must not be said.
    public func filter(_ reply: String) -> FilteredReply {
        var kept: [String] = []
        var violations: [GuardVerdict.Violation] = []
        for sentence in SentenceSplitter.sentences(of: reply) {
            let verdict = check(sentence)
            if verdict.isAllowed { kept.append(sentence) } else { violations += verdict.violations }
        }
        let text = kept.joined(separator: " ")
        // Two harmless sentences can be harmful together ("You don't need them. Just me.").
        let whole = check(text)
        guard !text.isEmpty, whole.isAllowed else {
            return FilteredReply(
                text: Self.safeSentence, violations: violations + whole.violations, isReplaced: true)
        }
        return FilteredReply(text: text, violations: violations, isReplaced: false)
    }

    private static let machinery = TextList.items(
        """
        - <|
        - |>
        - </s>
        - <s>
        - {{
        - }}
        - [inst]
        - [/inst]
        - system prompt:
        - ###
        - <system>
        - </
        """)

    private static func showsMachinery(_ sentence: String) -> Bool {
        let lowered = sentence.lowercased()
        if machinery.contains(where: lowered.contains) { return true }
        if lowered.unicodeScalars.contains(where: {
            $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0xFFFD
        }) {
            return true
        }
        let words = sentence.split { !$0.isLetter }
        return words.contains { ["nil", "null", "None", "NaN", "undefined"].contains($0) }
    }
}
