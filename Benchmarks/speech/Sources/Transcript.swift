// Gathers what a stream says about one recording.
import SpeechSegmentation

/// The transcript of one recording.
final class Transcript: TranscriptReceiver {
    private var segments: [DecodedUtterance] = []

    /// The text of all segments.
    var text: String { segments.map(\.text).joined(separator: " ") }

    /// The lowest confidence of a segment; 0 without segments.
    var confidence: Float { segments.compactMap(\.confidence).min() ?? 0 }

    func checkWanted() {}
    func partial(_ text: String) {}
    func segment(_ decoded: DecodedUtterance, range: Range<UInt64>) { segments.append(decoded) }
    func noSpeech(_ range: Range<UInt64>) {}
    func endpoint(_ sample: UInt64, _ end: UtteranceEnd) {}
}
