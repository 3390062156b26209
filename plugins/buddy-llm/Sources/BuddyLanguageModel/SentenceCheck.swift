// Holds every sentence of a model against what a reply may be: past the guard of the safety layer, in English, new, short, without advice,
// numbers and links, and without anything of the prompt.
import BuddyCompanion
import EmoSafety

/// Checks the sentences of one reply.
package struct SentenceCheck: Sendable {
    /// Why a sentence is not said. Raw values are the names of counters.
    package enum Objection: String, Sendable, CaseIterable {
        case unsafe, leak, language, repeated, advice, means, contact, role, tooLong = "too_long", copied
    }

    /// The most bytes of a sentence.
    package static let maximumBytes = 400

    private let outputGuard = OutputGuard()
    private let normalizer = TextNormalizer()
    private let plan: CompanionPlan
    private let canary: String
    private let ruleRuns: Set<String>
    private let userWords: Set<String>

    package init(plan: CompanionPlan, prompt: Prompt) {
        self.plan = plan
        canary = prompt.canary.lowercased()
        ruleRuns = Set(Self.runs(of: Self.words(in: prompt.rules.lowercased())))
        userWords = Set(Self.words(in: plan.userText.lowercased()))
    }

    /// Why the sentence cannot follow `said`; nil when it can.
    package func objection(to sentence: String, after said: [String]) -> Objection? {
        let lowered = sentence.lowercased()
        let words = Self.words(in: lowered)
        if sentence.utf8.count > Self.maximumBytes { return .tooLong }
        if lowered.contains(canary) || Self.runs(of: words).contains(where: ruleRuns.contains) {
            return .leak
        }
        if Self.showsRole(lowered) { return .role }
        if namesContact(lowered) { return .contact }
        if !outputGuard.check(sentence).isAllowed { return .unsafe }
        let text = normalizer.normalize(sentence)
        if words.contains(where: { Self.meansWords.contains($0) && !userWords.contains($0) }) {
            return .means
        }
        if Self.advice.occurs(in: text) { return .advice }
        if !Self.isEnglish(words, text) || !isSpelled(lowered, words) { return .language }
        if repeats(sentence, words, said) { return .repeated }
        let whole = (said + [sentence]).joined(separator: " ")
        if plan.copiesUser(whole) { return .copied }
        return outputGuard.check(whole).isAllowed ? nil : .unsafe
    }

    private func repeats(_ sentence: String, _ words: [String], _ said: [String]) -> Bool {
        if said.contains(sentence) || !plan.isNew(sentence) { return true }
        // A word or a phrase that comes again and again is a model that has lost its way.
        var counts: [String: Int] = [:]
        for word in words where word.count > 3 { counts[word, default: 0] += 1 }
        return counts.values.contains { $0 > 3 }
    }

    /// Links, addresses and numbers to call: the daemon names people to call, from its own verified list.
    private func namesContact(_ lowered: String) -> Bool {
        if ["http", "www.", "://", ".com", ".org", ".net", "@"].contains(where: lowered.contains) {
            return true
        }
        let numbers = lowered.split { !$0.isNumber }.filter { $0.count >= 2 }.map(String.init)
        return numbers.contains { !userWords.contains($0) }
    }

    private static let roleMarks = [
        "system:", "user:", "assistant:", "human:", "emobuddy:", "<<<", ">>>", "im_start", "im_end",
        "as an ai",
        "language model", "my instructions", "the draft", "the prompt",
    ]

    private static func showsRole(_ lowered: String) -> Bool {
        roleMarks.contains(where: lowered.contains) || lowered.contains { "<>|{}[]#*`_~\\".contains($0) }
    }

    /// Ways to harm that a model must not bring up by itself, whatever the sentence around them.
    private static let meansWords = TextList.words(
        """
        pill pills tablet tablets overdose paracetamol acetaminophen ibuprofen insulin opioid opioids fentanyl
        rope noose hang hanging gun guns pistol rifle bullet knife knives blade blades razor razors bleach
        antifreeze pesticide cyanide poison helium nitrogen monoxide exhaust suffocate suffocation strangle
        ligature bridge railway tracks wrists artery vein bleed lethal painless suicide suicidal
        """)

    private static let advice = PhrasePattern(
        """
        (you (should|must|ought|need to|have to|could try|might try|might want|may want to)|i (suggest|recommend|advise|\
        would suggest|would recommend)|have you (tried|considered|thought about)|why do not you|^ (try|consider|remember|\
        make sure|take|breathe|focus on|start|stop|go|do not)|it (may|might|could|would) help to|if i were you)
        """, lexicon: .safety)

    private static let commonWords = TextList.words(
        """
        the a an and is are was were to of in it it's that that's this you you're your i i'm i'd we they he she what how so
        but like feel feels feeling just not no can with for on at be been being have has had do does did when why
        who if or as about all more much very really there here hard sounds seems thank glad sorry okay yes hear
        """)

    /// Plain letters and marks, without pictures; figures and foreign letters within a word only where the user wrote that word.
    private func isSpelled(_ lowered: String, _ words: [String]) -> Bool {
        guard lowered.allSatisfy({ $0.isASCII || $0.isLetter || "‘’“”–—…".contains($0) }) else {
            return false
        }
        return words.allSatisfy { word in
            let isPlain = word.allSatisfy(\.isASCII) || Self.borrowedWords.contains(word)
            let isMixed = word.contains(where: \.isLetter) && word.contains(where: \.isNumber)
            return isPlain && !isMixed || userWords.contains(word)
        }
    }

    private static let borrowedWords = TextList.words(
        "café cliché clichés déjà façade fiancé fiancée naïve résumé")

    /// Latin letters, and common English words among them.
    private static func isEnglish(_ words: [String], _ text: NormalizedText) -> Bool {
        guard LanguageGuess.code(of: text) == "en", !words.isEmpty else { return false }
        let letters = words.joined().filter(\.isLetter)
        guard letters.allSatisfy({ $0.isASCII || "éèêàáíóúñçöüäïëâîôûæœøå".contains($0) }) else {
            return false
        }
        let common = words.count { commonWords.contains($0) }
        return words.count < 4 || common * 4 >= words.count
    }

    private static func words(in lowered: String) -> [String] {
        lowered.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
            .map { String($0.map { $0 == "’" ? "'" : $0 }) }
    }

    /// Every six words in a row.
    private static func runs(of words: [String]) -> [String] {
        guard words.count >= 6 else { return [] }
        return (0...(words.count - 6)).map { words[$0..<$0 + 6].joined(separator: " ") }
    }
}
