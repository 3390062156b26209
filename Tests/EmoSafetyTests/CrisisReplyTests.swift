import EmoSafety
import Testing

@Suite("What is said in a crisis")
struct CrisisReplyTests {
    private func reply(_ text: String, locale: String = "en-US", engine: String? = nil) -> ComposedReply {
        let assessment = SafetyAssessor().assess(text, history: SessionRisk())
        return ReplyComposer().compose(
            assessment: assessment, userText: text, locale: locale, engineReply: engine)
    }

    @Test("help and a wish to die is a crisis, never a tip")
    func helpMe() {
        let said = reply("help me, I want to die", engine: "One tip is to write a list.")
        #expect(said.text.contains("988"))
        #expect(!said.text.contains("write a list"))
        #expect(said.resourcesShown)
    }

    @Test(
        """
        imminent danger names the emergency number first, in few words
        """, arguments: [("en-US", "911"), ("en-GB", "999"), ("de-DE", "112"), ("xx", "112, 911 or")])
    func emergency(_ locale: String, _ number: String) {
        let said = reply("I've taken an overdose", locale: locale)
        #expect(SentenceSplitter.sentences(of: said.text).first?.contains(number) == true)
        #expect(said.text.split(separator: " ").count <= 70)
    }

    @Test("a passive wish is asked about directly and answered with the region's line")
    func passive() {
        let said = reply("I go to bed hoping I won't wake up", locale: "en-GB")
        #expect(said.text.contains("116 123"))
        #expect(said.text.contains("suicide"))
        #expect(!said.text.contains("988"))
    }

    @Test(
        "every prepared reply passes the guard",
        arguments: TextList.items(
            """
            - I wish I was dead
            - I want to kill myself
            - I took all my pills
            - I cut myself
            - I'm going to stab him
            - my husband hits me
            - my friend wants to kill herself
            - who can I call?
            - how many pills are lethal
            - I'm 12 and my dad hits me
            """))
    func guarded(_ text: String) {
        var risk = SessionRisk()
        for _ in 0..<12 {
            let assessment = SafetyAssessor().assess(text, history: risk)
            let said = ReplyComposer().compose(
                assessment: assessment, userText: text, locale: "en-US", engineReply: nil)
            risk = said.risk
            #expect(!said.text.isEmpty)
            for sentence in SentenceSplitter.sentences(of: said.text) {
                #expect(OutputGuard().check(sentence).isAllowed, "\(sentence)")
            }
        }
    }

    @Test("without an engine there is an honest reply, and never the same twice in a row")
    func noEngine() {
        let first = reply("hello there")
        #expect(first.isFallback)
        let assessment = SafetyAssessor().assess("are you there", history: first.risk)
        let second = ReplyComposer().compose(
            assessment: assessment, userText: "are you there", locale: "en", engineReply: nil)
        #expect(first.text != second.text)
    }

    @Test("later turns begin with the engine's reflection and drop its question")
    func reflection() {
        let first = reply("I wish I was dead")
        let text = "my daughter keeps me going"
        let assessment = SafetyAssessor().assess(text, history: first.risk)
        let said = ReplyComposer().compose(
            assessment: assessment, userText: text, locale: "en-US",
            engineReply: "Your daughter matters. How old is she?")
        #expect(said.engineUse == .reflection)
        #expect(said.text.hasPrefix("Your daughter matters."))
        #expect(!said.text.contains("How old"))
    }

    @Test("every region has an emergency number and a first line")
    func resources() {
        for region in CrisisResourceTable.standard.regions {
            #expect(!region.emergency.isEmpty)
            #expect(region.line(.suicide) != nil, "\(region.region)")
        }
    }

    @Test(
        "a locale finds its region",
        arguments: [
            ("en-GB", "GB"), ("de_AT.UTF-8", "AT"), ("US", "US"), ("es-ES", "ES"), ("zz-ZZ", "INT"),
            ("en", "INT"),
        ])
    func locale(_ locale: String, _ region: String) {
        #expect(CrisisResourceTable.standard.resource(for: locale).region == region)
    }
}
