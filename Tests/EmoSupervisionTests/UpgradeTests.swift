// From one build of an engine to the next: the old one serves until the new one has proved that it can, and comes
// back when the new one fails.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite("Upgrades of engines")
struct UpgradeTests {
    private func install(_ version: String, _ script: String = "", in stage: EngineStage) throws {
        try EngineStage.install("emotion.one", script, version: version, in: stage.folder)
    }

    private func upgrade(_ stage: EngineStage) async throws -> EngineSnapshot {
        try await stage.registry.upgrade("emotion.one", deadline: .now() + .seconds(20))
    }

    @Test("the new build is tested beside the old one, which serves meanwhile and finishes what it began")
    func sideBySide() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let old = try await stage.ready("emotion.one")
            let held = Task { try await stage.feel("do:sleep") }
            _ = try await stage.reaches("emotion.one", .busy)
            try install("2.0.0", in: stage)
            let new = try await stage.sees("emotion.one") { $0.version == "2.0.0" }
            #expect(new.state.isServing && new.processID != old.processID)
            #expect(new.upgrade == EngineUpgrade(phase: .probation, fromVersion: "1.0.0", toVersion: "2.0.0"))
            _ = await stage.code { try await held.value }
            #expect(try await stage.feel("next").engine.version == "2.0.0")
            #expect(stage.upgrades.map(\.phase) == [.testing, .probation])
            let first = try #require(stage.transitions.first { $0.version == "2.0.0" })
            #expect(first.role == .trial)
            let left = try #require(stage.transitions.first { $0.to == .draining || $0.to == .stopping })
            #expect(left.version == "1.0.0" && left.role == .retiring)
        }
    }

    @Test("requests all through an upgrade are all answered")
    func nobodyIsRefused() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            let asking = Task {
                var versions: [String] = []
                while !versions.contains("2.0.0") {
                    versions.append(try await stage.feel("hello").engine.version)
                }
                return versions
            }
            try install("2.0.0", in: stage)
            let versions = try await asking.value
            #expect(versions.first == "1.0.0" && versions.last == "2.0.0")
        }
    }

    @Test(
        "a build that does not pass its test is refused, is not tried again by itself, and the old one serves on"
    )
    func refused() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let old = try await stage.ready("emotion.one")
            try install("2.0.0", "test=fail", in: stage)
            let now = try await stage.sees("emotion.one") { $0.upgrade?.phase == .refused }
            #expect(now.processID == old.processID && now.version == "1.0.0" && now.state == .ready)
            #expect(now.upgrade?.reason?.message.contains("test inference") == true)
            await stage.registry.rescan()
            #expect(stage.transitions.count { $0.version == "2.0.0" && $0.to == .starting } == 1)
            #expect(await stage.code { try await upgrade(stage) } == .upgradeRefused)
            #expect(stage.transitions.count { $0.version == "2.0.0" && $0.to == .starting } == 2)
            #expect(try await stage.feel("hello").engine.version == "1.0.0")
        }
    }

    @Test("an upgrade on command takes up what is installed, and says so when nothing is new")
    func onCommand() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            let same = try await upgrade(stage)
            #expect(same.version == "1.0.0" && same.upgrade == nil)
            try install("2.0.0", in: stage)
            let new = try await upgrade(stage)
            #expect(new.version == "2.0.0" && new.state.isServing && new.upgrade?.phase == .probation)
            #expect(
                await stage.code { try await stage.registry.upgrade("emotion.none", deadline: .now()) }
                    == .unknown)
        }
    }

    @Test("a new build that is quarantined on probation gives way to the old one, also after a restart")
    func rollsBack() async throws {
        let folder = try TemporaryFolder()
        try await EngineStage.play(["emotion.one": ""], folder: folder) { stage in
            _ = try await stage.ready("emotion.one")
            try await kept(1, in: folder)
            try install("2.0.0", "depends=exit78", in: stage)
            _ = try await upgrade(stage)
            // The request that the new build dies of is answered by the old one.
            #expect(try await stage.feel("do:depends").engine.version == "1.0.0")
            let restored = try await stage.sees("emotion.one") { $0.version == "1.0.0" && $0.state == .ready }
            #expect(restored.upgrade?.phase == .rolledBack && restored.upgrade?.toVersion == "2.0.0")
            #expect(try await stage.feel("hello").engine.version == "1.0.0")
            #expect(stage.upgrades.map(\.phase) == [.testing, .probation, .rolledBack])
        }
        try await EngineStage.play([:], folder: folder) { stage in
            let restored = try await stage.ready("emotion.one")
            #expect(restored.version == "1.0.0" && restored.upgrade?.phase == .rolledBack)
            // Once mended, the installed build is taken up again.
            try install("2.0.1", in: stage)
            _ = try await stage.sees("emotion.one") { $0.version == "2.0.1" && $0.state == .ready }
        }
    }

    @Test("when the probation is over the old build is forgotten, and a quarantine is one")
    func proved() async throws {
        let folder = try TemporaryFolder()
        try await EngineStage.play(
            ["emotion.one": ""], folder: folder, configure: { $0.probation = .milliseconds(50) }
        ) { stage in
            _ = try await stage.ready("emotion.one")
            try await kept(1, in: folder)
            try install("2.0.0", in: stage)
            _ = try await stage.sees("emotion.one") { $0.version == "2.0.0" && $0.upgrade == nil }
            try await kept(1, in: folder)
            _ = await stage.code { try await stage.feel("do:exit78") }
            let now = try await stage.reaches("emotion.one", .quarantined)
            #expect(now.version == "2.0.0" && now.upgrade == nil)
        }
    }

    @Test("files that are refused do not take a serving engine away")
    func halfInstalled() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let old = try await stage.ready("emotion.one")
            try stage.folder.write("{", to: "plugins/emotion.one.engine.json")
            let now = try await stage.sees("emotion.one") { $0.upgrade?.phase == .refused }
            #expect(now.processID == old.processID)
            #expect(now.upgrade?.reason?.code == .manifestInvalid)
            try install("2.0.0", in: stage)
            _ = try await stage.sees("emotion.one") { $0.version == "2.0.0" }
        }
    }

    @Test("an engine keeps its last lines across its builds")
    func logs() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            try install("2.0.0", in: stage)
            _ = try await stage.sees("emotion.one") { $0.version == "2.0.0" }
            // The old build may still end meanwhile, which is a line too.
            let two = try await stage.registry.logs(of: "emotion.one", last: 2)
            let lines = try await stage.registry.logs(of: "emotion.one", last: 100)
            #expect(lines.first?.text == "1.0.0 absent → starting")
            #expect(lines.contains { $0.text == "upgrade 1.0.0 to 2.0.0: probation" && $0.level == .info })
            #expect(two.count == 2 && lines.firstRange(of: two) != nil)
            #expect(
                await stage.code { try await stage.registry.logs(of: "emotion.none", last: 1) } == .unknown)
        }
    }

    /// Waits until so many builds are kept.
    private func kept(_ count: Int, in folder: TemporaryFolder) async throws {
        let end = NIODeadline.now() + .seconds(20)
        while NIODeadline.now() < end {
            let names =
                (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/retained/emotion.one"))
                ?? []
            if names.count == count, !names.contains(where: { $0.hasSuffix(".new") }) { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("there never were \(count) builds kept")
    }
}
