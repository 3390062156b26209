// Ideas by topic, given only when asked for. Each is one small thing, told as an option, with the stems of the words by which a user may
// have said that it was tried already.
import EmoSafety

/// A small idea.
struct Suggestion: Sendable {
    var topic: String
    var text: String
    var stems: [String]
    var exercise: String?

    static let all: [Suggestion] = [
        .init(
            topic: "bullied",
            text: """
                tell one grown-up or colleague whom you trust what happened, and when
                """,
            stems: ["tell"]),
        .init(
            topic: "calm",
            text: """
                breathe out slowly for a few minutes, in for four and out for six
                """,
            stems: ["breath"], exercise: "breathing-4-6"),
        .init(
            topic: "calm",
            text: """
                bring your attention to the room: five things you can see, four you can touch
                """,
            stems: ["name", "ground"], exercise: "grounding-54321"),
        .init(
            topic: "exam",
            text: """
                write down what you already know well, and stop studying an hour before bed
                """,
            stems: ["write", "study"]),
        .init(
            topic: "exam",
            text: """
                picture the first five minutes of it, and plan only those
                """,
            stems: ["picture", "plan"]),
        .init(
            topic: "conflict",
            text: """
                say it from your own side, such as "when that happened, I felt", at a quiet moment
                """,
            stems: ["say it", "talk"]),
        .init(
            topic: "conflict",
            text: """
                write down the one sentence that you most want to be heard, and leave out the rest
                """,
            stems: ["write"]),
        .init(
            topic: "boundary",
            text: """
                say "I can take this on if something else waits; which one?" instead of a bare no
                """,
            stems: ["say"]),
        .init(
            topic: "boundary",
            text: """
                ask for a day before you answer, so that the yes is not automatic
                """,
            stems: ["ask"]),
        .init(
            topic: "breakup",
            text: """
                put the phone and the photos out of reach for one evening and do something with your hands
                """,
            stems: ["phone", "photo"]),
        .init(
            topic: "breakup",
            text: """
                write the message you would like to send, and keep it unsent
                """,
            stems: ["write", "message"]),
        .init(
            topic: "care",
            text: """
                find one hour in the week that is yours, and ask somebody to cover it
                """,
            stems: ["hour"]),
        .init(
            topic: "care",
            text: """
                share out one single task, such as one drive or one phone call
                """,
            stems: ["task", "share"]),
        .init(
            topic: "bored",
            text: """
                pick something with your hands for ten minutes, such as cooking, drawing or tidying one shelf
                """,
            stems: ["cook", "draw", "tidy"]),
        .init(
            topic: "bored",
            text: """
                go outside once round the block with a song you like
                """,
            stems: ["walk", "music"]),
        .init(
            topic: "panic", text: "put both feet on the floor and name five things you can see",
            stems: TextList.items(
                """
                - feet
                - name
                - ground
                """), exercise: "grounding-54321"),
        .init(
            topic: "panic",
            text: """
                let the out-breath be longer than the in-breath, in for four and out for six
                """,
            stems: TextList.items(
                """
                - breath
                """), exercise: "breathing-4-6"),
        .init(
            topic: "worry",
            text: """
                give the worry a fixed quarter of an hour a day, and note it down until then
                """,
            stems: TextList.items(
                """
                - worry
                - note
                """), exercise: "worry-postponement"),
        .init(
            topic: "worry",
            text: """
                ground yourself: name five things you can see, four you can touch
                """,
            stems: TextList.items(
                """
                - name
                - ground
                """), exercise: "grounding-54321"),
        .init(
            topic: "worry",
            text: """
                leave the phone in another room until a set time, so that the checking gets a pause
                """,
            stems: TextList.items(
                """
                - phone
                """)),
        .init(
            topic: "sleep",
            text: """
                switch on a small light, feel your feet on the floor and name five things in the room
                """,
            stems: TextList.items(
                """
                - light
                - feet
                - name
                """), exercise: "grounding-54321"),
        .init(
            topic: "sleep",
            text: """
                get up for ten minutes when sleep won't come, with a dim light and something dull
                """,
            stems: TextList.items(
                """
                - get up
                """), exercise: "sleep-wind-down"),
        .init(
            topic: "sleep", text: "breathe out slowly a few times and let the shoulders drop",
            stems: TextList.items(
                """
                - breath
                """), exercise: "breathing-4-6"),
        .init(
            topic: "texting",
            text: """
                charge the phone in another room tonight and have one friend you can call
                """,
            stems: TextList.items(
                """
                - phone
                - friend
                """)),
        .init(
            topic: "night",
            text: """
                plan something small for the worst hour tonight, a walk, music or a show with someone on the \
                line
                """,
            stems: TextList.items(
                """
                - walk
                - music
                - show
                """)),
        .init(
            topic: "work",
            text: """
                write what is on your plate in a list and ask which part of it can wait
                """,
            stems: TextList.items(
                """
                - list
                """)),
        .init(
            topic: "work",
            text: """
                name one boundary for this week in a short talk, such as one evening without mails
                """,
            stems: TextList.items(
                """
                - boundar
                - talk
                """)),
        .init(
            topic: "work",
            text: """
                pick one small thing from the workload and leave the rest on purpose until tomorrow
                """,
            stems: TextList.items(
                """
                - pick
                """)),
        .init(
            topic: "parent",
            text: """
                pause and step out of the room for a minute when you feel it rising, and repair with a plain \
                sorry afterwards
                """,
            stems: TextList.items(
                """
                - pause
                - step out
                - sorry
                """)),
        .init(
            topic: "parent",
            text: """
                swap the hardest half hour with somebody, or count ten slow breaths at the door
                """,
            stems: TextList.items(
                """
                - swap
                - count
                - breath
                """)),
        .init(
            topic: "anger",
            text: """
                write down everything you'd like to say and keep it unsent until tomorrow
                """,
            stems: TextList.items(
                """
                - write
                """)),
        .init(topic: "anger", text: "walk fast for ten minutes before answering", stems: ["walk"]),
        .init(
            topic: "hurt", text: "give it a night or two before anything is decided",
            stems: ["night or two"]),
        .init(
            topic: "hurt", text: "let one person you trust know what happened", stems: ["person you trust"]),
        .init(
            topic: "lonely",
            text: """
                plan one short visit or call, ten minutes are enough, with permission to leave again
                """,
            stems: TextList.items(
                """
                - ten minutes
                - visit
                - call
                """), exercise: "behavioural-activation"),
        .init(
            topic: "lonely",
            text: """
                send one short message to someone you used to like talking with
                """,
            stems: TextList.items(
                """
                - message
                """)),
        .init(
            topic: "stuck",
            text: """
                start with five minutes of the easiest piece and be allowed to stop after that
                """,
            stems: TextList.items(
                """
                - five minutes
                - start
                """), exercise: "behavioural-activation"),
        .init(
            topic: "stuck",
            text: """
                say the next single step aloud and leave the rest for another day
                """,
            stems: TextList.items(
                """
                - next step
                """), exercise: "problem-solving"),
        .init(
            topic: "stuck", text: "do a piece of it badly on purpose, just as a first draft",
            stems: TextList.items(
                """
                - draft
                - badly
                """)),
        .init(
            topic: "grief",
            text: """
                wait with anything final until it feels right; there is no right or wrong time for it
                """,
            stems: TextList.items(
                """
                - wait
                """)),
        .init(
            topic: "grief",
            text: """
                keep one small ritual, a candle, a walk or a letter, at your own time
                """,
            stems: TextList.items(
                """
                - candle
                - letter
                """)),
        .init(
            topic: "money",
            text: """
                put the numbers on one page and ring one advice service about the first of them
                """,
            stems: TextList.items(
                """
                - numbers
                - page
                """), exercise: "problem-solving"),
        .init(
            topic: "thought",
            text: """
                look at the thought on paper: what speaks for it, what against, what is fairer
                """,
            stems: TextList.items(
                """
                - paper
                - thought
                """), exercise: "thought-record"),
        .init(
            topic: "self",
            text: """
                write to yourself as you'd write to a friend in the same spot, three lines
                """,
            stems: TextList.items(
                """
                - letter
                - write
                """), exercise: "self-compassion-letter"),
        .init(
            topic: "general",
            text: """
                take one small step that costs less than ten minutes, such as a walk round the block
                """,
            stems: TextList.items(
                """
                - walk
                """), exercise: "behavioural-activation"),
        .init(
            topic: "general", text: "tell one person you trust what you told me", stems: ["trust", "tell"]),
        .init(
            topic: "general",
            text: """
                write the three loudest thoughts down, so that they need not all be held at once
                """,
            stems: TextList.items(
                """
                - write
                """)),
    ]

