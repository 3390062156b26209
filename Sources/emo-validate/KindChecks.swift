// Checks of what each kind of engine does: speech, emotion, conversation.
import CEmoABI
import EmoHostLink
import EngineHost

/// The groups stt, emotion and buddy.
enum KindChecks {
    static let all = stt + emotion + buddy

    private static let stt = [
        speech("stt.silence", "silence gives no words") { subject, probe, rate in
            try demandNoWords(try subject.transcribe(probe, [Int16](repeating: 0, count: 3 * rate)), subject)
        },
        speech("stt.noise", "white noise gives no words") { subject, probe, rate in
            var random = SeededRandom(state: subject.seed)
            let noise = (0..<3 * rate).map { _ in Int16.random(in: -3000...3000, using: &random) }
            try demandNoWords(try subject.transcribe(probe, noise), subject)
        },
        speech("stt.short", "streams of 0, 1 and 100 samples end well") { subject, probe, _ in
            for count in [1, 100] {
                try subject.expectOK(
                    try subject.transcribe(probe, [Int16](repeating: 100, count: count)), "\(count) samples")
            }
        },
        speech("stt.extreme", "full-scale square waves and a constant level end well, with times in order") {
            subject, probe, rate in
            let square = (0..<2 * rate).map { $0 / 40 % 2 == 0 ? Int16.max : Int16.min }
            try subject.expectOK(try subject.transcribe(probe, square), "a square wave")
            try subject.expectOK(
                try subject.transcribe(probe, [Int16](repeating: .max, count: rate)), "a level")
        },
        speech("stt.isolation", "nothing of one stream shows in the next") { subject, probe, rate in
            let tone = (0..<rate).map { Int16($0 / 30 % 2 == 0 ? 8000 : -8000) }
            let first = try subject.transcribe(probe, tone)
            _ = try subject.transcribe(probe, (0..<rate).map { Int16(truncatingIfNeeded: $0 &* 7919) })
            try demand(
                finals(first) == finals(try subject.transcribe(probe, tone)), "the same audio, another answer"
            )
        },
        speech("stt.deadline", "stops within 2 s of its deadline") { subject, probe, rate in
            var random = SeededRandom(state: subject.seed)
            let noise = (0..<120 * rate).map { _ in Int16.random(in: -20_000...20_000, using: &random) }
            let deadline = EngineProbe.now + 50_000_000
            _ = try subject.transcribe(probe, noise, deadline: deadline)
            try demand(EngineProbe.now < deadline + 2_000_000_000, "went on after its deadline")
        },
    ]

