// The sherpa engine on real speech, on what is not speech, and with model files that are not right.
import Foundation
import SherpaSpeech
import SpeechSegmentation
import Testing

@Suite("The sherpa engine")
struct SherpaSpeechTests {
    private static func decoder() throws -> MoonshineDecoder {
        MoonshineDecoder(
            recognizer: try SherpaRecognizer(model: MoonshineModel(verifying: Recording.sherpaModel)))
    }

    @Test("real speech is transcribed with at most 10 % word errors")
    func realSpeech() throws {
        let decoder = try Self.decoder()
        var errors = WordErrors()
        for recording in try Recording.readSentences() {
            let listener = Listener()
            try TranscriptionStream(decoder: decoder, wantsPartials: false)
                .transcribe(recording.samples, to: listener)
            errors.add(reference: recording.text, hypothesis: listener.text)
            #expect(listener.segments.allSatisfy { ($0.confidence ?? 0) > 0.5 })
        }
        #expect(errors.words > 60)
        #expect(errors.rate <= 0.10)
    }

    @Test("the bundled recording is read without an error, in one segment, with partial results before it")
    func sample() throws {
        let recording = try Recording.sample()
        let listener = Listener()
        try TranscriptionStream(decoder: Self.decoder(), wantsPartials: true)
            .transcribe(recording.samples, piece: 1_600, to: listener)
        #expect(listener.text == recording.text)
        #expect(listener.segments.count == 1)
        #expect((2...8).contains(listener.partials.count))
    }

    @Test("the recording of the self-test is understood")
    func selfTest() throws {
        let listener = Listener()
        try TranscriptionStream(decoder: Self.decoder(), wantsPartials: false)
            .transcribe(SelfTestRecording.samples(), to: listener)
        #expect(SelfTestRecording.matches(listener.text))
        #expect(!SelfTestRecording.matches("good evening"))
    }

    @Test("speech with a constant offset or 40 dB too quiet is still understood")
    func conditioning() throws {
        let recording = try Recording.sample()
        let decoder = try Self.decoder()
        for variant in [recording.samples.map { $0 + 0.3 }, recording.samples.map { $0 * 0.01 }] {
            var errors = WordErrors()
            let listener = Listener()
            try TranscriptionStream(decoder: decoder, wantsPartials: false).transcribe(variant, to: listener)
            errors.add(reference: recording.text, hypothesis: listener.text)
            #expect(errors.rate <= 0.10)
        }
    }

    @Test("streams that share a model on two threads say what they say alone")
    func parallel() async throws {
        let shared = Shared(decoder: try Self.decoder())
        let recordings = try Recording.readSentences()
        func text(_ recording: Recording) throws -> String {
            let listener = Listener()
            try TranscriptionStream(decoder: shared.decoder, wantsPartials: false)
                .transcribe(recording.samples, to: listener)
            return listener.text
        }
        let alone = try recordings.map(text)
        let together = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for (index, recording) in recordings.enumerated() {
                group.addTask { (index, try text(recording)) }
            }
            var texts = [String](repeating: "", count: recordings.count)
            for try await (index, text) in group { texts[index] = text }
            return texts
        }
        #expect(alone == together)
        #expect(!alone.contains(""))
    }

    /// The decoder keeps nothing between calls and the library allows parallel decoding; this test is the
    /// proof.
    private struct Shared: @unchecked Sendable {
        let decoder: MoonshineDecoder
    }
}
