// Which files the safety model is made of. tools/train-safety/export.py writes the sums.

import ModelVerification

/// The files of the model, with the sums this program was made for.
enum SafetyModelFiles {
    /// The weights.
    static let encoder = ModelFile(
        "safety-minilm6.int8.safetensors",
        sha256: "9a0d98b01bf5d8f1aafbf8b934ed59c0413d41d14959b022db5b2ab20bbca86f")
    /// Labels, shape, thresholds, reference vectors.
    static let description = ModelFile(
        "safety-minilm6.json", sha256: "5553a15d738dce70fec97bb49f3742f648760b293fd7148c97430a9888eeca9d")
    /// The pieces of words.
    static let vocabulary = ModelFile(
        "safety-minilm6.vocab.txt", sha256: "156058270e54a4443b2711399a75023acca279c798961faff6cce165a5026314"
    )
    /// All of them.
    static let all = [encoder, description, vocabulary]
}
