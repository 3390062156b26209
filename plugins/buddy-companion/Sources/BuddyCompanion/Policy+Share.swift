// Ordinary talk: receive what was said, in the user's own few words, name the feeling tentatively, and ask at
// most
// one open question.
import EmoSafety

extension Policy {
    // MARK: Small moves

    mutating func smallMoves() -> CompanionReply? {
        if message.has(.silence) { return say(SpecialWordings.silence, "validation") }
        if let voice = voiceRemark() { return voice }
        if isReturning, let reply = returning() { return reply }
        if message.has(.easing), message.length <= 10 { return say(SpecialWordings.easing, "validation") }
        if let special = Self.particulars.first(where: { $0.0.occurs(in: message.text) }),
            message.length <= 20
        {
            return receive(special.1, question: true)
        }
        if message.has(.greeting), message.phrases.isEmpty, message.feelings.isEmpty, message.length <= 5 {
            let text =
                (realiser.pick(SpecialWordings.greeting) ?? "Hello.") + " "
                + (realiser.pick(SpecialWordings.greetingQuestion) ?? "How are you?")
            return CompanionReply(text: text, strategy: "question", category: "opening")
        }
        if message.has(.newSubject), let first = threads().last {
            return say(SpecialWordings.newSubject, "question", slots: ["a": first])
        }
        if message.has(.correction) { return receive(SpecialWordings.correction, question: false) }
        if message.has(.saidAloud), message.length <= 12 {
            return receive(SpecialWordings.saidAloud, question: false)
        }
        if message.has(.disclosureFirst), message.length <= 9 {
            return receive(SpecialWordings.disclosure, questions: SpecialWordings.disclosureQuestion)
        }
        if message.has(.dontKnow), message.length <= 4 {
            return receive(
                SpecialWordings.dontKnow, questions: SpecialWordings.dontKnowQuestion, phrase: false)
        }
        if message.has(.whatIf), message.length <= 9, !message.feelings.contains(.grief),
            message.topics.isEmpty || state.feeling == .anger
        {
            return receive(SpecialWordings.whatIf, questions: SpecialWordings.whatIfQuestion)
        }
        if message.has(.rating), let number = message.number, message.length <= 14 {
            let slots = ["a": String(number), "A": String(number)]
            let text =
                (realiser.pick(SpecialWordings.rating, slots) ?? "\(number).") + " "
                + (realiser.pick(SpecialWordings.ratingQuestion, slots) ?? "What makes it that?")
            return CompanionReply(text: text, strategy: "question", technique: "scaling")
        }
        if message.has(.plan), message.feelings.first != .joy, let text = planText() {
            return CompanionReply(
                text: text + question(QuestionWordings.plan, every: 2), strategy: "validation",
                technique: "change_talk")
        }
        if Self.control.occurs(in: message.text) {
            return receive(SpecialWordings.concern, questions: SpecialWordings.concernQuestion)
        }
        if message.has(.othersSay), message.feelings.allSatisfy({ $0 == .stress }) {
            return receive(SpecialWordings.othersSay, questions: SpecialWordings.othersSayQuestion)
        }
        if message.has(.thanks), message.length <= 6 { return say(SpecialWordings.thanks, "validation") }
        return message.length <= 2 ? oneWord() : nil
    }

    /// Things that deserve their own words.
    private static let particulars: [(PhrasePattern, [String])] = [
        (
            PhrasePattern(
                """
                (just|only) a (dog|cat|pet|job|phase|breakup|game|house|friend|bird|rabbit)|(over it by now|move \
                on already|too sensitive|overreacting|get over)
                """, lexicon: .safety), SpecialWordings.dismissed
        ),
        (
            PhrasePattern(
                """
                (he is|she is|they are) ..3 (sad|hurting|grieving|scared|upset|lonely|struggling) (too|as well)
                """, lexicon: .safety), SpecialWordings.bothFeel
        ),
        (
            PhrasePattern(
                """
                i used to (be|have|do|go|love|play|organise|organize|sing|paint|write|run|dance|cook|laugh|see|\
                know)
                """, lexicon: .safety), SpecialWordings.usedTo
        ),
        (
            PhrasePattern(
                """
                (never|not) ..1 (hit|hurt|touched|harmed|shouted at) (them|him|her|my <person>)|(i|and) never \
                would
                """, lexicon: .safety), SpecialWordings.ownLine
        ),
        (PhrasePattern("^ (sorry|my bad|i am sorry) $", lexicon: .safety), SpecialWordings.noNeedToBeSorry),
        (PhrasePattern("but what if", lexicon: .safety), SpecialWordings.fearWhatIf),
        (
            PhrasePattern("(argued|argument|fought|fighting|had a row)", lexicon: .safety),
            SpecialWordings.argued
        ),
    ]

