// The bodily exercises: breathing, grounding, muscles. Short sentences, one instruction at a time.
import EmoSafety

/// All exercises.
enum ExerciseCatalog {
    static let all: [ExerciseDefinition] = bodily + written

    /// The exercise with that id.
    static func definition(_ id: String) -> ExerciseDefinition? { all.first { $0.id == id } }

    private static let bodily: [ExerciseDefinition] = [
        ExerciseDefinition(
            id: "grounding-54321", offerText: "name five things you can see, then go on through the senses",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Look around slowly and name five things you can see.
                        - Let your eyes wander, and name five things you can see right now.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. Next, four things you can touch or feel.
                        - Good, that's it. Four things you can feel, your feet or the chair count.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Well done. Three things you can hear, near or far.
                        - You're doing well. Name three sounds around you.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. Two things you can smell, or two smells you like.
                        - Nearly there: two smells, real or remembered.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Last one: one thing you can taste, or one slow breath.
                        - And one taste, or simply one long breath out.
                        """)),
            ],
            done: TextList.items(
                """
                - Well done, you came all the way through. How is it now, compared with before?
                - That's the whole round, and you did it. What do you notice now?
                """),
            request: "(five four three two one|54321|5 4 3 2 1|grounding|ground me|senses)"),
        ExerciseDefinition(
            id: "breathing-4-6", offerText: "breathe in for four and out for six, a few times",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Let's begin: breathe in for four, and out for six, nice and slow. Tell me when
                          you've
                          done it once.
                        - Breathe in gently for four, breathe out for six. Write anything when you're done.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. Again: in for four, out for six, shoulders soft.
                        - Good, once more: in for four, and a longer breath out.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - And a last round: in for four, out for six. Let the chair carry you.
                        - One more: in for four, out for six, at your own speed.
                        """)),
            ],
            done: TextList.items(
                """
                - Well done. What do you notice now, even if it's small?
                - That's three rounds; good. How is it in your body now?
                """),
            request: """
                (breathing exercise|breathe|breathing|four six|4 6|slow breathing)
                """, unless: "breathing makes"),
        ExerciseDefinition(
            id: "box-breathing", offerText: "breathe in a square, four counts a side",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - In for four, pause for four, out for four, pause for four. Write anything after the
                          first square.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. A second square: in four, pause four, out four, pause four.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - One last square, softer: in four, pause four, out four, pause four.
                        """)),
            ],
            done: TextList.items(
                """
                - Well done, three squares. What has shifted, if anything?
                """), request: "(box breathing|square breathing|box breath)",
            unless: "(breathing makes|makes it worse)"),
        ExerciseDefinition(
            id: "feet-on-floor", offerText: "feel your feet on the floor for a minute",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Press both feet into the floor, and notice what they touch. Tell me what you feel.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. Now the chair: where does it hold you?
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - And look at one thing in the room: which one, and what colour is it?
                        """)),
            ],
            done: TextList.items(
                """
                - Good, you're here, in this room. How is it now?
                """), request: "(feet on the floor|feet on floor|feel my feet)"),
        ExerciseDefinition(
            id: "cold-water", offerText: "hold something cold for half a minute",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Get a cold glass or an ice cube in a cloth, and hold it in your hand. Tell me when
                          you
                          have it.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Notice the cold: where is it sharpest? Count to thirty, then put it down.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. Dry your hand, and notice what is different.
                        """)),
            ],
            done: TextList.items(
                """
                - Well done. How strong is it now, compared with before?
                """), request: "(cold water|ice cube|ice|something cold|cold glass)",
            unless: "(heart condition|pacemaker|arrhythmia|heart problem|heart disease)"),
        ExerciseDefinition(
            id: "muscle-relaxation", offerText: "tense and let go, one group of muscles after the other",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Make fists for five seconds, then let go. Notice the difference, and write when
                          you're
                          done.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Good. Pull the shoulders up to the ears for five seconds, and drop them.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - Next the face: squeeze everything together, then let it go soft.
                        """)),
                .init(
                    prompts: TextList.items(
                        """
                        - And the legs: press the heels down for five seconds, then release.
                        """)),
            ],
            done: TextList.items(
                """
                - Good, that was a whole round. Where do you feel it most?
                """), request: "(muscle relaxation|progressive|tense and relax|pmr|relax my muscles)"),
        ExerciseDefinition(
            id: "sleep-wind-down", offerText: "plan a calm last half hour before sleep",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - What time would you like to be asleep tonight?
                        """), answer: .text, capture: "time"),
                .init(
                    prompts: TextList.items(
                        """
                        - What could the half hour before look like, without the phone?
                        """), answer: .text, capture: "ritual"),
                .init(
                    prompts: TextList.items(
                        """
                        - And if sleep doesn't come: what dull, quiet thing could you get up for, until
                          you're drowsy?
                        """), answer: .text, capture: "spare"),
            ],
            done: TextList.items(
                """
                - That's a plan for tonight: {ritual}, and {spare} if sleep stays away. How does that sit with
                  you?
                """), request: "(wind down|sleep routine|sleep plan|help me sleep|stimulus control)",
            isBodily: false),
    ]
}
