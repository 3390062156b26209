// What a classifier beside the rules changes, with one that says what the test wants.
import EmoSafety
import Testing

@Suite("Rules and classifier together")
struct JointEvidenceTests {
    private struct Fixed: RiskClassifier {
        let finding: RiskFinding
        func finding(in text: String, isAnswer: Bool) -> RiskFinding { finding }
    }

    private func assess(
        _ text: String, _ level: SafetyLevel, certain: Bool = true, other: Bool = false,
        history: SessionRisk = SessionRisk()
    ) -> SafetyAssessment {
        SafetyAssessor(
            classifier: Fixed(finding: RiskFinding(level: level, isCertain: certain, concernsOther: other))
        )
        .assess(text, history: history)
    }

    @Test("danger that only the classifier hears is danger, with everything that follows")
    func classifierAlone() {
        let found = assess("the swallows left this morning", .imminent)
        #expect(found.level == .imminent)
        #expect(found.resourcesRequired)
        #expect(found.isNewRisk)
        #expect(found.risk.peak == .imminent)
    }

    @Test("words that the classifier is all but sure are calm are no danger, unless danger is known")
    func doubted() {
        let calm = SafetyAssessor(classifier: Fixed(finding: RiskFinding(isSurelyCalm: true)))
        let alone = calm.assess("I want to kill myself", history: SessionRisk())
        #expect(alone.level == .distress && !alone.resourcesRequired && !alone.isNewRisk)
        let known = assess("the swallows left this morning", .passiveIdeation).risk
        #expect(calm.assess("I want to kill myself", history: known).level == .activeIdeation)
    }

    @Test("the more urgent of the two decides", arguments: SafetyLevel.allCases)
    func greater(level: SafetyLevel) {
        let found = assess("I want to kill myself", level)
        #expect(found.textLevel == max(level, .activeIdeation))
    }

    @Test("somebody else's danger is told from the speaker's")
    func other() {
        let found = assess("he never came down for breakfast", .none, other: true)
        #expect(found.level == .distress)
        #expect(found.flags.contains(.thirdPartyRisk))
        #expect(found.resourcesRequired)
        let own = assess("he never came down for breakfast", .abuseDanger, other: true)
        #expect(own.level == .abuseDanger)
        #expect(!own.flags.contains(.thirdPartyRisk))
    }

    @Test("the same finding again is no new risk")
    func again() {
        let first = assess("the swallows left this morning", .passiveIdeation)
        let second = assess("the swallows are gone", .passiveIdeation, history: first.risk)
        #expect(first.isNewRisk)
        #expect(!second.isNewRisk)
    }

    @Test(
        "what is only suspected is asked about: no lines, no risk carried on", arguments: SafetyLevel.allCases
    )
    func suspicion(level: SafetyLevel) {
        let found = assess("the swallows left this morning", level, certain: false)
        #expect(found.level == (level == .imminent ? .activeIdeation : level == .distress ? .none : level))
        #expect(found.isSuspicion == level.isCrisis)
        #expect(!found.resourcesRequired)
        #expect(!found.risk.isOnWatch)
        #expect(!found.settledLevel.isCrisis)
        guard level.isCrisis else { return }
        let reply = ReplyComposer().compose(
            assessment: found, userText: "the swallows left this morning", locale: "en-US",
            engineReply: "The swallows left this morning. How was that?")
        #expect(!reply.resourcesShown)
        #expect(reply.text.hasPrefix("The swallows left this morning."))
        #expect(reply.text.hasSuffix("?"))
        guard level.isSuicidal else { return }
        let answer = SafetyAssessor().assess("yes", history: reply.risk)
        #expect(answer.level == .activeIdeation)
        #expect(answer.resourcesRequired)
    }

    @Test("where there was danger before, or the rules hear it too, a suspicion is enough")
    func enough() {
        let first = SafetyAssessor().assess("I want to kill myself", history: SessionRisk())
        #expect(assess("it ends here", .imminent, certain: false, history: first.risk).level == .imminent)
        #expect(assess("I want to kill myself", .imminent, certain: false).level == .imminent)
    }

    @Test("a guess carries a session by one step at most, and not past a plain no")
    func steps() {
        let cut = SafetyAssessor().assess("I cut myself again last night", history: SessionRisk())
        #expect(cut.level == .selfHarm)
        let clean = assess("it is fine, it is clean", .imminent, certain: false, history: cut.risk)
        #expect(clean.level == .selfHarm && !clean.isSuspicion && !clean.isNewRisk)
        #expect(assess("it is fine, it is clean", .imminent, history: cut.risk).level == .imminent)
        let denied = assess(
            "No I don't want to die. It just makes the noise stop.", .activeIdeation, certain: false,
            history: cut.risk)
        #expect(denied.level == .selfHarm)
        let tired = SafetyAssessor().assess("I wish I could sleep and never wake up", history: SessionRisk())
        #expect(tired.level == .passiveIdeation)
        #expect(
            assess("it ends here", .imminent, certain: false, history: tired.risk).level == .activeIdeation)
    }

    @Test("without a classifier, and with one that finds nothing, the rules say what they said")
    func nothing() {
        for text in ["I want to kill myself", "a quiet day", "I cut myself again last night"] {
            let alone = SafetyAssessor().assess(text, history: SessionRisk())
            #expect(assess(text, .none) == alone)
        }
    }
}
