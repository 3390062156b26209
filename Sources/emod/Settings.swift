// What the parts of the daemon want to know of the configuration, in their own types.
import EmoConfiguration
import EmoProtocol
import EmoServices
import EmoStore
import EmoSupervision
import NIOCore

extension Configuration {
    /// The limits of the control protocol.
    var limits: Limits {
        var limits = Limits()
        limits.lineBytes = integer("limits.line_bytes")
        limits.requestsInFlight = integer("limits.requests_in_flight")
        limits.outputBytes = integer("limits.output_bytes")
        limits.connections = integer("limits.connections")
        limits.authenticationMilliseconds = integer("limits.authentication_ms")
        limits.uploads = integer("limits.uploads")
        limits.requestMilliseconds = integer("limits.request_ms")
        limits.subscriptions = integer("limits.subscriptions")
        limits.eventQueue = integer("limits.event_queue")
        return limits
    }
}

extension SupervisionConfiguration {
    /// Engines as configured.
    /// - Throws: `StartFailure` for options that cannot be read.
    init(_ settings: Configuration, scratchDirectory: String) throws(StartFailure) {
        self.init(
            hostExecutable: settings.text("engines.host"),
            pluginDirectories: settings.list("engines.directories"),
            modelsDirectory: settings.text("engines.models_directory"), scratchDirectory: scratchDirectory)
        if settings.text("daemon.storage") != "memory" {
            quarantineFile = settings.text("daemon.state_directory") + "/quarantine.json"
            retainedDirectory = settings.text("daemon.state_directory") + "/engines"
        }
        order = [
            .speechToText: settings.list("engines.stt"), .emotion: settings.list("engines.emotion"),
            .buddy: settings.list("engines.buddy"),
        ]
        defaults.queueLimit = settings.integer("engines.queue")
        let keepAlive = settings.integer("engines.keep_alive_seconds")
        defaults.keepAlive = keepAlive == 0 ? nil : .seconds(Int64(keepAlive))
        maximumAudioSeconds = UInt32(clamping: settings.integer("audio.maximum_seconds"))
        maximumAudioBytes = UInt64(clamping: settings.integer("audio.maximum_bytes"))
        for id in settings.list("engines.on_demand") { change(id) { $0.preload = false } }
        for id in settings.list("engines.disabled") { change(id) { $0.isEnabled = false } }
        for id in settings.list("engines.allow_network") { change(id) { $0.allowNetwork = true } }
        for id in settings.list("engines.allow_exec") { change(id) { $0.allowExec = true } }
        for (id, options) in try EngineOptionFiles.read(settings.text("engines.options_directory")) {
            change(id) { $0.optionsJSON = options }
        }
    }

    /// Changes the wishes for one engine; what it does not touch stays as it was.
    private mutating func change(_ id: String, _ body: (inout EngineSettings) -> Void) {
        var wishes = self.settings(for: id)
        body(&wishes)
        engines[id] = wishes
    }
}

extension ServiceSettings {
    /// Services as configured.
    init(_ settings: Configuration, spoolDirectory: String) {
        self.init(
            spoolDirectory: spoolDirectory, maximumAudioBytes: settings.integer("audio.maximum_bytes"),
            uploadsPerConnection: settings.integer("limits.uploads"),
            uploadBytesPerUser: settings.integer("limits.upload_bytes"),
            uploadIdleMilliseconds: Int64(settings.integer("limits.upload_idle_seconds")) * 1_000,
            acceptsLocalUsers: settings.flag("auth.local_users"), locale: settings.text("buddy.locale"),
            isStorageInMemory: settings.text("daemon.storage") == "memory",
            idleMilliseconds: Int64(settings.integer("buddy.idle_minutes")) * 60_000,
            replySeconds: settings.integer("buddy.reply_seconds"), limits: settings.limits,
            backupDirectory: settings.text("daemon.state_directory") + "/" + StateFiles.backups,
            keptBackups: settings.integer("backups.keep"),
            eventRetention: EventRetention(
                days: settings.integer("events.keep_days"), count: settings.integer("events.keep_count")))
        if !isStorageInMemory {
            signingKeyDirectory = settings.text("daemon.state_directory") + "/signing-keys"
        }
        let days = settings.integer("privacy.retention_days")
        retentionDays = days == 0 ? nil : days
    }
}
