// The state of everything, and what to do about what is wrong. A health answer costs one real read and one real durable write.
import EmoProtocol
import EmoStore
import EmoSupervision
import Glibc

/// Something that is wrong, with its remedy.
struct HealthProblem: Sendable {
    var code: String
    var message: String
    /// The command that helps.
    var hint: String
    /// True when people cannot use the service because of it.
    var isFailure: Bool
}

/// The state of everything.
struct HealthReport: Sendable {
    var storage: StoreHealth
    var isStorageInMemory: Bool
    var engines: [EngineReport]
    var resources: CrisisResources
    var tokensConfigured: Bool
    var activeTokens: Int
    var activeSessions: Int
    var connections: Int
    var uptimeMilliseconds: Int64
    var residentBytes: Int
    var problems: [HealthProblem]

    /// The worst of all parts.
    var status: String {
        problems.contains(where: \.isFailure) ? "failing" : problems.isEmpty ? "ok" : "degraded"
    }
}

/// Looks after everything.
struct HealthService: Sendable {
    let store: Store
    let engines: EngineRegistry
    let isStorageInMemory: Bool
    /// The safety layer reads with its model too, not by rules alone.
    let hasSafetyModel: Bool
    /// The people to turn to in danger, and where they are from.
    let resources: CrisisResources
    let tokensConfigured: Bool
    let started: ContinuousClock.Instant
    let connectionCount: @Sendable () -> Int

    /// Looks at every part.
    func report() async -> HealthReport {
        let storage = await store.health()
        let reports = await EngineReport.all(engines)
        let counts = try? await store.read {
            (tokens: try $0.tokens.activeCount(), sessions: try $0.sessions.activeCount())
        }
        return HealthReport(
            storage: storage, isStorageInMemory: isStorageInMemory, engines: reports,
            resources: resources, tokensConfigured: tokensConfigured,
            activeTokens: counts?.tokens ?? 0, activeSessions: counts?.sessions ?? 0,
            connections: connectionCount(),
            uptimeMilliseconds: started.millisecondsUntilNow, residentBytes: Self.residentBytes(),
            problems: problems(storage, reports))
    }

    private func problems(_ storage: StoreHealth, _ engines: [EngineReport]) -> [HealthProblem] {
        var problems: [HealthProblem] = []
        for failure in [storage.writeFailure, storage.readFailure, storage.damage].compactMap({ $0 }) {
            problems.append(
                HealthProblem(
                    code: failure.code.rawValue, message: failure.message, hint: failure.hint, isFailure: true
                ))
        }
        if isStorageInMemory {
            problems.append(
                HealthProblem(
                    code: "storage.in_memory", message: "nothing is kept beyond a restart",
                    hint: "set daemon.storage = \"disk\" in emod.toml", isFailure: false))
        }
        if !hasSafetyModel {
            problems.append(
                HealthProblem(
                    code: "safety.model_missing",
                    message: "danger is heard by rules alone: the safety model could not be read",
                    hint:
                        "install the package emobuddy again, then restart emod; the journal says which file it is",
                    isFailure: false))
        }
        if let reason = resources.failure {
            problems.append(
                HealthProblem(
                    code: "safety.resources_unreadable",
                    message: "the numbers to call in danger are those that emod was built with: \(reason)",
                    hint: "correct the file that safety.resources_file names, then restart emod",
                    isFailure: false))
        }
        for kind in EngineKind.allCases
        where !engines.contains(where: { $0.kind == kind.rawValue && $0.canServe }) {
            problems.append(
                HealthProblem(
                    code: "engine.unavailable", message: "no engine of kind \(kind.rawValue) is ready",
                    hint: "emoctl engine list", isFailure: kind == .speechToText))
        }
        for engine in engines where !engine.isServing && engine.reason != nil {
            problems.append(
                HealthProblem(
                    code: "engine.\(engine.state)", message: "\(engine.id): \(engine.reason ?? "")",
                    hint: engine.hint ?? "emoctl engine list", isFailure: false))
        }
        return problems
    }

    /// Resident memory of this process in bytes, from /proc/self/statm.
    private static func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "re") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let fields = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}

extension EngineReport {
    /// True when a request of its kind could be served: it is ready, or is started by the request.
    var canServe: Bool { isServing || state == "stopped" && reason == nil }
}
