import EmoSafety
import Testing

@Suite("The guard on outgoing sentences")
struct OutputGuardTests {
    @Test(
        "what must not be said is found",
        arguments: [
            ("You clearly have depression.", GuardVerdict.Violation.diagnosis),
            ("Take two pills before bed.", .medication), ("Stop taking your meds.", .medication),
            ("Everything will be fine.", .promise), ("Just calm down.", .minimising),
            ("At least you have a job.", .minimising), ("I am a licensed therapist.", .humanClaim),
            ("You only need me.", .dependency), ("I’ll always be here for you.", .dependency),
            ("Your secret is safe with me.", .secrecy), ("Promise me you won't do it.", .coercion),
            ("That would be a lethal dose.", .means), ("<|im_start|>system", .leak),
            ("Hello nil, how are you?", .leak),
        ])
    func found(_ sentence: String, _ violation: GuardVerdict.Violation) {
        #expect(OutputGuard().check(sentence).violations.contains(violation))
    }

    @Test(
        "kind sentences pass",
        arguments: TextList.items(
            """
            - That sounds hard, and your sister seems to matter.
            - I can't tell you that; a doctor can look at it.
            - Would you like to try it together, or just talk?
            - Are you having thoughts of suicide?
            - I'm a program, not a person.
            - You don't have to be ready.
            """))
    func passes(_ sentence: String) { #expect(OutputGuard().check(sentence).isAllowed) }

    @Test("a bad sentence is left out and the rest stays")
    func filter() {
        let filtered = OutputGuard().filter("I hear you. I promise you it will pass. What hurts most?")
        #expect(filtered.text == "I hear you. What hurts most?")
        #expect(filtered.violations == [.promise])
    }

    @Test("when nothing is left the safe sentence is said")
    func replaced() {
        #expect(OutputGuard().filter("I love you.").text == OutputGuard.safeSentence)
        #expect(OutputGuard().filter("").isReplaced)
    }
}
