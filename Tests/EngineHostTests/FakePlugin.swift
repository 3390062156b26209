// Builds engines of the zoo (plugins/examples/fakes) with the system's C compiler.
import Foundation
import Testing

/// A fake engine in a folder of its own, removed with the last reference.
final class FakePlugin: Sendable {
    /// Kinds as the ABI numbers them.
    enum Kind: Int {
        case stt = 1
        case emotion = 2
        case buddy = 3
    }

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The folder; scratch and model folders lie in it.
    let folder: URL
    /// The engine's id.
    let id: String
    private let kind: Kind

    /// Builds one.
    /// - Parameters:
    ///   - fault: a word of `fake.c`; empty for a good engine.
    ///   - entry: the name of the exported function.
    ///   - variables: further variables of its Makefile.
    init(
        _ kind: Kind = .stt, fault: String = "", entry: String = "emo_engine_entry_v1",
        variables: [String: String] = [:]
    ) throws {
        id = "\(kind).fake"
        self.kind = kind
        folder = FileManager.default.temporaryDirectory.appending(path: "emobuddy-fake-\(UUID().uuidString)")
        for name in ["scratch", "models"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let make = Process()
        make.executableURL = URL(filePath: "/usr/bin/env")
        make.arguments =
            [
                "make", "-s", "-C", Self.root.appending(path: "plugins/examples/fakes").path,
                "OUT=\(folder.path)",
                "KIND=\(kind.rawValue)", "ID=\(id)", "FAULT=\(fault)", "ENTRY_NAME=\(entry)",
            ] + variables.map { "\($0)=\($1)" }
        try make.run()
        make.waitUntilExit()
        try #require(make.terminationStatus == 0)
    }

    /// Writes a manifest that agrees with the plugin, with a model file that the plugin reads if it was built for one.
    func writeManifest(model: String? = nil) throws {
        let labels =
            #", "labels": ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]"#
        let more = [Kind.stt: #", "sample_rate": 16000"#, .emotion: labels][kind] ?? ""
        let files = model.map {
            #""model_directory": "models", "model_files": [{"name": "\#($0)", "bytes": 6}]"#
        }
        let text = """
            {"id": "\(id)", "kind": "\(kind)", "version": "1.0.0", "abi": {"major": 1, "minor": 0}, "library": "\(id).so",
             "languages": ["en"], "concurrency": 1, \(files ?? #""model_files": []"#)\(more)}
            """
        try Data(text.utf8).write(to: folder.appending(path: "\(id).engine.json"))
        if let model { try Data("model\n".utf8).write(to: folder.appending(path: "models/\(model)")) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The plugin's file.
    var file: String { folder.appending(path: "\(id).so").path }
    /// The scratch directory.
    var scratch: String { folder.appending(path: "scratch").path }
    /// The model directory.
    var models: String { folder.appending(path: "models").path }
}
