// Recordings: transcribed, felt, stored. One transaction holds the analysis, EmoBuddy's turn when there is one, the audit row and the event;
// an engine that is down makes its part null and is named in `degraded`.
import EmoProtocol
import EmoStore
import EmoSupervision
import NIOCore

/// What a recording gave.
struct AnalysisOutcome: Sendable {
    /// As it was stored.
    var analysis: SpeechAnalysis
    /// EmoBuddy's reply, when the recording belongs to a session.
    var reply: BuddyOutcome?
    /// False where the user does not want analyses kept.
    var isStored = true
}

/// The recordings of users.
struct SpeechService: Sendable {
    /// Bytes of a spooled recording that are handed to the engine at a time.
    static let chunkBytes = 65_536
    /// The largest recording whose voice is listened to, in bytes: five minutes of stereo at 24 kHz.
    private static let mostVoiceBytes = 32 << 20

    let store: Store
    let engines: EngineRegistry
    let emotions: EmotionService
    let buddy: BuddyService

    /// Transcribes a recording.
    /// - Throws: `EngineError`, `ProtocolError`.
    func transcribe(_ recording: Recording, language: String?, deadline: NIODeadline) async throws
        -> Transcription
    {
        let options = TranscriptionOptions(language: language)
        switch recording.source {
        case .bytes(let bytes):
            return try await engines.transcribe(
                AudioUpload(format: recording.format, bytes: bytes), options: options, deadline: deadline)
        case .spool(let spool):
            let stream = try await engines.openTranscription(
                format: recording.format, options: options, deadline: deadline)
            do {
                var offset = 0
                while offset < spool.count {
                    let chunk = try await spool.read(
                        from: offset, count: min(Self.chunkBytes, spool.count - offset))
                    offset += chunk.readableBytes
                    try await stream.feed(chunk)
                }
                return try await stream.finish()
            } catch {
                stream.cancel()
                throw error
            }
        }
    }

    /// Transcribes a recording, finds what is felt, and stores it; within a session, EmoBuddy answers it.
    func analyze(
        _ recording: Recording, sessionID: UUIDv7?, language: String?, owner: UUIDv7, deadline: NIODeadline,
        receipt: Receipt<AnalysisOutcome>
    ) async throws -> AnalysisOutcome {
        let start = ContinuousClock.now
        if let sessionID { _ = try await buddy.openSession(sessionID, owner: owner) }
        let transcription = try await transcribe(recording, language: language, deadline: deadline)
        let text = transcription.text
        let (reading, voice) =
            transcription.noSpeech
            ? (nil, nil)
            : try await feel(
                transcription, in: recording, language: language, owner: owner, deadline: deadline)
        var analysis = SpeechAnalysis(
            transcription, recording: recording, reading: reading, voice: voice, owner: owner,
            sessionID: sessionID, language: language)
        guard let sessionID, !transcription.noSpeech else {
            return try await save(&analysis, since: start, receipt: receipt)
        }
        return try await buddy.withTurn(in: sessionID, owner: owner, deadline: deadline) { session in
            let turn = try await buddy.prepare(
                text: text, feeling: { reading }, fromVoice: true, in: session, deadline: deadline)
            analysis.degraded += turn.degraded.filter { !analysis.degraded.contains($0) }
            do {
                let outcome = try await save(&analysis, turn: turn, since: start, receipt: receipt)
                buddy.unsavedRisks.forget(sessionID)
                return outcome
            } catch let error as StoreError {
                // Not stored, and marked so; but who is in danger gets their answer.
                guard turn.outcome.level.isCrisis else { throw error }
                if let state = turn.session.riskState { buddy.unsavedRisks.keep(state, of: sessionID) }
                analysis.degraded.append("storage")
                var reply = turn.outcome
                reply.degraded.append("storage")
                return AnalysisOutcome(analysis: analysis, reply: reply)
            }
        }
    }

    /// What is felt in the words, and how the voice sounds against the speaker's own earlier recordings.
    private func feel(
        _ transcription: Transcription, in recording: Recording, language: String?, owner: UUIDv7,
        deadline: NIODeadline
    ) async throws -> (EmotionReading?, VoiceReading?) {
        let listens = transcription.durationSeconds < EmotionQuestion.maximumSeconds
        let upload = listens ? try await recording.upload(atMost: Self.mostVoiceBytes) : nil
        let found = try await emotions.analyzeIfPossible(
            transcription.text, language: language, recording: upload, deadline: deadline)
        guard upload != nil, var reading = found, let measured = reading.finding.arousal else {
            return (found, nil)
        }
        let earlier = try await store.read {
            try $0.analyses.voices(owner: owner, limit: VoiceReading.mostRecordings)
        }
        let voice = VoiceReading(
            measured: Double(measured), earlier: earlier.compactMap(VoiceReading.measured(in:)))
        reading.hear(voice)
        return (reading, voice)
    }

    private func save(
        _ analysis: inout SpeechAnalysis, turn: BuddyTurnDraft? = nil, since start: ContinuousClock.Instant,
        receipt: Receipt<AnalysisOutcome>
    ) async throws -> AnalysisOutcome {
        analysis.processingTimeMilliseconds = Int(start.millisecondsUntilNow)
        let ready = analysis
        return try await store.write { [buddy] transaction in
            if turn == nil, try !transaction.reading.users.keepsData(ready.userID) {
                // Who does not want it kept gets the answer; what is recorded is that there was one.
                let outcome = AnalysisOutcome(analysis: ready, reply: nil, isStored: false)
                try receipt.settle(outcome, in: transaction, keepsReply: false)
                return outcome
            }
            let stored = try transaction.analyses.insert(ready)
            let reply = try turn.map { try buddy.store($0, in: transaction) }
            try transaction.announce(
                .speechAnalyzed, about: stored.userID, ["analysis_id": .string(stored.id.description)])
            let outcome = AnalysisOutcome(analysis: stored, reply: reply)
            try receipt.settle(outcome, in: transaction)
            return outcome
        }
    }

    /// One's analyses, newest first.
    func list(owner: UUIDv7, page: PageRequest) async throws -> Page<SpeechAnalysis> {
        try await store.read { try $0.analyses.list(owner: owner, page) }
    }

    /// One analysis.
    func find(_ id: UUIDv7, owner: UUIDv7) async throws -> SpeechAnalysis {
        guard let analysis = try await store.read({ try $0.analyses.find(id, owner: owner) }) else {
            throw ProtocolError(.analysisNotFound)
        }
        return analysis
    }

    /// Removes an analysis.
    func delete(_ id: UUIDv7, owner: UUIDv7, receipt: Receipt<UUIDv7>) async throws {
        try await store.write { transaction in
            guard try transaction.analyses.delete(id, owner: owner) else {
                throw ProtocolError(.analysisNotFound)
            }
            try transaction.announce(
                .speechDeleted, about: owner, ["analysis_id": .string(id.description)])
            try receipt.settle(id, in: transaction)
        }
    }
}
