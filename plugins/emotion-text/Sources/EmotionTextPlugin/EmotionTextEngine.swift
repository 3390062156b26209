// The emotion.text engine as the plugin SDK sees it: options, life cycle and the shape of results.
// Invariant: what it declares here is what emotion.text.engine.json declares.

import EmoPluginKit
import EmotionText
import Synchronization
import VoiceArousal

/// Emotion from English text, and arousal from the voice that spoke it, in any language.
final class EmotionTextEngine: EmotionEngine {
    static let description = EngineDescription(
        id: "emotion.text", version: "1.1.0", languages: ["en"], sampleRate: VoiceMeter.sampleRate,
        labels: EmotionLabel.allCases.map(\.rawValue))

    private let host: EngineHost
    private let model: EmotionModel
    private var analyzer: TextEmotionAnalyzer?
    /// Read by the host at any time, also while the analyzer works.
    private let held = Mutex(EngineMemory(modelBytes: 0, workBytes: 0))

    init(host: EngineHost, options: String) throws {
        self.host = host
        model = try EmotionTextOptions(json: options).model
    }

    func load(call: EngineCall) throws {
        guard let directory = host.modelDirectory else {
            throw EngineFailure(.failedPrecondition, "the host gave no model directory")
        }
        try call.check()
        do {
            let analyzer = try TextEmotionAnalyzer(modelDirectory: directory, model: model)
            let bytes = analyzer.memoryByteCount
            self.analyzer = analyzer
            held.withLock {
                $0 = EngineMemory(modelBytes: UInt64(bytes.model), workBytes: UInt64(bytes.work))
            }
        } catch {
            throw EngineFailure(.dataInvalid, error.description)
        }
        host.report(memory)
    }

    /// Reads a sentence whose emotion is plain and, with the encoder, computes the reference vectors.
    func selfTest(call: EngineCall) throws {
        let analyzer = try loaded()
        guard try analyzer.analyze("I am so happy for you!", poll: call.check).stored.dominant == .happy
        else {
            throw EngineFailure(
                .dataInvalid, "the model does not find joy in a happy sentence; install it again")
        }
        guard try analyzer.greatestReferenceError(poll: call.check) < 1e-3 else {
            throw EngineFailure(.dataInvalid, "the model misses its reference vectors; install it again")
        }
    }

    var memory: EngineMemory { held.withLock(\.self) }

    func unload() {
        analyzer = nil
        held.withLock { $0 = EngineMemory(modelBytes: 0, workBytes: 0) }
    }

    /// Labels come from the words alone, and are an abstention without them; arousal comes from the voice alone.
    func analyze(_ input: EmotionInput, call: EngineCall) throws -> EmotionResult {
        let found = try loaded().analyze(input.text ?? "", explain: input.explain, poll: call.check)
        var result = EmotionResult(found)
        result.arousal = try input.samples.flatMap { try arousal(of: $0, rate: input.sampleRate, call) }
        return result
    }

    /// How aroused the voice sounds; nil when there is too little of it.
    private func arousal(
        of samples: UnsafeBufferPointer<Float>, rate: UInt32, _ call: EngineCall
    ) throws -> Float? {
        guard rate == VoiceMeter.sampleRate else {
            throw EngineFailure(.unsupported, "emotion.text hears \(VoiceMeter.sampleRate) Hz, not \(rate)")
        }
        var meter = VoiceMeter()
        var rest = samples[...]
        while !rest.isEmpty {
            try call.check()
            meter.append(UnsafeBufferPointer(rebasing: rest.prefix(VoiceMeter.convenientPiece)))
            rest = rest.dropFirst(VoiceMeter.convenientPiece)
        }
        return meter.measures.map(ArousalRule.arousal)
    }

    private func loaded() throws -> TextEmotionAnalyzer {
        guard let analyzer else { throw EngineFailure(.failedPrecondition, "the engine is not loaded") }
        return analyzer
    }
}

extension EmotionResult {
    /// A result of the library in the terms of the plugin ABI.
    init(_ found: TextEmotion) {
        self.init(
            scores: EmotionLabel.allCases.map {
                EmotionScore(
                    label: $0.rawValue, score: found.scores?[$0] ?? 0,
                    selected: found.scores?.passes($0) ?? false)
            },
            form: .multiLabel,
            stored: StoredEmotion.allCases.map {
                EmotionScore(
                    label: $0.rawValue.lowercased(), score: found.stored[$0],
                    selected: found.abstention == nil && $0 == found.stored.dominant)
            },
            sentiment: found.sentiment.rawValue, sentimentScore: found.sentimentScore,
            confidence: found.confidence)
        valence = found.sentimentScore
        mentalState = found.mentalState?.rawValue
        abstainReason = found.abstention?.rawValue
        windowCount = UInt32(found.windowCount)
        weights = found.weights.map {
            EmotionWeight(bytes: UInt64($0.bytes.lowerBound)..<UInt64($0.bytes.upperBound), weight: $0.weight)
        }
    }
}
