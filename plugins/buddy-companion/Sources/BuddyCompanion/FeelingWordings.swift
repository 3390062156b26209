// Reflections by feeling. `{a}` is one phrase of the user or two joined by "and"; every wording with it has
// to read well with a person, a thing or a time, in the singular and in the plural: so a phrase stands after
// "about", "around" or "with" and is never the subject of a verb. None praises, advises, explains or
// compares.
import EmoSafety

/// Reflections, by feeling.
enum FeelingWordings {
    /// For somebody who died or is gone.
    static let lossOf = TextList.items(
        """
        - I'm so sorry about {a}. That is a real loss.
        - I'm so sorry; losing {a} leaves such a hole.
        - There is so much love in how you speak of {a}, and so much missing.
        - I'm sorry for your loss. I can hear how big a place in your life there was for {a}.
        - My heart goes out to you. Losing {a} hurts.
        - I'm so sorry you lost {a}; that is so hard.
        - It must be very quiet without {a}, and I'm so sorry.
        - I hear how much you miss {a}, and I'm sorry.
        - That's so sad, and I'm sorry you have to be without {a}.
        """)

    /// For a message that is hardly more than a time or a number.
    static let timeOnly = TextList.items(
        """
        - {A}, and I'm taking that in.
        - {A}, okay, I'll keep that in mind.
        - {A}: I'll remember that.
        - {A}, I've got that.
        - So it's {a}, good to know.
        - {A}, thank you for telling me when.
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
        - I'd like to hear how you see it when it comes to {a}.
        - It's good to hear a little more about {a}.
        - Okay, I have a better picture now of how things are with {a}.
        - I'm taking in what you tell me about {a}.
        - I can tell that you've given some thought to {a}.
        - You have something to say about {a}, and I'm listening.
        - It seems to matter to you how things are with {a}.
        - I'm following what you say about {a}.
        - I see, and I'd like to hear whatever else there is about {a}.
        - There's something there for you around {a}, it seems.
        - You're telling me about {a}, and you have my attention.
        - It sounds as if your thoughts are with {a} at the moment.
        - Thanks for bringing up {a}.
        - We can talk about {a} for as long as you like.
        - So you have {a} on your mind.
        - That gives me an idea of how it is with {a}.
        - I'm curious how it is for you with {a}.
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
        - I'm with you so far.
        - Tell me more if you feel like it.
        - I'm letting that sink in.
        - That gives me a clearer picture.
        - Thanks for telling me that.
        - You can say it just as it is.
        - I'm glad you're telling me this.
        - There's room here for all of it.
        - I'm reading closely.
        - I'd like to get this right.
        - You have my full attention.
        - Okay, I've taken that in.
        - I can follow that.
        - You can take your time with it.
        - I'd like to understand it well.
        - There's something in that for you, it sounds.
        - I'm still with you.
        - Whatever comes next, you can say it here.
        - Thank you for explaining it.
        - That tells me a little more about how things are for you.
        - Okay, let's stay with that for a moment.
        - I'm glad you put that into words.
        """)
}
