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
            """),
        .sadness: TextList.items(
            """
            - What weighs the most right now?
            - How long have you been feeling like this?
            - What is hardest about it at the moment?
            - Are there moments when it gets a little lighter?
            - How do you get through the day with it?
            """),
        .anger: TextList.items(
            """
            - What is the part that gets to you most?
            - What would you have needed instead?
            - What do you wish others understood about it?
            - What would you like to change about it?
            - What is it like for you right now?
            """),
        .fear: TextList.items(
            """
            - What are you most afraid might happen?
            - What feels most uncertain about it?
            - When is the fear at its loudest?
            - What do you do when it comes up?
            - What would help you feel a little safer right now?
            """),
        .stress: TextList.items(
            """
            - What is the heaviest piece of it?
            - How long has it been like this for you?
            - How is it affecting you?
            - Who else knows how much it is?
            - What do you have the least time for at the moment?
            """),
        .shame: TextList.items(
            """
            - What do you tell yourself about it?
            - What would you say to a friend in that spot?
            - How long have you felt that way?
            - What hurts most about it?
            - Is there someone whose opinion weighs on you?
            """),
        .loneliness: TextList.items(
            """
            - When is it the loneliest?
            - What do you miss about being with people?
            - Is there someone you'd like to be closer to?
            - What would you wish for in those moments?
            - How are the evenings for you?
            """),
        .hurt: TextList.items(
            """
            - What hurts the most about it?
            - What had you hoped for?
            - How are you holding up?
            - What goes through your mind when you think back to it?
            - What do you need right now?
            """),
        .tiredness: TextList.items(
            """
            - What keeps you from resting?
            - How long has it been since you felt rested?
            - What goes around in your head at night?
            - What takes the most out of you?
            """),
        .joy: TextList.items(
            """
            - What was the best moment of it?
            - How did it feel right then?
            - Who do you get to share it with?
            - What does it mean to you?
            - How will you enjoy it?
            """),
        .mixed: TextList.items(
            """
            - What does each side of you say?
            - Which side is louder today?
            - What would make it easier to decide?
            - What matters most to you in this?
            """),
        .relief: ["What do you notice now?", "What helped?", "How does your body feel now?"],
        .tenderness: TextList.items(
            """
            - How is it to think about that now?
            - What do you love most about it?
            - What comes to mind first when you think of it?
            - What does that mean to you?
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
        - What do you need most right now?
        - How did that feel?
        - How does that affect your days?
        - What do you make of it?
        - What would help you feel less alone with it?
        - Where does that leave you now?
        - What would you like to happen next?
        - What stays with you most?
        - What do you hope for?
        """)
    static let plan = TextList.items(
        """
        - What would make it a little easier?
        - How do you feel about it, looking ahead?
        - What do you hope it will be like?
        - Is there anything that could get in the way?
        - What would be the first small step?
        """)
}
