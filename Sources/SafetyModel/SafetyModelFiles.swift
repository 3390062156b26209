// Which files the safety model is made of. tools/train-safety/export.py writes the sums.

import ModelVerification

/// The files of the model, with the sums this program was made for.
enum SafetyModelFiles {
    /// The weights.
    static let encoder = ModelFile(
        "safety-minilm6.int8.safetensors",
        sha256: "c23ba2b39d736bb0d4d5ece5431a8bd9555af5859f1a721458bbd1528fb7ca2f")
    /// Labels, shape, thresholds, reference vectors.
    static let description = ModelFile(
        "safety-minilm6.json", sha256: "7c92750364462e5be384db10b537cce9473c979fed793ada092323427a8a559c")
    /// The pieces of words.
    static let vocabulary = ModelFile(
        "safety-minilm6.vocab.txt", sha256: "3018e95207845244304024d955c1178fb5b2c349cbb954b848b40b97704f1ed0"
    )
    /// All of them.
    static let all = [encoder, description, vocabulary]
}
