// A stored analysis as `Schema.analysis` has it.
import EmoProtocol
import EmoStore

extension SpeechAnalysis {
    /// The analysis on the wire.
    var json: JSONObject {
        let raw = rawAnalysisJSON.flatMap { try? JSONParser.parse(Array($0.utf8)) }
        var out: JSONObject = [
            "id": .string(id.description), "created_at": .string(createdAt.rfc3339),
            "session_id": JSONValue(sessionID?.description),
            "transcribed_text": JSONValue(transcribedText),
            "speech_detected": .bool(transcribedText?.isEmpty == false),
            "segments": segmentsJSON.flatMap { try? JSONParser.parse(Array($0.utf8)) } ?? .null,
            "audio_duration_seconds": .rounded(audioDurationSeconds, places: 3),
            "audio_format": .string(audioFormat),
            "sample_rate": .integer(Int64(sampleRate)), "audio_truncated": raw?["audio_truncated"] ?? false,
            "speaking_rate": .rounded(speakingRate, places: 1), "pause_count": JSONValue(pauseCount),
            "transcription_confidence": .rounded(transcriptionConfidence),
            "voice": VoiceReading.arousal(in: voiceStressIndicators).map {
                ["arousal": .rounded($0), "recordings": raw?["voice_recordings"] ?? 0]
            } ?? .null,
            "processing_time_ms": .integer(Int64(processingTimeMilliseconds)),
            "model_version": .string(analysisModelVersion), "degraded": JSONValue(degraded),
        ]
        let emotion = EmotionFields(
            sentiment: sentiment, sentimentScore: sentimentScore, dominantEmotion: dominantEmotion,
            emotionScores: emotionScores, labels: labels,
            selectedLabels: raw?["selected"]?.array?.compactMap(\.string) ?? [], mentalState: mentalState,
            confidence: raw?["confidence"]?.number,
            abstained: raw?["abstained"]?.string)
        for member in emotion.json.members { out[member.key] = member.value }
        return out
    }
}

extension AnalysisOutcome {
    /// The outcome on the wire.
    var json: JSONValue {
        var out = analysis.json
        if let reply { out["reply"] = reply.json }
        if !isStored { out["stored"] = false }
        return .object(out)
    }
}
