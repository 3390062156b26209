// What the JSON files beside the weights say, as far as it is about emotions: labels and thresholds.
// Invariant: a description that this engine can't compute by is refused when it is read, not when it is used.

import EmoJSON
import TextEncoder

/// Which models an analyzer computes with.
public enum EmotionModel: String, CaseIterable, Sendable {
    /// Encoders and linear model, their logits averaged: the most accurate.
    case ensemble
    /// The encoders alone.
    case encoder
    /// The linear model alone: a few megabytes and well under a millisecond, for small machines.
    case linear
}

/// The names of the files in a model directory.
enum ModelFile {
    static let encoders = ["emotion-minilm6a.int8.safetensors", "emotion-minilm6b.int8.safetensors"]
    static let encoderDescription = "emotion-minilm6.json"
    static let vocabulary = "emotion-minilm6.vocab.txt"
    static let linear = "emotion-linear15.int8.safetensors"
    static let linearDescription = "emotion-linear15.json"
    static let ensemble = "ensemble.json"
}

/// The description of the encoders, with the thresholds for them alone.
struct EmotionEncoderDescription: Sendable {
    let encoder: EncoderDescription
    let thresholds: [Float]

    /// - Parameter pieceCount: the number of pieces of the vocabulary.
    init(directory: String, pieceCount: Int32) throws(EncoderModelError) {
        let file = try ModelDescriptionFile(directory: directory, name: ModelFile.encoderDescription)
        try file.check(labels: OutputLayout.names)
        thresholds = try file.thresholds(file.json["thresholds"], count: OutputLayout.count)
        encoder = try EncoderDescription(file, outputs: OutputLayout.count, pieceCount: pieceCount)
    }
}

/// How the logits of encoders and linear model, and of labels and their groups, are averaged.
struct EnsembleDescription: Sendable {
    /// The linear model's part, 0…1.
    let linearWeight: Float
    /// The labels' part of the logits of their groups, 0…1.
    let membersWeight: Float
    let thresholds: [Float]

    init(directory: String) throws(EncoderModelError) {
        let file = try ModelDescriptionFile(directory: directory, name: ModelFile.ensemble)
        try file.check(labels: OutputLayout.names)
        thresholds = try file.thresholds(file.json["thresholds"], count: OutputLayout.count)
        linearWeight = try Self.weight("w_linear", of: file)
        membersWeight = try Self.weight("w_members", of: file)
    }

    /// The logits that the encoders' and the linear model's come to.
    func combined(_ encoders: [Float], _ linear: [Float]) -> [Float] {
        let mean = zip(encoders, linear).map { (1 - linearWeight) * $0 + linearWeight * $1 }
        return LabelGroups.blended(mean, part: membersWeight)
    }

    private static func weight(
        _ name: String, of file: ModelDescriptionFile
    ) throws(EncoderModelError) -> Float {
        guard let weight = file.json[name]?.number, (0...1).contains(weight) else {
            throw file.mismatch("\(name) is missing or not in 0...1")
        }
        return Float(weight)
    }
}

/// The description of the linear model: thresholds in three groups.
struct LinearDescription: Sendable {
    let thresholds: [Float]

    init(directory: String) throws(EncoderModelError) {
        let file = try ModelDescriptionFile(directory: directory, name: ModelFile.linearDescription)
        let groups = ["full", "ekman", "sent"].map { file.json[$0]?["th"]?.array ?? [] }
        thresholds = try file.thresholds(.array(groups.flatMap(\.self)), count: OutputLayout.count)
    }
}
