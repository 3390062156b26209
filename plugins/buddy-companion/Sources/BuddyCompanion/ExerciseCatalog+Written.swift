// The exercises of words: thoughts, plans, values, a letter, a safety plan. Every text is an answer.
import EmoSafety

extension ExerciseCatalog {
    static let written: [ExerciseDefinition] = [
        ExerciseDefinition(
            id: "thought-record", offerText: "look at the thought step by step, on paper so to say",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Sure, step by step. First the situation: what happened, as plainly as you can?
                        - Let's do that. What was the situation, just the facts of what happened?
                        """), answer: .text, capture: "situation"),
                .init(
                    prompts: TextList.items(
                        """
                        - Okay. What went through your mind in that moment, which thought?
                        - And which thought came up, in the words your mind used?
                        """), answer: .text, capture: "thought"),
                .init(
                    prompts: TextList.items(
                        """
                        - What did you feel with that thought, and how strong was it, from 0 to 100?
                        - Which feeling came with it, and how strong, from 0 to 100?
                        """), answer: .rating, capture: "feeling"),
                .init(
                    prompts: TextList.items(
                        """
                        - {feeling number}, that's a lot. What is the evidence for the thought, only facts
                          that
                          support it?
                        - Noted, {feeling number}. Which facts support the thought?
                        """), answer: .text, capture: "for"),
                .init(
                    prompts: TextList.items(
                        """
                        - And what speaks against it, what doesn't fit the thought?
                        - Now the other side: what does not support it?
                        """), answer: .text, capture: "against"),
                .init(
                    prompts: TextList.items(
                        """
                        - Putting both together, what would be a fairer, more balanced thought?
                        - With the whole picture, how could a balanced thought sound?
                        """), answer: .text, capture: "balanced"),
                .init(
                    prompts: TextList.items(
                        """
                        - That's a fairer way to hold it. With that in mind, how strong is the feeling now? It
                          was
                          {feeling number} at first.
                        - Good. How strong is it now, from 0 to 100, after {feeling number} before?
                        """), answer: .rating, capture: "after"),
            ],
            done: TextList.items(
                """
                - From {feeling number} to {after number}: notice that shift. You looked at it from both
                  sides, and that's good work.
                - It was {feeling number} and is {after number} now. Well done for going through all of it.
                """),
            request: """
                (thought record|thought diary|look at the thought|thought thing|cbt|challenge (my|the|this) \
                thought)
                """, isBodily: false),
        ExerciseDefinition(
            id: "behavioural-activation",
            offerText: """
                plan one small thing, with a time and a smaller version of it
                """,
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Let's keep it to one small thing. What could it be, and when would be a good time?
                        - One small thing, then: what would it be, and on which day?
                        """), answer: .text, capture: "act"),
                .init(
                    prompts: TextList.items(
                        """
                        - {act}, that's concrete. What might get in the way?
                        - Good: {act}. What could make it hard when the moment comes?
                        """), answer: .text, capture: "obstacle"),
                .init(
                    prompts: TextList.items(
                        """
                        - That's honest, and quite likely too. What first move would be so small that you
                          could do
                          it even if you don't feel like it?
                        - Good to know beforehand; that might well happen. Which smaller version, five minutes
                          or
                          just the start, would still count?
                        """), answer: .text, capture: "smaller"),
            ],
            done: TextList.items(
                """
                - Good, that makes it ready to begin: {smaller}. I'd like to hear how it went.
                - A smart first move: {smaller}. That's a lovely plan, and I'll ask you about it next time.
                """),
            request: """
                (plan one thing|help me plan|behavioural activation|behavioral activation|plan something|\
                plan (a|one) ..2 (thing|activity|step))
                """, isBodily: false),
        ExerciseDefinition(
            id: "worry-postponement", offerText: "set a fixed time for the worry",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Which worry comes the most? One line is enough.
                        """), answer: .text, capture: "worry"),
                .init(
                    prompts: TextList.items(
                        """
                        - When could be its fixed quarter of an hour, not too close to bedtime?
                        """), answer: .text, capture: "time"),
                .init(
                    prompts: TextList.items(
                        """
                        - And when it knocks before that: what short sentence could you tell it?
                        """), answer: .text, capture: "sentence"),
            ],
            done: TextList.items(
                """
                - Then it has its place at {time}, and until then: {sentence}. You can see how that works for
                  a day or two.
                """), request: "(worry time|postpone (the|my) worry|worry postponement|park the worry)",
            isBodily: false),
        ExerciseDefinition(
            id: "problem-solving", offerText: "sort the problem in small steps",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Let's sort it. What exactly is the problem, in one sentence?
                        """), answer: .text, capture: "problem"),
                .init(
                    prompts: TextList.items(
                        """
                        - Which two or three ways could there be, even odd ones?
                        """), answer: .text, capture: "ways"),
                .init(
                    prompts: TextList.items(
                        """
                        - Which one costs the least and helps a bit?
                        """), answer: .text, capture: "choice"),
                .init(
                    prompts: TextList.items(
                        """
                        - What would be its first step, and when?
                        """), answer: .text, capture: "step"),
            ],
            done: TextList.items(
                """
                - So the first step is {step}. Good sorting; you can look at the rest afterwards.
                """),
            request: "(problem solving|solve (it|this|the problem)|sort (it|this) out|go through my options)",
            isBodily: false),
        ExerciseDefinition(
            id: "self-compassion-letter", offerText: "write a few lines to yourself, as to a friend",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Picture a friend who went through exactly this. What happened to them, in one line?
                        """), answer: .text, capture: "story"),
                .init(
                    prompts: TextList.items(
                        """
                        - What would you say to them first?
                        """), answer: .text, capture: "words"),
                .init(
                    prompts: TextList.items(
                        """
                        - Now the same line to yourself, with your own name in front. How does it sound?
                        """), answer: .text, capture: "letter"),
            ],
            done: TextList.items(
                """
                - Those are kind words. You can keep them for the next hard evening.
                """), request: "(self compassion|letter to myself|kinder to myself|be kind to myself)",
            isBodily: false),
        ExerciseDefinition(
            id: "values-choice", offerText: "look at what matters to you and one act that fits",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Which part of life matters most to you at the moment: people, work, body, creating,
                          something else?
                        """), answer: .text, capture: "area"),
                .init(
                    prompts: TextList.items(
                        """
                        - What sort of person do you want to be there, in a few words?
                        """), answer: .text, capture: "value"),
                .init(
                    prompts: TextList.items(
                        """
                        - Which small act this week would show a bit of that?
                        """), answer: .text, capture: "act"),
            ],
            done: TextList.items(
                """
                - {act}, then, for the sake of what you value. That's a good direction.
                """), request: "(values|what matters to me exercise|values exercise)", isBodily: false),
        ExerciseDefinition(
            id: "safety-plan", offerText: "write a short safety plan together",
            steps: [
                .init(
                    prompts: TextList.items(
                        """
                        - Let's write a short safety plan. How do you notice that it's getting dangerous,
                          which
                          signs?
                        """), answer: .text, capture: "signs"),
                .init(
                    prompts: TextList.items(
                        """
                        - What helps you through such an hour on your own, even a little?
                        """), answer: .text, capture: "own"),
                .init(
                    prompts: TextList.items(
                        """
                        - Which people or places take your mind off it?
                        """), answer: .text, capture: "people"),
                .init(
                    prompts: TextList.items(
                        """
                        - Whom could you tell that it's bad, by name?
                        """), answer: .text, capture: "contacts"),
                .init(
                    prompts: TextList.items(
                        """
                        - Which professional or line will you call when that isn't enough?
                        """), answer: .text, capture: "line"),
                .init(
                    prompts: TextList.items(
                        """
                        - And how can your surroundings be made safer, so that what could hurt
                          you is out of reach?
                        """), answer: .text, capture: "safer"),
            ],
            done: TextList.items(
                """
                - That's your safety plan: {own}, then {contacts}, then {line}. Keep it where you'll see it.
                """), request: "(safety plan)", isBodily: false),
    ]
}
