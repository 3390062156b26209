// All services of the daemon, put together over one store and one set of engines.
import EmoAuth
import EmoProtocol
import EmoSafety
import EmoStore
import EmoSupervision
import EmoTransport
import Logging
import NIOCore
import Synchronization

/// What the services want to know of the configuration.
public struct ServiceSettings: Sendable {
    /// Where uploads wait; a directory of the daemon's own.
    public var spoolDirectory: String
    /// The largest upload.
    public var maximumAudioBytes: Int
    /// Open uploads of one connection.
    public var uploadsPerConnection: Int
    /// Bytes that the open uploads of one user may have together.
    public var uploadBytesPerUser: Int
    /// An upload that nothing is sent for so long is dropped, in milliseconds.
    public var uploadIdleMilliseconds: Int64
    /// Who may open the socket is the local user of that uid.
    public var acceptsLocalUsers: Bool
    /// Language and country where a client names none.
    public var locale: String
    /// Nothing is kept beyond a restart.
    public var isStorageInMemory: Bool
    /// A session that was idle so long is ended, in milliseconds.
    public var idleMilliseconds: Int64
    /// Where keys that token.rotate_key makes are kept; in memory when nil.
    public var signingKeyDirectory: String?
    /// Analyses and sessions older than so many days are removed; never when nil.
    public var retentionDays: Int?
    /// The limits of the control protocol.
    public var limits: Limits
    /// Where backups are kept; a directory of the daemon's own.
    public var backupDirectory: String
    /// So many backups stay.
    public var keptBackups: Int
    /// How long and how many events are kept.
    public var eventRetention: EventRetention
    /// A turn waits so long for its engine.
    public var replySeconds: Int

    /// Makes settings.
    public init(
        spoolDirectory: String, maximumAudioBytes: Int, uploadsPerConnection: Int, uploadBytesPerUser: Int,
        uploadIdleMilliseconds: Int64, acceptsLocalUsers: Bool,
        locale: String, isStorageInMemory: Bool, idleMilliseconds: Int64, replySeconds: Int, limits: Limits,
        backupDirectory: String, keptBackups: Int, eventRetention: EventRetention
    ) {
        self.spoolDirectory = spoolDirectory
        self.maximumAudioBytes = maximumAudioBytes
        self.uploadsPerConnection = uploadsPerConnection
        self.uploadBytesPerUser = uploadBytesPerUser
        self.uploadIdleMilliseconds = uploadIdleMilliseconds
        self.acceptsLocalUsers = acceptsLocalUsers
        self.locale = locale
        self.isStorageInMemory = isStorageInMemory
        self.idleMilliseconds = idleMilliseconds
        self.replySeconds = replySeconds
        self.limits = limits
        self.backupDirectory = backupDirectory
        self.keptBackups = keptBackups
        self.eventRetention = eventRetention
    }
}

/// How long and how many events can be read again.
public struct EventRetention: Sendable {
    /// Older ones go, in days.
    public var days: Int
    /// The newest so many stay at most.
    public var count: Int

    /// Makes a policy.
    public init(days: Int, count: Int) {
        self.days = days
        self.count = count
    }
}

/// Told to the services once the server that counts connections is there; it needs them first.
public final class ConnectionCount: Sendable {
    /// In a structure of its own, as decision 0019 says.
    private struct Source {
        let count: @Sendable () -> Int
    }

    private let source = Mutex<Source?>(nil)

    init() {}

    /// Says who counts.
    public func provide(_ count: @escaping @Sendable () -> Int) {
        source.withLock { $0 = Source(count: count) }
    }

    var current: Int { source.withLock { $0 }?.count() ?? 0 }
}

/// Every service.
public struct Services: Sendable {
    /// What the server hands requests to.
    public let dispatcher: Dispatcher
    /// To be told how connections are counted.
    public let connectionCount: ConnectionCount
    /// To be told how the configuration is read again.
    public let reload: ReloadHook
    /// What is done by the clock; to be run as long as the daemon runs.
    public let housekeeping: Housekeeping

