// The model files of the pocketsphinx engine: where they lie, their names and sums. The manifest states the
// same ones.
import ModelVerification

/// The US English model of Debian's package pocketsphinx-en-us, 0.8+5prealpha+1.
///
/// The sums are pinned because the library ends the whole process on a damaged model definition.
public struct PocketSphinxModel: Sendable, Equatable {
    /// The folder into which the package installs the model.
    public static let debianDirectory = "/usr/share/pocketsphinx/model/en-us"

    /// Acoustic model, language model and dictionary.
    public static let files = [
        ModelFile(
            "en-us/mdef", sha256: "2360f9a86889c1cfee8bd618a0269387911e5fb2920a594f506b18b8c79683b0"),
        ModelFile(
            "en-us/means", sha256: "832019e32cac12eb318964f96f469034acb12d0348eeddc3831831a100cb4dd4"),
        ModelFile(
            "en-us/variances", sha256: "b00d696f85e96834fc10f8e5f06428d8c4db6bffdbe5845b6f69bf6efbc48fa5"),
        ModelFile(
            "en-us/transition_matrices",
            sha256: "c1f7f28ea43177be734be1f88bd7f1b9a853d0e660f8599c67c6eaeca8bb539a"),
        ModelFile(
            "en-us/sendump", sha256: "8c9564c0d5bef69ca9d9bf1014abe162f071644cf02cf1fa8a483c3dc165a7a8"),
        ModelFile(
            "en-us/feat.params", sha256: "9f8058c107ebbc42abef6d39c67c6aedbcf60ac371332e550994e12a0392cb02"),
        ModelFile(
            "en-us/noisedict", sha256: "7295b07df2c204c4f87c6782b6be1a3859d7006d4e3864181c955d6dab105a33"),
        ModelFile(
            "en-us.lm.bin", sha256: "db21d0642286677699e6dbc859d2e5395570222361999387ce60f6e1d01995d6"),
        ModelFile(
            "cmudict-en-us.dict", sha256: "9de99dd2a24b63c653c1c30ab39388d05185cae36d0875f15c319b4ad6dc43af"),
    ]

    /// What to do when the files are not right.
    public static let remedy = "run apt-get install --reinstall pocketsphinx-en-us"

    private let files: VerifiedModel

    /// Checks the files.
    /// - Parameter checkWanted: called before each file; throws to end the work.
    /// - Throws: `ModelFileError`.
    public init(verifying directory: String = debianDirectory, checkWanted: () throws -> Void = {}) throws {
        files = try VerifiedModel(verifying: directory, files: Self.files, checkWanted: checkWanted)
    }

    var acousticModel: String { files.path("en-us") }
    var languageModel: String { files.path("en-us.lm.bin") }
    var dictionary: String { files.path("cmudict-en-us.dict") }
}
