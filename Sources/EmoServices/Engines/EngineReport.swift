// One engine as people see it: running ones from their supervisor, refused plugins from the scan of the directories.
import EmoProtocol
import EmoSupervision

/// One engine and its state.
struct EngineReport: Sendable {
    let id: String
    let kind: String
    let version: String
    let state: String
    /// Why it is not ready, and what to do.
    let reason: String?
    /// What to do about it.
    let hint: String?
    let isDefault: Bool
    let isServing: Bool
    let languages: [String]
    let processID: Int?
    let restarts: Int
    let requests: Int
    let failures: Int
    let queued: Int
    let residentBytes: Int?
    /// What became of a new build, until it has proved itself.
    let upgrade: EngineUpgrade?

    /// Every engine, and every plugin that was refused.
    static func all(_ engines: EngineRegistry) async -> [EngineReport] {
        let snapshots = await engines.snapshots()
        var defaults: Set<EngineKind> = []
        let running = snapshots.map { snapshot in
            let isDefault = snapshot.state.isServing && defaults.insert(snapshot.kind).inserted
            return EngineReport(snapshot, isDefault: isDefault)
        }
        return running + (await engines.findings()).map(EngineReport.init)
    }

    init(_ snapshot: EngineSnapshot, isDefault: Bool) {
        id = snapshot.id
        kind = snapshot.kind.rawValue
        version = snapshot.version
        state = snapshot.state.rawValue
        isServing = snapshot.state.isServing
        // What went wrong before is of interest only while it is not mended.
        reason = snapshot.state.isServing ? nil : snapshot.lastFailure?.message
        hint = snapshot.state.isServing ? nil : snapshot.lastFailure?.hint
        self.isDefault = isDefault
        languages = snapshot.languages
        processID = snapshot.processID.map(Int.init)
        restarts = max(snapshot.starts - 1, 0)
        requests = snapshot.answered
        failures = snapshot.failed
        queued = snapshot.queueDepth
        residentBytes = snapshot.residentBytes.map(Int.init)
        upgrade = snapshot.upgrade
    }

    private init(_ finding: PluginFinding) {
        id = finding.id ?? finding.path.split(separator: "/").last.map(String.init) ?? finding.path
        // The first part of an id is its kind by convention; what cannot be read can only be guessed.
        kind = EngineKind(rawValue: String(id.prefix { $0 != "." }))?.rawValue ?? EngineKind.buddy.rawValue
        version = ""
        state = "invalid"
        reason = finding.error.message
        hint = finding.error.hint
        isDefault = false
        isServing = false
        languages = []
        processID = nil
        restarts = 0
        requests = 0
        failures = 0
        queued = 0
        residentBytes = nil
        upgrade = nil
    }

    /// The engine on the wire.
    var json: JSONValue {
        [
            "id": .string(id), "kind": .string(kind), "version": .string(version), "state": .string(state),
            "reason": JSONValue(
                [reason, hint].compactMap { $0 }.isEmpty
                    ? nil : [reason, hint].compactMap { $0 }.joined(separator: "; ")),
            "is_default": .bool(isDefault), "languages": JSONValue(languages), "pid": JSONValue(processID),
            "restarts": .integer(Int64(restarts)),
            "requests": .integer(Int64(requests)), "failures": .integer(Int64(failures)),
            "queued": .integer(Int64(queued)),
            "memory_bytes": JSONValue(residentBytes), "upgrade": upgrade?.json ?? .null,
        ]
    }
}

extension EngineUpgrade {
    /// The upgrade on the wire.
    var json: JSONValue {
        [
            "phase": .string(phase.rawValue), "from_version": .string(fromVersion),
            "to_version": .string(toVersion),
            "reason": JSONValue(reason?.message),
        ]
    }
}
