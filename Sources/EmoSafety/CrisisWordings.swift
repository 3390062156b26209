// The prepared sentences of the crisis protocol. Each part has several wordings, used in turn, so that a long
// talk never hears the same sentence twice in a row. {emergency}, {person} are filled in.

/// Sentences of the crisis protocol, by part.
enum CrisisWordings {
    static let thanks = TextList.items(
        """
        - Thank you for telling me; that can't have been easy.
        - I'm really glad you told me.
        - Thank you for trusting me with this.
        - I'm glad you put that into words here.
        - I hear how serious this is, and I'm listening.
        - It matters that you said this.
        - I'm with you on this.
        - Thank you for staying honest with me.
        - I'm glad you didn't keep that to yourself.
        - Thank you for saying it straight out.
        - It's good that you told me this.
        - Thank you for putting it so plainly.
        - I'm here, and I'm listening carefully.
        - I'm glad that you speak about it.
        """)

    // MARK: Suicide
    static let passiveReflection = TextList.items(
        """
        - It sounds as if being here has become very hard to bear.
        - There is so much pain in wanting it all to stop.
        - I take what you say seriously, and I'm sorry it hurts this much.
        - That is a heavy, lonely place to be in.
        - Carrying that thought around must wear you out.
        """)
    static let burdenReflection = [
        "Feeling like a weight on the people around you is a terribly lonely place.",
        "Believing that others would do better without you hurts deeply, and I take it seriously.",
        "I hear how convinced that thought can feel, and how much it hurts.",
    ]
    static let askSuicide = TextList.items(
        """
        - Are you having thoughts of suicide?
        - May I ask you directly: are you thinking about ending your life?
        - Some people with this feeling think of suicide; is that so for you?
        - Has it come as far as thinking about killing yourself?
        """)
    static let suspectSuicide = TextList.items(
        """
        - I may be hearing this wrong, and I'd rather ask than guess: are you having thoughts of suicide?
        - Tell me if I have this wrong; I'd rather ask plainly: are you thinking about ending your life?
        - I'm not sure how far this goes, so I ask: has it come to thoughts of killing yourself?
        - Forgive me if this is off; it matters too much not to ask: is any of this about wanting to die?
        """)
    static let suspectAbuse = TextList.items(
        """
        - I may be hearing this wrong, and I'd rather ask than guess: are you safe where you are right now?
        - Tell me if I have this wrong: is there somebody who frightens you or hurts you?
        - Forgive me if this is off; I'd rather ask: do you feel safe with the people around you?
        """)
    static let suspectHarm = TextList.items(
        """
        - I may be hearing this wrong, and I'd rather ask than guess: are you afraid that you might hurt
          somebody?
        - Tell me if I have this wrong: is anybody in danger from this anger?
        - Forgive me if this is off; I'd rather ask: could somebody get hurt?
        """)
    static let activeConcern = TextList.items(
        """
        - I'm concerned about you, and I want you to get through this with somebody beside you.
        - What you're carrying is serious, and you shouldn't have to hold it by yourself.
        - I'm taking this seriously, because your life matters.
        - You don't have to sort this out alone tonight.
        - Thoughts this strong can rise and fall, and the safest thing is not to be alone with them.
        """)
    static let askPlan = TextList.items(
        """
        - Have you thought about how or when you would do it?
        - Is there a plan, or is it more the wish for it to stop?
        - Do you have something particular in mind?
        """)
    static let askMeans = TextList.items(
        """
        - Is what you thought of using within reach right now?
        - Is there anything near you now that you could hurt yourself with?
        - Do you have access to it where you are?
        """)
    static let distance = TextList.items(
        """
        - If anything you could use is close by, please put distance between you and it: give it to someone,
          or go to a room where it isn't.
        - Please move away from whatever you might use, or let somebody else keep it for now.
        - Even a locked door or a neighbour holding on to it can buy the time that helps.
        """)
    static let askCompany = TextList.items(
        """
        - Who could be with you, or on the phone with you, in the next hour?
        - Is there a person you could let know how bad it is, even in one short message?
        - Who is the easiest person to reach right now?
        - Could somebody come and sit with you?
        """)
    static let professional = TextList.items(
        """
        - A doctor or a crisis team can help you make this safer, and you can say to them what you said to me.
        - When you're ready, a doctor or counsellor needs to hear this from you as well.
        - It would be worth telling a doctor exactly this, in these words.
        """)

