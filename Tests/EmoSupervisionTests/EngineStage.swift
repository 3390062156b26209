// A registry over real host processes that misbehave on command: what the tests of the supervision play on.
import EmoSupervision
import Foundation
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// What callbacks told, in order.
final class Collected<Element: Sendable>: Sendable {
    private let list = Mutex<[Element]>([])
    func add(_ element: Element) { list.withLock { $0.append(element) } }
    var all: [Element] { list.withLock { $0 } }
}

/// A registry with its folders, its event loop and the transitions it told.
final class EngineStage: Sendable {
    let folder: TemporaryFolder
    let registry: EngineRegistry
    private let told: Collected<EngineNotice>

    var transitions: [EngineTransition] {
        told.all.compactMap { if case .transition(let transition) = $0 { transition } else { nil } }
    }

    var upgrades: [EngineUpgrade] {
        told.all.compactMap { if case .upgrade(_, _, let upgrade) = $0 { upgrade } else { nil } }
    }

    /// - Parameters:
    ///   - engines: the words of each plugin file by id; the kind is the first part of the id.
    ///   - change: the settings of all engines, of a kind that makes faults show quickly.
    init(
        _ engines: [String: String], order: [EngineKind: [String]] = [:], models: String? = nil,
        folder: TemporaryFolder? = nil, host: String = EngineStage.hostPath,
        change: (inout EngineSettings) -> Void = { _ in },
        configure: (inout SupervisionConfiguration) -> Void = { _ in }
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        let told = Collected<EngineNotice>()
        self.folder = folder
        self.told = told
        for (id, script) in engines { try Self.install(id, script, models: models, in: folder) }
        var configuration = SupervisionConfiguration(
            hostExecutable: host, pluginDirectories: ["\(folder.path)/plugins"],
            modelsDirectory: "\(folder.path)/models", scratchDirectory: "\(folder.path)/scratch")
        configuration.order = order
        configuration.quarantineFile = "\(folder.path)/quarantine.json"
        configuration.retainedDirectory = "\(folder.path)/retained"
        configuration.defaults.lateReplyGrace = .milliseconds(200)
        configuration.defaults.stallTimeout = .milliseconds(400)
        configuration.defaults.stopTimeout = .milliseconds(400)
        change(&configuration.defaults)
        configure(&configuration)
        registry = try EngineRegistry(
            configuration: configuration, eventLoop: MultiThreadedEventLoopGroup.singleton.next(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, onNotice: { told.add($0) },
            jitter: { -1 })
    }

    /// The misbehaving host, built beside the tests.
    static var hostPath: String { path("emo-test-host") }

    /// The real host, built beside the tests; nil when it is not.
    static var realHost: String? {
        let host = path("emo-engine-host")
        return FileManager.default.isExecutableFile(atPath: host) ? host : nil
    }

    /// A program built beside the tests.
    static func path(_ program: String) -> String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (tests as NSString).deletingLastPathComponent + "/\(program)"
    }

    static func install(
        _ id: String, _ script: String, version: String = "1.0.0", models: String? = nil,
        in folder: TemporaryFolder
    ) throws {
        let kind = String(id.prefix { $0 != "." })
        try folder.write("kind=\(kind) \(script) version=\(version)", to: "plugins/\(id).so")
        try folder.write(
            """
            {"id": "\(id)", "kind": "\(kind)", "version": "\(version)",
             "abi": {"major": 1, "minor": 0}, "sample_rate": 16000,
             "library": "\(id).so", "languages": ["en"]\(models.map { ", " + $0 } ?? "")}
            """, to: "plugins/\(id).engine.json")
    }

    /// Starts the registry, plays, and shows that nothing is left.
    static func play(
        _ engines: [String: String], order: [EngineKind: [String]] = [:], models: String? = nil,
        folder: TemporaryFolder? = nil, host: String = EngineStage.hostPath,
        change: (inout EngineSettings) -> Void = { _ in },
        configure: (inout SupervisionConfiguration) -> Void = { _ in },
        _ body: (EngineStage) async throws -> Void
    ) async throws {
        let stage = try EngineStage(
            engines, order: order, models: models, folder: folder, host: host, change: change,
            configure: configure)
        try await stage.registry.start()
        do { try await body(stage) } catch { Issue.record(error) }
        let processes = await stage.registry.snapshots().compactMap(\.processID)
        await stage.registry.shutdown(deadline: .now() + .seconds(5))
        for process in processes { #expect(kill(process, 0) == -1, "process \(process) is left") }
        #expect(await stage.registry.snapshots().allSatisfy { $0.processID == nil })
        let scratch = try FileManager.default.contentsOfDirectory(atPath: "\(stage.folder.path)/scratch")
        #expect(scratch.isEmpty, "left in scratch: \(scratch)")
    }

    func ready(_ id: String) async throws -> EngineSnapshot {
        try await registry.waitUntilReady(id, deadline: .now() + .seconds(20))
    }

    func snapshot(_ id: String) async throws -> EngineSnapshot {
        try #require(await registry.snapshots().first { $0.id == id })
    }

    /// Waits, by looking, until an engine is in a state.
    func reaches(_ id: String, _ state: EngineState) async throws -> EngineSnapshot {
        try await sees(id) { $0.state == state }
    }

    /// Waits, by looking, until something holds of an engine.
    func sees(_ id: String, _ condition: (EngineSnapshot) -> Bool) async throws -> EngineSnapshot {
        let end = NIODeadline.now() + .seconds(20)
        var last: EngineSnapshot?
        while NIODeadline.now() < end {
            last = await registry.snapshots().first { $0.id == id }
            if let last, condition(last) { return last }
            try await Task.sleep(for: .milliseconds(2))
        }
        let state =
            last.map { "stays \($0.state): \(String(describing: $0.lastFailure))" } ?? "does not appear"
        throw EngineError(.failed, "\(id) \(state)", hint: "")
    }

    func feel(_ text: String, seconds: Int64 = 20) async throws -> EmotionFinding {
        try await registry.analyzeEmotion(EmotionQuestion(text: text), deadline: .now() + .seconds(seconds))
    }

    /// The code a request fails with.
    func code(_ body: () async throws -> some Any) async -> EngineError.Code? {
        do {
            _ = try await body()
            return nil
        } catch { return (error as? EngineError)?.code }
    }
}
