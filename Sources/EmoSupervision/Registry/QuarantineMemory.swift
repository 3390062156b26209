// Which plugin builds were in quarantine, across restarts of the daemon: one small file. Blocking: runs on
// the files thread. Invariant: a record holds for exactly one build, known by the hash of its library; a new
// build starts with a clean record.
import FoundationEssentials

/// The remembered quarantines.
struct QuarantineMemory: Sendable, Codable, Equatable {
    /// Why a build was put into quarantine.
    struct Record: Sendable, Codable, Equatable {
        var librarySHA256: String
        var code: String
        var message: String
        var hint: String

        var reason: EngineError { EngineError(.init(rawValue: code), message, hint: hint) }
    }

    /// By engine id.
    var records: [String: Record] = [:]

    /// An empty memory.
    init() {}

    /// Reads the file; one that is missing or damaged is an empty memory, because a quarantine is found anew
    /// by itself.
    init(path: String) {
        guard let bytes = FileContent.read(path: path, limit: 1 << 20),
            let memory = try? JSONDecoder().decode(QuarantineMemory.self, from: Data(bytes))
        else { return }
        self = memory
    }

    /// Replaces the file in one step.
    func write(path: String) throws {
        try JSONEncoder().encode(self).write(to: URL(filePath: path), options: .atomic)
    }
}
