// The model files of the sherpa engine: their names and sums. The engine's manifest states the same ones.
import ModelVerification

/// Moonshine tiny for English, as tools/fetch-models places it.
///
/// Jeffries et al., 2024, "Moonshine: Speech Recognition for Live Transcription and Voice Commands".
public struct MoonshineModel: Sendable, Equatable {
    static let encoder = ModelFile(
        "encoder_model.ort", sha256: "94e90a4654fc45cdfedb77c4c08e1739f48862998e58fada384b25118134f221")
    static let decoder = ModelFile(
        "decoder_model_merged.ort", sha256: "cf524c4862d36e9e5ab032eddc73637efd822d70e868ac575cf1a46e1e4708a0"
    )
    static let tokens = ModelFile(
        "tokens.txt", sha256: "7dcf928a367d76322dccba962b1c9c2843782dae622ca7e4a09c58c85e0c601e")

    /// Encoder, decoder and token table: 44 MB.
    public static let files = [encoder, decoder, tokens]

    /// What to do when the files are not right.
    public static let remedy =
        "delete the folder and install the model again: in a checkout run tools/fetch-models .deps, otherwise"
        + " reinstall the package"

    let files: VerifiedModel

    /// Checks the files.
    /// - Parameter checkWanted: called before each file; throws to end the work.
    /// - Throws: `ModelFileError`.
    public init(verifying directory: String, checkWanted: () throws -> Void = {}) throws {
        files = try VerifiedModel(verifying: directory, files: Self.files, checkWanted: checkWanted)
    }
}
