// Open questions, by feeling and by what the talk needs. One at most goes into a reply.
import EmoSafety

/// Questions.
enum QuestionWordings {
    static let byFeeling: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - What do you miss the most?
            - How are you getting through the days?
            - Would you like to tell me more about what you've lost?
            - What has it been like since then?
            - Is there a memory you keep coming back to?
            - What would you like me to know about how it was?
            - When is it hardest to bear?
            - What do you wish you could still say?
            - Who else is grieving with you?
            - What are the mornings like now?
            - What was it like before?
            - What carries you through an hour like this?
            """),
        .sadness: TextList.items(
            """
            - What weighs the most right now?
            - How long have you been feeling like this?
            - What is hardest about it at the moment?
            - Are there moments when it gets a little lighter?
            - How do you get through the day with it?
            - When did it start to feel this way?
            - What does today look like from where you are?
            - What would you like somebody to see about it?
            - Is there a particular moment that brings it on?
            - What has today been like so far?
            - What would comfort look like right now?
            - Who notices when you feel like this?
            """),
        .anger: TextList.items(
            """
            - What is the part that gets to you most?
            - What would you have needed instead?
            - What do you wish others understood about it?
            - What would you like to change about it?
            - What is it like for you right now?
            - What would be fair, in your eyes?
            - What happened just before you got so angry?
            - What else is there besides the anger?
            - What would you say if you could say anything at all?
            - What line got crossed for you?
            - How long has this been building up?
            - What makes it so hard to let pass?
            """),
        .fear: TextList.items(
            """
            - What are you most afraid might happen?
            - What feels most uncertain about it?
            - When is the fear at its loudest?
            - What do you do when it comes up?
            - What would help you feel a little safer right now?
            - What is the worry telling you?
            - When did you first notice it?
            - Where do you feel it in your body?
            - What part of it comes up most often?
            - What would you like to know for certain?
            - Has anything made it a little smaller before?
            - What is it like when it's quiet for a moment?
            - How are your nights with it?
            """),
        .stress: TextList.items(
            """
            - What is the heaviest piece of it?
            - How long has it been like this for you?
            - How is it affecting you?
            - Who else knows how much it is?
            - What do you have the least time for at the moment?
            - What would you drop if you could drop one thing?
            - When did you last have an hour to yourself?
            - What happens when you pause?
            - What gets left out when the days are this full?
            - Which part feels out of your hands?
            - How do you notice that it's too much?
            - What's the first thing you think about in the morning?
            """),
        .shame: TextList.items(
            """
            - What do you tell yourself about it?
            - What would you say to a friend in that spot?
            - How long have you felt that way?
            - What hurts most about it?
            - Is there someone whose opinion weighs on you?
            - When does that feeling come up?
            - Who knows about it so far?
            - What makes it so hard to forgive yourself?
            - What are you afraid others would see?
            - What do you wish you had done?
            - How does it feel to say it here?
            - What would you like to hear from someone right now?
            """),
        .loneliness: TextList.items(
            """
            - When is it the loneliest?
            - What do you miss about being with people?
            - Is there someone you'd like to be closer to?
            - What would you wish for in those moments?
            - How are the evenings for you?
            - Who did you use to talk to about such things?
            - What kind of company would feel right?
            - How long has it been so quiet?
            - Where do you feel least alone?
            - What do you do when it gets quiet?
            - Who would you like to hear from?
            - When did you last feel close to someone?
            """),
        .hurt: TextList.items(
            """
            - What hurts the most about it?
            - What had you hoped for?
            - How are you holding up?
            - What goes through your mind when you think back to it?
            - What do you need right now?
            - What was the worst moment of it?
            - What do you wish had happened?
            - Does the other side know how it was for you?
            - What has changed for you since?
            - What would help it ache a little less?
            - What do you tell yourself when it comes back?
            - Which words or moments stay with you?
            """),
        .tiredness: TextList.items(
            """
            - What keeps you from resting?
            - How long has it been since you felt rested?
            - What goes around in your head at night?
            - What takes the most out of you?
            - What would a restful day look like for you?
            - When in the day are you most tired?
            - What is still on your mind at bedtime?
            - How does it show, in the body or in the mood?
            - Is there anything that could wait today?
            - What used to give you energy?
            """),
        .joy: TextList.items(
            """
            - What was the best moment of it?
            - How did it feel right then?
            - Who do you get to share it with?
            - What does it mean to you?
            - How will you enjoy it?
            - How did it come about?
            - What made it so good?
            - Who was there with you?
            - What would you like to remember from it?
            - What are you looking forward to next?
            - What went through your mind when it happened?
            - Who have you told so far?
            """),
        .mixed: TextList.items(
            """
            - What does each side of you say?
            - Which side is louder today?
            - What would make it easier to decide?
            - What matters most to you, whichever way it goes?
            - What would you gain, and what would you lose?
            - When did you first feel torn about it?
            - What would you like to be sure of?
            - How would it be to leave it open for a while?
            - What would you think about it in a year?
            """),
        .relief: TextList.items(
            """
            - What do you notice now?
            - What helped?
            - How does your body feel now?
            - What is different now?
            - When did it begin to ease?
            - What do you have room for again?
            - How did you get through it?
            """),
        .tenderness: TextList.items(
            """
            - How is it to think about that now?
            - What do you love most about it?
            - What comes to mind first when you think of it?
            - What does that mean to you?
            - What is a small thing about it that you like?
            - How did it begin?
            - When do you feel that most?
            - What would you like to hold on to?
            """),
    ]
    static let open = TextList.items(
        """
        - What is that like for you?
        - How are you feeling about it right now?
        - What matters most to you in this?
        - What goes through your mind when you think about it?
        - How has that been for you?
        - Would you like to tell me a bit more?
        - What would you wish for?
        - What would you want to be different?
        - What else is on your mind about it?
        - What would do you good right now?
        - How did that feel?
        - How does that affect your days?
        - What do you make of it?
        - What would help you feel less alone with it?
        - Where does that leave you now?
        - What would you like to happen next?
        - What stays with you most?
        - What do you hope for?
        - How is it now, as you tell it?
        - What is the most important part of it for you?
        - What led up to it?
        - How did you come to that?
        - What happened after that?
        - How would you describe it to a friend?
        - What part of it is on your mind right now?
        - What would be good to talk about first?
        - How do you feel now that you've said it?
        - What surprised you about it?
        - Is there another side to it?
        - What's the hardest thing to explain about it?
        - How does it look to you today?
        - What would you like me to understand about it?
        - How long has it been on your mind?
        - Where would you like to go from here?
        - What does a good day look like for you?
        - How do other people see it?
        - What do you wish someone would ask you?
        - How does it sit with you?
        - What would feel right to you?
        - What has changed lately?
        - When did it start?
        - Is it the same as it was a week ago?
        - What do you notice when you think about it?
        - Who else is part of it?
        - What does it bring up for you?
        """)
    static let plan = TextList.items(
        """
        - What would make it a little easier?
        - How do you feel about it, looking ahead?
        - What do you hope it will be like?
        - Is there anything that could get in the way?
        - What would be the first small step?
        - When would be a good time for it?
        - Who could know about it?
        - What would you like to have from it?
        - What do you want to have ready for it?
        - How sure do you feel about it?
        - What would make it feel lighter to do?
        """)
}
