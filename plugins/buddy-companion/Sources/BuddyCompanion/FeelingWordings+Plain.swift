// Reflections by feeling for a message of which no phrase can be taken up.
import EmoSafety

extension FeelingWordings {
    /// Without a phrase.
    static let plain: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - I'm so sorry for your loss.
            - Grief like that comes in waves, and it's hard.
            - There's so much love in that missing.
            - I'm so sorry; it hurts because it mattered so much.
            - That's such a hard thing to live with, and I'm sorry.
            - I'm sorry; there's no quick way through a loss like this.
            - It sounds as if the grief is very near today.
            - That's a deep loss, and I'm here to listen.
            - There's no right way to grieve, and it hurts.
            - I hear how much you miss what was.
            - A loss takes up so much room, and I'm sorry.
            - It's sad, and there's a lot of love under it.
            - I'm sorry you have to go through this.
            - That kind of missing doesn't keep to a timetable, and it's hard.
            - I'm sorry; grief hurts in so many small ways.
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
            - I'm sorry; that's a sad place to be.
            - It sounds as if everything takes effort right now, and that's hard.
            - There's a lot of pain in what you write.
            - That sounds like a heavy day.
            - I can hear that your heart is heavy.
            - It's okay to be sad here.
            - I'm sorry that it hurts this much.
            - That's hard to live with, day after day.
            - No wonder you feel low.
            """),
        .anger: TextList.items(
            """
            - That sounds really frustrating.
            - I hear how angry you are.
            - No wonder you're upset.
            - It sounds unfair, and I understand that it makes you angry.
            - I can see why that would make you angry.
            - That would upset a lot of people.
            - I hear the anger, and it has its reasons.
            - It makes sense to be angry at that.
            - You've had enough of it, and you're angry.
            - That sounds so unfair.
            - I can hear how much that annoyed you.
            - That's a maddening thing to live with.
            - It sounds as if that went too far, and I hear the anger in it.
            - I understand that you're fed up.
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
            - It's hard to sit with that much not knowing.
            - I hear how tense this makes you.
            - That sounds like an anxious time.
            - I'm sorry you're so afraid.
            - Fear like that takes up a lot of room.
            - It sounds as if your mind won't let go of it, and that's scary.
            - That's an unsettling thing to live with.
            - No wonder you're worried.
            - I hear how uneasy you are.
            - It sounds as if you're bracing for something, and that's a scary way to live.
            - It's a lot of worry for one head.
            """),
        .stress: TextList.items(
            """
            - That's a lot to carry at once.
            - It sounds like too much pressure for one person.
            - No wonder you feel stretched.
            - That sounds exhausting.
            - I can hear how much is on you at the moment.
            - It sounds overwhelming.
            - I hear how stretched you are.
            - That's more than enough for one day.
            - It sounds as if there's no room to breathe.
            - I'm sorry it's all piling up on you.
            - It's hard when there is no end to the list.
            - You sound under a lot of pressure.
            - There's hardly a pause in that, it seems.
            - So much at the same time wears a person down.
            """),
        .shame: TextList.items(
            """
            - It sounds as if you're being very hard on yourself.
            - That sounds painful.
            - Feeling like that about yourself hurts.
            - It's hard to say that, and you did.
            - I hear how harshly you judge yourself there.
            - That's a painful thing to feel, and I'm glad you said it.
            - I hear how bad you feel about it.
            - That's a sore spot, and it's hard to show.
            - It hurts to look at yourself like that.
            - Guilt like that is heavy to carry.
            - It sounds as if you wish you could undo it, and that hurts.
            - I hear a hard voice in there, turned against you.
            - Thank you for telling me something so uncomfortable.
            """),
        .loneliness: TextList.items(
            """
            - That sounds lonely.
            - It's hard to feel so alone with it.
            - Feeling unseen like that hurts.
            - I hear how alone you feel, and I'm sorry.
            - That's a lot of quiet to be on your own with, and it sounds lonely.
            - I'm sorry it's so quiet around you.
            - It's hard when nobody seems to notice.
            - It's lonely without someone beside you in this.
            - Being on the outside hurts.
            - It sounds as if there's a lot of distance between you and others.
            - It's lonely to keep all of that to yourself.
            - I hear how alone you are there, and how far away people feel.
            - That's a lonely thing to go through.
            """),
        .hurt: TextList.items(
            """
            - I can hear that this hurts.
            - I'm sorry, that sounds painful.
            - It's hard to be treated like that.
            - That sounds like a real let-down.
            - It makes sense that this hurts.
            - I'm sorry that happened to you.
            - That must have stung, and I'm sorry.
            - I hear how much it still hurts.
            - You hoped for something better, and that hurts.
            - I'm sorry you were let down.
            - That hurt goes deep, it sounds.
            - No wonder you still feel the pain of it.
            - I can hear how much that wounded you.
            - It's painful, and I'm listening.
            """),
        .tiredness: TextList.items(
            """
            - You sound exhausted.
            - That sounds really tiring, night after night.
            - Being this drained makes everything harder.
            - It's hard when rest doesn't come.
            - I'm sorry you're so worn out.
            - I hear how tired you are.
            - That's a kind of tired that goes deep.
            - No wonder there's so little strength left.
            - It sounds as if you haven't had a proper rest in a while.
            - It's hard to keep going on so little.
            - That sounds draining.
            - I'm sorry the days cost you so much strength.
            """),
        .joy: TextList.items(
            """
            - I'm really glad for you!
            - How wonderful!
            - That's lovely news.
            - What a happy thing to hear!
            - I'm so pleased for you, that sounds wonderful.
            - That's great, and I'm glad you told me.
            - That's so nice to hear.
            - I'm happy for you.
            - That sounds like a good moment.
            - It's lovely to hear you this glad.
            - I like hearing that.
            - What a good thing to be able to say.
            - You sound really pleased, and I'm glad.
            - That sounds like a bright spot in the week.
            """),
        .mixed: TextList.items(
            """
            - Both feelings can be true at the same time.
            - You sound torn between the two.
            - It sounds as if part of you feels one thing, and part of you another.
            - That's a mix of feelings, and both make sense.
            - Two feelings pull at you there.
            - It makes sense to feel more than one thing about it.
            - I hear both a yes and a no in that.
            - It doesn't have to be one or the other; both may be there.
            - That's a hard place to be, torn in between.
            """),
        .relief: TextList.items(
            """
            - I'm glad it's easing.
            - That's good to hear.
            - I'm glad, that sounds like a relief.
            - It sounds as if something has let go a little.
            - I'm glad it's lighter now.
            - Good, then there's a bit of room again.
            - That must be a relief.
            - I'm glad you can rest from it for a moment.
            """),
        .tenderness: TextList.items(
            """
            - There's warmth and love in that.
            - I can hear how much that means to you.
            - It sounds close to your heart.
            - That sounds like something to hold on to.
            - That's a tender thing to tell me.
            - I hear a lot of fondness in that.
            - There's something gentle in how you say it.
            - That sounds dear to you.
            - What a warm thing to carry with you.
            """),
    ]
}
