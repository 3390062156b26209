import EmoSafety
import Testing

@Suite("Levels of danger")
struct SafetyLevelsTests {
    private func level(_ text: String) -> SafetyLevel {
        SafetyAssessor().assess(text, history: SessionRisk()).level
    }

    @Test(
        "a wish to be dead is heard in many words",
        arguments: TextList.items(
            """
            - I wish I'd never been born
            - I'm just a burden on everyone who loves me
            - I don't see the point in being alive
            - being dead would be a relief
            - um i kind of wish i was uh not here like at all
            - I hope the lump is cancer
            - if a truck hit me today I'd be relieved
            - I no longer want to be part of this world
            - I'd be happier dead
            """))
    func passive(_ text: String) { #expect(level(text) == .passiveIdeation) }

    @Test(
        "thoughts of killing oneself, plans and questions about means are active",
        arguments: TextList.items(
            """
            - I'm suicidal again
            - help me, I want to kill myself
            - I've got a plan and I know where
            - I have been saving my tablets for weeks
            - what is the quickest way to die
            - I attempted suicide two weeks ago and I'm still thinking about it
            - asking for a friend, how many sleeping pills are too many
            - once my mum dies there's nothing stopping me from doing it
            """))
    func active(_ text: String) { #expect(level(text) == .activeIdeation) }

    @Test(
        "an act under way, means at hand, a time or a farewell is imminent",
        arguments: TextList.items(
            """
            - I just took all my antidepressants
            - I'm standing on the bridge right now
            - I'm about to kill myself
            - goodbye everyone, I'm sorry
            - the gun is loaded
            - this is my last message
            - I've swallowed 40 paracetamol
            - he'll find me in the morning
            """))
    func imminent(_ text: String) { #expect(level(text) == .imminent) }

    @Test(
        "injuring oneself and the urge to it are self-harm",
        arguments: TextList.items(
            """
            - I've started cutting again
            - the urge to self harm is really strong today
            - I burned myself on purpose with the hair iron
            - i c*t again
            """))
    func selfHarm(_ text: String) { #expect(level(text) == .selfHarm) }

    @Test(
        "threats, violence done and a child at risk are harm to others",
        arguments: TextList.items(
            """
            - I'm going to stab my boss
            - I choked my wife during a fight
            - I'm afraid I'm going to hurt my baby
            - God told me to kill my neighbour
            """))
    func harm(_ text: String) { #expect(level(text) == .harmToOthers) }

    @Test(
        "being hurt, forced or controlled is danger from somebody",
        arguments: TextList.items(
            """
            - my husband hits me
            - he forced himself on me
            - he won't let me see my family or have my own money
            - I'm scared to go home because of what he'll do
            - he only slaps me when I talk back
            - my dad threw me against the wall
            """))
    func abuse(_ text: String) { #expect(level(text) == .abuseDanger) }

    @Test(
        "idioms, stories, past and harmless words are no crisis",
        arguments: TextList.items(
            """
            - this job is killing me
            - I'd rather die than go to karaoke
            - I cut my finger chopping onions
            - I won't be here tomorrow, day off
            - The villain says \"I want to kill you all\" and it's so cheesy
            - Best weekend in months... I actually laughed
            - I have a skilled team
            - I was suicidal ten years ago but I've come so far
            - I'm not suicidal or anything, just tired
            - took my meds, feeling ok
            - my phone died
            - I beat my brother at chess
            - I can't stop crying
            - I've written the notes for my presentation
            """))
    func harmless(_ text: String) { #expect(!level(text).isCrisis) }

    @Test(
        "fixed expressions, exclamations, accidents and questions answered no are no crisis",
        arguments: TextList.items(
            """
            - an hour on hold with the bank and I've lost the will to live
            - cross my heart and hope to die, I never touched the cake
            - our striker committed suicide with that back pass
            - that alarm made me jump out of my skin
            - kms, the printer ate my essay
            - the steam burnt my wrist, cold tap and it's fine
            - my cousin hit me in the ear with a nerf dart
            - we ran a workshop on self-harm for the new tutors
            - the nurse asked whether I think about dying, and no, I don't
            - in 1985 I wanted to die, and today I have grandchildren
            - said my goodbyes to the cast after the last show
            """))
    func idioms(_ text: String) { #expect(!level(text).isCrisis) }

    @Test(
        "the same words in earnest are",
        arguments: TextList.items(
            """
            - I've lost the will to live
            - I hope to die tonight
            - I want to kms and I mean it
            - I burnt my wrist on purpose again
            - my cousin hit me in the face again last night
            - I've started to self-harm after the workshop closed
            - the nurse asked whether I think about dying and I lied, I do
            - in 1985 I wanted to die and now I want to die again
            - I've said my goodbyes, nobody will find me in time
            - been cutting again lol, homework is due
            - I cut myself yesterday lol, and my homework is due
            - I am going to hurt him haha, the exam was unfair
            - cross my heart and hope to die. I beg for death, any release would be welcome
            """))
    func earnest(_ text: String) { #expect(level(text).isCrisis) }

    @Test(
        "somebody else's danger needs resources but is not the speaker's level",
        arguments: TextList.items(
            """
            - my best friend says she wants to die
            - my sister's husband beats her
            - my brother has been cutting himself
            """))
    func thirdParty(_ text: String) {
        let found = SafetyAssessor().assess(text, history: SessionRisk())
        #expect(found.level == .distress)
        #expect(found.flags.contains(.thirdPartyRisk))
        #expect(found.resourcesRequired)
    }

    @Test(
        "other languages are heard where there is danger",
        arguments: [
            ("quiero matarme", SafetyLevel.activeIdeation), ("ich will nicht mehr leben", .passiveIdeation),
            ("je vais me tuer ce soir", .imminent), ("mi marido me pega", .abuseDanger),
        ])
    func languages(_ text: String, _ expected: SafetyLevel) { #expect(level(text) == expected) }

    @Test(
        "disguises do not hide the words",
        arguments: TextList.items(
            """
            - I don’t want to live anymore
            - I DON'T WANT TO LIVE ANYMORE
            - i d0nt want to l1ve anymore
            - I don't want to liiiive anymore
            - i dont wanna live nemore
            - um i uh don't want to er live anymore
            - I don't waant to live anymroe
            - 𝐈 don't want to live anymore
            - I don't want\u{200B} to live anymore
            """))
    func disguises(_ text: String) { #expect(level(text) == .passiveIdeation) }

    @Test("spaced letters are read as words")
    func spaced() { #expect(level("i want to k i l l  m y s e l f") == .activeIdeation) }

    @Test("every word class that the grammar uses exists")
    func classes() { #expect(SafetyAssessor.unknownClasses == []) }

    @Test("a gap never passes over a negation, and a phrase never crosses the end of a sentence")
    func pattern() {
        let pattern = PhrasePattern("i ..3 sleep", lexicon: .safety)
        let normalizer = TextNormalizer()
        #expect(pattern.occurs(in: normalizer.normalize("I really want sleep")))
        #expect(!pattern.occurs(in: normalizer.normalize("I will not sleep")))
        #expect(!pattern.occurs(in: normalizer.normalize("That was I. Now sleep")))
        let edges = PhrasePattern("^ (good|very) (night|$)", lexicon: .safety)
        #expect(edges.occurs(in: normalizer.normalize("Good night")))
        #expect(edges.occurs(in: normalizer.normalize("I feel it, good")))
        #expect(!edges.occurs(in: normalizer.normalize("a good day")))
    }
}
