// speech.* on the wire.
import EmoProtocol
import EmoStore

struct SpeechHarness: Harness {
    let service: SpeechService
    let uploads: UploadTable
    /// Where uploads wait, and how large one may be.
    let spoolDirectory: String
    let maximumBytes: Int

    var operations: [String: Operation] {
        [
            "speech.analyze": analyze, "speech.open": open, "speech.feed": feed, "speech.finish": finish,
            "speech.cancel": cancel,
            "speech.transcribe": transcribe, "speech.list": list, "speech.get": get, "speech.delete": delete,
        ]
    }

    private func analyze(_ call: Call) async throws -> JSONValue { try await analyze(try inline(call), call) }

    private func analyze(_ recording: Recording, _ call: Call) async throws -> JSONValue {
        let outcome = try await service.analyze(
            recording, sessionID: try call.parameters.identifier("session_id"),
            language: call.parameters.text("language"), owner: try call.caller.user(),
            deadline: call.deadline,
            receipt: call.receipt(object: { $0.analysis.id.description }, encode: { $0.json }))
        return outcome.json
    }

    private func open(_ call: Call) async throws -> JSONValue {
        let (name, format) = try Recording.format(call.parameters)
        uploads.removeIdle()
        let spool = try UploadSpool(
            directory: spoolDirectory, maximumBytes: maximumBytes, budget: uploads.budget,
            owner: (try call.caller.user()).description)
        return [
            "stream_id": .string(
                try uploads.add(
                    Upload(formatName: name, format: format, spool: spool),
                    connection: call.context.connection))
        ]
    }

    private func feed(_ call: Call) async throws -> JSONValue {
        let upload = try uploads.find(
            try call.parameters.requiredText("stream_id"), connection: call.context.connection)
        let bytes = try Base64.decode(try call.parameters.requiredText("audio"), key: "audio")
        let received = try upload.spool.append(bytes, at: call.parameters.integer("offset_bytes") ?? 0)
        return ["received_bytes": .integer(Int64(received))]
    }

    private func finish(_ call: Call) async throws -> JSONValue {
        try await analyze(try uploaded(call), call)
    }

    private func cancel(_ call: Call) async throws -> JSONValue {
        _ = try uploads.remove(
            try call.parameters.requiredText("stream_id"), connection: call.context.connection)
        return ["cancelled": true]
    }

    private func transcribe(_ call: Call) async throws -> JSONValue {
        let start = ContinuousClock.now
        let recording = call.parameters.text("stream_id") == nil ? try inline(call) : try uploaded(call)
        let transcription = try await service.transcribe(
            recording, language: call.parameters.text("language"), deadline: call.deadline)
        return [
            "transcribed_text": .string(transcription.text),
            "speech_detected": .bool(!transcription.noSpeech),
            "segments": SpeechAnalysis.encodeSegments(transcription),
            "audio_duration_seconds": .rounded(transcription.durationSeconds),
            "engine": .string("\(transcription.engine.id) \(transcription.engine.version)"),
            "processing_time_ms": .integer(start.millisecondsUntilNow),
            "degraded": transcription.engine.isFallback ? ["speech"] : [],
        ]
    }

    private func list(_ call: Call) async throws -> JSONValue {
        let page = try await service.list(owner: try call.caller.user(), page: try call.parameters.page())
        return [
            "items": .array(page.items.map { .object($0.json) }), "next": JSONValue(page.next?.description),
        ]
    }

    private func get(_ call: Call) async throws -> JSONValue {
        .object(
            try await service.find(
                try call.parameters.requiredIdentifier("id"), owner: try call.caller.user()
            ).json)
    }

    private func delete(_ call: Call) async throws -> JSONValue {
        try await service.delete(
            try call.parameters.requiredIdentifier("id"), owner: try call.caller.user(),
            receipt: call.receipt(object: { $0.description }, encode: { _ in ["deleted": true] }))
        return ["deleted": true]
    }

    private func inline(_ call: Call) throws -> Recording {
        let (name, format) = try Recording.format(call.parameters)
        let bytes = try Base64.decode(try call.parameters.requiredText("audio"), key: "audio")
        guard !bytes.isEmpty else { throw ProtocolError(.audioEmpty) }
        return Recording(formatName: name, format: format, source: .bytes(bytes))
    }

    /// Takes the upload out of the table: finished, it belongs to the call.
    private func uploaded(_ call: Call) throws -> Recording {
        let id = try call.parameters.requiredText("stream_id")
        try uploads.find(id, connection: call.context.connection).spool.requireWhole()
        let upload = try uploads.remove(id, connection: call.context.connection)
        guard upload.spool.count > 0 else { throw ProtocolError(.audioEmpty) }
        return Recording(formatName: upload.formatName, format: upload.format, source: .spool(upload.spool))
    }
}
