// Exercises within the talk: asked for, offered, run, broken off. "Stop", worse feelings and danger end one at once; telling something
// else ends a bodily one; every text is an answer to a written one.
import EmoSafety

extension Policy {
    mutating func runningExercise() -> CompanionReply? {
        guard var progress = state.exercise, let definition = ExerciseCatalog.definition(progress.id) else {
            state.exercise = nil
            return nil
        }
        if message.has(.stopExercise) || message.has(.goodbye) || message.has(.no) && definition.isBodily {
            state.exercise = nil
            if message.has(.goodbye) { return nil }
            if message.has(.stopExercise) { state.rejected.append(definition.id) }
            let text = realiser.pick(ExerciseTalk.stopped) ?? "Okay, we stop here."
            return reply(text, .stop, definition)
        }
        if definition.isBodily, message.has(.easing) {
            state.exercise = nil
            state.feeling = .relief
            return reply(realiser.pick(SpecialWordings.easing) ?? "Good, it's easing.", .done, definition)
        }
        if definition.isBodily, tellsSomethingElse {
            state.exercise = nil
            return nil
        }
        if !definition.isBodily, progress.step == 0, message.has(.plan),
            definition.id != "behavioural-activation"
        {
            // The user has found a way without the exercise.
            state.exercise = nil
            return nil
        }
        let phrase = message.phrases.isEmpty ? shortAnswer : answerPhrase
        let action = ExerciseMachine.answer(
            message.raw, phrase: phrase, rating: message.number, progress: &progress, definition: definition)
        switch action {
        case .say(let prompts):
            state.exercise = progress
            return reply(
                realiser.pick(prompts, progress.captures)
                    ?? SentenceTemplate.fill(prompts[0], progress.captures), .step, definition)
        case .finish(let prompts):
            state.exercise = nil
            notePlan(of: definition, progress)
            let text =
                realiser.pick(prompts, progress.captures)
                ?? SentenceTemplate.fill(prompts[0], progress.captures)
            return reply(Realiser.capitalised(text), .done, definition)
        }
    }

    /// A made plan is a fact to ask about next time.
    private mutating func notePlan(of definition: ExerciseDefinition, _ progress: ExerciseProgress) {
        guard definition.id == "behavioural-activation", let act = progress.captures["act"] else { return }
        keep(Fact(kind: .plan, text: act, turn: state.turns, unixMilliseconds: turn.unixMilliseconds))
    }

    /// In breathing or grounding, a sentence with a feeling or a plan is no answer to the step.
    private var tellsSomethingElse: Bool {
        message.length >= 5
            && (message.has(.plan) || message.feelings.contains { !$0.isPleasant } || message.has(.advice))
            && !message.raw.contains(",")
    }

    private var shortAnswer: String {
        var text = PlanPhrase.flipped(message.raw).prefix(9).joined(separator: " ")
        while let last = text.last, !last.isLetter && !last.isNumber { text.removeLast() }
        return text
    }

    /// The user's answer, shortened to its phrases so that it is not parroted.
    private var answerPhrase: String {
        let words = message.length
        if words <= 3 { return shortAnswer }
        let ordered = message.phrases.prefix(3).sorted { $0.position < $1.position }
        return ordered.map(\.text).joined(separator: ", ")
    }

    // MARK: Beginning

    mutating func exerciseStart() -> CompanionReply? {
        if let offered = state.offer, let definition = ExerciseCatalog.definition(offered) {
            if message.has(.yes) { return begin(definition) }
            state.offer = nil
            if message.has(.no) { return say(SpecialWordings.refuse, "validation") }
        } else if state.offer != nil {
            state.offer = nil
            if message.has(.yes), !message.has(.plan) { return say(SpecialWordings.agree, "validation") }
            if message.has(.no) { return say(SpecialWordings.refuse, "validation") }
        }
        if message.has(.panic), message.length <= 16, !message.has(.plan) { return panic() }
        guard !state.justListen, let definition = requested, !message.has(.refuse), !message.has(.tried)
        else { return nil }
        return begin(definition)
    }

    private var requested: ExerciseDefinition? {
        let asks =
            message.has(.advice) || message.has(.permission)
            || PhrasePattern(
                """
                (can we|could we|let us|shall we|do the|try the|want to do|want to try|start|teach me|guide me|\
                help me|show me|please|i would like)
                """, lexicon: .safety
            ).occurs(in: message.text)
        guard asks, message.length <= 14 else { return nil }
        return ExerciseCatalog.all.first { definition in
            PhrasePattern(definition.request, lexicon: .safety).occurs(in: message.text)
                && isAllowed(definition)
        }
    }

    private func isAllowed(_ definition: ExerciseDefinition) -> Bool {
        guard !state.rejected.contains(definition.id) else { return false }
        guard let unless = definition.unless else { return true }
        return !PhrasePattern(unless, lexicon: .safety).occurs(in: message.text)
    }

    mutating func begin(_ definition: ExerciseDefinition) -> CompanionReply {
        state.offer = nil
        let (progress, action) = ExerciseMachine.begin(definition)
        state.exercise = progress
        guard case .say(let prompts) = action else { return share() }
        let text = realiser.pick(prompts) ?? prompts[0]
        return reply(text, .step, definition)
    }

    private mutating func panic() -> CompanionReply {
        let id = state.rejected.contains("grounding-54321") ? "feet-on-floor" : "grounding-54321"
        state.offer = id
        let text = realiser.pick(ExerciseTalk.panic) ?? "I'm here with you."
        return CompanionReply(
            text: text, strategy: "offer", technique: "grounding", category: "exercise", exercise: .offer,
            exerciseID: id)
    }

    func reply(_ text: String, _ phase: ExercisePhase, _ definition: ExerciseDefinition) -> CompanionReply {
        CompanionReply(
            text: text, strategy: "exercise", technique: definition.id, category: "exercise", exercise: phase,
            exerciseID: definition.id)
    }
}

/// What is said around exercises.
enum ExerciseTalk {
    static let stopped = TextList.items(
        """
        - Okay, we stop here; you don't have to finish anything.
        - Of course, that's enough. Let's leave it.
        - Stopping is fine, thank you for telling me. How are you now?
        - All right, no more of that. I'm here.
        """)
    static let panic = TextList.items(
        """
        - I'm here with you. Panic is awful, and it rises and falls. Would you like to name five things you
          can see, together with me?
        - I'm with you, and we go slowly. It feels unsafe, yet it passes. Would it help to find five things
          you can see?
        - I'm here. One thing at a time: feel your feet. Would you like to go through your senses with me?
        """)
}
