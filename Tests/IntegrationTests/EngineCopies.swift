// Staged engines and models in folders of their own, which a test may break, replace and take away.
import EmoTestKit
import Foundation

/// Copies of staged engines, laid out as they are installed.
struct EngineCopies {
    let directory: TemporaryDirectory
    /// The plugin directory.
    let engines: String
    /// The directory of models.
    let models: String

    /// Copies some of the staged engines.
    init(_ ids: [String]) throws {
        directory = try TemporaryDirectory()
        (engines, models) = (directory.path + "/lib/emobuddy/engines", directory.path + "/share/models")
        let files = FileManager.default
        for folder in [engines, models] {
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        }
        try files.createSymbolicLink(
            atPath: directory.path + "/lib/emobuddy/sherpa-onnx",
            withDestinationPath: Stage.root + "/lib/emobuddy/sherpa-onnx")
        for id in ids { try install(id) }
    }

    /// Installs a staged engine as a package manager does: each file is complete under its name at once.
    func install(_ id: String) throws {
        let model = "\(Stage.models)/\(id)"
        if FileManager.default.fileExists(atPath: model),
            !FileManager.default.fileExists(atPath: "\(models)/\(id)")
        {
            try FileManager.default.copyItem(atPath: model, toPath: "\(models)/\(id)")
        }
        for ending in [".so", ".engine.json"] {
            let bytes = try Data(contentsOf: URL(filePath: "\(Stage.engines)/\(id)\(ending)"))
            try bytes.write(to: URL(filePath: "\(engines)/\(id)\(ending)"), options: .atomic)
        }
    }

    /// Changes the manifest of an engine, in one step.
    func changeManifest(of id: String, _ change: (String) -> String) throws {
        let path = "\(engines)/\(id).engine.json"
        let text = change(try String(contentsOf: URL(filePath: path), encoding: .utf8))
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// Takes an engine away.
    func remove(_ id: String) throws {
        try FileManager.default.removeItem(atPath: "\(engines)/\(id).engine.json")
        try FileManager.default.removeItem(atPath: "\(engines)/\(id).so")
    }
}
