// The self-test that speech plugins share: two recorded words through the whole way of a stream.
import EmoPluginKit
import SpeechSegmentation

/// Tests a decoder on the built-in recording.
public enum SpeechSelfTest {
    /// Transcribes the recording.
    /// - Throws: `.internal` unless exactly its words come out.
    public static func run(_ decoder: any UtteranceDecoder, call: EngineCall) throws {
        let transcript = SelfTestTranscript(call: call)
        let stream = TranscriptionStream(decoder: decoder, wantsPartials: false)
        try SelfTestRecording.samples().withUnsafeBufferPointer {
            try stream.feed($0, firstSample: 0, to: transcript)
        }
        try stream.finish(to: transcript)
        guard SelfTestRecording.matches(transcript.text) else {
            throw EngineFailure(
                .internal,
                "the engine does not understand its own test recording; reinstall the engine and its model")
        }
    }
}

/// Gathers the text of the self-test.
private final class SelfTestTranscript: TranscriptReceiver {
    private let call: EngineCall
    private(set) var text = ""

    init(call: EngineCall) { self.call = call }

    func checkWanted() throws { try call.check() }
    func partial(_ text: String) {}
    func segment(_ decoded: DecodedUtterance, range: Range<UInt64>) { text += decoded.text }
    func noSpeech(_ range: Range<UInt64>) {}
    func endpoint(_ sample: UInt64, _ end: UtteranceEnd) {}
}
