// What the user wishes from the talk: only to be heard, no more ideas, or an idea. Ideas are given when they are asked for, one at a
// time, as an option beside "just talk".
import EmoSafety

extension Policy {
    mutating func wishes() -> CompanionReply? {
        if message.has(.thanksForListening), !message.has(.advice) {
            return say(SpecialWordings.thanksListening, "validation")
        }
        if message.has(.justListen) {
            return say(SpecialWordings.justListen, "validation", technique: "reflective_listening")
        }
        if message.has(.tried), !message.has(.advice), message.length <= 12 {
            return state.uses["ideas", default: 0] > 0 || Self.saysTried.occurs(in: message.text)
                ? triedReply() : receive(SpecialWordings.notHelping, question: false)
        }
        if message.has(.doNotForgive), message.length <= 10 { return refusal(SpecialWordings.doNotTell) }
        if message.has(.notReady), message.length <= 10 { return refusal(SpecialWordings.notReady) }
        if message.has(.refuse), message.length <= 12, message.feelings.isEmpty || message.has(.no) {
            return refusal(SpecialWordings.refuse)
        }
        if message.has(.permission), !message.has(.panic), !message.has(.advice) {
            return say(SpecialWordings.permission, "validation")
        }
        if message.has(.noIdeaWhatIWant) { return say(SpecialWordings.noIdea, "validation") }
        if message.has(.advice), !state.justListen { return ideas(consent: true) }
        if message.has(.advice) {
            state.justListen = false
            return ideas(consent: true)
        }
        return nil
    }

    private static let saysTried = PhrasePattern("(tried|done|did that|make me|makes me)", lexicon: .safety)

    private mutating func refusal(_ bank: [String]) -> CompanionReply {
        let text = realiser.pick(first: [(bank, [:]), (SpecialWordings.refuse, [:])]) ?? "Okay, that's fine."
        return CompanionReply(text: text, strategy: "validation", technique: "autonomy_support")
    }

    private mutating func triedReply() -> CompanionReply {
        let slots = Realiser.slots(message.phrases)
        state.uses["tried", default: 0] += 1
        var text =
            realiser.pick(first: [
                (message.phrases.isEmpty ? [] : SpecialWordings.tried, slots),
                (SpecialWordings.triedPlain, [:]),
            ]) ?? "You've tried a lot."
        if let more = realiser.pick(SpecialWordings.stepBack) { text += " " + more }
        if let question = realiser.pick(QuestionWordings.byFeeling[.stress] ?? []) { text += " " + question }
        return CompanionReply(text: text, strategy: "reflection", technique: "rolling_with_resistance")
    }

    /// One idea that was not tried yet, and the choice to leave it.
    mutating func ideas(consent: Bool) -> CompanionReply {
        let topics = message.topics + [state.topic].compactMap { $0 } + feelingTopics
        let options = Suggestion.fitting(topics, rejected: state.rejected).filter { idea in
            !state.said.contains(Realiser.fingerprint(idea.text)) && allowsExercise(idea.exercise)
        }
        guard let idea = options.first else { return share() }
        realiser.state.said.append(Realiser.fingerprint(idea.text))
        state.uses["ideas", default: 0] += 1
        state.offer = idea.exercise ?? "more"
        var parts: [String] = []
        // Who asks "what can I do?" wants an answer: a feeling is reflected when this message tells one.
        let opening =
            heard.map { !$0.isPleasant } ?? false
            ? reflection(maximumPhrases: 1) : realiser.pick(IdeaTalk.opening)
        if let opening { parts.append(opening) }
        parts.append(
            realiser.pick(IdeaTalk.idea, ["idea": idea.text])
                ?? "One small thing that might help: \(idea.text).")
        if consent {
            parts.append(
                realiser.pick(idea.exercise == nil ? IdeaTalk.consent : IdeaTalk.consentTogether)
                    ?? "Would you like that, or rather just talk?")
        }
        let phase: ExercisePhase = idea.exercise == nil ? .none : .offer
        return CompanionReply(
            text: parts.filter { !$0.isEmpty }.joined(separator: " "), strategy: "offer",
            technique: "suggestion", category: "support", exercise: phase,
            exerciseID: idea.exercise)
    }

    private func allowsExercise(_ id: String?) -> Bool { id.map { !state.rejected.contains($0) } ?? true }

    private var feelingTopics: [String] {
        switch state.feeling {
        case .fear: ["worry"]
        case .loneliness: ["lonely"]
        case .tiredness: ["sleep"]
        case .stress: ["stuck"]
        case .anger: ["anger"]
        case .grief: ["grief"]
        case .shame: ["self"]
        case .hurt, .sadness: ["hurt"]
        default: []
        }
    }
}

/// The words around an idea.
enum IdeaTalk {
    static let opening = TextList.items(
        """
        - Okay, let's think about it together.
        - Let's think about what could help.
        - All right, one thought.
        """)
    static let idea = TextList.items(
        """
        - One small thing that helps some people is to {idea}.
        - One option could be to {idea}.
        - An idea, to take or leave: {idea}.
        - Something others have found useful is to {idea}.
        - You could, for example, {idea}.
        """)
    static let consent = TextList.items(
        """
        - Would you like to try something like that, or would you rather just talk?
        - Could something like that fit for you, if you want to try it, or shall we look for something else?
        - Do you want to think through how that could work, or would you rather just talk?
        """)
    static let consentTogether = TextList.items(
        """
        - Would you like to try it together now, or just talk?
        - Shall we do it together, one step at a time, or would you rather talk?
        - Would it help to go through it together now, or is talking better?
        """)
}