    private static let control = PhrasePattern(
        """
        (he|she|they|<partner>) ..5 (location|my phone|bank card|my money|my messages|where i am|who i \
        (see|talk|text)|what i (wear|spend|eat))
        """, lexicon: .safety)

    /// A prepared sentence, a phrase of the user, and a question.
    mutating func receive(
        _ bank: [String], question: Bool = true, questions: [String]? = nil, phrase: Bool = true
    ) -> CompanionReply {
        var text = realiser.pick(first: [(bank, [:]), (FeelingWordings.neutralPlain, [:])]) ?? "I hear you."
        if phrase, let first = message.phrases.first,
            let more = realiser.pick(FeelingWordings.neutral, Realiser.slots([first]), besides: text)
        {
            text += " " + more
        }
        if let questions {
            text += self.question(questions, every: 0)
        } else if question {
            text += self.question(QuestionWordings.open, every: 2)
        }
        state.reflections += 1
        return CompanionReply(text: text, strategy: "validation", technique: "reflective_listening")
    }

    private mutating func oneWord() -> CompanionReply {
        if message.feelings.contains(.tiredness) { return say(SpecialWordings.tired, "question") }
        if message.text.words.contains("meh") || message.text.words.contains("fine")
            || message.text.words.contains("ok")
        {
            return say(SpecialWordings.meh, "question")
        }
        if let phrase = message.phrases.first ?? message.text.words.last.map({ KeyPhrase(text: $0) }),
            message.feelings.isEmpty || !message.phrases.isEmpty
        {
            return say(SpecialWordings.oneWord, "question", slots: Realiser.slots([phrase]))
        }
        return share()
    }

    private mutating func voiceRemark() -> CompanionReply? {
        guard let voice = turn.voice, voice.score >= 0.45,
            TextList.items(
                """
                - sad
                - sadness
                - angry
                - anger
                - fear
                - fearful
                """
            ).contains(voice.label)
        else { return nil }
        let saysFine =
            PhrasePattern("(fine|ok|okay|alright|all good|good|nothing|great)", lexicon: .safety).occurs(
                in: message.text) && message.length <= 8
        guard saysFine else { return nil }
        if state.voiceRemarkMade { return say(SpecialWordings.voiceBack, "validation") }
        state.voiceRemarkMade = true
        return say(SpecialWordings.voiceSad, "question", technique: "tentative_observation")
    }

    // MARK: Coming back

    private var isReturning: Bool {
        state.turns == 1 && state.sessionNumber > 1 && state.facts.contains { $0.turn == 0 }
    }

    private mutating func returning() -> CompanionReply? {
        if message.has(.greeting), message.phrases.isEmpty {
            var text = realiser.pick(SpecialWordings.openingReturning, ["name": nameSlot]) ?? "Welcome back."
            text += " " + followUp()
            return CompanionReply(text: text, strategy: "question", category: "opening")
        }
        guard let plan = state.facts.last(where: { $0.kind == .plan }),
            message.feelings.contains(.joy) || message.feelings.contains(.relief)
        else { return nil }
        let text =
            (realiser.pick(
                FeelingWordings.withPhrase[.joy] ?? [],
                ["a": plan.text, "A": Realiser.capitalised(plan.text)]) ?? "I'm so glad.")
        return CompanionReply(
            text: text + question(QuestionWordings.byFeeling[.joy] ?? [], every: 1), strategy: "validation",
            technique: "savouring")
    }

    // MARK: Plans

    /// An affirmation of a plan with its own words; nil when there is nothing to take up.
    mutating func planText() -> String? {
        let phrases = message.phrases.prefix(3).sorted { $0.position < $1.position }.map(\.text)
        guard !phrases.isEmpty else { return realiser.pick(SpecialWordings.planPlain) }
        if let time = message.phrases.first, message.phrases.allSatisfy(\.isTime) {
            let times = message.phrases.prefix(2).sorted { $0.position < $1.position }.map(\.text)
            let joined = times.count > 1 ? times.joined(separator: ", ") : time.text
            let slots = ["a": joined, "A": Realiser.capitalised(joined)]
            return realiser.pick(first: [(SpecialWordings.planTime, slots), (SpecialWordings.planPlain, [:])])
        }
        let joined =
            phrases.count == 1
            ? phrases[0] : phrases.dropLast().joined(separator: ", ") + " and " + (phrases.last ?? "")
        let slots = ["a": joined, "A": Realiser.capitalised(joined)]
        return realiser.pick(first: [
            (SpecialWordings.plan, slots),
            (SpecialWordings.plan, Realiser.slots(Array(message.phrases.prefix(1)))),
            (SpecialWordings.planPlain, [:]),
        ])
    }

