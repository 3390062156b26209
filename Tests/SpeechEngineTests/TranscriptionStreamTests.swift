// The part all speech engines share: segmentation, the gate, and the order of results.
import SpeechSegmentation
import Testing

@Suite("A transcription stream")
struct TranscriptionStreamTests {
    private let silence = [Float](repeating: 0, count: 32_000)

    @Test(
        "signals without speech reach no decoder and are reported as no speech",
        arguments: Signal.withoutSpeech)
    func withoutSpeech(_ signal: Signal) throws {
        let decoder = EchoDecoder()
        let listener = Listener()
        let stream = TranscriptionStream(decoder: decoder, wantsPartials: true)
        try stream.transcribe(signal.samples, to: listener)
        #expect(decoder.utterances.isEmpty)
        #expect(listener.heard == [.noSpeech(0..<UInt64(signal.samples.count))])
    }

    @Test("speech passes the gate, with an offset, clipped, quiet, or in noise at 10 dB")
    func speechPasses() throws {
        let speech = try Recording.readSentences()[0].samples
        let noise = Signal.white(seed: 7, count: speech.count)
        let power = speech.reduce(0) { $0 + $1 * $1 } / Float(speech.count)
        let variants: [[Float]] = [
            speech, speech.map { $0 + 0.3 }, speech.map { max(-1, min(1, $0 * 30)) },
            speech.map { $0 * 0.01 },
            zip(speech, noise).map { $0 + $1 * (power / 10).squareRoot() },
        ]
        for variant in variants {
            let decoder = EchoDecoder()
            try TranscriptionStream(decoder: decoder, wantsPartials: false).transcribe(
                variant, to: Listener())
            let found = decoder.utterances.reduce(0) { $0 + $1.samples.count }
            #expect(Double(found) > 0.6 * Double(speech.count))
        }
    }

    @Test(
        "the outcome does not depend on the pieces in which audio comes",
        arguments: [1, 7, 159, 4_096, 1_000_000])
    func pieces(_ piece: Int) throws {
        let audio = silence + (try Recording.readSentences()[1].samples) + silence
        let whole = Listener()
        let cut = Listener()
        try TranscriptionStream(decoder: EchoDecoder(), wantsPartials: false).transcribe(audio, to: whole)
        try TranscriptionStream(decoder: EchoDecoder(), wantsPartials: false)
            .transcribe(audio, piece: piece, to: cut)
        #expect(whole.heard == cut.heard)
        #expect(whole.segments.count == 1)
    }

    @Test("two sentences with a pause are two segments, in order, with the pause between them")
    func order() throws {
        let sentences = try Recording.readSentences()
        let audio = sentences[1].samples + silence + sentences[4].samples + silence
        let listener = Listener()
        try TranscriptionStream(decoder: EchoDecoder(), wantsPartials: false).transcribe(audio, to: listener)
        let ranges = listener.heard.compactMap { if case .segment(_, let range) = $0 { range } else { nil } }
        let border = UInt64(sentences[1].samples.count)
        try #require(ranges.count == 2)
        #expect(ranges[0].upperBound < border + 16_000)
        #expect(ranges[1].lowerBound > border + 16_000)
        let pause = listener.heard.first { if case .noSpeech = $0 { true } else { false } }
        #expect(pause == .noSpeech(ranges[0].upperBound..<ranges[1].lowerBound))
        #expect(listener.heard.contains(.endpoint(ranges[0].upperBound, .pause)))
    }

