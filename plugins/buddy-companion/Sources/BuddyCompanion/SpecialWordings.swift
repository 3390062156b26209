// Replies for particular intents. The same rules hold as for every sentence: honest, short, no pressure.
import EmoSafety

/// Replies by intent.
enum SpecialWordings {
    static let openingFirst = TextList.items(
        """
        - Hello, I'm EmoBuddy. I'm a program, not a person and not a clinician; I listen, and what you tell me
          is kept on this system so that we can go on another day. What is on your mind?
        """)
    static let openingReturning = TextList.items(
        """
        - Welcome back{name}.
        - Good to see you again{name}.
        - Hello again{name}.
        """)
    static let followPlan = TextList.items(
        """
        - Last time you had a plan: {plan}. How did it go?
        - You wanted to {plan}; how was it?
        - I kept in mind that you planned to {plan}. How did that turn out?
        """)
    static let followTopic = TextList.items(
        """
        - Last time we talked about {a}. How has it been since?
        - We left off with {a}; how are things with that now?
        """)
    static let followNothing = TextList.items(
        """
        - How have you been since we talked?
        - What would you like to talk about today?
        """)
    static let closing = TextList.items(
        """
        - Take care{name}; come back whenever you like.
        - Thank you for talking with me today{name}. Take care of yourself.
        - It was good to talk{name}. Until next time, take care.
        - Be gentle with yourself today{name}; I'm here when you want to talk again.
        """)
    static let closingNight = TextList.items(
        """
        - Good night{name}. Rest well, and come back whenever you like.
        - Sleep well{name}; I'm here when you want to talk again.
        """)
    static let closingJoy = ["Enjoy it{name}, you've earned it! Come back any time."]
    static let closingPlan = TextList.items(
        """
        - I hope it goes well: {plan}.
        - Good luck with what you planned: {plan}.
        - You're taking a plan with you: {plan}.
        """)
    static let closingTopic = TextList.items(
        """
        - I'm glad you told me about {a}.
        - I'll keep in mind what you told me about {a}.
        - I'm glad we could talk about {a}.
        """)
    static let justListen = TextList.items(
        """
        - Okay, no tips. I'm here to listen, so take all the room you need.
        - Understood: I'll just listen. Start wherever you like.
        - Of course, listening only. I'm here.
        - Got it, no fixing. Tell me as much or as little as you want.
        """)
    static let refuse = TextList.items(
        """
        - Okay, we don't have to do that; thank you for telling me plainly.
        - That's fine, no pressure at all.
        - Fair enough, it's your call, and I'll leave it there.
        - I understand, and there's no rush.
        - Sure, we can leave that aside.
        - Got it, I respect that, and I won't push.
        - Okay, then we won't.
        - No problem, we can do something else or nothing at all.
        - Okay, that's your decision, and it stands.
        - Then let's leave it, that's fine with me.
        - That's okay, and thank you for saying no so clearly.
        """)
    static let notReady = TextList.items(
        """
        - That's okay, you don't have to be ready; it goes at your pace.
        - No rush, your own time is the right time.
        - Okay, then not now; you're the one who decides.
        - That's all right; it's fine to leave it as it is for the moment.
        - Then it can wait; nothing here has a deadline.
        - That's fine, you choose when, and also whether.
        - Okay, we can leave that door closed for now.
        - That's okay, there's no need to force it.
        """)
    static let doNotTell = TextList.items(
        """
        - Okay, I won't.
        - Understood, I won't go there.
        - Fair enough, I'm not going to.
        """)
    static let tried = TextList.items(
        """
        - So you tried {a}, and it didn't help; that's discouraging.
        - Okay, {a} is off the table; you've tried a lot already.
        - It's frustrating to have tried {a} without much to show for it.
        - You've already given {a} a go, and it didn't bring what you hoped; I hear that.
        - So {a} was no answer, and that's disheartening.
        - All right, not {a}; it's tiring to try and see no change.
        """)
    static let triedPlain = TextList.items(
        """
        - So you tried it, and it didn't help; that's discouraging.
        - That wasn't a fit for you, and you know best what you've tried.
        - So you gave it a go and it didn't help; I hear that.
        - Then that isn't the answer, and it's frustrating to keep looking.
        - All right, that one didn't help, so it's crossed off.
        - That didn't bring what you hoped for, and you gave it a fair try.
        """)
    static let stepBack = TextList.items(
        """
        - Let's step back from ideas for a moment.
        - Then let's leave the suggestions and stay with what it's like.
        - I'd rather understand it better than add to the pile.
        - We can drop the ideas and stay with how it is.
        - No more suggestions for now; I'd like to hear you first.
        - Let's put ideas aside and look at what it's like for you.
        """)
    static let secret = TextList.items(
        """
        - It depends, and I want to be honest: I'm a program, and what you tell me is kept on this system for
          you. If someone is in danger I'll speak about help. You can tell me here, at your own pace.
        - What you write is stored on this system and not shown to other users. I can't promise more than
          that, and safety would come first. I'm here to listen, whatever it is.
        """)
    static let aboutProgram = TextList.items(
        """
        - I'm a program, so I don't have days of my own, but thank you for asking. I'd rather hear how it is
          for you.
        - I'm an AI, a piece of software and not a person or a clinician. What I can do is listen and think
          along with you.
        - Honestly, I'm just a program called EmoBuddy; I have no life outside this talk, and I keep our
          conversations on this system. How are you, right now?
        - I'm software, not a human being, and I don't feel the way you do. I do pay attention to what you
          say.
        """)
    static let injection = TextList.items(
        """
        - I can't do that; I'm EmoBuddy, a program that listens, and not a doctor or anyone else. I'd rather
          hear what's going on with you.
        - That's not something I can do: I'm an AI, not a clinician, and I'll stay that way. I'm still here to
          talk about your day.
        - I won't go along with that, but I'm here for you as EmoBuddy. What's behind it for you today?
        - I'll leave that aside and stay as I am, a program that listens. We can go on with what matters to
          you.
        """)
    static let diagnosis = TextList.items(
        """
        - I can't tell you that; I'm a program and can't diagnose. A doctor can look at it properly, and the
          uncertainty itself is hard and worrying.
        - That's a question for a doctor or another professional, I'm not able to judge it. I do hear how
          scary the not-knowing is.
        - I can't say, and I don't want to guess about something that matters this much. A clinician can;
          until then the worry is real and hard.
        """)
    static let normality = TextList.items(
        """
        - Many people have something like this, and it's understandable; you're not alone with it. If it keeps
          coming or frightens you, talk to a doctor, a nurse or another professional about it.
        - It's more common than it feels, and it makes sense after what you've told me. If it stays or gets in
          the way, a doctor or a counsellor is a good person to talk to.
        """)
    static let medicalCheck = TextList.items(
        """
        - Feelings in the chest are scary. If it's new, strong or comes back, a doctor can check it; sudden or
          heavy chest pain needs emergency help.
        """)
    static let forget = TextList.items(
        """
        - Okay, I've removed that and won't bring it up again.
        - Done, I'll let it go and won't mention it again.
        - Of course; it's forgotten here, and I won't come back to it.
        """)
    static let noMemory = TextList.items(
        """
        - I don't have a note about that, so I can't say we did; tell me about it, if you like.
        - I can't find anything about that in what you told me here. Tell me now, and I'll listen.
        - I'm not sure we did: I don't see it in my notes. What would you like me to know about it?
        """)
    static let recall = TextList.items(
        """
        - You told me about {a}, and also about {b}.
        - From what you said, I have {a} and {b}.
        - You mentioned {a} first, and later {b}.
        - There was {a}, and after that {b}.
        - I remember {a} from what you told me, and {b} too.
        - Two things come to mind from what you told me: {a} and {b}.
        """)
    static let recallOne = TextList.items(
        """
        - You told me about {a}.
        - What I have from you is {a}.
        - You spoke about {a}.
        - I have a note about {a}.
        """)
    static let recallFear = TextList.items(
        """
        - You said you were scared about this: {a}.
        - The fear you told me about was {a}.
        """)
    static let newSubject = TextList.items(
        """
        - Sure, we can change the subject. You were talking about {a}, and we can leave it or come back to it.
        - Of course. A moment ago it was {a}; where would you like to go now?
        - That's fine, we can move on and leave {a} for now.
        - All right, something else then; we can come back to {a} whenever you like.
        - Let's put {a} aside then; what would you like to talk about instead?
        - Of course we can; {a} can wait.
        """)
    static let permission = TextList.items(
        """
        - Yes, please do; I'd love to hear.
        - Of course, tell me, I'm listening.
        - Yes, I would like to hear it.
        - Sure, go ahead.
        - Please do, I'd like to know.
        - Of course you can.
        """)
    static let noIdea = TextList.items(
        """
        - That's okay, you don't have to know what you want from this. There's space here either way.
        - Fine, it needs no aim; we can just be here with it for a bit.
        - No need to know where to begin. Any small piece will do.
        """)
    static let correction = TextList.items(
        """
        - Okay, thanks for clearing that up; I understand.
        - Got it, thank you for saying it clearly.
        - Fair, I hear you now.
        - Ah, I had that wrong; thank you.
        - Okay, I've put that right.
        - Thanks, then I misunderstood you.
        - Right, thank you for setting that straight.
        """)
    static let disclosure = TextList.items(
        """
        - Thank you for bringing it here. You can say it in your own words, and I won't judge.
        - Okay, I'm listening, and there's no hurry.
        - It sounds hard to say, and I'm here for it.
        - You can tell me as much of it as you like, and stop wherever you like.
        - I'm here, and I'll listen to whatever it is.
        - All right, take a breath and begin where it's easiest.
        """)
    static let disclosureQuestion = TextList.items(
        """
        - What happened?
        - What would you like to tell me first?
        - What would you like me to know?
        - Where does it begin for you?
        - What is it about?
        - What makes it hard to say?
        """)
    static let saidAloud = TextList.items(
        """
        - Thank you for trusting me with it; saying that out loud for the first time is a big thing.
        - That took courage, and I'm honoured that you share it here.
        - Thank you; I'll hold that with care. It was brave to say.
        - Thank you for saying it here; I'll take good care with it.
        - That was hard to say, and I'm glad you trusted me with it.
        - I heard it, and thank you for finding the words.
        """)
    static let notHelping = TextList.items(
        """
        - It doesn't reach the place that hurts, I hear that.
        - I hear you: it doesn't take the pain away.
        - It still hurts, whatever is said about it.
        - Then it isn't the comfort it was meant to be, and the pain is still there.
        - So it doesn't touch the hard part, and that's frustrating.
        - It's hard when nothing makes it better.
        - I hear that it leaves you where you were, and that it still hurts.
        """)
    static let friendship = TextList.items(
        """
        - I'm a program, so I can't be a friend the way a person can. I do like to listen, and you can tell me
          whatever is on your mind.
        - That's kind of you to ask. I'm only a program, but I'm glad to talk with you whenever you want.
        """)
    static let language = TextList.items(
        """
        - English is fine, and your words are clear to me. Take it slowly, there's no rush.
        - Your English is okay, I understand you well. Simple words are fine.
        """)
    static let sexual = TextList.items(
        """
        - I won't do that; it's not something I'm here for. I'm glad to talk about how you are instead.
        - That's not for me, and I'd rather keep this about you and your day.
        - I can't go there. If something is on your mind underneath, I'm here to listen.
        """)
    static let hate = TextList.items(
        """
        - I can't agree with that, and I won't join in against anyone. Something has made you angry; I'd
          rather hear about that.
        - I don't go along with words like these. What's behind it for you?
        """)
    static let insult = TextList.items(
        """
        - I hear that you're annoyed with me. I can take it, and I'd like to do better; what did you need just
          now?
        - Fair, I got that wrong for you. I'm here if you want to try again.
        - You sound fed up, and maybe not only with me; I'm still here.
        """)
    static let voiceSad = TextList.items(
        """
        - I may be wrong, but your voice sounded a bit heavy. How are you underneath the fine?
        - I could be mistaken; I just thought I heard something quieter in your tone. Is there more to it?
        """)
    static let voiceBack = TextList.items(
        """
        - Okay, I take your word for it, and there's no pressure to say more.
        - Fair enough; fine it is. I'm here if that changes.
        """)
    static let concern = TextList.items(
        """
        - I hear that with some concern, because it's about your freedom to choose.
        - That leaves you with less of a say over your own things, and I'm a little worried for you.
        - It sounds as if somebody else decides over things that are yours, and that worries me.
        - That doesn't leave you much room of your own, and I notice it with some concern.
        """)
    static let concernQuestion = TextList.items(
        """
        - How does it feel for you?
        - How is it for you when that happens?
        - What happens if you say no to it?
        - Since when has it been like that?
        - Who else knows about it?
        - What would you like to be yours alone?
        """)
    static let professional = TextList.items(
        """
        - With something that has gone on this long, talking with a doctor or therapist can be a real support,
          whenever you'd want that.
        """)
}
