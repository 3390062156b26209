// Collects the frames that hold in one text, each weakened by its context in the ways that it allows.

/// The frames of one text.
struct TextEvidence: Sendable {
    private(set) var level = SafetyLevel.none
    private(set) var flags: Set<SafetyFlag> = []
    private(set) var names: [String] = []
    /// The names of the frames that give a crisis level.
    private(set) var dangers: Set<String> = []
    let text: NormalizedText
    private let context: FrameContext
    private let idioms: Idioms
    private var deniedSuicide = false

    init(_ text: NormalizedText) {
        self.text = text
        context = FrameContext(text)
        idioms = Idioms(in: text)
        for rule in SafetyRules.all { apply(rule) }
        applyThirdParty()
        if level < .passiveIdeation, !flags.contains(.thirdPartyRisk), !flags.contains(.past),
            CueScorer.wishesDeath(in: text, outside: idioms, context: context) != nil
        {
            raise(.passiveIdeation, "words of death and of wanting")
        }
        if level < .activeIdeation, flags.isDisjoint(with: [.thirdPartyRisk, .past, .suicideLoss]),
            let plan = CueScorer.plansDeath(in: text, outside: idioms),
            context.subject(of: plan) == .speaker,
            !context.isNegated(plan),
            !context.isOvercome, !context.isFictional(plan, subject: .speaker)
        {
            raise(.activeIdeation, "a way and a wish")
        }
        let foreign = ForeignRules.level(of: text)
        if foreign > .none { raise(foreign, "another language") }
        combine()
    }

    private mutating func raise(_ found: SafetyLevel, _ name: String) {
        level = max(level, found)
        if found > .none, !names.contains(name) { names.append(name) }
        if found.isCrisis { dangers.insert(name) }
    }

    private mutating func apply(_ rule: SafetyRule) {
        for range in rule.pattern.matches(in: text) {
            if idioms.cover(range) || isHarmless(rule, range) { continue }
            let subject =
                rule.subject == .speaker && !namesSpeaker(rule, range) ? context.subject(of: range) : .speaker
            if context.isFictional(range, subject: subject) { continue }
            if rule.level > .distress, context.isQuotedSpeechOfOther(range), !subjectIsAbuser(rule) {
                noteOther(rule)
                continue
            }
            switch subject {
            case .thing, .addressee: continue
            case .other:
                noteOther(rule)
                continue
            case .speaker: break
            }
            if rule.isNegatable, context.isNegated(range) {
                if rule.level.isSuicidal || rule.level == .selfHarm { deniedSuicide = true }
                continue
            }
            if rule.level.isCrisis, rule.softensInPast, context.isOvercome {
                flags.insert(.past)
                raise(.distress, rule.name + " (past)")
                continue
            }
            flags.formUnion(rule.flags)
            raise(rule.level, rule.name)
        }
    }

    /// "The only thing keeping me alive": a frame of suicide with "me" in it is about the speaker.
    private func namesSpeaker(_ rule: SafetyRule, _ range: Range<Int>) -> Bool {
        rule.level.isSuicidal && text.tokens[range].contains { $0.text == "me" || $0.text == "myself" }
    }

    private func subjectIsAbuser(_ rule: SafetyRule) -> Bool {
        rule.level == .abuseDanger || rule.level == .harmToOthers
    }

    /// What is said of somebody else is a danger to them only where the frame is one of suicide or self-harm.
    private mutating func noteOther(_ rule: SafetyRule) {
        guard rule.level.isSuicidal || rule.level == .selfHarm, !context.mentionsFiction else { return }
        flags.insert(.thirdPartyRisk)
        raise(.distress, "somebody else")
    }

    private func isHarmless(_ rule: SafetyRule, _ range: Range<Int>) -> Bool {
        guard !rule.unless.isEmpty else { return false }
        let sentence = text.sentence(around: range.lowerBound)
        return rule.unless.contains { pattern in
            guard let found = pattern.firstMatch(in: text, from: sentence.lowerBound) else { return false }
            return found.lowerBound < sentence.upperBound
        }
    }

