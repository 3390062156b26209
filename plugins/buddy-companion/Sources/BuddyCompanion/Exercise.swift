// Guided exercises as data: a definition is a list of steps, the progress is a value, and one machine runs them all. Nothing here knows
// about feelings or policy; the companion decides when to begin and when to break off.

/// One step of an exercise.
struct ExerciseStep: Sendable {
    /// What an answer to the step must be.
    enum Answer: Sendable { case anything, text, rating }

    /// Ways to say it. Slots: earlier answers by their `capture` name.
    var prompts: [String]
    var answer: Answer = .anything
    /// The name under which the answer is kept.
    var capture: String?
}

/// An exercise.
struct ExerciseDefinition: Sendable {
    var id: String
    /// As it is offered: "five things you can see".
    var offerText: String
    var steps: [ExerciseStep]
    /// What is said at the end.
    var done: [String]
    /// Words by which the user asks for it.
    var request: String
    /// Mentions of these in the session rule it out.
    var unless: String?
    /// Whether telling something else breaks it off, as in breathing; otherwise every text is an answer.
    var isBodily = true
}

/// Where a user is in an exercise.
public struct ExerciseProgress: Codable, Sendable, Equatable {
    /// The exercise's id.
    public var id: String
    /// The step that waits for its answer.
    public var step: Int
    /// Answers by name.
    public var captures: [String: String]
    /// How often the step was said again because the answer did not fit.
    public var repeats: Int
}

/// What a machine wants said.
enum ExerciseAction: Equatable {
    /// A step, ready to be said.
    case say([String])
    /// The end.
    case finish([String])
}

/// Runs any exercise.
enum ExerciseMachine {
    static func begin(_ definition: ExerciseDefinition) -> (ExerciseProgress, ExerciseAction) {
        (
            ExerciseProgress(id: definition.id, step: 0, captures: [:], repeats: 0),
            .say(definition.steps[0].prompts)
        )
    }

    /// Takes an answer and moves on; a missing number is asked for once more, never a third time.
    static func answer(
        _ text: String, phrase: String, rating: Int?, progress: inout ExerciseProgress,
        definition: ExerciseDefinition
    ) -> ExerciseAction {
        guard definition.steps.indices.contains(progress.step) else { return .finish(definition.done) }
        let step = definition.steps[progress.step]
        if step.answer == .rating, rating == nil, progress.repeats == 0 {
            progress.repeats += 1
            return .say(["How strong is it as a number, from 0 to 100? A rough one is fine."])
        }
        if let capture = step.capture {
            progress.captures[capture] = phrase
            if let rating { progress.captures[capture + " number"] = String(rating) }
        }
        progress.repeats = 0
        progress.step += 1
        guard definition.steps.indices.contains(progress.step) else { return .finish(definition.done) }
        return .say(definition.steps[progress.step].prompts)
    }
}
