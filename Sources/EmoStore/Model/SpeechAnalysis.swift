// What one recording gave: words, emotions, voice. Text in it is sealed at rest; scores and labels are not,
// so that aggregates can be counted without opening anything.

/// One analysis of speech.
public struct SpeechAnalysis: Hashable, Sendable {
    /// The identifier; sorts by time.
    public let id: UUIDv7
    /// When the row was stored; set by the store.
    public internal(set) var createdAt: Timestamp
    /// Whose recording it was.
    public let userID: UUIDv7
    /// The EmoBuddy session it belongs to.
    public var sessionID: UUIDv7?
    /// Length of the audio in seconds, above 0.
    public var audioDurationSeconds: Double
    /// Container or encoding, such as `wav` or `s16le`.
    public var audioFormat: String
    /// Samples a second of the recording, in Hz.
    public var sampleRate: Int
    /// Language of the transcript, such as `en`.
    public var language: String?
    /// The words, nil when no speech engine could be asked; empty when there was no speech. Sealed.
    public var transcribedText: String?
    /// Segments with times and words, as the caller's JSON. Sealed.
    public var segmentsJSON: String?
    /// How sure the speech engine is, 0…1.
    public var transcriptionConfidence: Double?
    /// `POSITIVE`, `NEGATIVE` or `NEUTRAL`.
    public var sentiment: String?
    /// −1 (negative) … 1 (positive).
    public var sentimentScore: Double?
    /// One of the eight stored emotions.
    public var dominantEmotion: String?
    /// Scores of the eight stored emotions, 0…1, highest first.
    public var emotionScores: [LabelScore]
    /// Scores of the engine's own labels, 0…1, highest first.
    public var labels: [LabelScore]
    /// One of the seven mental states.
    public var mentalState: String?
    /// Words a minute.
    public var speakingRate: Double?
    /// Pauses heard.
    public var pauseCount: Int?
    /// Measured features of the voice, 0…1 each.
    public var voiceStressIndicators: [LabelScore]
    /// How long the analysis took, in milliseconds.
    public var processingTimeMilliseconds: Int
    /// Engines and models with their versions.
    public var analysisModelVersion: String
    /// Parts that are missing because their engine was down.
    public var degraded: [String]
    /// Whatever else the engines said, as JSON. Sealed.
    public var rawAnalysisJSON: String?

    /// Describes an analysis to be stored; ``createdAt`` is the moment of the identifier until then.
    public init(
        id: UUIDv7 = UUIDv7(), userID: UUIDv7, sessionID: UUIDv7? = nil, audioDurationSeconds: Double,
        audioFormat: String, sampleRate: Int, language: String? = nil, transcribedText: String?,
        segmentsJSON: String? = nil, transcriptionConfidence: Double? = nil, sentiment: String? = nil,
        sentimentScore: Double? = nil, dominantEmotion: String? = nil, emotionScores: [LabelScore] = [],
        labels: [LabelScore] = [], mentalState: String? = nil, speakingRate: Double? = nil,
        pauseCount: Int? = nil, voiceStressIndicators: [LabelScore] = [], processingTimeMilliseconds: Int,
        analysisModelVersion: String, degraded: [String] = [], rawAnalysisJSON: String? = nil
    ) {
        self.id = id
        createdAt = id.time
        self.userID = userID
        self.sessionID = sessionID
        self.audioDurationSeconds = audioDurationSeconds
        self.audioFormat = audioFormat
        self.sampleRate = sampleRate
        self.language = language
        self.transcribedText = transcribedText
        self.segmentsJSON = segmentsJSON
        self.transcriptionConfidence = transcriptionConfidence
        self.sentiment = sentiment
        self.sentimentScore = sentimentScore
        self.dominantEmotion = dominantEmotion
        self.emotionScores = emotionScores
        self.labels = labels
        self.mentalState = mentalState
        self.speakingRate = speakingRate
        self.pauseCount = pauseCount
        self.voiceStressIndicators = voiceStressIndicators
        self.processingTimeMilliseconds = processingTimeMilliseconds
        self.analysisModelVersion = analysisModelVersion
        self.degraded = degraded
        self.rawAnalysisJSON = rawAnalysisJSON
    }

    static let columns = """
        id, created_at, user_id, session_id, audio_duration_seconds, audio_format, sample_rate, language,
        transcribed_text, segments, transcription_confidence, sentiment, sentiment_score, dominant_emotion,
        emotion_scores, labels, mental_state, speaking_rate, pause_count, voice_stress_indicators,
        processing_time_ms, analysis_model_version, degraded, raw_analysis_data
        """

    init(_ row: any SQLRow, _ context: TransactionContext) throws {
        let id = try row.id(0)
        let userID = try row.id(2)
        func sealed(_ column: Int, _ name: String) throws -> String? {
            try row.optional(column) { try context.openText(row.blob($0), Self.location(userID, id, name)) }
        }
        self.id = id
        createdAt = try row.time(1)
        self.userID = userID
        sessionID = try row.optional(3, row.id)
        audioDurationSeconds = try row.real(4)
        audioFormat = try row.text(5)
        sampleRate = try row.int(6)
        language = try row.optional(7, row.text)
        transcribedText = try sealed(8, "transcribed_text")
        segmentsJSON = try sealed(9, "segments")
        transcriptionConfidence = try row.optional(10, row.real)
        sentiment = try row.optional(11, row.text)
        sentimentScore = try row.optional(12, row.real)
        dominantEmotion = try row.optional(13, row.text)
        emotionScores = try row.list(14, of: LabelScore.self)
        labels = try row.list(15, of: LabelScore.self)
        mentalState = try row.optional(16, row.text)
        speakingRate = try row.optional(17, row.real)
        pauseCount = try row.optional(18, row.int)
        voiceStressIndicators = try row.list(19, of: LabelScore.self)
        processingTimeMilliseconds = try row.int(20)
        analysisModelVersion = try row.text(21)
        degraded = try row.list(22, of: String.self)
        rawAnalysisJSON = try sealed(23, "raw_analysis_data")
    }

    static func location(_ user: UUIDv7, _ id: UUIDv7, _ column: String) -> TextLocation {
        TextLocation(user: user, table: "speech_analyses", row: id.description, column: column)
    }
}
