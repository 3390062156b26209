// Plugins that are dropped in, replaced and taken away while the daemon runs: found by the kernel's word, without a
// command.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite("Plugins dropped in")
struct DropInTests {
    @Test("a pair of files copied into the directory becomes an engine, and goes when it is removed")
    func dropIn() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            try EngineStage.install("emotion.two", "", in: stage.folder)
            _ = try await stage.reaches("emotion.two", .ready)
            try FileManager.default.removeItem(atPath: "\(stage.folder.path)/plugins/emotion.two.engine.json")
            _ = try await stage.reaches("emotion.two", .absent)
        }
    }

    @Test("a plugin directory that is made later, with folders above it, is found too")
    func laterDirectory() async throws {
        let folder = try TemporaryFolder()
        try await EngineStage.play(
            [:], folder: folder,
            configure: { configuration in
                configuration.pluginDirectories = ["\(folder.path)/far/below/plugins"]
            }
        ) { stage in
            try EngineStage.install("emotion.one", "", in: folder)
            // Moved as a whole, and then one more file pair, which only a watch of the new directory can see.
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/far/below", withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                atPath: "\(folder.path)/plugins", toPath: "\(folder.path)/far/below/plugins")
            _ = try await stage.reaches("emotion.one", .ready)
            try EngineStage.install("emotion.two", "", in: folder)
            for name in ["emotion.two.so", "emotion.two.engine.json"] {
                try FileManager.default.moveItem(
                    atPath: "\(folder.path)/plugins/\(name)",
                    toPath: "\(folder.path)/far/below/plugins/\(name)")
            }
            _ = try await stage.reaches("emotion.two", .ready)
        }
    }

    @Test("a manifest that others may write is refused with its name, and taken up once that is mended")
    func untrusted() async throws {
        try await EngineStage.play([:]) { stage in
            try EngineStage.install("emotion.one", "", in: stage.folder)
            let manifest = "\(stage.folder.path)/plugins/emotion.one.engine.json"
            chmod(manifest, 0o666)
            let end = NIODeadline.now() + .seconds(20)
            while await stage.registry.findings().first?.error.code != .untrustedFile, NIODeadline.now() < end
            {
                try await Task.sleep(for: .milliseconds(2))
            }
            #expect(await stage.registry.findings().first?.path == manifest)
            chmod(manifest, 0o644)
            _ = try await stage.reaches("emotion.one", .ready)
        }
    }
}
