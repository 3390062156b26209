// The pocketsphinx engine on real speech.
import PocketSphinxSpeech
import SpeechSegmentation
import Testing

@Suite("The pocketsphinx engine")
struct PocketSphinxSpeechTests {
    private static func recognizer() throws -> PocketSphinxRecognizer {
        try PocketSphinxRecognizer(model: PocketSphinxModel())
    }

    private static func text(
        _ recognizer: PocketSphinxRecognizer, _ samples: [Float], live: Bool = false
    ) throws -> Listener {
        let listener = Listener()
        try TranscriptionStream(decoder: PocketSphinxDecoder(recognizer: recognizer), wantsPartials: live)
            .transcribe(samples, piece: 1_600, to: listener)
        return listener
    }

    @Test("real speech is transcribed with at most 35 % word errors")
    func realSpeech() throws {
        let recognizer = try Self.recognizer()
        var errors = WordErrors()
        for recording in try Recording.readSentences() {
            let listener = try Self.text(recognizer, recording.samples)
            errors.add(reference: recording.text, hypothesis: listener.text)
            #expect(listener.partials.isEmpty)
        }
        #expect(errors.words > 60)
        #expect(errors.rate <= 0.35)
    }

    @Test("the bundled recording is read without an error; its words lie in order inside the segment")
    func sample() throws {
        let recording = try Recording.sample()
        let listener = try Self.text(Self.recognizer(), recording.samples)
        var errors = WordErrors()
        errors.add(reference: recording.text, hypothesis: listener.text)
        #expect(errors.errors == 0)
        guard case .segment(_, let range) = try #require(listener.heard.first) else {
            Issue.record("the first result is not a segment")
            return
        }
        let words = try #require(listener.segments.first).words
        #expect(words.count == 16)
        #expect(
            words.allSatisfy {
                range.contains($0.samples.lowerBound) && $0.samples.upperBound <= range.upperBound
            })
        #expect(zip(words, words.dropFirst()).allSatisfy { $0.samples.upperBound <= $1.samples.lowerBound })
        #expect(words.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test("what was heard in one stream does not change the next", arguments: [false, true])
    func independence(live: Bool) throws {
        let sentences = try Recording.readSentences()
        let used = try Self.recognizer()
        _ = try Self.text(used, sentences[0].samples.map { $0 * 0.05 }, live: live)
        let after = try Self.text(used, sentences[3].samples, live: live)
        let fresh = try Self.text(Self.recognizer(), sentences[3].samples, live: live)
        #expect(after.heard == fresh.heard)
        #expect(!fresh.text.isEmpty)
    }

    @Test("listening along gives partial results and at most 35 % word errors")
    func live() throws {
        let recording = try Recording.sample()
        let listener = try Self.text(Self.recognizer(), recording.samples, live: true)
        var errors = WordErrors()
        errors.add(reference: recording.text, hypothesis: listener.text)
        #expect(listener.partials.count >= 5)
        #expect(errors.rate <= 0.35)
    }

    @Test("the recording of the self-test is understood")
    func selfTest() throws {
        let listener = try Self.text(Self.recognizer(), SelfTestRecording.samples())
        #expect(SelfTestRecording.matches(listener.text))
    }
}