    @Test("speech without a pause is cut at 24 s, and nothing of it is lost")
    func cut() throws {
        let sentences = try Recording.readSentences()
        let options = SegmentationOptions()
        var audio: [Float] = []
        while audio.count < 90 * SegmentationOptions.sampleRate {
            for sentence in sentences { audio += sentence.samples[3_000..<sentence.samples.count - 3_000] }
        }
        // A little noise hides the pauses inside the sentences.
        var noPauses = options
        noPauses.longPause = 100_000
        noPauses.shortPause = 100_000
        let decoder = EchoDecoder()
        let stream = TranscriptionStream(decoder: decoder, options: noPauses, wantsPartials: false)
        let listener = Listener()
        try stream.transcribe(audio, to: listener)
        #expect(decoder.utterances.count >= 4)
        #expect(decoder.utterances.allSatisfy { $0.samples.count <= options.maximumLength })
        for (first, second) in zip(decoder.utterances, decoder.utterances.dropFirst()) {
            #expect(first.range.upperBound == second.range.lowerBound)
            #expect(first.end == .length)
        }
        #expect(stream.heldSamples <= options.maximumLength + 2 * SegmentationOptions.sampleRate)
    }

    @Test("ten minutes of noise and speech in turn are held in bounded memory")
    func bounded() throws {
        let sentence = try Recording.readSentences()[0].samples
        let noise = Signal.white(seed: 9, count: 20 * 16_000).map { $0 * 0.01 }
        let stream = TranscriptionStream(decoder: EchoDecoder(), wantsPartials: false)
        let listener = Listener()
        var position = 0
        var most = 0
        while position < 600 * 16_000 {
            for part in [sentence, noise] {
                try stream.feed(part, from: position, to: listener)
                position += part.count
                most = max(most, stream.heldSamples)
            }
        }
        try stream.finish(to: listener)
        #expect(listener.segments.count >= 20)
        #expect(most <= SegmentationOptions().maximumLength + 2 * SegmentationOptions.sampleRate)
    }

    @Test("partial results come while somebody speaks and stop at the segment")
    func partials() throws {
        let listener = Listener()
        let audio = try Recording.readSentences()[0].samples + silence
        try TranscriptionStream(decoder: EchoDecoder(), wantsPartials: true).transcribe(audio, to: listener)
        #expect(listener.partials.count >= 5)
        let lengths = listener.partials.compactMap(Int.init)
        #expect(lengths == lengths.sorted())
    }

    @Test("a stream that is no longer wanted ends within a tenth of a second of audio")
    func cancelled() throws {
        let listener = Listener()
        listener.patience = 3
        let stream = TranscriptionStream(decoder: EchoDecoder(), wantsPartials: true)
        let audio = try Recording.readSentences()[0].samples
        #expect(throws: Unwanted()) { try stream.feed(audio, piece: audio.count, to: listener) }
        #expect(listener.heard.isEmpty)
    }

    @Test("a reset stream says the same as a new one")
    func reset() throws {
        let sentences = try Recording.readSentences()
        let stream = TranscriptionStream(decoder: EchoDecoder(), wantsPartials: true)
        let (used, fresh) = (Listener(), Listener())
        try stream.feed(sentences[0].samples, to: Listener())
        stream.reset()
        try stream.transcribe(sentences[1].samples, to: used)
        try TranscriptionStream(decoder: EchoDecoder(), wantsPartials: true)
            .transcribe(sentences[1].samples, to: fresh)
        #expect(used.heard == fresh.heard)
        #expect(!fresh.heard.isEmpty)
    }

    @Test("a gap in the audio ends the utterance, and going back is refused")
    func gaps() throws {
        let sentence = try Recording.readSentences()[1].samples
        let listener = Listener()
        let stream = TranscriptionStream(decoder: EchoDecoder(), wantsPartials: false)
        try stream.feed(sentence, to: listener)
        try stream.feed(sentence, from: 10 * sentence.count, to: listener)
        try stream.finish(to: listener)
        #expect(listener.segments.count == 2)
        #expect(throws: TranscriptionOrderError(expected: UInt64(11 * sentence.count), found: 5)) {
            try stream.feed([0], from: 5, to: listener)
        }
    }

    @Test("a stream without a sample says nothing")
    func empty() throws {
        let listener = Listener()
        try TranscriptionStream(decoder: EchoDecoder(), wantsPartials: true).transcribe([], to: listener)
        #expect(listener.heard.isEmpty)
    }
}
