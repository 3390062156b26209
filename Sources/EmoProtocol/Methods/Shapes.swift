// Shapes that several methods share.

extension Schema {
    /// The eight emotions that are stored, as in the system before.
    static let storedEmotion = Schema.word(
        ["HAPPY", "SAD", "ANGRY", "FEAR", "SURPRISE", "DISGUST", "NEUTRAL", "CONTEMPT"],
        "one of the eight stored emotions")
    static let sentiment = Schema.word(["POSITIVE", "NEGATIVE", "NEUTRAL"], "the sentiment")
    static let mentalState = Schema.word(
        ["CALM", "STRESSED", "ANXIOUS", "DEPRESSED", "EXCITED", "CONFUSED", "FOCUSED"],
        "the mental state, by a documented rule")
    static let unit = 0.0...1.0
    static let degraded = Schema.list(
        .text("a part that could not be done: speech, emotion, buddy, storage"), maximumCount: 16,
        "parts that are missing because their engine is down")
    static let sessionID = Schema.identifier("the session")
    static let rating = Schema.integer("1 not at all … 5 fully", 1...5)
    static let sessionTrend = Schema.word(
        ["improving", "steady", "worsening"],
        "how the last three sessions went, by what was said in them; null before the third")
    static let audioFormat = Schema.word(["wav", "flac", "ogg", "mp3", "s16le"], "the format of the bytes")
    static let language = Schema.text("the language as a BCP 47 tag", 2...35)

    /// The members that describe what is felt; all null when the emotion engine is down.
    static let emotionFields: [Property] = [
        .required("sentiment", sentiment.orNull),
        .required("sentiment_score", Schema.number("−1 negative … 1 positive", -1...1).orNull),
        .required("dominant_emotion", storedEmotion.orNull),
        .required(
            "emotion_scores",
            .list(
                .object([.required("emotion", storedEmotion), .required("score", .number("", unit))]),
                maximumCount: 8, "the eight stored emotions; they add up to 1"
            ).orNull),
        .required(
            "labels",
            .list(
                .object([
                    .required("label", .text("", 1...64)), .required("score", .number("", unit)),
                    .required("selected", .boolean("passes the label's own threshold")),
                ]),
                maximumCount: 256, "the engine's own labels, highest first"
            ).orNull),
        .required("mental_state", mentalState.orNull),
        .required("confidence", Schema.number("of the dominant emotion", unit).orNull),
        .required(
            "abstained",
            Schema.text("why the labels should not be shown: language, unsure, empty", 1...64).orNull),
        .optional(
            "weights",
            .list(
                .object([
                    .required("word", .text("")),
                    .required("weight", .number("above 0: speaks for the dominant label")),
                ]), maximumCount: 100_000, "each word's part, when asked for")),
    ]

    /// A stored analysis of a recording.
    static let analysis = Schema.object(
        [
            .required("id", .identifier("the analysis")),
            .required("created_at", .time("when it was stored")),
            .required("session_id", sessionID.orNull),
            .required("transcribed_text", .text("what was said; empty when nobody spoke").orNull),
            .required("speech_detected", Schema.boolean("false: silence or noise").orNull),
            .required("segments", .list(segment, "in order").orNull),
            .required("audio_duration_seconds", .number("length of the recording", 0...1e9)),
            .required("audio_format", audioFormat),
            .required("sample_rate", .integer("of the recording, Hz")),
            .required("audio_truncated", .boolean("the file ends before it says it does")),
            .required("speaking_rate", Schema.number("words a minute of speech", 0...1e6).orNull),
            .required("pause_count", Schema.integer("pauses between segments").orNull),
            .required("transcription_confidence", Schema.number("mean of the segments'", unit).orNull),
            .required("voice", voice.orNull),
            .required("processing_time_ms", .integer("from the last byte of audio to the commit")),
            .required("model_version", .text("engines and versions that made it", 0...512)),
            .required("degraded", degraded),
            .optional("reply", buddyReply),
            .optional("stored", .boolean("false: the user has not agreed that analyses are kept")),
        ] + emotionFields, "one analysed recording")

    private static let voice = Schema.object(
        [
            .required(
                "arousal", .number("how aroused it sounds; below 0.5 rather calm, above rather lively", unit)),
            .required("recordings", .integer("the speaker's earlier recordings that it was held against")),
        ], "the voice, by a documented rule; null without an engine that listens, and beyond five minutes")

    private static let segment = Schema.object([
        .required("text", .text("")), .required("start_ms", .integer("")), .required("end_ms", .integer("")),
        .required("confidence", Schema.number("", unit).orNull),
    ])

    /// EmoBuddy's reply to one turn.
    static let buddyReply = Schema.object([
        .required("session_id", sessionID), .required("reply", .text("what EmoBuddy says")),
        .required(
            "crisis",
            .object([
                .required(
                    "level",
                    .word(
                        [
                            "none", "distress", "passive_ideation", "active_ideation", "imminent",
                            "self_harm", "harm_to_others", "abuse_danger",
                        ],
                        "the daemon's finding about the user's text")),
                .required("resources_shown", .boolean("the reply names people to call")),
            ])), .required("technique", Schema.text("").orNull), .required("category", .text("")),
        .required(
            "exercise",
            .word(["none", "offer", "step", "stop", "done"], "state of the exercise after this turn")),
        .required("exercise_id", Schema.text("").orNull),
        .required("closing", .boolean("the user said good-bye")), .required("degraded", degraded),
    ])

    /// A page of a listing.
    static func page(of element: Schema) -> Schema {
        .object([
            .required("items", .list(element)),
            .required("next", Schema.text("give it as `before` for the next page").orNull),
        ])
    }
}

extension Schema.Property {
    /// How a session was, in the user's own judgement.
    static let ratings: [Schema.Property] = [
        .optional("user_satisfaction_score", Schema.rating),
        .optional("therapeutic_alliance_score", Schema.rating),
    ]

    /// The parameters of a listing.
    static let paging: [Schema.Property] = [
        .optional("limit", .integer("rows of a page; 50 by default", 1...500)),
        .optional("before", .text("the `next` of the page before", 1...64)),
    ]
}
