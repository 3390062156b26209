// Where hosts, plugins and models lie, and which engine of a kind comes first.
import NIOCore

/// The configuration of the whole supervision.
public struct SupervisionConfiguration: Sendable {
    /// Absolute path of `emo-engine-host`.
    public var hostExecutable: String
    /// Where plugins lie; of several of one id the one in the first directory counts.
    public var pluginDirectories: [String]
    /// The root of relative model directories.
    public var modelsDirectory: String
    /// Made if missing; below it one folder a host process, removed when the process has ended.
    public var scratchDirectory: String
    /// Where quarantines are remembered across restarts of the daemon; nil: they are not.
    public var quarantineFile: String?
    /// Where builds that have served are kept for bad times; nil: none is kept, and no upgrade can be taken back.
    public var retainedDirectory: String?
    /// How long a new build can be taken back by itself.
    public var probation: TimeAmount = .minutes(10)
    /// Preferred ids, best first; engines not named follow in the order of their ids.
    public var order: [EngineKind: [String]] = [:]
    /// Settings of engines that ``engines`` does not name.
    public var defaults = EngineSettings()
    /// Settings by id; they replace ``defaults`` whole.
    public var engines: [String: EngineSettings] = [:]
    /// The longest recording a host takes, in seconds.
    public var maximumAudioSeconds: UInt32 = 4 * 3_600
    /// The largest recording a host takes, in bytes.
    public var maximumAudioBytes: UInt64 = 2 << 30

    /// Makes a configuration with the defaults.
    public init(
        hostExecutable: String, pluginDirectories: [String], modelsDirectory: String, scratchDirectory: String
    ) {
        self.hostExecutable = hostExecutable
        self.pluginDirectories = pluginDirectories
        self.modelsDirectory = modelsDirectory
        self.scratchDirectory = scratchDirectory
    }

    /// The settings of one engine.
    public func settings(for id: String) -> EngineSettings { engines[id] ?? defaults }
}
