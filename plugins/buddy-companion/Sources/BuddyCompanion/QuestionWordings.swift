// Open questions, by feeling and by what the talk needs. One at most goes into a reply.
import EmoSafety

/// Questions.
enum QuestionWordings {
    static let byFeeling: [Feeling: [String]] = [
        .grief: TextList.items(
            """
            - What do you miss the most?
            - What comes up for you when you let yourself think of it?
            - What would you like me to know about that bond?
            - How do the days feel since then?
            - Is there a moment that keeps returning?
            """),
        .sadness: TextList.items(
            """
            - What weighs the most right now?
            - How long has it been like this?
            - What was the hardest part?
            - When does it get a little lighter, if it does?
            - How does it show in your day?
            """),
        .anger: TextList.items(
            """
            - What is the part that gets to you most?
            - What would you have needed from them?
            - What do you wish they understood?
            - What does the anger protect, do you think?
            - How did you get through that moment?
            """),
        .fear: TextList.items(
            """
            - What is the worry saying to you?
            - What feels most uncertain about it?
            - When is the fear at its loudest?
            - What do you do when it comes up?
            - What would feel like solid ground right now?
            """),
        .stress: TextList.items(
            """
            - What is the heaviest piece of it?
            - How long have you been carrying it like this?
            - What happens in you when one more thing comes in?
            - Who else knows how much it is?
            - What gets lost while you're holding all that?
            """),
        .shame: TextList.items(
            """
            - What do you tell yourself about it?
            - What would you say to a friend in that spot?
            - What did it mean to you?
            - What is the sorest part of it?
            - Who do you feel most judged by?
            """),
        .loneliness: TextList.items(
            """
            - When is it the loneliest?
            - What do you miss about being with people?
            - Who used to be close?
            - What would being noticed look like?
            - How are the evenings for you?
            """),
        .hurt: TextList.items(
            """
            - What hurts the most about it?
            - What did you hope would happen?
            - How are you holding up since?
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
            - What would one side want the other to know?
            - What matters most to you in this?
            """),
        .relief: ["What do you notice now?", "What helped?", "How does your body feel now?"],
        .tenderness: TextList.items(
            """
            - What was that like?
            - What do you love most about it?
            - What comes to mind first when you think of it?
            - What does it give you?
            """),
    ]
    static let open = TextList.items(
        """
        - What is that like for you?
        - What stands out most about it?
        - How do you feel about it, saying it now?
        - What happened then?
        - What would you like me to understand about it?
        - How has that been for you?
        - What matters most to you in this?
        - What goes through your mind as you say it?
        - How does it sit with you today?
        - What's underneath that, do you think?
        - Where do you notice it most?
        - What would you want to be different?
        - What made you think of it today?
        - How did that come about?
        - What part of it is the hardest to say?
        - What do you hope for?
        - What else is in the picture?
        - How do you explain it to yourself?
        - What would help you feel less alone with it?
        - What do you make of it?
        - How does that usually go for you?
        - What's the next thing on your mind about it?
        """)
    static let plan = TextList.items(
        """
        - What would make it a little easier?
        - How do you feel about it, looking ahead?
        - What do you hope it will be like?
        - Is there anything that could get in the way?
        - What will be the first little move?
        """)
}