    private mutating func applyThirdParty() {
        guard !context.mentionsFiction else { return }
        let loss = CueRules.occurs(ThirdPartyRules.loss, in: text)
        if loss {
            flags.insert(.suicideLoss)
            raise(.distress, "suicide loss")
        }
        let danger = ThirdPartyRules.danger.contains { pattern in
            pattern.matches(in: text).contains { !context.isNegated($0) }
        }
        let violence = ThirdPartyRules.violence.contains { pattern in
            pattern.matches(in: text).contains {
                context.subject(of: $0) == .other || context.startsWithPerson($0)
            }
        }
        guard (danger && !loss && !context.isOvercome) || violence, level < .harmToOthers else { return }
        flags.insert(.thirdPartyRisk)
        raise(.distress, "somebody else")
    }

    private static let trivial = PhrasePattern(
        """
        (email|meeting|monday|mondays|homework|exam|essay|song|haircut|wifi|printer|parking|queue|line|\
        pineapple|pizza|spoiler|emoji|selfie|reply all|zoom|autocorrect|typo|group chat|laundry|dishes|\
        commute|traffic|diet|leftovers|fries|keyboard|kitten|photo|crush|chat|gc|deadline|wordle|tutor|lecture|\
        test|midterm|quiz|radio|jingle|affectionate|meme|joke)
        """,
        lexicon: .safety)
    private static let bareSlang = PhrasePattern(
        "(kms|unalive|kill me|kill myself|want to die|die|dead)", lexicon: .safety)
    /// Slang that, with no wish or plan before it, is an exclamation: "kms, the printer ate my essay".
    private static let exclamations = "(kms|unalive me|yeet myself)"
    private static let slang = PhrasePattern(exclamations, lexicon: .safety)
    private static let intended = PhrasePattern(
        """
        (want|going|will|might|about|think|thinking|plan|planning|should|could|ready|need|tempted|keep|urge) ..3 \
        \(exclamations)
        """, lexicon: .safety)
    private static let earnest = PhrasePattern(
        """
        (not joking|not kidding|for real|serious|seriously|mean it|not a joke|anymore|forever|for good|\
        overrated|existing|tonight|every day|lately|again|always|wish|alive|living|no point|permanently)
        """,
        lexicon: .safety)

    private static let preparedToDie = [
        PhrasePattern(
            """
            (written|wrote|left|finished|given away|gave away|said my goodbyes|everything is) ..6
            """, lexicon: .safety),
        PhrasePattern(
            """
            (ready to (die|go|end)|time to (die|go)|tonight|it is time|nothing left to do|tomorrow)
            """, lexicon: .safety),
        PhrasePattern(
            """
            (note|notes|letter|letters|goodbye|goodbyes|away|will|sorted|ready)
            """, lexicon: .safety),
    ]

    private mutating func combine() {
        flags.formUnion(CueRules.flags(in: text))
        if deniedSuicide { flags.insert(.denial) }
        if level == .passiveIdeation, CueRules.occurs(CueRules.planInPassive, in: text) {
            raise(.activeIdeation, "wish with a plan")
        }
        if level.isSuicidal, Self.preparedToDie.allSatisfy({ $0.occurs(in: text) }) {
            raise(.imminent, "prepared and ready")
        }
        let exclaims = Self.slang.occurs(in: text) && !Self.intended.occurs(in: text)
        let laughs = (text.isHumorous || exclaims) && !Self.earnest.occurs(in: text)
        // A laugh takes back a figure of speech about dying; not a wound, a threat or a plan for tonight.
        if laughs, level.isSuicidal, level != .imminent,
            Self.trivial.occurs(in: text)
                || Self.bareSlang.occurs(in: text) && text.tokens.count <= 6
                    && level == .passiveIdeation
        {
            level = .distress
        }
    }
}
