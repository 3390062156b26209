// Reflections by feeling that take up one phrase of the user, or two.
import EmoSafety

extension FeelingWordings {
    /// With one phrase of the user, or two.
    static let withPhrase: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - I'm so sorry; there is a lot of love and loss in what you say about {a}.
            - Grief often sits in small things, and I hear it when you mention {a}.
            - I hear how much love there still is around {a}.
            - I hear how close the loss is when you talk about {a}.
            - There's so much missing in those words, and so much care around {a}.
            - My heart goes out to you; I can hear how deep this loss goes when you speak of {a}.
            - I'm so sorry; it sounds as if the loss is there again when it comes to {a}.
            - You carry a lot of grief, and I hear some of it around {a}.
            - The missing doesn't go away, and I can hear it when you mention {a}.
            - I'm sorry; there's an ache in what you say about {a}.
            - So much has changed, and I hear the sorrow around {a}.
            - It's hard to grieve and still get through the day, with {a} on your mind.
            - Thank you for letting me hear about {a}; the loss is so near in it.
            - I hear sorrow and love side by side in what you tell me about {a}.
            - It hurts, and it's no wonder that your thoughts go to {a}.
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
            - It sounds as if a lot of sadness comes up around {a}.
            - I'm sorry; that's a sad thing to live with, and I hear it about {a}.
            - No wonder your heart is heavy when it comes to {a}.
            - I hear the ache in that, and how low you feel about {a}.
            - That's hard, and there doesn't seem to be much rest from it with {a}.
            - Things look grey at the moment, it seems, especially around {a}.
            - I'm sorry you have to feel this, and I hear how sore it is about {a}.
            - So there's sadness there, close to the surface when you speak about {a}.
            - It must be hard to get through the day with {a} weighing on you.
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
            - It's no surprise that you're cross about {a}.
            - You've put up with a lot, it sounds, and the anger about {a} has built up.
            - I can tell that a line was crossed for you when it comes to {a}.
            - I hear how annoyed you are about {a}, and I can see why.
            - There's real anger in that, and I hear it in what you say about {a}.
            - It sounds as if something feels very wrong to you around {a}, and that makes you angry.
            - Being treated like that is maddening, and I hear it about {a}.
            - You're angry, and there are reasons for it in what you tell me about {a}.
            - It's hard to keep your temper around {a} after something like that.
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
            - I hear how uneasy you are about {a}.
            - There's a lot of not knowing around {a}, and that's hard to sit with.
            - Worry like this doesn't leave much peace, and I hear it about {a}.
            - It's hard to rest with so much fear around {a}.
            - I'm sorry you're so scared; there's a lot at stake for you with {a}.
            - It makes sense to be afraid when so much is open about {a}.
            - I hear how tense things are for you around {a}, and how worried you are.
            - That sounds unsettling, with so much unclear about {a}.
            - The worry seems to be there all day, and a lot of it is about {a}.
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
            - You already have so much to look after, even without {a}.
            - I can hear how tight things are, with {a} to deal with as well.
            - It sounds as if there's hardly a quiet minute, with all that comes with {a}.
            - So much is asked of you, and I hear how tiring it is with {a}.
            - That's a heavy load, and a good part of it is about {a}.
            - It's a lot for one person, what you tell me about {a}.
            - No wonder you feel under pressure, with {a} to think about.
            - It sounds as if the days are too short for everything around {a}.
            - I hear how little room there is for you between all of it, with {a} in the middle.
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
            - I hear how hard you are on yourself about {a}.
            - It's painful to see yourself that way, and I hear it around {a}.
            - You'd like it to have gone differently with {a}, and that regret hurts.
            - Something in you blames you for it, it sounds, when it comes to {a}.
            - Guilt sits heavily, and I hear a lot of it around {a}.
            - That wasn't easy to say, and I hear how sore it feels about {a}.
            - I hear how exposed you felt, and how it still stings about {a}.
            - It sounds as if you'd rather hide from it, and it's hard even to mention {a}.
            """),
        .loneliness: TextList.items(
            """
            - That sounds lonely, and I hear it in what you say about {a}.
            - I hear how alone you can feel when it comes to {a}.
            - It's hard to feel so much on your own with {a}.
            - There's a lot of quiet in what you tell me about {a}, and it sounds lonely.
            - Feeling unseen hurts, and I hear it when you talk about {a}.
            - It makes sense that you feel isolated, especially when it comes to {a}.
            - It sounds as if nobody is near when it comes to {a}, and that's hard.
            - I'm sorry; being alone with {a} sounds hard.
            - I hear how much you'd like some company, with {a} on your mind.
            - So much of it stays with you alone, also what you tell me about {a}.
            - That sounds like an empty feeling, and I hear it around {a}.
            - It's lonely when there's no one to share it with, and I hear that about {a}.
            - I hear the distance in that, and how lonely things are around {a}.
            - You seem far away from everyone there, and it hurts when it comes to {a}.
            """),
        .hurt: TextList.items(
            """
            - I'm sorry; that sounds painful, what happened with {a}.
            - I hear how hurt you feel about {a}.
            - That must be hard, with {a} on your mind as well.
            - It makes sense that it hurts, when it's about {a}.
            - That sounds like a real let-down, and I hear how sore things feel around {a}.
            - Being hurt like that goes deep, especially when it comes to {a}.
            - I can hear the pain in what you tell me about {a}.
            - That must have stung, and I hear it when you speak about {a}.
            - I'm so sorry things went that way with {a}.
            - It sounds as if some trust got lost, and it's painful around {a}.
            - You hoped for something kinder, it seems, when it comes to {a}.
            - It hurts to be let down, and I hear how raw it still is about {a}.
            - No wonder that's painful, after how things went with {a}.
            - That's a deep hurt to live with, and it's near when you talk about {a}.
            """),
        .tiredness: TextList.items(
            """
            - You sound worn out, and it's hard to rest with {a} on your mind.
            - That sounds exhausting, with {a} on top of too little sleep.
            - Being so tired makes everything heavier, and then there's still {a} to think of.
            - No wonder you're drained, with {a} going round in your head.
            - It sounds as if rest is hard to come by, with {a} going on.
            - I hear how tired you are, with {a} to think about too.
            - There's not much strength left for {a}, it sounds, and that's hard.
            - You sound tired all the way through, also from everything around {a}.
            - I'm sorry you get so little rest, with all that goes on around {a}.
            - It's hard to switch off with {a} in your thoughts.
            - It sounds as if your energy runs out quickly, especially when it comes to {a}.
            - That sounds like a long, weary stretch, with {a} in the middle of it.
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
            - I'm happy for you, and I like hearing about {a}.
            - That sounds lovely, everything you tell me about {a}.
            - I can hear how pleased you are about {a}.
            - You sound light and glad when you talk about {a}.
            - What a nice thing to tell me about {a}.
            - It's good to hear something so happy, and that it's about {a}.
            - There's a smile in what you write about {a}, and I'm glad.
            - That sounds like something to remember, with {a}.
            - I'm delighted for you about {a}.
            """),
        .mixed: TextList.items(
            """
            - You sound torn, in two minds about {a}.
            - Those are mixed feelings, and both of them make sense when it comes to {a}.
            - It's possible to feel both at the same time about {a}, and both are real.
            - Part of you leans one way and part of you another, it seems, when you think about {a}.
            - Both sides are there at once, and that's a hard place to be with {a}.
            - I hear two feelings in that, side by side, about {a}.
            - It isn't one thing or the other with {a}, and that's hard to hold.
            - Some of you says yes and some of you says no, it sounds, when it comes to {a}.
            - You can want something and not want it, and that makes things hard with {a}.
            - I hear you going back and forth about {a}.
            - Something speaks for it and something against it when you think about {a}.
            """),
        .relief: TextList.items(
            """
            - I'm glad there's some relief, with {a}.
            - That's good to hear, what you say about {a}.
            - What a relief; I'm glad things feel lighter around {a}.
            - I'm glad it's a bit easier now with {a}.
            - I'm glad you can breathe a little easier about {a}.
            - I'm glad to hear that things have settled around {a}.
            - That must feel good, after all the worry about {a}.
            - So there's a bit more room now around {a}, and I'm glad.
            - That sounds calmer, and I'm glad, also about {a}.
            """),
        .tenderness: TextList.items(
            """
            - There's so much warmth in what you say about {a}.
            - I can hear how much love there is around {a}.
            - I can tell how close to your heart this is, when you talk about {a}.
            - That's a lovely thing to hear about {a}.
            - I hear a lot of fondness when you talk about {a}.
            - You speak so warmly about {a}.
            - That sounds dear to you, all of it around {a}.
            - There's something soft in how you tell me about {a}.
            - I like the warmth in that, when it comes to {a}.
            """),
    ]
}
