// The talk for one transcription: the host is told how to read the audio, hears it, and pushes segments.
import EmoHostLink

/// Asks for one transcription. The audio itself is sent beside it, by ``AudioPump``.
struct TranscriptionDialogue: HostDialogue {
    /// Segments one transcription may have: one a hundredth of a second over four hours.
    static let maximumSegments = 1_440_000
    /// Text all segments together may have, in bytes.
    static let maximumTextBytes = 16 << 20

    let format: AudioFormat
    let options: TranscriptionOptions
    let isLive: Bool
    let deadline: UInt64
    let engine: EngineIdentity
    let onPartial: (@Sendable (PartialTranscript) -> Void)?
    let hearsAudio = true
    private var segments: [TranscriptSegment] = []
    private var textBytes = 0

    init(
        format: AudioFormat, options: TranscriptionOptions, isLive: Bool, deadline: UInt64,
        engine: EngineIdentity,
        onPartial: (@Sendable (PartialTranscript) -> Void)?
    ) {
        self.format = format
        self.options = options
        self.isLive = isLive
        self.deadline = deadline
        self.engine = engine
        self.onPartial = onPartial
    }

    func begin() -> DaemonMessage {
        .transcribe(
            LinkTranscribe(
                deadline: deadline, audio: format.link, language: options.language ?? "en",
                partials: onPartial != nil, live: isLive))
    }

    mutating func receive(_ message: HostMessage) -> DialogueStep {
        switch message {
        case .progress, .noSpeech, .endpoint: return .wait
        case .partial(let text, let stableBytes):
            onPartial?(
                PartialTranscript(text: text, stableBytes: min(text.utf8.count, Int(clamping: stableBytes))))
            return .wait
        case .segment(let segment): return take(segment)
        case .failure(let failure): return .failed(failure)
        case .transcription(let end):
            if let last = segments.last, last.endSample > end.sampleCount {
                return .broken("gave a segment beyond the end of the audio")
            }
            return .done(
                .transcription(
                    Transcription(
                        segments: segments, sampleRate: end.engineSampleRate, totalSamples: end.sampleCount,
                        sourceSampleRate: end.sourceSampleRate, sourceChannels: end.sourceChannels,
                        truncated: end.truncated, engine: engine)))
        default: return .broken("answered a transcription with something else")
        }
    }

    private mutating func take(_ segment: LinkSegment) -> DialogueStep {
        textBytes += segment.text.utf8.count
        guard segments.count < Self.maximumSegments, textBytes <= Self.maximumTextBytes else {
            return .broken("gave more text than the audio can hold")
        }
        guard segment.startSample <= segment.endSample,
            segment.startSample >= (segments.last?.endSample ?? 0),
            segment.words.allSatisfy({ $0.startSample <= $0.endSample })
        else { return .broken("gave segments that overlap or end before they begin") }
        segments.append(segment)
        return .wait
    }
}
