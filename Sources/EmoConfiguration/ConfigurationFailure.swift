// Why the configuration cannot be used: the file, the line and the key, never a value that may be secret.

/// A defect of the configuration.
public struct ConfigurationFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// `config.unreadable`, `config.syntax`, `config.unknown_key`, `config.wrong_type`, `config.out_of_range`.
    public let code: String
    /// File, line, key and what is wrong.
    public let description: String
    /// What to do next.
    public let hint: String
}
