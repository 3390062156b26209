// What EmoBuddy says back has to be a topic, belong to the feeling, and fit what was asked for.
import BuddyCompanion
import EmoSafety
import Testing

@Suite("What is said sounds right")
struct SoundsRightTests {
    @Test(
        "who asks how to calm down is offered breathing or grounding",
        arguments: TextList.items(
            """
            - What could I do tonight to calm down?
            - What can I do about the shaking?
            - How can I settle my nerves before it?
            """))
    func calm(_ text: String) {
        var talk = Talk()
        _ = talk.say("I am really anxious about my exam on Friday.")
        let said = talk.say(text)
        #expect(["breathing-4-6", "grounding-54321"].contains(said.reply.exerciseID ?? ""), "\(said.text)")
    }

    @Test(
        "a word that is no topic is not given back as one",
        arguments: zip(
            TextList.items(
                """
                - I have been feeling really anxious about my exam on Friday.
                - I guess I'm afraid they'll think I'm petty.
                - I lost my job in March and the rent is due on Monday.
                - I can't bring myself to wash her bowl.
                - I'm a nervous wreck because of my driving test.
                - Mostly I scroll on my phone till two.
                """),
            TextList.items(
                """
                - feeling.
                - petty
                - due
                - wash
                - wreck
                - phone till
                """)))
    func noTopic(_ text: String, _ word: String) {
        var talk = Talk()
        #expect(!talk.say(text).text.contains(word))
        #expect(!talk.companion.summarize().text.contains(word))
    }

    @Test("being laughed at is pain, not warmth")
    func laughedAt() {
        var talk = Talk()
        _ = talk.say("Some boys in my class laugh at me because of my glasses.")
        #expect(talk.companion.state.feeling == .hurt)
    }

    @Test("a forgotten wedding anniversary is no bereavement")
    func anniversary() {
        var talk = Talk()
        _ = talk.say("My husband forgot our anniversary again.")
        #expect(talk.companion.state.feeling != .grief)
    }

    @Test("what somebody dreads is not taken for a refusal")
    func burden() {
        var talk = Talk()
        #expect(talk.say("I don't want to be a burden.").reply.technique != "autonomy_support")
    }

    @Test("a plan is taken up as an action")
    func plan() {
        var talk = Talk()
        #expect(talk.say("I think I could call the landlord tomorrow.").text.contains("call the landlord"))
    }
}
