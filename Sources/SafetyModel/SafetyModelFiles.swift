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
        "safety-minilm6.json", sha256: "8500d620e99bd9a86bcba6c52d3a32577c6cb12737ceaaae32269a5d581c9939")
    /// The pieces of words.
    static let vocabulary = ModelFile(
        "safety-minilm6.vocab.txt", sha256: "a71d3d24905148eb14f6fce6a30c8f4c9c55f543ddd4022ad710d368cde8733a"
    )
    /// All of them.
    static let all = [encoder, description, vocabulary]
}
