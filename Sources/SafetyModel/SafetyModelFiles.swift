// Which files the safety model is made of. tools/train-safety/export.py writes the sums.

import ModelVerification

/// The files of the model, with the sums this program was made for.
enum SafetyModelFiles {
    /// The weights.
    static let encoder = ModelFile(
        "safety-minilm6.int8.safetensors",
        sha256: "b1ffbd4728c775da218d793555bdf6bc57f6b61346056b313b280027a0a6717c")
    /// Labels, shape, thresholds, reference vectors.
    static let description = ModelFile(
        "safety-minilm6.json", sha256: "6498c8db9a3707baa55aef0893d108bdc774feaff9ebf505c61a9b11f26ae4ea")
    /// The pieces of words.
    static let vocabulary = ModelFile(
        "safety-minilm6.vocab.txt", sha256: "a71d3d24905148eb14f6fce6a30c8f4c9c55f543ddd4022ad710d368cde8733a"
    )
    /// All of them.
    static let all = [encoder, description, vocabulary]
}
