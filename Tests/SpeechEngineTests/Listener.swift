// A receiver that writes down everything a stream tells it, and can stop the stream.
import SpeechSegmentation

/// Thrown by a listener that no longer wants the result.
struct Unwanted: Error, Equatable {}

/// What a stream said.
enum Heard: Equatable {
    case partial(String)
    case segment(String, Range<UInt64>)
    case noSpeech(Range<UInt64>)
    case endpoint(UInt64, UtteranceEnd)
}

/// Writes down what it hears.
final class Listener: TranscriptReceiver {
    private(set) var heard: [Heard] = []
    private(set) var segments: [DecodedUtterance] = []
    /// How many more times it says that the result is still wanted.
    var patience = Int.max

    /// The texts of all segments.
    var text: String { segments.map(\.text).joined(separator: " ") }

    /// The guesses at utterances in progress.
    var partials: [String] {
        heard.compactMap { if case .partial(let text) = $0 { text } else { nil } }
    }

    func checkWanted() throws {
        if patience == 0 { throw Unwanted() }
        patience -= 1
    }

    func partial(_ text: String) { heard.append(.partial(text)) }

    func segment(_ decoded: DecodedUtterance, range: Range<UInt64>) {
        segments.append(decoded)
        heard.append(.segment(decoded.text, range))
    }

    func noSpeech(_ range: Range<UInt64>) { heard.append(.noSpeech(range)) }
    func endpoint(_ sample: UInt64, _ end: UtteranceEnd) { heard.append(.endpoint(sample, end)) }
}

/// Feeds recordings to streams.
extension TranscriptionStream {
    /// Feeds all samples in pieces of `piece`, and ends the stream.
    func transcribe(_ samples: [Float], piece: Int = 16_000, to listener: Listener) throws {
        try feed(samples, piece: piece, to: listener)
        try finish(to: listener)
    }

    /// Feeds all samples in pieces of `piece`.
    func feed(_ samples: [Float], piece: Int = 16_000, from origin: Int = 0, to listener: Listener) throws {
        try samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: piece) {
                let slice = UnsafeBufferPointer(rebasing: samples[start..<min(start + piece, samples.count)])
                try feed(slice, firstSample: UInt64(origin + start), to: listener)
            }
        }
    }
}
