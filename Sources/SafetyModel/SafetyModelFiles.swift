// Which files the safety model is made of. tools/train-safety/export.py writes the sums.

import ModelVerification

/// The files of the model, with the sums this program was made for.
enum SafetyModelFiles {
    /// The weights.
    static let encoder = ModelFile(
        "safety-minilm6.int8.safetensors",
        sha256: "15b364236b6299636270ce954a86d5345abd5bd11bbe8cdfb1ff9fdbf821c89d")
    /// Labels, shape, thresholds, reference vectors.
    static let description = ModelFile(
        "safety-minilm6.json", sha256: "418301680f3ab976d193e7789b06134c1bddb92d27104a2bd9e8ea91c5bd1177")
    /// The pieces of words.
    static let vocabulary = ModelFile(
        "safety-minilm6.vocab.txt", sha256: "f9f26b1666c52168244a0b829b66cdf24362c6c8a0c43195029a6efa4d5d762a"
    )
    /// All of them.
    static let all = [encoder, description, vocabulary]
}
