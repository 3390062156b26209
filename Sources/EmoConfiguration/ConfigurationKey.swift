// The one table of configuration keys: it is the reader, the shipped file and the manual. A key that is not here is refused.

/// A value of a configuration key.
public enum ConfigurationValue: Sendable, Equatable {
    /// Text, often a path.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A switch.
    case flag(Bool)
    /// Several texts.
    case list([String])
}

/// One key of `emod.toml`.
public struct ConfigurationKey: Sendable {
    /// The table it stands in, such as `daemon`.
    public let section: String
    /// Its name there.
    public let name: String
    /// What counts when it is not set.
    public let fallback: ConfigurationValue
    /// What a whole number may be.
    public let range: ClosedRange<Int>
    /// The words a text may be; empty for any.
    public let words: [String]
    /// What it means, in one line.
    public let summary: String

    init(
        _ section: String, _ name: String, _ fallback: ConfigurationValue,
        range: ClosedRange<Int> = 0...Int.max, words: [String] = [], _ summary: String
    ) {
        self.section = section
        self.name = name
        self.fallback = fallback
        self.range = range
        self.words = words
        self.summary = summary
    }

    /// `section.name`.
    public var path: String { section + "." + name }

    /// The environment variable that overrides it: `EMOD_SECTION_NAME`, but the three that are typed often are shorter.
    public var variable: String {
        switch path {
        case "daemon.state_directory": "EMOD_STATE_DIR"
        case "daemon.socket": "EMOD_SOCKET"
        default: "EMOD_" + (section + "_" + name).uppercased()
        }
    }

    /// Every key, in the order of the shipped file.
    public static let all: [ConfigurationKey] =
        daemon + engines + audio + buddy + safety + auth + privacy + events + backups + limits

