// What a speech engine promises: silence is silence, streams stay apart, times are samples of the stream.
import CEmoABI
import EmoHostLink
import EngineHost

/// The group stt.
enum SpeechChecks {
    static let all = hosted + raw

    private static let hosted = [
        KindCheck.hosted("stt.silence", EMO_KIND_STT, "silence gives no_speech, and no words", silencePromise)
        { subject, probe in
            try demandNoWords(
                try subject.transcribe(probe, [Int16](repeating: 0, count: 3 * rate(probe))), subject)
        },
        KindCheck.hosted(
            "stt.noise", EMO_KIND_STT, "white noise gives no_speech, and no words", silencePromise
        ) { subject, probe in
            let noise = Signals(rate: rate(probe), seed: subject.seed).noise(seconds: 3)
            try demandNoWords(try subject.transcribe(probe, noise.asIntegers), subject)
        },
        KindCheck.hosted(
            "stt.extreme", EMO_KIND_STT, "full-scale square waves and a constant level end well",
            "stt.h: audio is mono float, −1…1"
        ) { subject, probe in
            let rate = rate(probe)
            let square = (0..<2 * rate).map { $0 / 40 % 2 == 0 ? Int16.max : Int16.min }
            try subject.expectOK(try subject.transcribe(probe, square), "a square wave")
            try subject.expectOK(
                try subject.transcribe(probe, [Int16](repeating: .max, count: rate)), "a level")
        },
    ]

    private static let raw = [
        KindCheck.raw(
            "stt.short", EMO_KIND_STT, "streams of 0, 1 and 100 samples end well, with nothing said",
            "stt.h, stream_finish: also without any feed"
        ) { _, engine in
            for count in [0, 1, 100] {
                let events = try RawStream.transcribe(
                    engine, [Float](repeating: 0.01, count: count), sizes: [100])
                try demand(
                    !events.contains { if case .segment = $0 { true } else { false } },
                    "words in \(count) samples")
            }
            let stream = try RawStream(engine)
            try demand(stream.feed([]) == EMO_OK, "a feed of 0 samples fails")
            stream.close()
        },
        KindCheck.raw(
            "stt.long", EMO_KIND_STT, "three minutes in one stream end well", "stt.h, stream_feed: in order",
            seconds: 240, isLong: true
        ) {
            subject, engine in
            let minute = Signals(rate: engine.rate, seed: subject.seed).noise(seconds: 60, amplitude: 0.02)
            let stream = try RawStream(engine)
            for _ in 0..<3 {
                let status = stream.feed(minute, sizes: [engine.rate])
                try demand(status == EMO_OK, "stream_feed: status \(status)")
            }
            try demand(stream.finish() == EMO_OK, "stream_finish fails")
            stream.close()
        },
        KindCheck.raw(
            "stt.times", EMO_KIND_STT, "segments are in order, apart, and inside the audio",
            "stt.h: segments come in order and do not overlap"
        ) {
            subject, engine in
            let samples = try Signals(rate: engine.rate, seed: subject.seed).speech(seconds: 8, subject)
            let events = try RawStream.transcribe(engine, samples, sizes: [engine.rate / 10])
            try demandOrder(events, samples.count)
            let segments = events.count { if case .segment = $0 { true } else { false } }
            subject.remark(
                "segments: \(segments) in 8 s of \(subject.recording == nil ? "a made-up voice" : "the recording")"
            )
        },
        KindCheck.raw(
            "stt.chunks", EMO_KIND_STT, "the same audio in pieces of any size gives the same transcript",
            "stt.h, stream_feed: samples, count of them", seconds: 240, isLong: true
        ) { subject, engine in
            let samples = try Signals(rate: engine.rate, seed: subject.seed).speech(seconds: 5, subject)
            let whole = words(try RawStream.transcribe(engine, samples, sizes: [samples.count]))
            for sizes in [[engine.rate / 10], [1, 7, 160, 4099], [997]] {
                let pieces = words(try RawStream.transcribe(engine, samples, sizes: sizes))
                try demand(
                    pieces == whole, "pieces of \(sizes) samples give another transcript than one piece")
            }
        },
        KindCheck.raw(
            "stt.isolation", EMO_KIND_STT,
            "nothing of one stream shows in another, one after the other or in turns",
            "stt.h: nothing of one stream may show in another", seconds: 240
        ) { subject, engine in
            let signals = Signals(rate: engine.rate, seed: subject.seed)
            let (one, two) = (try signals.speech(seconds: 3, subject), signals.square(seconds: 3))
            let alone = try RawStream.transcribe(engine, one, sizes: [engine.rate / 5])
            _ = try RawStream.transcribe(engine, two, sizes: [engine.rate / 5])
            let after = try RawStream.transcribe(engine, one, sizes: [engine.rate / 5])
            try demand(after == alone, "the same audio gives another transcript after other audio")
            let first = try RawStream(engine)
            guard let second = try RawStream.another(engine) else {
                return subject.remark("one stream at a time: a second one is EMO_RESOURCE_EXHAUSTED")
            }
            for start in stride(from: 0, to: one.count, by: engine.rate / 5) {
                let range = start..<min(one.count, start + engine.rate / 5)
                try demand(
                    first.feed(one[range]) == EMO_OK && second.feed(two[range]) == EMO_OK,
                    "stream_feed fails in turns")
            }
            try demand(first.finish() == EMO_OK && second.finish() == EMO_OK, "stream_finish fails in turns")
            try demand(first.events == alone, "another transcript beside another stream")
            first.close()
            second.close()
        },
        KindCheck.raw(
            "stt.reset", EMO_KIND_STT, "a stream that was reset is as if just opened", "stt.h, stream_reset"
        ) {
            subject, engine in
            let signals = Signals(rate: engine.rate, seed: subject.seed)
            let samples = try signals.speech(seconds: 3, subject)
            let fresh = try RawStream.transcribe(engine, samples, sizes: [engine.rate / 5])
            let stream = try RawStream(engine)
            for finishes in [false, true] {
                try demand(
                    stream.feed(signals.square(seconds: 1, amplitude: 0.9), sizes: [engine.rate / 3])
                        == EMO_OK, "stream_feed fails")
                if finishes { try demand(stream.finish() == EMO_OK, "stream_finish fails") }
                try demand(stream.reset() == EMO_OK, "stream_reset fails")
            }
            let status = stream.feed(samples, sizes: [engine.rate / 5])
            try demand(
                status == EMO_OK && stream.finish() == EMO_OK, "work after reset fails: status \(status)")
            try demand(stream.events == fresh, "another transcript than of a new stream")
            stream.close()
        },
        KindCheck.raw(
            "stt.options", EMO_KIND_STT,
            "an unknown language and wrong options are refused or ignored, never fatal",
            "stt.h, stream_open: EMO_UNSUPPORTED for a language it does not know"
        ) { _, engine in
            for options in ["", "{", "[]", "{\"language\":7}", "{\"language\":\"tlh\",\"partials\":true}"] {
                _ = try RawStream.tryOptions(engine, options)
            }
            let status = try RawStream.tryOptions(engine, "{\"language\":\"tlh\"}")
            try demand(
                [EMO_OK, EMO_UNSUPPORTED].contains(status), "status \(status) for a language it does not know"
            )
        },
        KindCheck.raw(
            "stt.after_finish", EMO_KIND_STT, "a feed after finish is a status, and the stream can be reset",
            "stt.h, stream_feed: between open and finish"
        ) { _, engine in
            let stream = try RawStream(engine)
            try demand(stream.finish() == EMO_OK, "stream_finish fails")
            _ = stream.feed([Float](repeating: 0, count: 160)[...])
            try demand(stream.reset() == EMO_OK, "stream_reset fails afterwards")
            try demand(
                stream.feed([Float](repeating: 0, count: 160)[...]) == EMO_OK, "stream_feed fails after reset"
            )
            stream.close()
        },
        KindCheck.raw(
            "stt.bounds", EMO_KIND_STT, "reads no sample behind those it is given",
            "stt.h, stream_feed: count of them, borrowed until return"
        ) {
            subject, engine in
            GuardedBytes.fence.store(true, ordering: .relaxed)
            let samples = try Signals(rate: engine.rate, seed: subject.seed).speech(seconds: 2, subject)
            _ = try RawStream.transcribe(engine, samples, sizes: [engine.rate / 10, 1, 333])
        },
        KindCheck.raw(
            "stt.fuzz", EMO_KIND_STT, "seeded pieces, levels, resets and early ends give an answer", "stt.h",
            seconds: 300, isLong: true
        ) {
            subject, engine in
            try subject.fuzz { random in
                let stream = try RawStream(engine)
                for _ in 0..<Int.random(in: 0...8, using: &random) {
                    let level = Float.random(in: 0...1, using: &random)
                    let period = Int.random(in: 1...400, using: &random)
                    let samples = (0..<Int.random(in: 0...engine.rate, using: &random)).map {
                        $0 / period % 2 == 0 ? level : -level * Float.random(in: 0...1, using: &random)
                    }
                    try demand(
                        stream.feed(samples, sizes: [Int.random(in: 100...20_000, using: &random)]) == EMO_OK,
                        "stream_feed fails")
                    if Int.random(in: 0..<6, using: &random) == 0 {
                        try demand(stream.reset() == EMO_OK, "stream_reset fails")
                    }
                }
                if Bool.random(using: &random) {
                    try demand(stream.finish() == EMO_OK, "stream_finish fails")
                    try demandOrder(stream.events, Int(stream.count))
                }
                stream.close()
            }
        },
    ]

