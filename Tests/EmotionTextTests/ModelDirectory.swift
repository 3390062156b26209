// The model the tests compute with, and damaged copies of it.
// Invariant: the real model is never changed; a copy is a folder of its own that goes when the test ends.

import EmotionText
import Foundation

/// The engine's model directory.
enum ModelDirectory {
    /// plugins/emotion-text/model of this checkout.
    static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "plugins/emotion-text/model").path()

    /// An analyzer of its own for each test: they keep scratch memory.
    static func analyzer(_ model: EmotionModel = .ensemble) throws -> TextEmotionAnalyzer {
        try TextEmotionAnalyzer(modelDirectory: path, model: model)
    }

    /// Runs `body` with a folder of links to the model files, of which one is replaced, or left out with nil.
    static func with<Result>(
        _ file: String, replacedBy data: Data?, _ body: (String) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emotion-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name != file {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name),
                withDestinationURL: URL(filePath: path).appending(path: name))
        }
        try data?.write(to: folder.appending(path: file))
        return try body(folder.path())
    }

    /// The content of a model file.
    static func data(_ file: String) throws -> Data {
        try Data(contentsOf: URL(filePath: path).appending(path: file))
    }
}
