// Checks model files against the manifest before every start of a host. Blocking: runs on a thread of its
// own. Invariant: no host is started on a model file that is missing, of another size, or changed in a byte.
import Synchronization

/// Verifies model files, and remembers which content it has hashed already.
final class ModelVerifier: Sendable {
    private struct Known: Hashable {
        let facts: FileFacts
        let sha256: String
    }

    private static let limit = 1_024
    private let known = Mutex<Set<Known>>([])

    /// Checks presence, size and hash. A file that did not change since it was hashed is not read again.
    /// - Throws: `engine.model_missing` or `engine.model_corrupt`, naming the file.
    func verify(_ plugin: InstalledPlugin) throws(EngineError) {
        guard let directory = plugin.modelDirectory else { return }
        for file in plugin.manifest.modelFiles {
            let path = "\(directory)/\(file.name)"
            guard let facts = FileFacts(path: path), facts.isRegular else {
                throw EngineError(
                    .modelMissing, "\(plugin.manifest.id) needs the model file \(path), which is not there.",
                    hint: "Install the model, then: emoctl engine reset \(plugin.manifest.id)")
            }
            guard facts.bytes == file.bytes else {
                throw corrupt(path, "has \(facts.bytes) bytes instead of \(file.bytes)", plugin)
            }
            let entry = Known(facts: facts, sha256: file.sha256)
            if known.withLock({ $0.contains(entry) }) { continue }
            guard FileContent.sha256(path: path) == file.sha256 else {
                throw corrupt(path, "differs from the SHA-256 in the manifest, or cannot be read", plugin)
            }
            known.withLock {
                if $0.count >= Self.limit { $0.removeAll() }
                $0.insert(entry)
            }
        }
    }

    private func corrupt(_ path: String, _ problem: String, _ plugin: InstalledPlugin) -> EngineError {
        EngineError(
            .modelCorrupt, "The model file \(path) \(problem).",
            hint: "Install the model again, then: emoctl engine reset \(plugin.manifest.id)")
    }
}