    private static let silencePromise = "stt.h: silence and noise give no_speech, never words"

    private static func rate(_ probe: EngineProbe) -> Int { Int(probe.plugin.sampleRate ?? 16_000) }

    private static func demandNoWords(_ answer: [HostMessage], _ subject: CheckSubject) throws {
        try subject.expectOK(answer, "transcribe")
        let words = answer.contains { if case .segment = $0 { true } else { false } }
        try demand(!words, "a segment where nobody speaks")
        let told = answer.contains { if case .noSpeech = $0 { true } else { false } }
        try demand(told, "no no_speech either")
    }

    private static func demandOrder(_ events: [SpeechEvent], _ count: Int) throws {
        var last: UInt64 = 0
        for event in events {
            switch event {
            case .segment(let text, let start, let end):
                try demand(
                    text == text.trimmingBlanks && !text.isEmpty,
                    "a segment's text begins or ends with a blank")
                try demand(last <= start && start <= end, "samples \(start)…\(end) after \(last)")
                try demand(end <= UInt64(count), "a segment ends at sample \(end) of \(count)")
                last = end
            case .noSpeech(let start, let end):
                try demand(
                    start <= end && end <= UInt64(count), "no_speech \(start)…\(end) in \(count) samples")
            case .endpoint(let sample):
                try demand(sample <= UInt64(count), "an endpoint at \(sample) of \(count)")
            case .broken(let what): throw Finding(what)
            }
        }
    }

    /// The transcript, without where pauses were seen: an engine may tell a long pause in one piece or in several.
    private static func words(_ events: [SpeechEvent]) -> [SpeechEvent] {
        events.filter { if case .segment = $0 { true } else { false } }
    }
}

extension String {
    /// The text without blanks at both ends.
    fileprivate var trimmingBlanks: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
