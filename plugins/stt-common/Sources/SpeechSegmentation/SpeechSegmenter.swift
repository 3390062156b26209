// Cuts a stream of audio into utterances that hold speech. Memory is bounded by the longest utterance,
// however long the stream; the outcome does not depend on the sizes of the pieces in which the stream is fed.

/// Finds the utterances of a stream.
///
/// A frame is active when it rises above the noise floor. Activity opens a candidate; a pause, the greatest
/// length or the end of the stream closes it; and SpeechGate decides whether it is speech.
public struct SpeechSegmenter: Sendable {
    private let options: SegmentationOptions
    private var analyzer = FrameAnalyzer()
    private var floor = NoiseFloor()
    /// The kept part of the stream; its first sample is `bufferStart`.
    private var buffer: [Float] = []
    private var bufferStart: UInt64
    /// Position of the next frame to be measured.
    private var nextFrame: UInt64
    private var candidate: Candidate?
    /// No utterance begins before this position: what lies there was already given out.
    private var consumed: UInt64
    private var events: [SegmenterEvent] = []

    /// An utterance in progress.
    private struct Candidate: Sendable {
        var start: UInt64
        var lastActive: UInt64
        var gate = SpeechGate()
        var frames: [SpectralFrame] = []
    }

    /// Makes a segmenter for a stream whose first sample has the position `origin`.
    public init(options: SegmentationOptions = SegmentationOptions(), origin: UInt64 = 0) {
        self.options = options
        bufferStart = origin
        nextFrame = origin
        consumed = origin
    }

    /// Position of the first sample that was not fed yet.
    public var position: UInt64 { bufferStart + UInt64(buffer.count) }

    /// How many samples are kept at the moment.
    package var heldSamples: Int { buffer.count }

    /// The part of the utterance in progress that is sure to belong to it; nil while nobody is known to
    /// speak.
    public var openUtterance: Utterance? { openRange.map { utterance($0, .pause) } }

    /// How many samples `openUtterance` has; a cheap look at whether it has grown.
    public var openUtteranceLength: Int { openRange?.count ?? 0 }

    /// Takes the next samples and tells what became certain. Values that are not finite become 0, others are
    /// limited to −1…1. Feed about a tenth of a second at a time: memory grows with the size of one piece.
    public mutating func append(_ samples: UnsafeBufferPointer<Float>) -> [SegmenterEvent] {
        let clean = samples.map { $0.isFinite ? min(max($0, -1), 1) : 0 }
        buffer.append(contentsOf: clean)
        var frames: [SpectralFrame] = []
        clean.withUnsafeBufferPointer { samples in analyzer.append(samples) { frames.append($0) } }
        for frame in frames { take(frame) }
        forgetTheOld()
        return drain()
    }

    /// No more samples come: closes the utterance in progress.
    public mutating func finish() -> [SegmenterEvent] {
        if let candidate {
            close(candidate, at: min(candidate.lastActive + UInt64(options.tail), position), .finish)
        }
        candidate = nil
        return drain()
    }
}

extension SpeechSegmenter {
    private var openRange: Range<UInt64>? {
        guard let candidate, candidate.gate.isCertain else { return nil }
        let uncut = candidate.start + UInt64(max(0, options.maximumLength - options.cutSearch))
        let end = min(candidate.lastActive + UInt64(options.tail), uncut, position)
        return end > candidate.start ? candidate.start..<end : nil
    }

    private mutating func drain() -> [SegmenterEvent] {
        defer { events = [] }
        return events
    }

    private mutating func take(_ frame: SpectralFrame) {
        let frameStart = nextFrame
        nextFrame += UInt64(FrameAnalyzer.hop)
        let above = frame.level - floor.update(frame.level)
        let active =
            frame.level > FrameAnalyzer.quietLevel
            && (above > options.activeMargin || (above > options.voicedMargin && SpeechGate.isVoiced(frame)))
        if candidate == nil, active {
            let lead = UInt64(options.lead)
            let start = max(consumed, bufferStart, frameStart > lead ? frameStart - lead : 0)
            candidate = Candidate(start: start, lastActive: frameStart)
        }
        guard var open = candidate.take() else { return }
        let frameEnd = frameStart + UInt64(FrameAnalyzer.window)
        if active { open.lastActive = frameEnd }
        open.gate.hear(frame)
        open.frames.append(frame)
        let length = Int(frameEnd - open.start)
        if length >= options.maximumLength {
            cut(open, length: length)
        } else if !active, Int(frameEnd) - Int(open.lastActive) >= options.pause(afterLength: length) {
            close(open, at: min(open.lastActive + UInt64(options.tail), frameEnd), .pause)
        } else {
            candidate = open
        }
    }

    /// Closes a candidate that grew too long at its quietest place, and opens the next one with the rest.
    private mutating func cut(_ open: Candidate, length: Int) {
        let hop = FrameAnalyzer.hop
        let searched = max(1, min(open.frames.count, options.cutSearch / hop))
        let first = open.frames.count - searched
        // The mean of nine frames: a pause is wider than the closure of a consonant.
        let quietest = (first..<open.frames.count).min {
            mean(open.frames, around: $0) < mean(open.frames, around: $1)
        }
        let cutFrame = quietest ?? open.frames.count - 1
        let framesStart = nextFrame - UInt64(open.frames.count * hop)
        let position = framesStart + UInt64(cutFrame * hop + FrameAnalyzer.window / 2)
        close(open, at: position, .length)
        var rest = Candidate(start: position, lastActive: open.lastActive)
        for frame in open.frames[(cutFrame + 1)...] {
            rest.gate.hear(frame)
            rest.frames.append(frame)
        }
        candidate = rest
    }

    private func mean(_ frames: [SpectralFrame], around index: Int) -> Float {
        let near = frames[max(0, index - 4)...min(frames.count - 1, index + 4)]
        return near.reduce(0) { $0 + $1.level } / Float(near.count)
    }

    private mutating func close(_ open: Candidate, at end: UInt64, _ reason: UtteranceEnd) {
        if open.gate.isSpeech, end > open.start {
            events.append(.utterance(utterance(open.start..<end, reason)))
            consumed = end
        } else {
            events.append(.dismissed)
        }
    }

    private func utterance(_ range: Range<UInt64>, _ end: UtteranceEnd) -> Utterance {
        let samples = buffer[Int(range.lowerBound - bufferStart)..<Int(range.upperBound - bufferStart)]
        return Utterance(samples: Array(samples), start: range.lowerBound, end: end)
    }

    /// Drops what no utterance can need any more, in steps, so that the copying stays cheap.
    private mutating func forgetTheOld() {
        let lead = UInt64(options.lead)
        let needed = candidate?.start ?? max(bufferStart, nextFrame > lead ? nextFrame - lead : 0)
        let old = Int(needed - bufferStart)
        guard old >= SegmentationOptions.sampleRate else { return }
        buffer.removeFirst(old)
        bufferStart = needed
    }
}
