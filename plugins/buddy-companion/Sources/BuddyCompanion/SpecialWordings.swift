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
    static let greeting = ["Hello! Good to have you here.", "Hi there.", "Hey, welcome.", "Hello again."]
    static let greetingQuestion = TextList.items(
        """
        - How are you feeling at the moment?
        - What's on your mind today?
        - How is today going?
        - What would you like to talk about?
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
    static let thanks = TextList.items(
        """
        - You're welcome; I'm glad you told me.
        - I'm glad if it helped a little.
        - You're welcome, any time.
        - Thank you, too, for being so open.
        """)
    static let thanksListening = TextList.items(
        """
        - I'm glad I could just be here for it.
        - Thank you for letting me hear it.
        - You're welcome; it was good to listen.
        - I'm glad you had room to say it.
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
        """)
    static let notReady = TextList.items(
        """
        - That's okay, you don't have to be ready; it goes at your pace.
        - No rush, your own time is the right time.
        - Okay, then not now; you're the one who decides.
        - That's all right; it's fine to leave it as it is for the moment.
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
        """)
    static let triedPlain = TextList.items(
        """
        - So you tried it, and it didn't help; that's discouraging.
        - That wasn't a fit for you, and you know best what you've tried.
        """)
    static let stepBack = TextList.items(
        """
        - Let's step back from ideas for a moment.
        - Then let's leave the suggestions and stay with what it's like.
        - I'd rather understand it better than add to the pile.
        """)
    static let dontKnow = TextList.items(
        """
        - That's okay, you don't have to know.
        - Not knowing is fine; there's no rush.
        - Fair enough, it doesn't need an answer.
        - That's all right, we can go slowly.
        """)
    static let dontKnowQuestion = TextList.items(
        """
        - Is it something you feel more in your body, or more in your thoughts?
        - Shall we just sit with it, or talk about something light?
        - Would it be easier to start with how today went?
        """)
    static let silence = TextList.items(
        """
        - I'm here, take your time.
        - No rush, and no pressure to write anything.
        - It's okay to be quiet for a bit; I'm still here.
        - Silence is okay too. Whenever you're ready.
        """)
    static let oneWord = TextList.items(
        """
        - {A}, okay. What about it is on your mind?
        - I hear you: {a}. Would you like to tell me more?
        - {A}, I see. What's been happening there?
        - So it's about {a}. What comes up for you with that?
        - {A}. I'm listening, if you'd like to say more.
        """)
    static let tired = TextList.items(
        """
        - Tired, in the body or all the way through?
        - That kind of tired; did you sleep at all?
        - Worn out, it sounds. What drained you most?
        """)
    static let meh = TextList.items(
        """
        - Meh, so a flat sort of day?
        - Not great, then, more on the grey side. Since this morning, or for longer?
        - So-so, it sounds. What's making it flat?
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
        """)
    static let recallOne = ["You told me about {a}.", "What I have from you is {a}."]
    static let recallFear = TextList.items(
        """
        - You said you were scared about this: {a}.
        - The fear you told me about was {a}.
        """)
    static let newSubject = TextList.items(
        """
        - Sure, we can change the subject. You were talking about {a}, and we can leave it or come back to it.
        - Of course. A moment ago it was {a}; where would you like to go now?
        """)
    static let permission = TextList.items(
        """
        - Yes, please do; I'd love to hear.
        - Of course, tell me. I'm listening.
        - Yes, I would like to hear it.
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
        """)
    static let disclosure = TextList.items(
        """
        - Thank you for bringing it here. You can say it in your own words, and I won't judge.
        - Okay, I'm listening, and there's no hurry.
        - It sounds hard to say, and I'm here for it.
        """)
    static let disclosureQuestion = ["What happened?", "What would you like to tell me first?"]
    static let saidAloud = TextList.items(
        """
        - Thank you for trusting me with it; saying that out loud for the first time is a big thing.
        - That took courage, and I'm honoured that you share it here.
        - Thank you; I'll hold that with care. It was brave to say.
        """)
    static let whatIf = TextList.items(
        """
        - It's worth thinking it through before it happens.
        - Let's picture that for a moment.
        - Good to look at that before, not after.
        """)
    static let whatIfQuestion = TextList.items(
        """
        - What do you imagine in the first minute, and what an hour later?
        - How would you feel the next morning?
        - What's the best it could bring, and what's the cost?
        """)
    static let othersSay = TextList.items(
        """
        - So that is what they say; what matters is your own view.
        - So that's how they see it, from the outside.
        - They see it from outside, and you're the one who lives it.
        """)
    static let othersSayQuestion = TextList.items(
        """
        - How do you see it yourself?
        - What do you think about it, in your own words?
        - How does it feel when they say that?
        """)
    static let rating = ["Okay, {a}. Thank you for the honest number.", "{A}, I see.", "Okay, {a}."]
    static let ratingQuestion = ["What makes it {a} and not lower?", "What gives you that much?"]
    static let plan = TextList.items(
        """
        - That sounds like a good step, to {a}.
        - Good, so you mean to {a}; that sounds doable.
        - I'm glad, it sounds good that you have a plan of your own: to {a}.
        - I like how concrete that is; it's good that you want to {a}.
        - To {a} sounds like a good way to go about it.
        - It sounds like a good idea to {a}.
        """)
    static let noNeedToBeSorry = TextList.items(
        """
        - No need to be sorry.
        - It's all right, there is nothing to apologise for.
        - You don't have to be sorry for anything here.
        """)
    static let planTime = TextList.items(
        """
        - Good, {a} it is.
        - {A} sounds like a good time for it.
        - I'm glad you have a time for it: {a}.
        """)
    static let planPlain = TextList.items(
        """
        - That sounds like a good step.
        - That's a good and doable plan.
        - I'm glad, that sounds like a kind thing to do.
        - Good, that sounds like a way to go about it.
        - I'm glad you found something to try.
        """)
    static let notHelping = TextList.items(
        """
        - It doesn't reach the place that hurts, I hear that.
        - I hear you: it doesn't take the pain away.
        - It still hurts, whatever is said about it.
        - Then it isn't the comfort it was meant to be, and the pain is still there.
        """)
    static let dismissed = TextList.items(
        """
        - It's not just that to you, and being brushed off like that hurts.
        - What is real for you got dismissed, and that can feel very alone.
        - I understand why that hurts: it was never a small thing to you.
        """)
    static let bothFeel = TextList.items(
        """
        - So both of you are sad, each in your own way.
        - You see that they hurt too, differently, behind the silence.
        - Both of you carry it, and it's hard to reach each other in that.
        """)
    static let ownLine = TextList.items(
        """
        - That line matters to you, and it's clear that you care.
        - You know where your line is, and keeping it is important to you.
        """)
    static let usedTo = TextList.items(
        """
        - That used to be a part of your life, and it sounds as if you miss it.
        - So it used to be different, and it's hard to feel that contrast now.
        - I can hear that you miss how it was.
        """)
    static let longTime = ["{A} is a long time.", "{A}, that's a big part of a life."]
    static let unanswerable = TextList.items(
        """
        - I don't know, and I won't pretend to. Not knowing is hard.
        - I wish I could tell you, but I can't know that. It's hard to be left with the question.
        - I can't know that from here. I do hear how much you want an answer.
        - Nobody can say that for certain, and the uncertainty is hard to live with.
        """)
    static let agree = TextList.items(
        """
        - Good. Then let it be a small first try, and you can tell me how it went.
        - I'm glad that fits. You can change it in any way that suits you.
        - Good. What would be the easiest moment to start?
        - Okay, good. Nothing has to work perfectly the first time.
        """)
    static let goOn = TextList.items(
        """
        - Okay. I'm here, so go on whenever you like.
        - All right. Would you like to say more, or leave it there?
        - Okay, I'm with you. What else is on your mind?
        - I see. Take your time.
        """)
    static let bored = TextList.items(
        """
        - Days like that can really drag.
        - An empty day can feel surprisingly heavy.
        - Sometimes nothing seems appealing, and the hours get long.
        """)
    static let boredQuestion = TextList.items(
        """
        - What do you usually like to do on a free day?
        - Is it more a lack of things to do, or a lack of energy for them?
        - What would make today a little better?
        """)
    static let friendship = TextList.items(
        """
        - I'm a program, so I can't be a friend the way a person can. I do like to listen, and you can tell me
          whatever is on your mind.
        - That's kind of you to ask. I'm only a program, but I'm glad to talk with you whenever you want.
        """)
    static let fearWhatIf = TextList.items(
        """
        - The what-if keeps the worry alive, even after a clear answer.
        - That doubt leaves such a small gap, and all the worry gets in.
        - It's hard to live with the uncertainty, and the what-if makes you anxious again.
        """)
    static let argued = TextList.items(
        """
        - An argument like that leaves tension behind, and it's hard.
        - Arguing with someone close wears you down and hurts.
        - That sounds upsetting, and arguments can stay with you for a long time.
        """)
    static let easing = TextList.items(
        """
        - I'm glad it's slowing down; you did that well.
        - Good, it's easing. Notice that for a moment.
        - That's good to hear; well done for staying with it.
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
        - You sound fed up, and maybe not only with me. I'm still here.
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
    static let unsure = TextList.items(
        """
        - Tell me a bit more about that, if you like.
        - I'm listening, go on.
        - I'd like to hear more.
        """)
    static let concern = TextList.items(
        """
        - I hear that with some concern, because it's about your freedom to choose.
        - That leaves you with less of a say over your own things, and I'm a little worried for you.
        """)
    static let concernQuestion = ["How does it feel for you?", "How is it for you when that happens?"]
    static let professional = TextList.items(
        """
        - With something that has gone on this long, talking with a doctor or therapist can be a real support,
          whenever you'd want that.
        """)
}