    private static let emotion = [
        check(
            "emotion.result", "a sentence gives finite scores, the eight stored ones a distribution",
            EMO_KIND_EMOTION
        ) { subject, probe in
            let finding = try subject.emotion(
                probe, "I am so happy that you came to see me today.", explain: true)
            let sum = finding.stored.reduce(0) { $0 + $1.score }
            try demand(abs(sum - 1) < 1e-3, "the stored scores add up to \(sum)")
            let order = ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]
            try demand(
                finding.stored.map { $0.label.lowercased() } == order, "the stored labels are not in order")
            try demand(finding.weights.allSatisfy { $0.endByte <= 44 }, "a weight lies outside of the text")
        },
        check("emotion.same", "the same text gives the same result", EMO_KIND_EMOTION) { subject, probe in
            let text = "I cannot sleep before the exam."
            let first = try subject.emotion(probe, text)
            _ = try subject.emotion(probe, "What a lovely surprise!")
            try demand(first == (try subject.emotion(probe, text)), "another result")
        },
        check(
            "emotion.any_text", "empty, long and odd texts end in an answer", EMO_KIND_EMOTION, seconds: 120
        ) { subject, probe in
            for text in [
                "", " ", "\u{0}", "🙂", "ﷺ", String(repeating: "very sad ", count: 5000),
                "a" + String(repeating: "\u{301}", count: 2000),
            ] {
                _ = try subject.emotion(probe, text, explain: true)
            }
        },
        check("emotion.fuzz", "seeded nonsense ends in an answer", EMO_KIND_EMOTION, seconds: 120) {
            subject, probe in
            var random = SeededRandom(state: subject.seed)
            for _ in 0..<100 {
                let count = Int.random(in: 0...200, using: &random)
                let scalars = (0..<count).compactMap { _ in
                    Unicode.Scalar(UInt32.random(in: 0...0x1_0FFF, using: &random))
                }
                _ = try subject.emotion(probe, String(String.UnicodeScalarView(scalars)))
            }
        },
    ]

    private static let buddy = [
        check(
            "buddy.turns", "opens, answers, sums up and closes; the deltas joined are the reply",
            EMO_KIND_BUDDY
        ) { subject, probe in
            try open(probe, subject, 1)
            for text in ["", "I am nervous about tomorrow.", "Thank you, goodbye."] {
                try demand(!(try subject.turn(probe, text)).text.isEmpty, "an empty reply")
            }
            let name = LinkConversation(deadline: 0, conversation: 1)
            try subject.expectOK(try probe.ask(.buddySummarize(name)), "summarize")
            try subject.expectOK(try probe.ask(.buddyClose(name)), "close")
        },
        check("buddy.restore", "goes on from its saved state as if it had not been away", EMO_KIND_BUDDY) {
            subject, probe in
            try open(probe, subject, 1)
            _ = try subject.turn(probe, "My name is Kim and I have an exam.")
            guard
                case .state(let state)? = try probe.ask(
                    .buddySave(LinkConversation(deadline: 0, conversation: 1))
                ).last
            else {
                throw Finding("no state")
            }
            try open(probe, subject, 2, state: state)
            let text = "I do not know how to begin."
            let (one, two) = (try subject.turn(probe, text), try subject.turn(probe, text, conversation: 2))
            try demand(one == two, "another answer after restoring")
        },
        check("buddy.bad_state", "a state it cannot read is refused or ignored, never fatal", EMO_KIND_BUDDY)
        { subject, probe in
            var random = SeededRandom(state: subject.seed)
            for number in 1...50 as ClosedRange<UInt64> {
                let state = (0..<Int.random(in: 1...300, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                let answer = try probe.ask(
                    .buddyOpen(LinkBuddyOpen(deadline: 0, conversation: number, state: state)))
                if case .failure = answer.last {
                    try subject.expectFailure(answer, code: LinkFailure.Code.stateInvalid, "a random state")
                }
            }
        },
        check("buddy.apart", "two conversations at the same time stay apart", EMO_KIND_BUDDY) {
            subject, probe in
            try open(probe, subject, 1)
            try open(probe, subject, 2)
            _ = try subject.turn(probe, "My sister's name is Zaphira.")
            let other = try subject.turn(probe, "I am tired.", conversation: 2)
            try demand(!other.text.contains("Zaphira"), "a word of one conversation shows in the other")
        },
    ]

    private static func check(
        _ id: String, _ claim: String, _ kind: UInt32, seconds: UInt64 = 60,
        _ body: @escaping @Sendable (CheckSubject, EngineProbe) throws -> Void
    ) -> ConformanceCheck {
        ConformanceCheck(id: id, claim: claim, seconds: seconds) { try body($0, try $0.loaded(kind: kind)) }
    }

    private static func speech(
        _ id: String, _ claim: String,
        _ body: @escaping @Sendable (CheckSubject, EngineProbe, Int) throws -> Void
    ) -> ConformanceCheck {
        check(id, claim, EMO_KIND_STT, seconds: 120) { try body($0, $1, Int($1.plugin.sampleRate ?? 16_000)) }
    }

    private static func demandNoWords(_ answer: [HostMessage], _ subject: CheckSubject) throws {
        try subject.expectOK(answer, "transcribe")
        let words = answer.contains { if case .segment = $0 { true } else { false } }
        try demand(!words, "a segment where nobody speaks")
        let told = answer.contains { if case .noSpeech = $0 { true } else { false } }
        try demand(told, "no no_speech either")
    }

    private static func finals(_ answer: [HostMessage]) -> [HostMessage] {
        answer.filter { if case .segment = $0 { true } else if case .noSpeech = $0 { true } else { false } }
    }

    private static func open(
        _ probe: EngineProbe, _ subject: CheckSubject, _ conversation: UInt64, state: [UInt8]? = nil
    ) throws {
        let options = LinkBuddyOpen(deadline: 0, conversation: conversation, state: state, seed: subject.seed)
        try subject.expectOK(try probe.ask(.buddyOpen(options)), "open")
    }
}