    mutating func keep(_ fact: Fact) {
        state.facts.append(fact)
        addFact(fact)
    }

    // MARK: Sharing

    /// The feeling to answer to: this message's, or the last one while it is fresh.
    private var feeling: Feeling? {
        if let now = heard { return now }
        // Moods that last over several messages; anger or shame about one thing is not put on the next.
        guard let last = state.feeling, state.feelingAge <= 3 else { return nil }
        return [.grief, .joy, .loneliness, .tenderness].contains(last) || message.phrases.isEmpty ? last : nil
    }

    /// A reflection of this message with up to `maximumPhrases` of its phrases; nil when nothing new can be
    /// said.
    mutating func reflection(maximumPhrases: Int = 2) -> String? {
        let phrases = Array(
            (message.phrases.filter { !$0.isTime } + message.phrases.filter(\.isTime)).prefix(maximumPhrases))
        let slots = Realiser.slots(phrases)
        var banks: [([String], [String: String])] = []
        if let feeling {
            if let first = phrases.first, feeling == .grief, heard == .grief, first.isPerson || first.isName {
                banks.append((FeelingWordings.lossOf, slots))
            }
            if let first = phrases.first {
                banks.append(
                    (
                        first.isTime ? FeelingWordings.timeOnly : FeelingWordings.withPhrase[feeling] ?? [],
                        slots
                    ))
            }
            if phrases.isEmpty || message.feelings.isEmpty {
                banks.append((FeelingWordings.plain[feeling] ?? [], [:]))
            }
        }
        if let first = phrases.first {
            banks.append((first.isTime ? FeelingWordings.timeOnly : FeelingWordings.neutral, slots))
        }
        if let feeling { banks.append((FeelingWordings.plain[feeling] ?? [], [:])) }
        banks.append((FeelingWordings.neutralPlain, [:]))
        guard var text = realiser.pick(first: banks) else { return nil }
        state.reflections += 1
        if message.feelings.first != nil { state.feelingNamed = true }
        if phrases.count > 1, message.length >= 6,
            let more = realiser.pick(FeelingWordings.second, slots, besides: text)
        {
            text += " " + more
        }
        return text
    }

    mutating func share() -> CompanionReply {
        if message.isTwoSided, message.feelings.first != .mixed, let text = twoSided() { return text }
        let isShort = message.length <= 3
        var text = reflection(maximumPhrases: isShort ? 1 : 2) ?? "I'm still here, and I'm listening."
        if Self.chestFear.occurs(in: message.text) {
            text += " " + (realiser.pick(SpecialWordings.medicalCheck) ?? "")
        }
        if Self.lasting.occurs(in: message.text), state.feelings[Feeling.fear.rawValue, default: 0] > 0,
            !state.justListen
        {
            text += " " + (realiser.pick(SpecialWordings.professional) ?? "")
        }
        let bank = feeling.flatMap { QuestionWordings.byFeeling[$0] } ?? []
        text += question(bank, every: feeling?.isPleasant == true ? 2 : state.justListen ? 3 : 1)
        let strategy = text.contains("?") ? "question" : "reflection"
        return CompanionReply(text: text, strategy: strategy, technique: "reflective_listening")
    }

    private static let chestFear = PhrasePattern(
        "(heart attack|chest pain|my heart|stroke)", lexicon: .safety)
    private static let lasting = PhrasePattern(
        """
        (been|for|since) ..1 (two|three|four|five|six|several|many) (months|years)
        """, lexicon: .safety)

    private mutating func twoSided() -> CompanionReply? {
        let slots = Realiser.slots(Array(message.phrases.prefix(1)))
        guard
            let text = realiser.pick(first: [
                (message.phrases.isEmpty ? [] : FeelingWordings.withPhrase[.mixed] ?? [], slots),
                (FeelingWordings.plain[.mixed] ?? [], [:]),
            ])
        else { return nil }
        state.reflections += 1
        return CompanionReply(
            text: text + question(QuestionWordings.byFeeling[.mixed] ?? [], every: 1), strategy: "reflection",
            technique: "double_sided_reflection")
    }

    /// A question from `bank` or an open one. After two in a row a turn goes without.
    func question(_ bank: [String], every: Int) -> String {
        let tooMany = every > 0 && state.questionsInRow >= 4 || every > 1 && state.questionsInRow >= 1
        guard !tooMany, !(state.justListen && state.questionsInRow >= 1) else { return "" }
        return realiser.pick(first: [(bank, [:]), (QuestionWordings.open, [:])]).map { " " + $0 } ?? ""
    }
}
