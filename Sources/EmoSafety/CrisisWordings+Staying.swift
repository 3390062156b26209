// The sentences of the crisis protocol that come again and again while a danger lasts: the call for help,
// what to do for the next hours, that somebody listens, and what is asked once the protocol's questions were.

extension CrisisWordings {
    static let emergencyFirst = TextList.items(
        """
        - Please call {emergency} now, or ask someone near you to call.
        - {emergency} is the most important call right now, please make it now.
        - Please dial {emergency} this minute; you can simply say: I need help, I'm not safe.
        - Help can reach you quickly: please ring {emergency} now.
        - The next step is still one call: {emergency}, now.
        - Put the phone on loudspeaker and call {emergency} now.
        - Please let {emergency} help you right now.
        - If you have not called {emergency} yet, now is the moment.
        - Please call {emergency} and put it in one sentence: I'm in danger, I need somebody here.
        - {emergency} can send someone to you; please ring them now.
        - Whoever is nearest can ring {emergency} for you; please ask them now.
        - Please make the call to {emergency} before anything else.
        - Dial {emergency}, say where you are, and stay on the line.
        - The people at {emergency} are there for this minute; please ring.
        """)
    static let instruction = TextList.items(
        """
        - Unlock your door, so that help can come in.
        - Move away from anything you could hurt yourself with.
        - Go to a neighbour or to a place with people.
        - Sit somewhere you can be found easily.
        - Tell the nearest person in one sentence that you are in danger.
        - Keep your phone in your hand and stay on the line with them.
        - Step back to where it is safe, one step at a time.
        - Open your door or call out, so that somebody knows.
        - Tell the person on the phone where you are.
        - Leave the room that has in it what could hurt you.
        - Turn on a light and stay where people can see you.
        """)
    static let medicalFirst = TextList.items(
        """
        - Please call {emergency} now, even if you feel all right, because this can become dangerous later.
        - This needs medical help now: please call {emergency}.
        - Please ring {emergency} right now and tell them what happened and when.
        - {emergency} needs to know now; say what happened and when.
        - Don't wait to see how it goes; {emergency} now, please.
        - Every minute helps: {emergency}, please, now.
        - Please call {emergency} and tell them what happened; they will tell you what to do.
        - This can't wait, also if it feels mild: {emergency}, please.
        - {emergency} is the call to make now, whatever else there is.
        - Please ring {emergency}, or let somebody beside you do it.
        """)
    static let smallPlan = TextList.items(
        """
        - Let's keep it small: one place where you feel safer, one person, one number within reach.
        - For the next hours, small is enough: stay near people, keep the phone charged, keep what could hurt
          you away.
        - We can go hour by hour; the next one only needs to be safe, not good.
        - A safe place, a person nearby and a charged phone are enough for now.
        - Nothing big has to be settled today; getting through the next hour safely is enough.
        - If it gets stronger, go where people are, or ring somebody; both count.
        - Keep it simple: company first, everything else later.
        - One thing at a time; being near somebody comes first.
        - Let somebody else hold on to what could hurt you, and let the day be small.
        - The plan can be short: whom you would call first, and where you would go.
        - You can come back to this at any time: a person, a place, a phone.
        - Put the most important name at the top of your phone, so that it's one touch away.
        """)
    static let staying = TextList.items(
        """
        - I'm here with you.
        - Your life matters, and I'm staying with you in this talk.
        - I'm still here.
        - Keep writing to me while you wait for them.
        - You matter, also now.
        - I'm not going anywhere in this talk.
        - I'm with you while you wait.
        - You're not alone in this talk.
        - I read whatever you write.
        - You deserve help right now.
        - Please go on until somebody is beside you.
        """)
    static let next = TextList.items(
        """
        - What would make the next hour a little easier?
        - What do you need most right now?
        - Would it help to talk about what brought you to this point?
        - What feels most important to say now?
        - What is the hardest thing at this moment?
        - Is there something you'd like me to understand better?
        - What has carried you through a bad hour before?
        - Whose voice would do you good right now?
        - Where are you at the moment, and do you feel all right there?
        - What has today been like for you?
        - Is it better to talk about it, or about something else for a while?
        - How are you, compared with an hour ago?
        - What could make the rest of the day a bit gentler?
        - Have you had anything to eat or drink today?
        - What would you like to say that you haven't said yet?
        - Is there something small that would do you good now?
        - Who knows how you are today?
        - What keeps you going at the moment?
        - What would you like the next hour to be like?
        - Which part of this presses on you most?
        - What did you do just before you wrote to me?
        - Is there somebody you'd like to sit with, even without talking?
        - What feels a little less heavy than the rest?
        - What would you want a friend to know about today?
        """)
    static let afterCalm = TextList.items(
        """
        - We can stay with whatever is on your mind.
        - There's no hurry, and I'm listening.
        - Take it at your own pace.
        - It's fine to let things be quiet for a bit.
        - You can say more, or rest here for a moment.
        - Nothing has to be solved right now.
        - We can talk about something lighter, too.
        - I'm glad to go on at whatever pace suits you.
        """)
}
