// Decodes utterances with pocketsphinx: word by word while somebody speaks, or whole ones when nobody waits.
import SpeechSegmentation

/// The decoder of one stream.
public final class PocketSphinxDecoder: UtteranceDecoder {
    /// Samples between two calls: a fifth of a second.
    private static let growth = 3_200
    /// Samples in one frame of the library.
    private static let frame = 160

    private let recognizer: PocketSphinxRecognizer
    private var heard = 0

    /// Makes the decoder of a new stream; the recogniser may serve no other stream until this one has ended.
    public init(recognizer: PocketSphinxRecognizer) {
        self.recognizer = recognizer
        reset()
    }

    /// The same at any length: only what is new is decoded.
    public func growthBeforeHearing(length: Int) -> Int { Self.growth }

    /// Decodes what is new since the last call.
    public func hear(_ utterance: Utterance) throws -> String {
        try advance(utterance)
        return recognizer.guess
    }

    /// Decodes what was not heard yet; the whole utterance at once, and more accurately, if nothing was. The
    /// confidence of a word is its posterior probability in the word lattice, that of the utterance the mean
    /// over its words.
    public func decode(_ utterance: Utterance) throws -> DecodedUtterance {
        if heard == 0 {
            try recognizer.processWhole(Self.pulseCode(utterance.samples[...]))
        } else {
            try advance(utterance)
        }
        heard = 0
        let words = try recognizer.finish().map { Self.placed($0, in: utterance.range) }
        guard !words.isEmpty else { return DecodedUtterance(text: "") }
        let text = words.map(\.text).joined(separator: " ")
        let confidence = words.reduce(0) { $0 + $1.confidence } / Float(words.count)
        return DecodedUtterance(text: text, confidence: confidence, words: words)
    }

    /// Forgets the utterance in progress.
    public func dismiss() {
        recognizer.abandon()
        heard = 0
    }

    /// Forgets the utterance in progress and the voices heard before it.
    public func reset() {
        dismiss()
        recognizer.forgetSpeaker()
    }

    private func advance(_ utterance: Utterance) throws {
        guard utterance.samples.count > heard else { return }
        try recognizer.process(Self.pulseCode(utterance.samples[heard...]))
        heard = utterance.samples.count
    }

    private static func placed(_ word: RecognizedWord, in range: Range<UInt64>) -> TranscribedWord {
        let start = min(range.upperBound, range.lowerBound + UInt64(max(0, word.firstFrame) * frame))
        let end = min(range.upperBound, range.lowerBound + UInt64((max(0, word.lastFrame) + 1) * frame))
        return TranscribedWord(text: word.text, samples: start..<max(start, end), confidence: word.posterior)
    }

    /// Samples −1…1 as 16-bit integers.
    private static func pulseCode(_ samples: ArraySlice<Float>) -> [Int16] {
        samples.map { Int16(max(-32_768, min(32_767, ($0 * 32_768).rounded()))) }
    }
}
