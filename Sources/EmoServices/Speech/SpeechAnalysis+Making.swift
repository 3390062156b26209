// Builds the row of an analysis from what the engines gave; the measures of speech are defined here.
import EmoProtocol
import EmoStore
import EmoSupervision

extension SpeechAnalysis {
    /// A pause is counted when nobody speaks for this long between two segments, in seconds.
    static let pauseSeconds = 0.5

    /// The row of a recording.
    init(
        _ transcription: Transcription, recording: Recording, reading: EmotionReading?, voice: VoiceReading?,
        owner: UUIDv7, sessionID: UUIDv7?, language: String?
    ) {
        let rate = Double(max(transcription.sampleRate, 1))
        let spoken = transcription.segments.reduce(0.0) {
            $0 + Double($1.endSample - min($1.startSample, $1.endSample)) / rate
        }
        let words = transcription.text.split(separator: " ").count
        let confidences = transcription.segments.compactMap(\.confidence).map(Double.init)
        var degraded: [String] = []
        if transcription.engine.isFallback { degraded.append("speech") }
        if reading == nil, !transcription.noSpeech { degraded.append("emotion") }
        self.init(
            userID: owner, sessionID: sessionID,
            audioDurationSeconds: max(transcription.durationSeconds, 0.001),
            audioFormat: recording.formatName,
            sampleRate: Int(transcription.sourceSampleRate), language: language,
            transcribedText: transcription.text,
            segmentsJSON: Self.encodeSegments(transcription).text,
            transcriptionConfidence: confidences.isEmpty
                ? nil : confidences.reduce(0, +) / Double(confidences.count),
            sentiment: reading?.sentiment, sentimentScore: reading?.sentimentScore,
            dominantEmotion: reading?.dominantEmotion,
            emotionScores: reading?.emotionScores ?? [], labels: reading?.labels ?? [],
            mentalState: reading?.mentalState,
            speakingRate: spoken > 0 ? Double(words) / spoken * 60 : nil,
            pauseCount: Self.pauses(transcription, rate: rate),
            voiceStressIndicators: voice?.indicators ?? [],
            processingTimeMilliseconds: 0,
            analysisModelVersion: [
                "\(transcription.engine.id) \(transcription.engine.version)", reading?.engine,
            ].compactMap { $0 }.joined(separator: ", "),
            degraded: degraded,
            rawAnalysisJSON: ([
                "audio_truncated": .bool(transcription.truncated),
                "selected": JSONValue(reading?.selectedLabels ?? []),
                "confidence": .rounded(reading?.confidence),
                "voice_recordings": JSONValue(voice?.recordingCount),
                "abstained": JSONValue(transcription.noSpeech ? "empty" : reading?.abstained),
            ] as JSONValue).text)
    }

    private static func pauses(_ transcription: Transcription, rate: Double) -> Int {
        zip(transcription.segments, transcription.segments.dropFirst()).reduce(0) { count, pair in
            let gap = Double(pair.1.startSample) - Double(pair.0.endSample)
            return gap / rate >= pauseSeconds ? count + 1 : count
        }
    }

    /// The segments as they are stored and sent.
    static func encodeSegments(_ transcription: Transcription) -> JSONValue {
        let rate = Double(max(transcription.sampleRate, 1))
        return .array(
            transcription.segments.map { segment in
                [
                    "text": .string(segment.text),
                    "start_ms": .integer(Int64(Double(segment.startSample) * 1_000 / rate)),
                    "end_ms": .integer(Int64(Double(segment.endSample) * 1_000 / rate)),
                    "confidence": .rounded(segment.confidence.map(Double.init)),
                ]
            })
    }
}
