// Results as emod gives them; a test holds each against the
// protocol's own shape, so that they cannot drift from it.
import EmoProtocol

enum Shapes {
    static let session = "01890a5d-ac96-774b-bcce-b302099a8057"
    static let analysisID = "01890a5d-ac96-774b-bcce-b302099a8058"

    static let analysis: JSONValue = [
        "id": .string(analysisID), "created_at": "2026-01-02T03:04:05.678Z", "session_id": nil,
        "transcribed_text": "I lost my keys again and I am so angry with myself that I could cry",
        "speech_detected": true,
        "segments": [["text": "I lost my keys again", "start_ms": 100, "end_ms": 1900, "confidence": 0.91]],
        "audio_duration_seconds": 4.2, "audio_format": "wav", "sample_rate": 16000, "audio_truncated": false,
        "speaking_rate": 142.4, "pause_count": 1, "transcription_confidence": 0.914,
        "voice": ["arousal": 0.81, "recordings": 12], "processing_time_ms": 812,
        "model_version": "stt.sherpa 1.0, emotion.text 1.0", "degraded": [], "sentiment": "NEGATIVE",
        "sentiment_score": -0.62,
        "dominant_emotion": "ANGRY",
        "emotion_scores": [
            ["emotion": "HAPPY", "score": 0.01], ["emotion": "SAD", "score": 0.3],
            ["emotion": "ANGRY", "score": 0.5],
            ["emotion": "FEAR", "score": 0.05], ["emotion": "SURPRISE", "score": 0.02],
            ["emotion": "DISGUST", "score": 0.04],
            ["emotion": "NEUTRAL", "score": 0.06], ["emotion": "CONTEMPT", "score": 0.02],
        ],
        "labels": [
            ["label": "anger", "score": 0.71, "selected": true],
            ["label": "sadness", "score": 0.42, "selected": true],
            ["label": "annoyance", "score": 0.2, "selected": false],
        ],
        "mental_state": "STRESSED", "confidence": 0.5, "abstained": nil,
    ]

    static func reply(_ text: String, level: String = "none", shown: Bool = false) -> JSONValue {
        [
            "session_id": .string(session), "reply": .string(text),
            "crisis": ["level": .string(level), "resources_shown": .bool(shown)],
            "technique": nil, "category": "general", "exercise": "none", "exercise_id": nil, "closing": false,
            "degraded": [],
        ]
    }

    static let ended: JSONValue = [
        "session_id": .string(session), "summary": "You spoke of lost keys.",
        "recommendations": ["A fixed place for the keys."],
        "message_count": 4, "trend": nil, "degraded": [],
    ]

    static func sessionItem(ended: Bool, title: String? = nil) -> JSONValue {
        [
            "id": .string(session), "title": JSONValue(title), "started_at": "2026-01-02T03:04:05Z",
            "ended_at": ended ? "2026-01-02T04:04:05Z" : nil, "message_count": 2, "summary": nil,
            "recommendations": [], "techniques": [],
            "highest_crisis_level": "none", "engine": "buddy.companion", "trend": nil,
            "user_satisfaction_score": nil, "therapeutic_alliance_score": nil,
        ]
    }

    static func sessions(_ items: [JSONValue]) -> JSONValue { ["items": .array(items), "next": nil] }

    static func health(_ status: String, engineState: String = "ready", problem: String? = nil) -> JSONValue {
        [
            "status": .string(status), "version": "0.1.0", "uptime_ms": 11_520_000, "pid": 4711,
            "database": ["status": "ok", "schema_version": 3, "size_bytes": 1_234_567, "storage": "disk"],
            "engines": [engine(state: engineState, reason: problem)],
            "resources": ["origin": "file", "lines": 30, "unverified": 0, "oldest_check": "2026-01-02"],
            "tokens": ["configured": true, "active": 2],
            "sessions": ["active": 1], "connections": 2, "memory_bytes": 23_000_000,
            "problems": problem.map {
                [["code": "engine.model_missing", "message": .string($0), "hint": "install the model"]]
            } ?? [],
        ]
    }

    static func engine(state: String, reason: String? = nil) -> JSONValue {
        [
            "id": "stt.sherpa", "kind": "stt", "version": "1.0", "state": .string(state),
            "reason": JSONValue(reason), "is_default": true,
            "languages": ["en"], "pid": 4712, "restarts": 0, "requests": 12, "failures": 1, "queued": 0,
            "memory_bytes": 212_000_000, "upgrade": .null,
        ]
    }

    static let transcript: JSONValue = [
        "transcribed_text": "one two <three>", "speech_detected": true,
        "segments": [
            ["text": "one two", "start_ms": 0, "end_ms": 1_500, "confidence": nil],
            ["text": "<three> & --> four", "start_ms": 3_661_001, "end_ms": 3_662_020, "confidence": 0.5],
        ], "audio_duration_seconds": 3662.1, "engine": "stt.sherpa", "processing_time_ms": 100,
        "degraded": [],
    ]

    static let token: JSONValue = [
        "id": "t-1", "name": "stt", "token": "aaa.bbb.ccc", "scopes": ["speech"],
        "expires_at": "2027-01-02T03:04:05Z",
    ]

    /// The least that is a WAV: a header and `seconds` of silence at 16 kHz.
    static func wav(bytes: Int) -> [UInt8] {
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVEfmt ".utf8)
            + (0..<max(0, bytes - 16)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    }
}
