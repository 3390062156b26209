// What the JSON files beside the weights say: labels, thresholds, the shape of the encoder and the reference
// vectors.
// Invariant: a description that this engine can't compute by is refused when it is read, not when it is used.

import EmoJSON

/// Which models an analyzer computes with.
public enum EmotionModel: String, CaseIterable, Sendable {
    /// Encoder and linear model, their logits averaged: the most accurate.
    case ensemble
    /// The encoder alone.
    case encoder
    /// The linear model alone: a few megabytes and well under a millisecond, for small machines.
    case linear
}

/// The names of the files in a model directory.
enum ModelFile {
    static let encoder = "emotion-minilm6.int8.safetensors"
    static let encoderDescription = "emotion-minilm6.json"
    static let vocabulary = "emotion-minilm6.vocab.txt"
    static let linear = "emotion-linear15.int8.safetensors"
    static let linearDescription = "emotion-linear15.json"
    static let ensemble = "ensemble.json"
}

/// A text with the scores that the training program computed for it.
package struct ReferenceVector: Sendable {
    /// The text.
    package let text: String
    /// Its piece ids, `[CLS]` and `[SEP]` included.
    package let pieces: [Int32]
    /// The 39 probabilities of the encoder alone.
    package let scores: [Float]
}

/// The description of the encoder.
struct EncoderDescription: Sendable {
    let shape: EncoderShape
    let thresholds: [Float]
    let references: [ReferenceVector]

    /// - Parameter pieceCount: the number of pieces of the vocabulary.
    init(directory: String, pieceCount: Int32) throws(EmotionModelError) {
        let file = try DescriptionFile(directory: directory, name: ModelFile.encoderDescription)
        try file.checkLabels()
        thresholds = try file.thresholds(file.json["thresholds"])
        func size(_ key: String, in range: ClosedRange<Int>) throws(EmotionModelError) -> Int {
            guard let value = file.json[key]?.whole(as: Int.self), range.contains(value) else {
                throw file.mismatch("\(key) is missing or not in \(range)")
            }
            return value
        }
        guard let epsilon = file.json["eps"]?.number, epsilon > 0, epsilon < 1 else {
            throw file.mismatch("eps is missing or not between 0 and 1")
        }
        let width = try size("dim", in: 32...4096)
        let inner = try size("ffn", in: 32...16384)
        let heads = try size("heads", in: 1...128)
        guard width == heads * EncoderShape.headWidth, inner % 32 == 0 else {
            throw file.mismatch(
                "heads are not \(EncoderShape.headWidth) wide, or the inner layer is no multiple of 32")
        }
        shape = EncoderShape(
            layers: try size("layers", in: 1...48), width: width, heads: heads, inner: inner,
            longestSequence: try size("max_len", in: 3...EncoderWorkspace.rows), epsilon: Float(epsilon))
        var references: [ReferenceVector] = []
        for golden in file.json["golden"]?.array ?? [] {
            guard let text = golden["text"]?.string, let ids = golden["ids"]?.array,
                let scores = golden["scores"]?.numbers, scores.count == OutputLayout.count
            else { throw file.mismatch("a reference vector is incomplete") }
            let pieces = ids.compactMap { $0.whole(as: Int32.self) }
            guard pieces.count == ids.count, (1...shape.longestSequence).contains(pieces.count),
                pieces.allSatisfy((0..<pieceCount).contains)
            else { throw file.mismatch("a reference vector has pieces that the vocabulary has not") }
            references.append(
                ReferenceVector(
                    text: text, pieces: pieces, scores: scores.map(Float.init)))
        }
        guard !references.isEmpty else {
            throw file.mismatch("it has no reference vectors to test the engine by")
        }
        self.references = references
    }
}

/// How the logits of the two models are averaged.
struct EnsembleDescription: Sendable {
    /// The linear model's part, 0…1.
    let linearWeight: Float
    let thresholds: [Float]

    init(directory: String) throws(EmotionModelError) {
        let file = try DescriptionFile(directory: directory, name: ModelFile.ensemble)
        try file.checkLabels()
        thresholds = try file.thresholds(file.json["thresholds"])
        guard let weight = file.json["w_linear"]?.number, (0...1).contains(weight) else {
            throw file.mismatch("w_linear is missing or not in 0...1")
        }
        linearWeight = Float(weight)
    }
}

/// The description of the linear model: thresholds in three groups.
struct LinearDescription: Sendable {
    let thresholds: [Float]

    init(directory: String) throws(EmotionModelError) {
        let file = try DescriptionFile(directory: directory, name: ModelFile.linearDescription)
        let groups = ["full", "ekman", "sent"].map { file.json[$0]?["th"]?.array ?? [] }
        thresholds = try file.thresholds(.array(groups.flatMap(\.self)))
    }
}

/// A JSON file of the model directory.
private struct DescriptionFile {
    let name: String
    let json: JSONValue

    init(directory: String, name: String) throws(EmotionModelError) {
        let file = try MappedFile(path: "\(directory)/\(name)")
        self.name = name
        do {
            json = try JSONParser.parse(Array(file.bytes))
        } catch {
            throw EmotionModelError(.malformed, file: name, "it is not JSON: \(error)")
        }
    }

    func mismatch(_ reason: String) -> EmotionModelError {
        EmotionModelError(.mismatched, file: name, reason)
    }

    func checkLabels() throws(EmotionModelError) {
        guard json["labels"]?.array?.map(\.string) == OutputLayout.names else {
            throw mismatch("its labels are not the \(OutputLayout.count) of this engine, in order")
        }
    }

    func thresholds(_ value: JSONValue?) throws(EmotionModelError) -> [Float] {
        guard let numbers = value?.numbers, numbers.count == OutputLayout.count,
            numbers.allSatisfy({ $0 > 0 && $0 < 1 })
        else { throw mismatch("it has no \(OutputLayout.count) thresholds between 0 and 1") }
        return numbers.map(Float.init)
    }
}

extension JSONValue {
    /// The numbers of a list of numbers, or nil when an element is something else.
    fileprivate var numbers: [Double]? {
        guard let array else { return nil }
        let numbers = array.compactMap(\.number)
        return numbers.count == array.count ? numbers : nil
    }
}