    /// Puts the services together.
    /// - Parameters:
    ///   - timers: an event loop for waits that end.
    ///   - classifier: hears danger beside the rules; nil when its model could not be read, which is told as degraded.
    ///   - resources: the people to turn to in danger.
    ///   - secretKey: signs tokens; at least 32 bytes.
    ///   - started: when the daemon was started.
    /// - Throws: `StoreError` when the key's id cannot be stored.
    public init(
        store: Store, engines: EngineRegistry, classifier: (any RiskClassifier)?, resources: CrisisResources,
        timers: any EventLoop, secretKey: SecretBytes, settings: ServiceSettings,
        version: String, started: ContinuousClock.Instant
    ) async throws {
        let connectionCount = ConnectionCount()
        let uploads = UploadTable(
            limit: settings.uploadsPerConnection, idleLimit: .milliseconds(settings.uploadIdleMilliseconds),
            budget: UploadBudget(limit: settings.uploadBytesPerUser))
        let emotions = EmotionService(engines: engines)
        let buddy = BuddyService(
            store: store, engines: engines, emotions: emotions, gate: SessionGate(timers: timers),
            composer: TurnComposer(classifier: classifier, resources: resources.table),
            defaultLocale: settings.locale,
            replyTime: .seconds(Int64(settings.replySeconds)))
        let accounts = AccountService(
            store: store,
            keys: try await SigningKeys(
                store: store, configured: secretKey, directory: settings.signingKeyDirectory))
        let identities = IdentityResolver(
            store: store, accounts: accounts, acceptsLocalUsers: settings.acceptsLocalUsers)
        let passwords = PasswordWork()
        let refusals = RefusalLog(store: store)
        let users = UserService(store: store, engines: engines, passwords: passwords, identities: identities)
        let events = EventService(store: store, identities: identities, limits: settings.limits)
        let health = HealthService(
            store: store, engines: engines, isStorageInMemory: settings.isStorageInMemory,
            hasSafetyModel: classifier != nil, resources: resources, tokensConfigured: true, started: started,
            connectionCount: { connectionCount.current })
        let requestMetrics = RequestMetrics()
        let reload = ReloadHook()
        let metrics = MetricsService(requests: requestMetrics, health: health, version: version)
        let harnesses: [any Harness] = [
            DescriptionHarness(version: version), HealthHarness(service: health, version: version),
            MetricsHarness(service: metrics), ConfigurationHarness(hook: reload, store: store),
            AccountHarness(service: accounts, identities: identities),
            LoginHarness(
                service: LoginService(
                    store: store, keys: accounts.keys, passwords: passwords, refusals: refusals),
                identities: identities),
            UserHarness(service: users, export: AccountExport(store: store)), AuditHarness(store: store),
            AnalyticsHarness(store: store), EmotionHarness(service: emotions),
            SpeechHarness(
                service: SpeechService(store: store, engines: engines, emotions: emotions, buddy: buddy),
                uploads: uploads,
                spoolDirectory: settings.spoolDirectory, maximumBytes: settings.maximumAudioBytes),
            BuddyHarness(service: buddy),
            SessionHarness(
                service: SessionService(
                    store: store, engines: engines, pageBytes: min(settings.limits.outputBytes / 8, 1_048_576)
                )),
            MemoryHarness(service: MemoryService(store: store)),
            EngineHarness(engines: engines, store: store), EventHarness(service: events),
            BackupHarness(
                service: BackupService(
                    store: store, path: settings.backupDirectory, keptCount: settings.keptBackups)),
        ]
        var operations: [String: Operation] = [:]
        for harness in harnesses { operations.merge(harness.operations) { first, _ in first } }
        self.connectionCount = connectionCount
        self.reload = reload
        housekeeping = Housekeeping(
            store: store, buddy: buddy, users: users, keys: accounts.keys, events: events, uploads: uploads,
            idleMilliseconds: settings.idleMilliseconds, retentionDays: settings.retentionDays,
            eventRetention: settings.eventRetention, logger: Logger(label: "housekeeping"))
        dispatcher = Dispatcher(
            identities: identities, operations: operations, store: store, uploads: uploads,
            refusals: refusals, requestHash: try RequestHash(secret: secretKey), events: events,
            metrics: requestMetrics, logger: Logger(label: "requests"))
    }
}
