// Stores for tests: one in a directory of its own that goes away with it, one in memory; the same bodies run
// against both, and a second driver would be one more case.

import EmoStore
import Foundation

/// The kinds of store that must behave alike.
enum StoreKind: String, CaseIterable, Sendable {
    case file, memory
}

/// A directory of its own and a store in it.
struct StoreFixture: Sendable {
    let directory: URL
    let configuration: StoreConfiguration
    let store: Store

    var path: String { directory.appendingPathComponent("emobuddy.sqlite").path }

    /// The files beside the database and the database.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
    }

    /// Runs `body` on a new store; the store is closed and its directory removed afterwards.
    static func with(
        _ kind: StoreKind = .file, change: (inout StoreConfiguration) -> Void = { _ in },
        _ body: (StoreFixture) async throws -> Void
    ) async throws {
        try await withDirectory { directory in
            let location: StoreConfiguration.Location =
                kind == .memory
                ? .memory : .file(path: directory.appendingPathComponent("emobuddy.sqlite").path)
            var configuration = StoreConfiguration(
                location: location, programVersion: "1.2.3", textProtection: PlainTextProtection())
            change(&configuration)
            let fixture = StoreFixture(
                directory: directory, configuration: configuration,
                store: try Store(configuration: configuration))
            defer { fixture.store.close() }
            try await body(fixture)
        }
    }

    /// Runs `body` with an empty directory that is removed afterwards.
    static func withDirectory(_ body: (URL) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
            "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try await body(directory)
    }
}

extension StoreError {
    /// The code of the store error that `operation` throws; nil when it throws none.
    static func code(_ operation: () async throws -> Void) async -> StoreError.Code? {
        do {
            try await operation()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }
}

extension SpeechAnalysis {
    /// An analysis with every field set.
    static func sample(user: UUIDv7, session: UUIDv7? = nil, text: String = "I feel better today")
        -> SpeechAnalysis
    {
        SpeechAnalysis(
            userID: user, sessionID: session, audioDurationSeconds: 2.5, audioFormat: "wav",
            sampleRate: 16_000,
            language: "en", transcribedText: text, segmentsJSON: #"[{"text":"x"}]"#,
            transcriptionConfidence: 0.9,
            sentiment: "POSITIVE", sentimentScore: 0.7, dominantEmotion: "HAPPY",
            emotionScores: [LabelScore(label: "HAPPY", score: 0.8)],
            labels: [LabelScore(label: "joy", score: 0.8)],
            mentalState: "CALM", speakingRate: 120, pauseCount: 2,
            voiceStressIndicators: [LabelScore(label: "jitter", score: 0.1)], processingTimeMilliseconds: 310,
            analysisModelVersion: "stt.test 1", degraded: ["voice"], rawAnalysisJSON: "{}")
    }
}
