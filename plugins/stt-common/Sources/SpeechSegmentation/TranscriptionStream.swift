// One stream of audio through segmentation and decoding to results: the part that all speech engines share.
// Every sample of a finished stream lies in a segment, in a reported stretch without speech, or in a short
// pause.

/// Wrong use of a TranscriptionStream.
public struct TranscriptionOrderError: Error, Sendable, Equatable {
    /// Position the stream has reached.
    public var expected: UInt64
    /// Position that was fed.
    public var found: UInt64

    /// Makes an error.
    public init(expected: UInt64, found: UInt64) {
        self.expected = expected
        self.found = found
    }
}

/// Transcribes one stream.
public final class TranscriptionStream {
    /// Stretches shorter than this between two utterances are pauses and not reported as being without
    /// speech.
    public static let shortestReportedSilence: UInt64 = 16_000
    /// Samples handled between two looks at whether the work is still wanted: a tenth of a second.
    private static let slice = 1_600

    private let decoder: any UtteranceDecoder
    private let options: SegmentationOptions
    private let wantsPartials: Bool
    private var segmenter: SpeechSegmenter
    private var heardLength = 0
    private var silenceStart: UInt64 = 0

    /// Makes a stream.
    /// - Parameters:
    ///   - decoder: belongs to this stream alone.
    ///   - wantsPartials: whether guesses at the utterance in progress are wanted.
    public init(
        decoder: any UtteranceDecoder, options: SegmentationOptions = SegmentationOptions(),
        wantsPartials: Bool
    ) {
        self.decoder = decoder
        self.options = options
        self.wantsPartials = wantsPartials
        segmenter = SpeechSegmenter(options: options)
    }

    /// How many samples are kept at the moment.
    package var heldSamples: Int { segmenter.heldSamples }

    /// Takes the next samples: mono, 16,000 Hz.
    /// - Parameter firstSample: position of the first of them. Samples may be missing, which ends the
    ///   utterance in progress; going back throws `TranscriptionOrderError`.
    public func feed<Receiver: TranscriptReceiver>(
        _ samples: UnsafeBufferPointer<Float>, firstSample: UInt64, to receiver: Receiver
    ) throws {
        try receiver.checkWanted()
        guard !samples.isEmpty else { return }
        guard firstSample >= segmenter.position else {
            throw TranscriptionOrderError(expected: segmenter.position, found: firstSample)
        }
        if firstSample > segmenter.position { try skip(to: firstSample, receiver) }
        for start in stride(from: 0, to: samples.count, by: Self.slice) {
            let slice = UnsafeBufferPointer(rebasing: samples[start..<min(start + Self.slice, samples.count)])
            try handle(segmenter.append(slice), receiver)
            try hearOpenUtterance(receiver)
            try receiver.checkWanted()
        }
    }

    /// No more samples come: gives out everything that is left.
    public func finish<Receiver: TranscriptReceiver>(to receiver: Receiver) throws {
        try receiver.checkWanted()
        try handle(segmenter.finish(), receiver)
        try closeSilence(at: segmenter.position, always: silenceStart == 0, receiver)
    }

    /// Makes the stream as if just opened.
    public func reset() {
        decoder.reset()
        startOver(at: 0)
    }
}

extension TranscriptionStream {
    private func startOver(at origin: UInt64) {
        segmenter = SpeechSegmenter(options: options, origin: origin)
        forgetPartials()
        silenceStart = origin
    }

    private func forgetPartials() {
        heardLength = 0
    }

    /// Ends what is in progress and goes on at a later position.
    private func skip<Receiver: TranscriptReceiver>(to position: UInt64, _ receiver: Receiver) throws {
        try handle(segmenter.finish(), receiver)
        try closeSilence(at: segmenter.position, always: false, receiver)
        decoder.dismiss()
        startOver(at: position)
    }

    private func handle<Receiver: TranscriptReceiver>(_ events: [SegmenterEvent], _ receiver: Receiver) throws
    {
        for event in events {
            switch event {
            case .dismissed: decoder.dismiss()
            case .utterance(let utterance): try emit(utterance, receiver)
            }
            forgetPartials()
        }
    }

    /// Decodes a finished utterance. One in which the decoder finds no words counts as silence.
    private func emit<Receiver: TranscriptReceiver>(_ utterance: Utterance, _ receiver: Receiver) throws {
        try receiver.checkWanted()
        let decoded = try decoder.decode(utterance)
        guard !decoded.text.isEmpty else { return }
        try closeSilence(at: utterance.start, always: false, receiver)
        try receiver.segment(decoded, range: utterance.range)
        try receiver.endpoint(utterance.range.upperBound, utterance.end)
        silenceStart = utterance.range.upperBound
    }

    private func closeSilence<Receiver: TranscriptReceiver>(
        at end: UInt64, always: Bool, _ receiver: Receiver
    ) throws {
        guard end > silenceStart, always || end - silenceStart >= Self.shortestReportedSilence else { return }
        try receiver.noSpeech(silenceStart..<end)
        silenceStart = end
    }

    private func hearOpenUtterance<Receiver: TranscriptReceiver>(_ receiver: Receiver) throws {
        guard wantsPartials,
            segmenter.openUtteranceLength >= heardLength + decoder.growthBeforeHearing(length: heardLength),
            let open = segmenter.openUtterance
        else { return }
        heardLength = open.samples.count
        let text = try decoder.hear(open)
        if !text.isEmpty { try receiver.partial(text) }
    }
}
