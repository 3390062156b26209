// Which files the safety model is made of. tools/train-safety/export.py writes the sums.

import ModelVerification

/// The files of the model, with the sums this program was made for.
enum SafetyModelFiles {
    /// The weights.
    static let encoder = ModelFile(
        "safety-minilm6.int8.safetensors",
        sha256: "ae98116c36f3e375b23bd47a3c0558fa91b5422f47b212a7621ac04372cbdbe5")
    /// Labels, shape, thresholds, reference vectors.
    static let description = ModelFile(
        "safety-minilm6.json", sha256: "99ce83322bddd6a877df65ca25cc9c1f5dcbfe09b5bdd6ff347fc3c2001f58d8")
    /// The pieces of words.
    static let vocabulary = ModelFile(
        "safety-minilm6.vocab.txt", sha256: "125a33ac035f97fe53c291b9b0444ad43d83edac26f4d813ee553e1ad44824a2"
    )
    /// All of them.
    static let all = [encoder, description, vocabulary]
}