    /// Ideas for `topics` that were not rejected, the best fitting first.
    static func fitting(_ topics: [String], rejected: [String]) -> [Suggestion] {
        let open = all.filter { idea in
            !idea.stems.contains { stem in rejected.contains { $0.contains(stem) || stem.contains($0) } }
        }
        return topics.flatMap { topic in open.filter { $0.topic == topic } }
            + open.filter { $0.topic == "general" }
    }
}

/// Hears topics in words.
enum TopicRules {
    private static let sources: [(String, String)] = [
        (
            "calm",
            """
            (calm|calmer|relax|settle|shaking|shake|trembling|racing|wound up|tense|jittery|nerves)
            """
        ),
        (
            "bullied",
            "((laugh|laughs|laughed|laughing) at me|bullied|bullying|bully|bullies|teased|mocked|picked on)"
        ), ("boundary", "(say no|saying no|boundary|boundaries|set limits|stand up for)"),
        (
            "conflict",
            """
            (tell (him|her|them)|talk to (him|her|them)|without shouting|argument|argued|fight with|took \
            credit|confront|bring it up|apologise|apologize|(write|message) (him|her))
            """
        ),
        (
            "breakup",
            """
            (broke up|break up|breakup|split up|dumped me|(am|was|got|been) dumped|my ex|divorce|text him|text her)
            """
        ), ("texting", "(text him|text her|call him|call her|message (him|her)|his profile|her profile)"),
        ("exam", "(exam|exams|test|tests|driving test|revision|revise|finals)"),
        (
            "care",
            """
            (diagnosed|dementia|hospital|appointment|appointments|caring for|looking after|parkinson*|chemo)
            """
        ), ("bored", "(bored|boring|boredom|nothing to do)"),
        ("panic", "(panic|can not breathe|hyperventilating|heart racing)"),
        (
            "sleep",
            """
            (sleep|sleeping|slept|insomnia|nightmare|nightmares|dream|wake up|awake|insomnia)
            """
        ), ("night", "(at night|tonight|evening|evenings|nights)"),
        ("parent", "(kids|my children|bedtime|my son|my daughter|toddler|parenting|yelled)"),
        (
            "work",
            """
            (work|boss|manager|job|project|projects|deadline|colleague|colleagues|office|meetings|workload|\
            shift|client)
            """
        ),
        (
            "worry",
            """
            (worry|worried|anxious|googling|what if|checking|nervous|tumour|symptoms|stop thinking|\
            looked it up)
            """
        ),
        (
            "lonely",
            """
            (lonely|alone|friends|moved to|join|gym|club|meet people|(have|got) nobody|\
            nobody (to|is there|calls|comes|visits|would notice|around))
            """
        ),
        (
            "stuck",
            """
            (procrastinat*|focus|concentrate|get anything done|stuck|start|motivation|lazy|do nothing|tasks|lists|timers|\
            homework|essay|thesis|studying)
            """
        ),
        (
            "grief",
            "(died|grief|funeral|passed away|miss (him|her|them)|lost (my|our) <person>|lost (him|her)|ashes)"
        ),
        ("anger", "(angry|furious|scream|rage|temper|shout|text him|text her|send it)"),
        ("money", "(money|debt|rent|bills|loan|broke)"),
        (
            "thought",
            """
            (i thought|going to fire me|hate me|everyone thinks|failure|always fail)
            """
        ), ("self", "(hate myself|my fault|stupid|not good enough|ashamed|guilty)"),
    ]
    private static let compiled = sources.map { ($0.0, PhrasePattern($0.1, lexicon: .safety)) }

    /// Topics heard in `text`.
    static func topics(in text: NormalizedText) -> [String] {
        compiled.filter { $0.1.occurs(in: text) }.map(\.0)
    }
}
