// The model that hears danger: an encoder with a linear head over nine labels, read from files whose sums are known.
// Invariant: the same text gives the same finding on every processor and thread; nothing of a text is kept after the call.

import EmoSafety
import Glibc
import ModelVerification
import Synchronization
import TextEncoder

/// Reads user texts with the safety model.
public final class TextRiskClassifier: RiskClassifier {
    /// The folder of the model below the daemon's directory of models.
    public static let directoryName = "safety"

    /// Texts and chances of the training program.
    package let references: [ReferenceVector]

    private let reader: PieceReader
    private let encoder: SentenceEncoder
    private let rule: RiskRule
    /// One text is read at a time: a reading takes milliseconds, its memory megabytes.
    private let workspace: Mutex<EncoderWorkspace>

    /// Reads the model in a folder.
    ///
    /// - Throws: ``SafetyModelError`` when a file is missing or is not, byte by byte, the one this program was made for.
    public convenience init(modelDirectory: String) throws(SafetyModelError) {
        do {
            _ = try VerifiedModel(verifying: modelDirectory, files: SafetyModelFiles.all)
        } catch let error as ModelFileError {
            throw SafetyModelError(reason: error.message)
        } catch {
            throw SafetyModelError(reason: "\(error)")
        }
        do throws(EncoderModelError) {
            try self.init(unverified: modelDirectory)
        } catch {
            throw SafetyModelError(reason: error.description)
        }
    }

    /// Reads the model in a folder whatever its sums; for choosing its thresholds.
    package init(unverified directory: String) throws(EncoderModelError) {
        let vocabulary = try WordPieceVocabulary(path: "\(directory)/\(SafetyModelFiles.vocabulary.name)")
        let file = try ModelDescriptionFile(directory: directory, name: SafetyModelFiles.description.name)
        try file.check(labels: RiskLabel.allCases.map(\.rawValue))
        let outputs = RiskLabel.allCases.count
        let description = try EncoderDescription(file, outputs: outputs, pieceCount: Int32(vocabulary.count))
        rule = try RiskRule(file)
        references = description.references
        reader = PieceReader(vocabulary: vocabulary, longestWindow: description.shape.longestSequence - 2)
        encoder = try SentenceEncoder(
            path: "\(directory)/\(SafetyModelFiles.encoder.name)", shape: description.shape,
            pieces: vocabulary.count, outputs: outputs)
        workspace = Mutex(EncoderWorkspace(width: description.shape.width, inner: description.shape.inner))
    }

    /// What is found in a text; one without words is calm, but no text is surely so that was not read to the last word.
    public func finding(in text: String, isAnswer: Bool = false) -> RiskFinding {
        let parts = RiskParts(of: text, reader: reader)
        // All in one pass: for few pieces the time goes into reading the weights from memory.
        let found = chances(of: parts.windows + parts.sentences)
        var finding = rule.finding(
            windows: found[..<parts.windows.count], sentences: found[parts.windows.count...],
            isAnswer: isAnswer)
        finding.isSurelyCalm = finding.isSurelyCalm && parts.areWhole
        return finding
    }

    /// The chances of the nine labels for each sequence of pieces.
    package func chances(of sequences: [[Int32]]) -> [[Float]] {
        guard !sequences.isEmpty else { return [] }
        let logits = workspace.withLock { encoder.logits(of: sequences, workspace: $0, poll: {}) }
        return logits.map(Self.softmax)
    }

    /// The pieces of a text's first part.
    package func pieces(of text: String) -> [Int32] {
        RiskParts(of: text, reader: reader).windows.first ?? []
    }

    private static func softmax(_ logits: [Float]) -> [Float] {
        let greatest = logits.max() ?? 0
        let powers = logits.map { exp($0 - greatest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
