// Decides what kind of reply a turn gets. Hard rules come first (danger, boundaries, commands), then exercises, then ordinary talk;
// ordinary talk reflects before it asks, and gives ideas only when asked.
import EmoSafety

/// The policy for one turn.
struct Policy {
    var realiser: Realiser
    let message: Understanding
    let turn: CompanionTurn
    private(set) var newFacts: [Fact] = []

    var state: CompanionState {
        get { realiser.state }
        set { realiser.state = newValue }
    }

    init(state: CompanionState, message: Understanding, turn: CompanionTurn) {
        realiser = Realiser(state: state, user: message.raw)
        self.message = message
        self.turn = turn
    }

    // MARK: Listening

    /// Takes in what the message says before anything is answered.
    mutating func listen() {
        if message.has(.forget) { forget() }
        if message.has(.justListen), !message.has(.thanksForListening) { state.justListen = true }
        if message.has(.tried) || message.has(.refuse) {
            state.rejected += message.text.words.filter { $0.count > 3 && !WordLists.function.contains($0) }
        }
        // Lamps and shoes that an exercise asks for are nothing to come back to.
        for phrase in message.phrases
        where (state.exercise == nil || phrase.isName || phrase.isPerson) && !message.has(.forget)
            && (phrase.isTopic && !phrase.isIncidental || phrase.isTime)
        {
            state.phrases.append(
                .init(
                    text: phrase.text, turn: state.turns, isName: phrase.isName || phrase.isPerson,
                    isTime: phrase.isTime))
        }
        if let feeling = heard {
            state.feeling = feeling
            state.feelingAge = 0
            state.feelings[feeling.rawValue, default: 0] += 1
        } else {
            state.feelingAge += 1
        }
        // "Work" or "worry" in passing does not take the place of what the talk is about.
        if let topic = message.topics.first(where: { !Self.passing.contains($0) }) {
            state.topic = topic
        } else if let topic = message.topics.first, state.topic.map(Self.passing.contains) ?? true {
            state.topic = topic
        }
        guard !message.has(.injection), !message.has(.forget) else { return }
        guard !message.has(.recall), !message.has(.recallClaim), !message.has(.goodbye) else { return }
        for fact in FactExtractor.facts(in: message, turn: state.turns, now: turn.unixMilliseconds)
        where !state.facts.contains(where: {
            $0.kind == fact.kind && $0.text.lowercased() == fact.text.lowercased()
        }) {
            state.facts.append(fact)
            newFacts.append(fact)
        }
    }

    private static let passing: Set<String> = TextList.words("calm work worry sleep night thought self")

    /// Proposes a fact to the daemon.
    mutating func addFact(_ fact: Fact) { newFacts.append(fact) }

    /// The feeling of this message; tears in the middle of good news are happy ones.
    var heard: Feeling? {
        guard let first = message.feelings.first else { return nil }
        let isTears = first == .sadness && message.feelings.count == 1 && state.feelingAge <= 2
        // Shortly after a loss was told, pain is part of the grief.
        if state.feeling == .grief, state.feelingAge <= 3, first == .hurt || first == .sadness {
            return .grief
        }
        return isTears && state.feeling == .joy && Self.tears.occurs(in: message.text) ? .joy : first
    }

    private static let tears = PhrasePattern("(cried|crying|tears|cry)", lexicon: .safety)

    private static let everything = PhrasePattern(
        "(forget|delete|erase|remove) ..3 (everything|anything|all (of it|that|you know|i said|i told))",
        lexicon: .safety)

    /// Forgets here, and asks the daemon to forget what it keeps.
    private mutating func forget() {
        if Self.everything.occurs(in: message.text) {
            (state.facts, state.phrases, state.recent) = ([], [], [])
            return newFacts.append(Fact(kind: .forget, text: "*", turn: state.turns))
        }
        let names = message.phrases.filter(\.isName).map { $0.text.lowercased() }
        let last = state.facts.last(where: { $0.turn > 0 }).map { [$0.text.lowercased()] } ?? []
        let gone = names.isEmpty ? last : names
        state.forgotten += gone
        newFacts += gone.map { Fact(kind: .forget, text: $0, turn: state.turns) }
        let holds = { (text: String) in gone.contains { text.lowercased().contains($0) } }
        state.facts.removeAll { holds($0.text) }
        state.phrases.removeAll { holds($0.text) }
    }

    // MARK: The order of rules

    /// The reply of the turn.
    mutating func reply() -> CompanionReply {
        if turn.level.isCrisis { return crisis() }
        if let reply = boundary() { return reply }
        // A word or two within an exercise is an answer, whatever language it resembles.
        if state.exercise == nil || message.length > 3, let reply = otherLanguage() { return reply }
        if let reply = runningExercise() { return reply }
        if message.has(.goodbye) { return closing() }
        if let reply = aboutMemoryOrProgram() { return reply }
        if let reply = exerciseStart() { return reply }
        if let reply = wishes() { return reply }
        if let reply = smallMoves() { return reply }
        return share()
    }

    /// In danger the daemon's text leads; the companion only reflects, in one breath and without a question.
    private mutating func crisis() -> CompanionReply {
        state.exercise = nil
        state.offer = nil
        if message.has(.plan), let text = planText() {
            return CompanionReply(text: text, strategy: "validation", category: "crisis")
        }
        let phrase =
            message.has(.refuse)
            ? message.phrases.first(where: \.isPerson)
            : message.phrases.first { $0.isName || $0.isPerson }
                ?? message.phrases.first { $0.isSpecific && !$0.isTime }
        let slots = Realiser.slots(phrase.map { [$0] } ?? [])
        let banks: [([String], [String: String])] = [
            (phrase == nil ? [] : CrisisReflections.withPhrase, slots), (CrisisReflections.plain, [:]),
            (SpecialWordings.unsure, [:]),
        ]
        let text = realiser.pick(first: banks) ?? realiser.pickAgain(first: banks) ?? "I'm listening."
        state.reflections += 1
        return CompanionReply(
            text: text, strategy: "reflection", technique: "reflective_listening", category: "crisis")
    }
}
