import EmoSafety
import Foundation
import Testing

@Suite("Risk within a session")
struct SessionRiskTests {
    private func run(_ texts: [String]) -> [SafetyAssessment] {
        var risk = SessionRisk()
        return texts.map { text in
            let assessment = SafetyAssessor().assess(text, history: risk)
            risk =
                ReplyComposer().compose(
                    assessment: assessment, userText: text, locale: "en-US", engineReply: nil
                ).risk
            return assessment
        }
    }

    @Test("imminent danger stays until help is there")
    func sticky() {
        let found = run(
            TextList.items(
                """
                - I took a load of tablets
                - I don't want an ambulance
                - I'm getting sleepy
                - lovely weather
                """))
        #expect(found.allSatisfy { $0.level == .imminent && $0.resourcesRequired })
        #expect(run(["I took a load of tablets", "the ambulance is here"]).last?.level == .activeIdeation)
    }

    @Test("after a crisis the level never falls below watch")
    func watch() {
        let quiet = Array(repeating: "the weather is nice", count: 20)
        #expect(run(["I don't want to be alive"] + quiet).last?.level == .distress)
    }

    @Test("a yes to the direct question is active ideation")
    func answer() { #expect(run(["I wish I wouldn't wake up", "yes"]).last?.level == .activeIdeation) }

    @Test("taking it back lowers the level by one step and is asked about once")
    func retraction() {
        let found = run(["I want to kill myself", "just joking"])
        #expect(found.last?.level == .passiveIdeation)
    }

    @Test("resources are not repeated without new risk or request")
    func repetition() {
        let found = run(["I wish I was dead", "my sister is nice", "who can I call?"])
        #expect(found.map(\.resourcesRequired) == [true, false, true])
    }

    @Test("a refused line is not given again")
    func refusal() {
        let found = run(["I wish I was dead", "don't send me that line again", "I still wish I was dead"])
        #expect(found.last?.resourcesRequired == false)
    }

    @Test("the state survives encoding")
    func codable() throws {
        let risk = run(["I wish I was dead", "yes"]).last?.risk
        let data = try JSONEncoder().encode(risk)
        #expect(try JSONDecoder().decode(SessionRisk?.self, from: data) == risk)
    }

    @Test("any text gives an answer")
    func total() {
        var generator = SystemRandomNumberGenerator()
        let seed = generator.next()
        print("seed \(seed)")
        var state = seed
        for _ in 0..<200 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: state >> 40) % 0x3000) {
                    scalars.append(scalar)
                }
            }
            let text = String(scalars)
            let assessment = SafetyAssessor().assess(text, history: SessionRisk())
            let reply = ReplyComposer().compose(
                assessment: assessment, userText: text, locale: "xx", engineReply: text)
            #expect(!reply.text.isEmpty)
        }
    }
}
