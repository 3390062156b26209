// Reflections by feeling. `{a}` is one phrase of the user or two joined by "and"; every wording with it has
// to read well with a person, a thing or a time, in the singular and in the plural: so a phrase stands after
// "about", "around" or "with" and is never the subject of a verb. None praises, advises, explains or
// compares.
import EmoSafety

/// Reflections, by feeling.
enum FeelingWordings {
    /// With one phrase of the user, or two.
    static let withPhrase: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - I'm so sorry. There is a lot of love and loss in what you say about {a}.
            - Grief often sits in small things, and I hear it when you mention {a}.
            - I hear how much love there still is around {a}.
            - I hear how close the loss is when you talk about {a}.
            - There's so much missing in those words, and so much care around {a}.
            - My heart goes out to you; I can hear how deep this loss goes when you speak of {a}.
            """),
        .sadness: TextList.items(
            """
            - That sounds really hard, and I hear how heavy it is with {a}.
            - I'm sorry it's so heavy right now, with {a} on your mind.
            - I can hear how sad you are about {a}.
            - It makes sense that you feel low, with all that's going on around {a}.
            - It sounds like a painful time, especially when it comes to {a}.
            - That's a lot of sadness to hold, and I hear what you say about {a}.
            - It's hard to carry something like this, and I hear how much there is around {a}.
            """),
        .anger: TextList.items(
            """
            - I hear how angry you are about {a}.
            - It sounds unfair, and I can understand the anger around {a}.
            - No wonder you're upset about {a}.
            - That sounds really frustrating, especially when it comes to {a}.
            - You sound fed up, especially when it comes to {a}.
            - The anger makes sense to me, after what you tell me about {a}.
            - I can hear the frustration around {a}, and that something important to you got hurt.
            """),
        .fear: TextList.items(
            """
            - It sounds like there is a lot of worry around {a}.
            - It's scary not to know how things will go with {a}.
            - I can hear how anxious you are about {a}.
            - It makes sense that you're on edge, with {a} on your mind.
            - That sounds frightening, and hard to put down when it's about {a}.
            - Being this worried about {a} takes a lot out of a person.
            - It sounds as if your thoughts keep going back to {a}, and that's a frightening place to be.
            - You sound nervous about {a}, and that is understandable.
            """),
        .stress: TextList.items(
            """
            - That's a lot at once, with {a} on top of everything else.
            - I hear how much pressure there is around {a}.
            - It sounds overwhelming, with {a} on your mind all the time.
            - No wonder you feel stretched, with everything around {a}.
            - That sounds exhausting to keep up with, especially {a}.
            - It's hard to find room to breathe with {a} on your mind.
            - There's a lot resting on you at the moment when it comes to {a}.
            """),
        .shame: TextList.items(
            """
            - That sounds painful, what you tell me about {a}.
            - I hear some shame in that, and how much it matters to you how things are with {a}.
            - It sounds as if there are some heavy feelings towards yourself, with {a} on your mind.
            - Feeling small like that hurts, and it isn't easy to speak about {a} then.
            - I hear how uncomfortable that feels, especially when it comes to {a}.
            - That sounds sore and embarrassing, with {a} on your mind.
            - It isn't easy to talk about {a} when it feels this painful.
            """),
        .loneliness: TextList.items(
            """
            - That sounds lonely, and I hear it in what you say about {a}.
            - I hear how alone you can feel when it comes to {a}.
            - It's hard to feel so much on your own with {a}.
            - There's a lot of quiet in what you tell me about {a}, and it sounds lonely.
            - Feeling unseen hurts, and I hear it when you talk about {a}.
            - It makes sense that you feel isolated, especially when it comes to {a}.
            """),
        .hurt: TextList.items(
            """
            - I'm sorry; that sounds painful, what happened with {a}.
            - I hear how hurt you feel about {a}.
            - That must be hard, with {a} on your mind as well.
            - It makes sense that it hurts, when it's about {a}.
            - That sounds like a real let-down, and I hear how sore things feel around {a}.
            - Being hurt like that goes deep, especially when it comes to {a}.
            """),
        .tiredness: TextList.items(
            """
            - You sound worn out, and it's hard to rest with {a} on your mind.
            - That sounds exhausting, with {a} on top of too little sleep.
            - Being so tired makes everything heavier, and then there's still {a} to think of.
            - No wonder you're drained, with {a} going round in your head.
            - It sounds as if rest is hard to come by, with {a} going on.
            """),
        .joy: TextList.items(
            """
            - That's wonderful, and I love hearing about {a}!
            - I'm so glad for you, and so happy to hear about {a}.
            - What good news! I can feel the joy when you talk about {a}.
            - That makes me smile, hearing about {a}.
            - That's worth celebrating; thank you for telling me about {a}.
            - It's great to hear you so happy about {a}.
            - How lovely! There's so much delight in what you say about {a}.
            """),
        .mixed: TextList.items(
            """
            - You sound torn, in two minds about {a}.
            - Those are mixed feelings, and both of them make sense when it comes to {a}.
            - It's possible to feel both at the same time about {a}, and both are real.
            - Part of you leans one way and part of you another, it seems, when you think about {a}.
            - Both sides are there at once, and that's a hard place to be with {a}.
            """),
        .relief: TextList.items(
            """
            - I'm glad there's some relief, with {a}.
            - That's good to hear, what you say about {a}.
            - What a relief; I'm glad things feel lighter around {a}.
            - I'm glad it's a bit easier now with {a}.
            """),
        .tenderness: TextList.items(
            """
            - There's so much warmth in what you say about {a}.
            - I can hear how much love there is around {a}.
            - I can tell how close to your heart this is, when you talk about {a}.
            - That's a lovely thing to hear about {a}.
            """),
    ]

    /// Without a phrase.
    static let plain: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - I'm so sorry for your loss.
            - Grief like that comes in waves, and it's hard.
            - There's so much love in that missing.
            - I'm so sorry. It hurts because it mattered so much.
            - That's such a hard thing to live with, and I'm sorry.
            - I'm sorry; there's no quick way through a loss like this.
            """),
        .sadness: TextList.items(
            """
            - I'm sorry it's so hard right now.
            - That sounds heavy and sad.
            - It's hard, and I hear you.
            - That sounds like a painful place to be in.
            - I'm sorry you're feeling so low.
            - That's a lot to feel at once, and it sounds hard.
            - I hear how much this hurts.
            """),
        .anger: TextList.items(
            """
            - That sounds really frustrating.
            - I hear how angry you are.
            - No wonder you're upset.
            - It sounds unfair, and I understand that it makes you angry.
            - I can see why that would make you angry.
            - That would upset a lot of people.
            """),
        .fear: TextList.items(
            """
            - That sounds scary.
            - I hear how worried and scared you are.
            - It's frightening when worry runs ahead like that.
            - No wonder you feel on edge.
            - That sounds like a lot of worry to carry.
            - It makes sense that this makes you anxious.
            - I can hear how much this scares you.
            """),
        .stress: TextList.items(
            """
            - That's a lot to carry at once.
            - It sounds like too much pressure for one person.
            - No wonder you feel stretched.
            - That sounds exhausting.
            - I can hear how much is on you at the moment.
            - It sounds overwhelming.
            """),
        .shame: TextList.items(
            """
            - It sounds as if you're being very hard on yourself.
            - That sounds painful.
            - Feeling like that about yourself hurts.
            - It's hard to say that, and you did.
            - I hear how harshly you judge yourself there.
            - That's a painful thing to feel, and I'm glad you said it.
            """),
        .loneliness: TextList.items(
            """
            - That sounds lonely.
            - It's hard to feel so alone with it.
            - Feeling unseen like that hurts.
            - I hear how alone you feel, and I'm sorry.
            - That's a lot of quiet to be on your own with, and it sounds lonely.
            """),
        .hurt: TextList.items(
            """
            - I can hear that this hurts.
            - I'm sorry, that sounds painful.
            - It's hard to be treated like that.
            - That sounds like a real let-down.
            - It makes sense that this hurts.
            - I'm sorry that happened to you.
            """),
        .tiredness: TextList.items(
            """
            - You sound exhausted.
            - That sounds really tiring, night after night.
            - Being this drained makes everything harder.
            - It's hard when rest doesn't come.
            - I'm sorry you're so worn out.
            """),
        .joy: TextList.items(
            """
            - I'm really glad for you!
            - How wonderful!
            - That's lovely news.
            - What a happy thing to hear!
            - I'm so pleased for you, that sounds wonderful.
            - That's great, and I'm glad you told me.
            """),
        .mixed: TextList.items(
            """
            - Both feelings can be true at the same time.
            - You sound torn between the two.
            - It sounds as if part of you feels one thing, and part of you another.
            - That's a mix of feelings, and both make sense.
            """),
        .relief: TextList.items(
            """
            - I'm glad it's easing.
            - That's good to hear.
            - I'm glad, that sounds like a relief.
            """),
        .tenderness: TextList.items(
            """
            - There's warmth and love in that.
            - I can hear how much that means to you.
            - It sounds close to your heart.
            - That sounds like something to hold on to.
            """),
    ]

    /// For somebody who died or is gone.
    static let lossOf = TextList.items(
        """
        - I'm so sorry about {a}. That is a real loss.
        - I'm so sorry. Losing {a} leaves such a hole.
        - There is so much love in how you speak of {a}, and so much missing.
        - I'm sorry for your loss. I can hear how big a place in your life there was for {a}.
        - My heart goes out to you. Losing {a} hurts.
        """)

    /// For a message that is hardly more than a time or a number.
    static let timeOnly = TextList.items(
        """
        - {A}. I'm taking that in.
        - {A}, okay. I'll keep that in mind.
        - {A}: I'll remember that.
        """)

    /// For what is told without a clear feeling.
    static let neutral = TextList.items(
        """
        - Thank you for telling me about {a}.
        - I'm listening, and I'd like to understand how things are with {a}.
        - It makes sense that you're thinking about {a}.
        - I can hear that there's a lot around {a}.
        - I'm with you, and I'm glad you told me about {a}.
        - It sounds as if there is a lot on your mind when it comes to {a}.
        - I hear you, also in what you say about {a}.
        - So there's a lot going on with {a}.
        - Thank you, that helps me understand a little more about {a}.
        """)

    static let neutralPlain = TextList.items(
        """
        - I'm listening.
        - I hear you.
        - Thank you for saying that.
        - Okay, I'm with you.
        - Thank you, that helps me understand.
        - I see.
        - I can imagine that's not easy to put into words.
        - I'm following you.
        - Thank you for being open with me.
        - Okay, I understand a bit better now.
        """)
}
