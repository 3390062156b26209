// Methods about recordings. A short one travels in one request; a long one in chunks.

extension Method {
    static let speech: [Method] = [
        Method(
            "speech.analyze", "Transcribes a recording, finds what is felt, stores the analysis.",
            mutating: true,
            parameters: [
                .required("audio", .text("the recording in base64")), .required("format", .audioFormat),
            ] + recording + wishes,
            result: .analysis, errors: audioErrors + [.sessionNotFound, .sessionEnded]),
        Method(
            "speech.open", "Begins an upload on this connection.",
            parameters: [.required("format", .audioFormat)] + recording,
            result: .object([.required("stream_id", .text(""))]), errors: [.streams]),
        Method(
            "speech.feed", "Sends the next chunk.",
            parameters: [
                .required("stream_id", .text("", 1...64)),
                .required("offset_bytes", .integer("where the chunk begins in the recording")),
                .required(
                    "audio", .text("the chunk in base64; before it at most audio_chunk_bytes", 0...90_000)),
            ], result: .object([.required("received_bytes", .integer("what has arrived so far"))]),
            errors: [.streamNotFound, .audioOffset, .audioTooLarge, .uploadBytes]),
        Method(
            "speech.finish", "Ends the upload and answers as speech.analyze.", mutating: true,
            parameters: [.required("stream_id", .text("", 1...64))] + wishes, result: .analysis,
            errors: audioErrors + [.streamNotFound, .sessionNotFound, .sessionEnded]),
        Method(
            "speech.cancel", "Drops the upload.", parameters: [.required("stream_id", .text("", 1...64))],
            result: .object([.required("cancelled", .boolean(""))]), errors: [.streamNotFound]),
        Method(
            "speech.transcribe", "Transcribes a recording and stores nothing.",
            parameters: [
                .optional("audio", .text("the recording in base64")), .optional("format", .audioFormat),
                .optional("stream_id", .text("a finished upload instead of audio", 1...64)),
            ] + recording + [.optional("language", .language)],
            result: .object([
                .required("transcribed_text", .text("")), .required("speech_detected", .boolean("")),
                .required(
                    "segments",
                    .list(
                        .object([
                            .required("text", .text("")), .required("start_ms", .integer("")),
                            .required("end_ms", .integer("")),
                            .required("confidence", Schema.number("", Schema.unit).orNull),
                        ]))), .required("audio_duration_seconds", .number("", 0...1e9)),
                .required("engine", .text("")),
                .required("processing_time_ms", .integer("")), .required("degraded", .degraded),
            ]), errors: audioErrors + [.streamNotFound]),
        Method(
            "speech.list", "One's analyses, newest first.",
            parameters: Schema.Property.paging, result: .page(of: .analysis)),
        Method(
            "speech.get", "One analysis.", parameters: [.required("id", .identifier("the analysis"))],
            result: .analysis,
            errors: [.analysisNotFound]),
        Method(
            "speech.delete", "Removes an analysis.", mutating: true,
            parameters: [.required("id", .identifier("the analysis"))],
            result: .object([.required("deleted", .boolean(""))]), errors: [.analysisNotFound]),
    ]

    private static let recording: [Schema.Property] = [
        .optional("sample_rate", .integer("of s16le, Hz", 1...1_000_000)),
        .optional("channels", .integer("of s16le", 1...64)),
    ]
    private static let wishes: [Schema.Property] = [
        .optional("session_id", .sessionID), .optional("language", .language),
    ]
    private static let audioErrors: [ErrorCode] = [
        .audioFormat, .audioEmpty, .audioTruncated, .audioUnsupported, .audioTooLong, .audioTooLarge,
        .engineUnavailable,
        .engineFailed, .enginePoison, .engineUnsupported,
    ]
}
