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

    /// Builds one.
    /// - Parameters:
    ///   - fault: a word of `fake.c`; empty for a good engine.
    ///   - entry: the name of the exported function.
    init(_ kind: Kind = .stt, fault: String = "", entry: String = "emo_engine_entry_v1") throws {
        id = "\(kind).fake"
        folder = FileManager.default.temporaryDirectory.appending(path: "emobuddy-fake-\(UUID().uuidString)")
        for name in ["scratch", "models"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let make = Process()
        make.executableURL = URL(filePath: "/usr/bin/env")
        make.arguments = [
            "make", "-s", "-C", Self.root.appending(path: "plugins/examples/fakes").path,
            "OUT=\(folder.path)",
            "KIND=\(kind.rawValue)", "ID=\(id)", "FAULT=\(fault)", "ENTRY_NAME=\(entry)",
        ]
        try make.run()
        make.waitUntilExit()
        try #require(make.terminationStatus == 0)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The plugin's file.
    var file: String { folder.appending(path: "\(id).so").path }
    /// The scratch directory.
    var scratch: String { folder.appending(path: "scratch").path }
    /// The model directory.
    var models: String { folder.appending(path: "models").path }
}
