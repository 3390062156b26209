// Reflections by feeling. `{a}` and `{b}` are phrases of the user; `{A}` begins a sentence. Every wording
// says
// the feeling tentatively or receives what was told; none praises, advises, explains or compares.
import EmoSafety

/// Reflections, by feeling.
enum FeelingWordings {
    /// With one phrase of the user.
    static let withPhrase: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - I'm so sorry; there is a lot of love and loss in what you say about {a}.
            - I'm sorry. {A} must be so hard to carry with this loss.
            - Grief can sit in small things, and {a} seems to be one of them.
            - There's so much missing in those words, and {a} is right in the middle.
            - I hear how much love there still is around {a}.
            - {A} still holds so much of the loss.
            - That loss stays close, and {a} brings it right back.
            - My heart goes out to you; {a} says how deep this loss goes.
            - Missing someone can be in {a} as much as in the big moments.
            - So much loss is gathered in {a}.
            """),
        .sadness: TextList.items(
            """
            - That sounds hard, and {a} seems to weigh on you.
            - I'm sorry it's so heavy; I hear you about {a}.
            - It sounds like a low, painful place, with {a} in the middle of it.
            - That's a lot of hurt to hold, {a} and all.
            - I can hear the sadness, also in how you mention {a}.
            - No wonder it feels heavy, with {a} in it.
            - It's hard when {a} takes up so much room inside.
            - I'm sorry; {a} sounds difficult to sit with.
            - Something about {a} sounds really sad and tiring.
            """),
        .anger: TextList.items(
            """
            - I hear how angry that makes you, {a} above all.
            - It sounds unfair, and {a} seems to keep the anger going.
            - No wonder you're upset about {a}.
            - That would frustrate a lot of people, and {a} isn't a small thing.
            - There's real anger there, and under it something about {a} that matters to you.
            - You sound fed up, and {a} has a lot to do with it.
            - The anger makes sense; {a} crossed a line for you.
            - It's frustrating when {a} keeps coming back like that.
            - I can hear the resentment around {a}, and also that you care.
            """),
        .fear: TextList.items(
            """
            - That sounds frightening, and {a} keeps the worry awake.
            - I hear the worry about {a}.
            - It's scary not to know how things will go with {a}.
            - It sounds as if the fear gathers around {a}.
            - Being anxious about {a} makes sense when so much hangs on it.
            - There's a lot of dread in waiting, especially with {a}.
            - That kind of worry can take over a whole day, and {a} feeds it.
            - You sound nervous about {a}, and that is understandable.
            - Something in you is on guard, afraid of what {a} could mean.
            """),
        .stress: TextList.items(
            """
            - That's a lot at once, and {a} comes on top.
            - It sounds exhausting to keep all of that going, {a} included.
            - I hear the pressure, and {a} isn't helping.
            - That is too much for one person, {a} alone would be enough.
            - You've been stretched for a while, and {a} shows how much.
            - It sounds overwhelming, with {a} waiting as well.
            - No wonder you're worn out; {a} asks a lot of you.
            - So much pressure is packed into {a}.
            - It's hard to get any room to breathe with {a} on your mind.
            """),
        .shame: TextList.items(
            """
            - That sounds painful, and you're being hard on yourself about {a}.
            - I hear some shame in it, and also how much {a} matters to you.
            - It hurts to feel small like that, with {a} in it.
            - That sounds embarrassing and sore, especially {a}.
            - You carry a lot of guilt around {a}, it seems.
            - It takes honesty to speak about {a} when shame is near.
            - Feeling exposed like that is hard, and {a} stays in your mind.
            - You judge yourself harshly over {a}, perhaps more than anyone else would.
            - It's painful to look back at {a}.
            """),
        .loneliness: TextList.items(
            """
            - That sounds lonely, with {a} the way it is.
            - I hear how alone you can feel around {a}.
            - It can feel so quiet and empty when {a} is all there is.
            - There's a loneliness in {a} that others may not see.
            - It's hard to feel unseen, and {a} makes it plainer.
            - Being on your own with {a} sounds isolating.
            - That kind of alone goes deep, and {a} is where it shows.
            - You feel unseen, it seems, and {a} brings that home.
            """),
        .hurt: TextList.items(
            """
            - That hurts, and {a} makes it sharper.
            - I'm sorry; that sounds painful, {a} especially.
            - It stings when {a} goes like that.
            - I hear how hurt and let down you feel about {a}.
            - That must be hard to take in, with {a} still so fresh.
            - Being hurt there goes deep, because {a} matters to you.
            - It's a hard disappointment, and {a} is no small part of it.
            - Something about {a} hurts, like trust that was bruised.
            - That's a difficult thing to be left with, {a} and the quiet after it.
            """),
        .tiredness: TextList.items(
            """
            - You sound worn out, and {a} doesn't let you rest.
            - That's exhausting, with {a} on top of a short night.
            - Being so tired makes everything heavier, {a} too.
            - No wonder you're drained; {a} takes it out of you.
            - It sounds as if rest is hard to come by, with {a} going on.
            - Nights like that leave little behind, and {a} still wants your energy.
            - So tired, and still {a} keeps you going.
            """),
        .joy: TextList.items(
            """
            - That's wonderful; {a} makes it even better.
            - I'm so glad for you, and {a} sounds lovely.
            - How lovely, {a} and everything around it!
            - What good news; I can feel the joy about {a}.
            - You can be proud, and it's worth celebrating, {a} and all.
            - That makes me smile: {a} sounds like a happy part of it.
            - Congratulations! That is something to savour, {a} and all.
            - There's so much delight in how you tell me about {a}.
            - It's great to hear you so happy about {a}.
            """),
        .mixed: TextList.items(
            """
            - Both are there at the same time, and {a} sits between them.
            - Part of you leans one way and part of you another, and {a} is where they pull.
            - You sound torn, in two minds about {a}.
            - Those are mixed feelings, and both of them make sense around {a}.
            - On one side there's what draws you, on the other side {a}; both are real.
            - It's possible to feel both at the same time, and {a} seems to hold both.
            """),
        .relief: TextList.items(
            """
            - I'm glad there's some relief; {a} sounds like a good sign.
            - That's good to hear, and {a} must have eased something.
            - What a relief, especially {a}.
            - I'm glad it's lighter, with {a} behind you.
            - Good; {a} gave you a bit of solid ground.
            """),
        .tenderness: TextList.items(
            """
            - There's so much warmth in what you say about {a}.
            - {A} clearly means a lot to you.
            - I can picture {a}, and how dear that is to you.
            - That's a lovely thing to hold on to, {a}.
            - I hear love in the way you mention {a}.
            - {A} sounds like something good that stays with you.
            - What a tender picture, {a}.
            """),
    ]

    /// Without a phrase.
    static let plain: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - I'm so sorry for your loss.
            - Grief like that comes in waves, and it's hard.
            - There's so much love in that missing.
            - I'm sorry; losing what we love leaves such a hole.
            """),
        .sadness: TextList.items(
            """
            - I'm sorry it's so hard right now.
            - That sounds heavy and sad.
            - It's hard, and I hear you.
            - That's a painful place to be in.
            - Some days are just that low and difficult.
            """),
        .anger: TextList.items(
            """
            - That sounds really frustrating.
            - I hear how angry you are.
            - It's an unfair spot to be put in.
            - No wonder you're upset.
            """),
        .fear: TextList.items(
            """
            - That sounds scary.
            - I hear how worried and scared you are.
            - It's frightening when worry runs ahead like that.
            - That fear is asking for a lot of room.
            - No wonder you feel on edge.
            """),
        .stress: TextList.items(
            """
            - That's a lot to carry at once.
            - It sounds like too much pressure for one person.
            - No wonder you feel stretched and worn.
            - That is exhausting.
            """),
        .shame: TextList.items(
            """
            - You're being hard on yourself.
            - That sounds painful and embarrassing.
            - Shame makes everything feel smaller, and it hurts.
            - It's hard to say that, and you did.
            """),
        .loneliness: TextList.items(
            """
            - That sounds lonely.
            - It's hard to feel so alone with it.
            - Being unseen like that hurts.
            - There's a quiet in that which sounds empty.
            """),
        .hurt: TextList.items(
            """
            - That hurts.
            - I'm sorry, that sounds painful.
            - It's hard to be treated like that.
            - That was a real let-down, and it stings.
            """),
        .tiredness: TextList.items(
            """
            - You sound exhausted.
            - That sounds like tired in every bone.
            - Being this drained makes everything harder.
            - Tired like that needs more than one night of sleep.
            """),
        .joy: TextList.items(
            """
            - I'm really glad for you!
            - How wonderful!
            - That's lovely news.
            - What a happy thing to hear!
            """),
        .mixed: TextList.items(
            """
            - Both feelings can be true at the same time.
            - You sound torn between the two.
            - Part of you wants one thing, and part of you another.
            """),
        .relief: TextList.items(
            """
            - I'm glad it's easing.
            - That's good to hear, and a relief.
            - Good; let that settle for a moment.
            """),
        .tenderness: TextList.items(
            """
            - There's warmth and love in that.
            - That clearly means a lot to you.
            - It sounds close to your heart.
            - I hear how much that means, and how close it is.
            """),
    ]

    /// For somebody who died or is gone.
    static let lossOf = TextList.items(
        """
        - I'm so sorry about {a}. That is a real loss.
        - I'm so sorry. Losing {a} leaves such a hole.
        - There is so much love in how you speak of {a}, and so much missing.
        - I'm sorry for your loss; {a} clearly had a big place in your life.
        - My heart goes out to you. You miss {a}, and that hurts.
        """)

    /// For a time or a number alone.
    static let timeOnly = TextList.items(
        """
        - {A}. I'm taking that in.
        - {A}; I can hear how much is in that.
        - So much is in those words: {a}.
        - {A}, and all that comes with it.
        - {A}: I'll remember that.
        """)

    /// For what is told without a clear feeling.
    static let neutral = TextList.items(
        """
        - I hear you, and {a} is part of it.
        - Thank you for telling me about {a}.
        - I'm listening, and I'd like to understand how it is with {a}.
        - It sounds as if {a} has stayed with you.
        - {A}: I'm taking that in.
        - I can hear that {a} isn't a small thing here.
        - You bring up {a}, and I want to get it right.
        - Okay, {a} seems to matter in this.
        - It makes sense that {a} is on your mind.
        - I'm with you, and I'm following what you say about {a}.
        - I can see why {a} comes up.
        """)

    static let neutralPlain = TextList.items(
        """
        - I'm listening.
        - I hear you.
        - Thank you for saying that.
        - Okay, I'm with you.
        - I'm taking that in.
        - That sounds as if it has some weight to it.
        - I want to understand that well.
        - There's something in that, I think.
        """)

    /// After the first reflection: a second phrase of the user.
    static let second = TextList.items(
        """
        - I'll remember {b}, too.
        - And I heard what you said about {b}.
        - I'm keeping {b} in mind as well.
        - I noticed what you said about {b}.
        - And I'm not forgetting {b}.
        - You mention {b} as well, and I noticed.
        """)
}
