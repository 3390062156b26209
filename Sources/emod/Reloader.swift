// Reads the configuration again while the daemon runs: what can change without a restart changes, what cannot is named, and what is wrong
// changes nothing. Plugins that came, changed or went are looked for in any case.
import EmoConfiguration
import EmoProtocol
import EmoServices
import EmoSupervision
import Logging

/// Reloads, one at a time.
actor Reloader {
    /// Keys that take effect without a restart.
    static let live: Set<String> = ["daemon.log_level", "engines.disabled"]

    private var settings: Configuration
    private let read: @Sendable () throws(ConfigurationFailure) -> Configuration
    private let engines: EngineRegistry
    private let threshold: LogThreshold
    private let logger: Logger

    init(
        _ settings: Configuration, engines: EngineRegistry, threshold: LogThreshold, logger: Logger,
        read: @escaping @Sendable () throws(ConfigurationFailure) -> Configuration
    ) {
        self.settings = settings
        self.engines = engines
        self.threshold = threshold
        self.logger = logger
        self.read = read
    }

    /// Reads and applies the configuration, and says so to the service manager.
    /// - Throws: `config.refused`.
    func reload() async throws(ProtocolError) -> ReloadOutcome {
        ServiceManager.reloading()
        defer { ServiceManager.ready("ready") }
        await engines.rescan()
        let new: Configuration
        do { new = try read() } catch {
            logger.error(
                "configuration refused", metadata: ["code": "\(error.code)", "why": "\(error.description)"])
            throw ProtocolError(.configurationRefused, error.description, hint: error.hint)
        }
        let changed = new.differences(from: settings)
        let old = settings
        settings = new
        threshold.set(new.text("daemon.log_level"))
        await switchEngines(from: Set(old.list("engines.disabled")), to: Set(new.list("engines.disabled")))
        let outcome = ReloadOutcome(
            applied: changed.filter(Self.live.contains),
            needingRestart: changed.filter { !Self.live.contains($0) })
        logger.info(
            "configuration reloaded",
            metadata: [
                "applied": "\(outcome.applied.joined(separator: " "))",
                "restart": "\(outcome.needingRestart.joined(separator: " "))",
            ])
        return outcome
    }

    /// An id that no plugin bears is no error: its package may come later.
    private func switchEngines(from old: Set<String>, to new: Set<String>) async {
        for id in new.subtracting(old) { _ = try? await engines.perform(.disable, on: id) }
        for id in old.subtracting(new) { _ = try? await engines.perform(.enable, on: id) }
    }
}
