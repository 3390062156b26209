// The least important level that is logged; one for the whole daemon, so that a reload can change it.
import Logging
import Synchronization

/// A level shared by all log handlers.
final class LogThreshold: Sendable {
    private let current: Mutex<Logger.Level>

    /// Starts with a level of the configuration.
    init(_ name: String) { current = Mutex(Self.level(name)) }

    /// The level now in force.
    var level: Logger.Level { current.withLock { $0 } }

    /// Takes another level of the configuration.
    func set(_ name: String) { current.withLock { $0 = Self.level(name) } }

    private static func level(_ name: String) -> Logger.Level { Logger.Level(rawValue: name) ?? .info }
}
