// Ordinary talk: receive what was said, in the user's own few words, name the feeling tentatively, and ask at most one open question.
import EmoSafety

extension Policy {
    // MARK: Small moves

    mutating func smallMoves() -> CompanionReply? {
        if message.has(.silence) { return say(SpecialWordings.silence, "validation") }
        if let voice = voiceRemark() { return voice }
        if isReturning, let reply = returning() { return reply }
        if message.has(.easing), message.length <= 10 { return say(SpecialWordings.easing, "validation") }
        if Self.boredom.occurs(in: message.text), message.length <= 12 {
            return receive(SpecialWordings.bored, questions: SpecialWordings.boredQuestion)
        }
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
            return receive(SpecialWordings.dontKnow, questions: SpecialWordings.dontKnowQuestion)
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
        if message.has(.unanswerable), message.length <= 12 {
            return receive(SpecialWordings.unanswerable, question: false)
        }
        if message.has(.agree), message.length <= 8 { return say(SpecialWordings.agree, "validation") }
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

    private static let boredom = PhrasePattern(
        "(bored|boring|boredom|nothing to do|scrolling all)", lexicon: .safety)

    private static let control = PhrasePattern(
        """
        (he|she|they|<partner>) ..5 (location|my phone|bank card|my money|my messages|where i am|who i \
        (see|talk|text)|what i (wear|spend|eat))
        """, lexicon: .safety)

    /// A prepared sentence and a question.
    mutating func receive(
        _ bank: [String], question: Bool = true, questions: [String]? = nil
    ) -> CompanionReply {
        var text = realiser.pick(first: [(bank, [:]), (FeelingWordings.neutralPlain, [:])]) ?? "I hear you."
        if let questions {
            text += self.question(questions, every: 0)
        } else if question {
            text += self.question(QuestionWordings.open, every: 2)
        }
        state.reflections += 1
        return CompanionReply(text: text, strategy: "validation", technique: "reflective_listening")
    }

    private mutating func oneWord() -> CompanionReply {
        if message.has(.yes) || message.has(.no) || message.text.words == ["fine"] {
            return say(SpecialWordings.goOn, "validation")
        }
        if message.feelings.contains(.tiredness) { return say(SpecialWordings.tired, "question") }
        if message.text.words.contains("meh") { return say(SpecialWordings.meh, "question") }
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

    /// An affirmation of a plan with its first words ("call the landlord"), or in general words.
    mutating func planText() -> String? {
        let acts = [false, true].compactMap { PlanPhrase.act(in: message.raw, short: $0) }
        if !acts.isEmpty {
            let banks = acts.map { (SpecialWordings.plan, ["a": $0]) } + [(SpecialWordings.planPlain, [:])]
            for (bank, slots) in banks {
                if let text = realiser.pick(bank, slots) { return text }
            }
            return nil
        }
        if let time = message.phrases.first(where: \.isTime), message.phrases.allSatisfy(\.isTime) {
            let slots = Realiser.slots([time])
            return realiser.pick(first: [(SpecialWordings.planTime, slots), (SpecialWordings.planPlain, [:])])
        }
        return realiser.pick(SpecialWordings.planPlain)
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
        return [.grief, .joy, .loneliness].contains(last) || message.phrases.isEmpty ? last : nil
    }

    /// A reflection of this message with up to `maximumPhrases` of its phrases; nil when nothing new can be
    /// said.
    mutating func reflection(maximumPhrases: Int = 2) -> String? {
        let told = message.phrases.filter { $0.isTopic && (!$0.isIncidental || feeling == .grief) }
        let things = told.filter { !$0.isTime }
        let topics = things.isEmpty ? Array(told.prefix(1)) : things
        let slots = Realiser.joinedSlots(Array(topics.prefix(maximumPhrases)))
        var banks: [([String], [String: String])] = []
        if let feeling {
            if feeling == .grief, let lost {
                banks.append((FeelingWordings.lossOf, Realiser.slots([lost])))
            }
            // A lonely mood that goes on is not put on each new thing.
            if !topics.isEmpty, heard != nil || feeling != .loneliness {
                banks.append((FeelingWordings.withPhrase[feeling] ?? [], slots))
                banks.append((FeelingWordings.withPhrase[feeling] ?? [], Realiser.slots(topics)))
            }
            if topics.isEmpty || heard != nil || feeling != .loneliness {
                banks.append((FeelingWordings.plain[feeling] ?? [], [:]))
            }
        }
        if !topics.isEmpty {
            banks.append((FeelingWordings.neutral, slots))
            banks.append((FeelingWordings.neutral, Realiser.slots(topics)))
        } else if let thing = message.phrases.first(where: { $0.isSpecific && !$0.isTime }) {
            banks.append((FeelingWordings.neutral, Realiser.slots([thing])))
        } else if let time = message.phrases.first(where: \.isTime), message.length <= 5 {
            banks.append((FeelingWordings.timeOnly, Realiser.slots([time])))
        }
        banks.append((FeelingWordings.neutralPlain, [:]))
        guard var text = realiser.pick(first: banks) ?? realiser.pickAgain(first: banks) else { return nil }
        if topics.isEmpty, message.length <= 8,
            let time = message.phrases.first(where: { $0.isTime && $0.text.hasSuffix(" years") }),
            let more = realiser.pick(SpecialWordings.longTime, Realiser.slots([time]), besides: text)
        {
            text = more + " " + text
        }
        state.reflections += 1
        if message.feelings.first != nil { state.feelingNamed = true }
        return text
    }

    /// Who this message says is gone: the first one named where the loss itself is told.
    private var lost: KeyPhrase? {
        guard Self.tellsLoss.occurs(in: message.text) else { return nil }
        let dear = message.phrases.filter { ($0.isPerson || $0.isName) && !$0.text.contains("'s ") }
        return dear.count == 1 ? dear[0] : dear.min { $0.position < $1.position }
    }

    private static let tellsLoss = PhrasePattern(
        """
        (died|passed away|funeral|miscarriage|stillborn|put ..4 to sleep|lost (my|our|him|her)|losing \
        (my|our|him|her)|(miss|missing) (my|our))
        """, lexicon: .safety)

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