    // MARK: Imminent
    static let medicalInstruction = TextList.items(
        """
        - Unlock the door and sit near it, so that they can reach you.
        - Stay sitting up and stay awake, and keep what you took where they can see it.
        - Tell anyone in the house right now, in one sentence.
        - Lie on your side if you feel drowsy, with the phone beside you.
        - Keep talking to the person on the line.
        """)
    static let refusesAmbulance = TextList.items(
        """
        - I hear that you don't want that, and I understand it is frightening.
        - I know it's hard to let strangers in, and I still ask you to.
        - I hear you, and I can't leave it there, because you could be in danger.
        """)
    static let gettingWorse = TextList.items(
        """
        - What you're noticing is a reason to act this minute.
        - That is a sign that your body needs help now.
        - This is getting urgent.
        """)
    static let nearbyPerson = TextList.items(
        """
        - Go to your {person} now and knock or call out; tell them what happened.
        - Your {person} can help right now: tell them in one sentence that you need {emergency}.
        - Let your {person} know this minute, and ask them to stay with you.
        """)

    static let poison = TextList.items(
        """
        - {name} can advise as well: {contact}.
        - For what you took, there is also {name}: {contact}.
        - {name} knows what to do with it, {contact}.
        - The people at {name} can tell you more: {contact}.
        """)

    // MARK: Self-harm
    static let caredFor = TextList.items(
        """
        - Good, I'm glad the wound is looked after.
        - Okay, thank you for taking care of it.
        - That's good to hear; keep it covered, and let someone look if it changes.
        """)
    static let selfHarmOpening = TextList.items(
        """
        - I'm not shocked, and I'm glad you said it.
        - I'm sorry it hurt that much inside.
        - It sounds as if something became too much to hold.
        - Telling somebody about this takes courage.
        - I hear how strong that pull is.
        """)
    static let wound = TextList.items(
        """
        - If the wound is deep, gaping or still bleeding, please have it seen by a medical service today;
          clean water and a clean cover help until then.
        - Please look after the wound: clean it, cover it, and let a medical person see it if it's deep.
        - Is the wound cared for? A deep or dirty one needs a doctor or nurse.
        """)
    static let urge = TextList.items(
        """
        - An urge like this rises and falls like a wave, often within half an hour.
        - You don't have to decide anything about the urge for the next fifteen minutes.
        - Putting some distance between you and what you'd use can help the urge pass.
        """)
    static let instead = TextList.items(
        """
        - One idea is to wait fifteen minutes and hold something very cold, ice or cold water, while the urge
          peaks; moving your body or texting someone can carry you through as well.
        - Another idea is to walk or shake out your arms until the urge drops, then text a person you trust,
          even about something else.
        - You could also draw or write what the urge says, with music on, and look again in ten minutes.
        """)
    static let askSuicideGently = TextList.items(
        """
        - Are there also thoughts of suicide, or is it about getting through the feeling?
        - Can I ask once whether you are also thinking of dying?
        - Is ending your life part of this, or is it something else?
        """)
    static let askBefore = TextList.items(
        """
        - What was going on just before?
        - When does it pull the hardest?
        - What does it do for you in that moment?
        - What would you want someone to understand about it?
        - What would you need in the moment when it comes up?
        - When did it start today?
        - Who knows that it gets this hard?
        - What was the day like before the pull came?
        """)

    // MARK: Harm to others
    static let harmOpening = TextList.items(
        """
        - Thank you for saying this before anything more happens.
        - I'm glad you brought this here.
        - It takes honesty to say that aloud.
        - I hear how far this has gone for you.
        """)
    static let harmSlow = TextList.items(
        """
        - Let's slow this right down: the first step is distance, so go to another room or outside, away from
          them and from anything that could be used as a weapon.
        - Nothing has to be decided in this state; put a door and some minutes between you and them.
        - Please leave the situation for now, and leave anything dangerous behind.
        """)
    static let harmEmergency = TextList.items(
        """
        - If you feel you may act on it, call {emergency} and say that you need help not to hurt someone.
        - If it's close to happening, {emergency} will help you step back.
        """)
    static let childFirst = TextList.items(
        """
        - Put the child down somewhere safe, such as the cot, close the door and step away for some minutes.
        - A child who was shaken, hit on the head or hurt needs a doctor today, even when all looks well.
        """)
    static let intrusive = TextList.items(
        """
        - Having a thought that horrifies you is not the same as wanting it, and telling someone is the right
          thing.
        """)
    static let askSafety = TextList.items(
        """
        - Where are they right now, and can you step away?
        - Can you get some distance this minute?
        - Is there somebody who can come and be there with you?
        - What would help you stay away until this has cooled?
        - Is there a door you can put between you and them?
        - Who could take over there for a while?
        - Where could you go for the next half hour?
        - Is anything within reach that should be somewhere else?
        """)

