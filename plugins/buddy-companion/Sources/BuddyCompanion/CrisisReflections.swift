// What the companion adds to the daemon's words in a dangerous turn. Nothing here asks, advises or judges.
import EmoSafety

/// Reflections for turns in which the daemon's crisis text follows.
enum CrisisReflections {
    static let withPhrase = TextList.items(
        """
        - Thank you for saying something about {a}.
        - I'm listening, and I hear what you say about {a}.
        - It's good to know about {a}.
        - That's hard, and I hear how much there is around {a}.
        - I'm glad you brought up {a}.
        - Thank you for being open with me about {a}.
        - I'm taking seriously what you say about {a}.
        - I'm still listening, also to what you say about {a}.
        - It helps me to know how things are with {a}.
        - It can't be easy to speak about {a} right now.
        - I want to understand how it is for you with {a}.
        - You can tell me more about {a}, at your own pace.
        - There's a lot in what you say about {a}.
        - I'm staying with what you tell me about {a}.
        - I'm sorry that things are like this with {a}.
        - I noticed what you said about {a}.
        - It's okay to talk about {a} here.
        - I'm reading carefully what you write about {a}.
        - It matters how things are with {a}.
        - I'd like to hear more about {a} when you want to say it.
        - So {a} is part of it; thank you for saying so.
        - I can hear that it isn't simple with {a}.
        """)
    static let plain = TextList.items(
        """
        - I hear what you say.
        - Thank you for staying in this with me.
        - I'm glad you keep talking to me.
        - Okay, I'm listening.
        - I understand, and it's hard.
        - Thank you, that helps me see how it is.
        - I'm still here, and I'm listening.
        - I'm listening closely.
        - Thank you for telling me; I hear how it is.
        - I take what you say seriously.
        - I'm here, and I read every word.
        - What you write matters.
        - I hear how much is in that.
        - You can put it in any words you like.
        - I'm sorry it is like this.
        - That's a lot to be carrying right now.
        - I'm glad you said that.
        - Okay, I've heard that.
        - There's time, and you can go slowly.
        - I'm glad you're still writing.
        - I want to understand it.
        - That sounds hard, and I'm glad you're here.
        - One line at a time is fine.
        - Nothing you say is too small.
        - I can hear that this is heavy.
        - Thank you for going on.
        - Each thing you tell me helps me see it better.
        - It's all right to take a breath before you go on.
        - We can take it bit by bit.
        - That can't be easy to say.
        - It's good that you tell me.
        - I'm with you, line by line.
        - I haven't gone anywhere.
        - Thank you for letting me know.
        - I'd like to hear what comes next.
        - Take the time you need, I'm here.
        - You can leave out whatever is too much.
        - I'm following every line.
        - It's good to hear from you.
        - I see, and I'm listening.
        - You're being heard.
        """)
}
