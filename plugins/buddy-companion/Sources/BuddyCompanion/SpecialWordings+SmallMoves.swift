// Replies for the small moves of a talk: greetings, thanks, single words, plans, quarrels, boredom.
import EmoSafety

extension SpecialWordings {
    static let greeting = TextList.items(
        """
        - Hello! Good to have you here.
        - Hi there.
        - Hey, welcome.
        - Hello again.
        - Hello, nice to hear from you.
        - Hi, I'm listening.
        - Good to hear from you.
        - Hello, and welcome.
        """)
    static let greetingQuestion = TextList.items(
        """
        - How are you feeling at the moment?
        - What's on your mind today?
        - How is today going?
        - What would you like to talk about?
        - How has the day treated you so far?
        - What brings you here today?
        - Where would you like to begin?
        - How did you sleep?
        - What is the mood today?
        """)
    static let thanks = TextList.items(
        """
        - You're welcome; I'm glad you told me.
        - I'm glad if it helped a little.
        - You're welcome, any time.
        - Thank you, too, for being so open.
        - You're welcome, and thanks for telling it so clearly.
        - Gladly, and there's room for more.
        - You're welcome; I'm here when there is more.
        - I'm glad you could say it here.
        - No need to thank me, but it's kind of you.
        """)
    static let thanksListening = TextList.items(
        """
        - I'm glad I could just be here for it.
        - Thank you for letting me hear it.
        - You're welcome; it was good to listen.
        - I'm glad you had room to say it.
        - I was glad to hear it.
        - You're welcome; there's room for more whenever you like.
        - Good that it could be said.
        """)
    static let silence = TextList.items(
        """
        - I'm here, take your time.
        - No rush, and no pressure to write anything.
        - It's okay to be quiet for a bit; I'm still here.
        - Silence is okay too. Whenever you're ready.
        - Quiet is fine with me.
        - You don't have to fill the gap, I'm here.
        - We can be silent together for a while.
        - Whenever words come, I'm listening.
        """)
    static let oneWord = TextList.items(
        """
        - {A}, okay. What about it is on your mind?
        - I hear you: {a}. Would you like to tell me more?
        - {A}, I see; what's been happening there?
        - So it's about {a}. What comes up for you with that?
        - {A}. I'm listening, if you'd like to say more.
        - {A}, I hear that. How is it for you?
        - So, {a}. What would you like to say about it?
        - Okay, {a}; what made that come up?
        - I'm with you: {a}. What's behind it today?
        """)
    static let tired = TextList.items(
        """
        - Tired, in the body or all the way through?
        - That kind of tired; did you sleep at all?
        - Worn out, it sounds. What drained you most?
        - Tired, I hear you; since today, or for a while already?
        - Drained, then; what would rest look like?
        - That tired feeling; is it sleep that you miss, or quiet?
        """)
    static let meh = TextList.items(
        """
        - Meh, so a flat sort of day?
        - Not great, then, more on the grey side. Since this morning, or for longer?
        - So-so, it sounds. What's making it flat?
        - Meh, I see; is it the day, or is it more than the day?
        - Nothing much, then; what would lift it by an inch?
        - A bit blank, it sounds; what was the least grey moment so far?
        """)
    static let whatIf = TextList.items(
        """
        - It's worth thinking it through before it happens.
        - Let's picture that for a moment.
        - Good to look at that before, not after.
        - That's a fair thing to wonder about.
        - We can walk through it in thought first.
        - It helps to look at it from a few sides.
        """)
    static let whatIfQuestion = TextList.items(
        """
        - What do you imagine in the first minute, and what an hour later?
        - How would you feel the next morning?
        - What's the best it could bring, and what's the cost?
        - What do you hope would happen, and what do you fear?
        - How would it look a week later?
        - What would you want to know before you choose?
        """)
    static let othersSay = TextList.items(
        """
        - So that is what they say; what matters is your own view.
        - So that's how they see it, from the outside.
        - They see it from outside, and you're the one who lives it.
        - That's their view, and you have one of your own.
        - I hear what they say; I'd like to know how it is from the inside.
        - So that's the advice you get, and it may fit or not.
        - It's not easy when others have so much to say about it.
        """)
    static let othersSayQuestion = TextList.items(
        """
        - How do you see it yourself?
        - What do you think about it, in your own words?
        - How does it feel when they say that?
        - How do you look at it?
        - What would you answer them?
        - Where do you agree, and where don't you?
        - What do they not see?
        """)
    static let rating = TextList.items(
        """
        - Okay, {a}, and thank you for the honest number.
        - {A}, I see.
        - Okay, {a}.
        - Thanks, {a} it is.
        - {A}, that tells me something.
        - So {a} for now.
        - All right, {a}.
        """)
    static let ratingQuestion = TextList.items(
        """
        - What makes it {a} and not lower?
        - What gives you that much?
        - What is in that number for you?
        - Where was it yesterday?
        - What would change that number?
        - What does {a} feel like today?
        """)
    static let plan = TextList.items(
        """
        - That sounds like a good step, to {a}.
        - Good, so you mean to {a}; that sounds doable.
        - I'm glad, it sounds good that you have a plan of your own: to {a}.
        - I like how concrete that is; it's good that you want to {a}.
        - To {a} sounds like a good way to go about it.
        - It sounds like a good idea to {a}.
        - So the plan is to {a}; that's clear and doable.
        - It's good to hear that you want to {a}.
        - To {a} is a good step.
        - Good, you've found something you can do: to {a}.
        """)
    static let planTime = TextList.items(
        """
        - Good, {a} it is.
        - {A} sounds like a good time for it.
        - I'm glad you have a time for it: {a}.
        - All right, {a} then.
        - {A}, that sounds manageable.
        - So {a} is the time you picked; good.
        """)
    static let planPlain = TextList.items(
        """
        - That sounds like a good step.
        - That's a good and doable plan.
        - I'm glad, that sounds like a kind thing to do.
        - Good, that sounds like a way to go about it.
        - I'm glad you found something to try.
        - That sounds manageable.
        - Good, that's clear, and it's yours to do.
        - I hope it does you good.
        - It's good that you have something in mind.
        - That seems a good size for a first step.
        - Good, then you know what comes next.
        """)
    static let noNeedToBeSorry = TextList.items(
        """
        - No need to be sorry.
        - It's all right, there is nothing to apologise for.
        - You don't have to be sorry for anything here.
        - There's nothing to be sorry for.
        - You did nothing wrong here.
        - Please don't feel bad about that.
        """)
    static let dismissed = TextList.items(
        """
        - It's not just that to you, and being brushed off like that hurts.
        - What is real for you got dismissed, and that can feel very alone.
        - I understand why that hurts: it was never a small thing to you.
        - That sounds like not being taken seriously, and it hurts.
        - It matters to you, and it hurts when others talk it down.
        - They didn't see how much it means to you, and that's painful.
        """)
    static let bothFeel = TextList.items(
        """
        - So both of you are sad, each in your own way.
        - You see that they hurt too, differently, behind the silence.
        - Both of you carry it, and it's hard to reach each other in that.
        - So it's sad for both of you, and hard to say to each other.
        - It's painful for them too, and that doesn't make your pain smaller.
        - You're hurting side by side, it sounds, and it's hard to talk about it.
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
        - There was a time when that was part of you, and I hear that you miss it.
        - Things have changed since then, and that's a loss of its own.
        - You remember it well, it sounds, and it's sad that it's gone quiet.
        - It must be hard to look back on that now.
        """)
    static let longTime = TextList.items(
        """
        - {A} is a long time.
        - {A}, that's a big part of a life.
        - {A}, so long.
        - {A} leaves a mark.
        - {A}, and it's still with you.
        - {A}, that's a lot of days.
        """)
    static let unanswerable = TextList.items(
        """
        - I don't know, and I won't pretend to. Not knowing is hard.
        - I wish I could tell you, but I can't know that. It's hard to be left with the question.
        - I can't know that from here. I do hear how much you want an answer.
        - Nobody can say that for certain, and the uncertainty is hard to live with.
        - I don't have an answer to that, and it's a hard thing to be left with.
        - That's a question without a sure answer, and it hurts to carry it.
        - I wish there were a clear answer; it's hard that there isn't one.
        - I can't say why, and I hear how much it weighs on you.
        """)
    static let agree = TextList.items(
        """
        - Good, then let it be a small first try, and you can tell me how it went.
        - I'm glad that fits. You can change it in any way that suits you.
        - Good. What would be the easiest moment to start?
        - Okay, good. Nothing has to work perfectly the first time.
        - Okay, then that's settled, as small as you like.
        - Good, and you can stop or change it at any point.
        - I'm glad, and we can look at it again next time.
        - All right; it's only an experiment, and it may turn out either way.
        """)
    static let goOn = TextList.items(
        """
        - Okay. I'm here, so go on whenever you like.
        - All right. Would you like to say more, or leave it there?
        - Okay, I'm with you; what else is on your mind?
        - I see, take your time.
        - All right, I'm ready for whatever comes next.
        - Okay, where would you like to go with it?
        - I see, and there's no hurry at all.
        - Okay, I've got that; what comes to mind next?
        - All right, that's clear, and we can go on or rest here.
        """)
    static let bored = TextList.items(
        """
        - Days like that can really drag.
        - An empty day can feel surprisingly heavy.
        - Sometimes nothing seems appealing, and the hours get long.
        - It's a strange feeling when nothing pulls you in.
        - Time gets slow when there's nothing to look forward to.
        - Dull days can make a person restless.
        - So the day is long, and there's little in it.
        """)
    static let boredQuestion = TextList.items(
        """
        - What do you usually like to do on a free day?
        - Is it more a lack of things to do, or a lack of energy for them?
        - What would make today a little better?
        - What did you enjoy when you were last in the mood for something?
        - Who could you do something with?
        - What would you do if you had a bit more energy?
        - What have you been meaning to do for a while?
        """)
    static let fearWhatIf = TextList.items(
        """
        - The what-if keeps the worry alive, even after a clear answer.
        - That doubt leaves such a small gap, and all the worry gets in.
        - It's hard to live with the uncertainty, and the what-if makes you anxious again.
        - One more what-if, and the worry is back; that's tiring.
        - I hear how the fear keeps asking, whatever the answer was.
        - The worry wants to be completely sure, and hardly anything ever is.
        """)
    static let argued = TextList.items(
        """
        - An argument like that leaves tension behind, and it's hard.
        - Arguing with someone close wears you down and hurts.
        - That sounds upsetting, and arguments can stay with you for a long time.
        - I'm sorry you two clashed; that can sit in the stomach for days.
        - It's hard when words get that sharp.
        - A quarrel like that hurts, also when it's over.
        - So there was a fight, and it still hurts, it sounds.
        """)
    static let easing = TextList.items(
        """
        - I'm glad it's slowing down; you did that well.
        - Good, it's easing. Notice that for a moment.
        - That's good to hear; well done for staying with it.
        - Good, let it settle at its own speed.
        - I'm glad it's settling; you can stay with that for a bit.
        - That's a relief to hear; there's no hurry now.
        - Good, and you did it your own way.
        """)
    static let dontKnow = TextList.items(
        """
        - That's okay, you don't have to know.
        - Not knowing is fine; there's no rush.
        - Fair enough, it doesn't need an answer.
        - That's all right, we can go slowly.
        - It's fine not to have words for it yet.
        - Okay, it can stay unclear for now.
        - That's fine, nothing has to come to mind.
        - It's okay not to have an answer.
        - It's all right to leave that open.
        """)
    static let dontKnowQuestion = TextList.items(
        """
        - Is it something you feel more in your body, or more in your thoughts?
        - Shall we just sit with it, or talk about something light?
        - Would it be easier to start with how today went?
        - Would a smaller question be easier?
        - What has been the longest part of today?
        - Is there one thing that you do know about it?
        - Shall I ask something else?
        """)
    static let unsure = TextList.items(
        """
        - Tell me a bit more about that, if you like.
        - I'm listening, go on.
        - I'd like to hear more.
        - Say a little more, if you want to.
        - I'd like to understand that better.
        - You can go on from there.
        - I'm ready to hear the rest.
        - Go on, in your own time.
        """)
}