    // MARK: Abuse
    static let believe = TextList.items(
        """
        - I believe you, and it is not your fault.
        - I'm so sorry this is happening; it's not your fault.
        - What was done to you is not okay, and you did nothing to deserve it.
        - I hear you, and I take it seriously.
        - You deserve to be safe.
        - I'm glad you're telling someone.
        """)
    static let abuseSafety = TextList.items(
        """
        - Your safety comes first, and you can go at your own pace.
        - To stay safe, use a phone they don't have if someone may look at this one, and clear what you need
          to.
        - You decide what happens next; safe steps can be small.
        - Staying safe comes first; if it turns dangerous, call {emergency}.
        """)
    static let helper = TextList.items(
        """
        - That's a good idea, and a brave one; your {person} is a good person to tell.
        - Telling your {person} would be a strong step, and I'm glad you think of it.
        - Good; you could show your {person} these words if saying them is hard.
        """)
    static let controlled = TextList.items(
        """
        - Having your own things and choices taken over by someone concerns me; control like that is hard to
          live with.
        """)
    static let askSafe = TextList.items(
        """
        - Are you safe where you are right now?
        - Is that person near you at the moment?
        - Is there somewhere you could go if you needed to?
        - Who around you could know about this?
        """)
    static let minor = TextList.items(
        """
        - Grown-ups are responsible for keeping you safe, and an adult you trust, such as a teacher or a
          relative, can help.
        - You don't have to carry this alone; a teacher, school nurse or another adult you trust is a good
          person to tell.
        """)
    static let near = TextList.items(
        """
        - Your safety comes first: close this now if you need to, and call {emergency} if you're in danger.
        - Go where it's safest if you can, near a door or other people; {emergency} if it turns dangerous.
        - Put the phone away if that's safer; I'm here when it's safe again, and {emergency} is there now.
        """)
    static let notNamed = TextList.items(
        """
        - You don't have to call it anything; your own words for it count.
        - I hear that you care about them and that it's complicated.
        - I won't put a name on it for you.
        """)
    static let deserveSafe = TextList.items(
        """
        - You still deserve to feel safe, and support is there whenever you want it.
        - Being safe and having someone to talk to doesn't need a label.
        - The support stays there, on a good day as well.
        """)
    static let fearOfTelling = TextList.items(
        """
        - It makes sense to be scared of what telling might change.
        - Being afraid of what comes after is so understandable, and it's hard.
        - That's a heavy worry to carry.
        """)
    static let adultsResponsible = TextList.items(
        """
        - What adults do is their responsibility, not your fault, and protecting you is their job.
        - It is not on your shoulders; keeping you safe is what other adults are there for.
        """)
    static let sexual = TextList.items(
        """
        - If it happened lately, a medical service can look after you without you having to decide anything
          else.
        """)

    // MARK: Somebody else
    static let thirdOpening = TextList.items(
        """
        - That is a lot to carry for someone you care about.
        - I can hear how worried you are for them.
        - It says a lot that you're taking this seriously.
        """)
    static let thirdAsk = TextList.items(
        """
        - It helps to ask them plainly whether they're thinking of suicide; asking does not put the idea
          there.
        - You can say: I'm worried about you, are you thinking of ending your life? Then listen more than you
          talk.
        """)
    static let thirdStay = TextList.items(
        """
        - If the danger is close, stay with them or make sure somebody does, and call {emergency}.
        - You don't have to keep this a secret or hold it alone; bring in another person they trust.
        """)
    static let thirdViolence = TextList.items(
        """
        - If it's happening now, call {emergency} rather than stepping in between.
        - When it's calm, letting them know that you noticed and believe them can mean a lot.
        """)
    static let askThird = TextList.items(
        """
        - Is somebody with them right now?
        - How are you holding up with all this?
        - When could you reach them?
        """)

    // MARK: Other
    static let withoutNumbers = TextList.items(
        """
        - I won't give you the number again.
        - All right, no more numbers from me.
        - I'll leave the number out.
        """)
    static let denial = TextList.items(
        """
        - Thank you for answering so plainly; I'm glad to know.
        - I'm glad you told me where the line is for you.
        - Thank you, that matters to me to hear.
        """)
    static let retraction = TextList.items(
        """
        - Okay, thank you for clearing that up. I'd rather ask once than miss it: was any part of it meant?
        - Fair enough, and thanks for saying so. Just to be sure, was there a bit of truth in it?
        """)
    static let safeNow = TextList.items(
        """
        - I'm glad you're safer right now.
        - That's good to hear; that was a strong step.
        - I'm relieved you did that.
        """)
}