    private static let daemon = [
        ConfigurationKey(
            "daemon", "state_directory", .text("/var/lib/emobuddy"),
            "where the database lies; owned by the daemon, mode 0700"),
        ConfigurationKey(
            "daemon", "socket", .text("/run/emobuddy/emod.sock"),
            "the control socket, unless systemd passes one in"),
        ConfigurationKey(
            "daemon", "log_level", .text("info"), words: ["debug", "info", "warning", "error"],
            "the least important line that is logged"),
        ConfigurationKey(
            "daemon", "storage", .text("disk"), words: ["disk", "memory"],
            "memory: nothing is kept beyond a restart (for a roll-back only)"),
        ConfigurationKey(
            "daemon", "stop_seconds", .integer(20), range: 1...600,
            "how long work may go on after a stop was asked for"),
    ]
    private static let engines = [
        ConfigurationKey(
            "engines", "directories", .list(["/usr/lib/emobuddy/engines"]),
            "where plugins and their manifests lie"),
        ConfigurationKey(
            "engines", "models_directory", .text("/usr/share/emobuddy/models"),
            "where models lie, a folder an engine"),
        ConfigurationKey(
            "engines", "host", .text("/usr/lib/emobuddy/emo-engine-host"), "the program that runs one engine"),
        ConfigurationKey(
            "engines", "stt", .list(["stt.sherpa", "stt.pocketsphinx"]),
            "speech engines, best first; the next takes over when one fails"),
        ConfigurationKey("engines", "emotion", .list(["emotion.text"]), "emotion engines, best first"),
        ConfigurationKey("engines", "buddy", .list(["buddy.companion"]), "conversation engines, best first"),
        ConfigurationKey(
            "engines", "on_demand", .list(["stt.pocketsphinx"]),
            "engines that are started by the first request that needs them"),
        ConfigurationKey("engines", "disabled", .list([]), "engines that are never started"),
        ConfigurationKey(
            "engines", "allow_exec", .list([]),
            "engines that may start programs of the system, where their manifest asks for that"),
        ConfigurationKey(
            "engines", "allow_network", .list([]),
            "engines that may open connections; one that asks for them is off until it is named here"),
        ConfigurationKey(
            "engines", "options_directory", .text("/etc/emobuddy/engines.d"),
            "where options of engines lie: a file ID.json for each, a JSON object"),
        ConfigurationKey(
            "engines", "keep_alive_seconds", .integer(0), range: 0...31_536_000,
            "unload an engine that was idle so long; 0: never"),
        ConfigurationKey(
            "engines", "queue", .integer(64), range: 1...10_000, "requests that may wait for one engine"),
    ]
    private static let audio = [
        ConfigurationKey(
            "audio", "maximum_seconds", .integer(7_200), range: 1...86_400, "the longest recording"),
        ConfigurationKey(
            "audio", "maximum_bytes", .integer(268_435_456), range: 1...4_294_967_296, "the largest upload"),
    ]
    private static let buddy = [
        ConfigurationKey(
            "buddy", "locale", .text("en-US"),
            "language and country of EmoBuddy where the client names none; chooses the crisis lines"),
        ConfigurationKey(
            "buddy", "idle_minutes", .integer(120), range: 1...525_600,
            "a session idle so long is ended with a summary"),
        ConfigurationKey(
            "buddy", "reply_seconds", .integer(30), range: 1...600,
            "how long a turn waits for the engine's words before the safety layer answers alone"),
    ]
    private static let safety = [
        ConfigurationKey(
            "safety", "resources_file", .text("/etc/emobuddy/resources.json"),
            "file with the numbers to call in danger, by region; without it those count that emod was built with"
        )
    ]
    private static let auth = [
        ConfigurationKey(
            "auth", "local_users", .flag(true), "who may open the socket is the local user of that uid"),
        ConfigurationKey(
            "auth", "secret_key_file", .text(""),
            "file with the key that signs tokens; empty: the credential emod_signing_key, or a key made at first start"
        ),
    ]
    private static let privacy = [
        ConfigurationKey(
            "privacy", "retention_days", .integer(0), range: 0...36_500,
            "analyses and sessions older than so many days are removed; 0: kept until their user removes them"
        )
    ]
    private static let events = [
        ConfigurationKey(
            "events", "keep_days", .integer(30), range: 1...3_650, "how long events can be read again"),
        ConfigurationKey(
            "events", "keep_count", .integer(100_000), range: 1...100_000_000,
            "how many events can be read again; the oldest go first"),
    ]
    private static let backups = [
        ConfigurationKey(
            "backups", "keep", .integer(10), range: 1...1_000, "how many backups stay; the oldest go first")
    ]
    private static let limits = [
        ConfigurationKey(
            "limits", "line_bytes", .integer(1_048_576), range: 4_096...67_108_864, "bytes of one line"),
        ConfigurationKey(
            "limits", "requests_in_flight", .integer(16), range: 1...1_024,
            "requests at work on one connection"),
        ConfigurationKey(
            "limits", "output_bytes", .integer(8_388_608), range: 65_536...1_073_741_824,
            "bytes a client may leave unread"),
        ConfigurationKey(
            "limits", "connections", .integer(256), range: 1...65_536, "connections at the same time"),
        ConfigurationKey(
            "limits", "authentication_ms", .integer(10_000), range: 100...600_000,
            "time to give a token where the peer is not known"),
        ConfigurationKey("limits", "uploads", .integer(4), range: 1...64, "open uploads of one connection"),
        ConfigurationKey(
            "limits", "upload_bytes", .integer(536_870_912), range: 65_536...68_719_476_736,
            "bytes that the open uploads of one user may have together"),
        ConfigurationKey(
            "limits", "upload_idle_seconds", .integer(600), range: 1...86_400,
            "an upload that nothing is sent for so long is dropped"),
        ConfigurationKey(
            "limits", "request_ms", .integer(120_000), range: 100...86_400_000,
            "time for a request that names none"),
        ConfigurationKey(
            "limits", "subscriptions", .integer(4), range: 1...64, "subscriptions of one connection"),
        ConfigurationKey(
            "limits", "event_queue", .integer(1_024), range: 16...65_536,
            "events that wait for a subscriber before it is told that it lags"),
    ]
}
