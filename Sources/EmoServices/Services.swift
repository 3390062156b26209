// All services of the daemon, put together over one store and one set of engines.
import EmoAuth
import EmoProtocol
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
    /// Who may open the socket is the local user of that uid.
    public var acceptsLocalUsers: Bool
    /// Language and country where a client names none.
    public var locale: String
    /// Nothing is kept beyond a restart.
    public var isStorageInMemory: Bool
    /// A session that was idle so long is ended, in milliseconds.
    public var idleMilliseconds: Int64
    /// The limits of the control protocol.
    public var limits: Limits
    /// How long and how many events are kept.
    public var eventRetention: EventRetention
    /// A turn waits so long for its engine.
    public var replySeconds: Int

    /// Makes settings.
    public init(
        spoolDirectory: String, maximumAudioBytes: Int, uploadsPerConnection: Int, acceptsLocalUsers: Bool,
        locale: String, isStorageInMemory: Bool, idleMilliseconds: Int64, replySeconds: Int, limits: Limits,
        eventRetention: EventRetention
    ) {
        self.spoolDirectory = spoolDirectory
        self.maximumAudioBytes = maximumAudioBytes
        self.uploadsPerConnection = uploadsPerConnection
        self.acceptsLocalUsers = acceptsLocalUsers
        self.locale = locale
        self.isStorageInMemory = isStorageInMemory
        self.idleMilliseconds = idleMilliseconds
        self.replySeconds = replySeconds
        self.limits = limits
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
    private let source = Mutex<(@Sendable () -> Int)?>(nil)

    init() {}

    /// Says who counts.
    public func provide(_ count: @escaping @Sendable () -> Int) { source.withLock { $0 = count } }

    var current: Int { source.withLock { $0 }?() ?? 0 }
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
    ///   - secretKey: signs tokens; at least 32 bytes.
    ///   - started: when the daemon was started.
    /// - Throws: `StoreError` when the key's id cannot be stored.
    public init(
        store: Store, engines: EngineRegistry, timers: any EventLoop, secretKey: SecretBytes,
        settings: ServiceSettings,
        version: String, started: ContinuousClock.Instant
    ) async throws {
        let connectionCount = ConnectionCount()
        let uploads = UploadTable(limit: settings.uploadsPerConnection)
        let emotions = EmotionService(engines: engines)
        let buddy = BuddyService(
            store: store, engines: engines, emotions: emotions, gate: SessionGate(timers: timers),
            defaultLocale: settings.locale, replyTime: .seconds(Int64(settings.replySeconds)))
        let accounts = try await AccountService(store: store, secretKey: secretKey)
        let identities = IdentityResolver(
            store: store, accounts: accounts, acceptsLocalUsers: settings.acceptsLocalUsers)
        let events = EventService(store: store, identities: identities, limits: settings.limits)
        let health = HealthService(
            store: store, engines: engines, isStorageInMemory: settings.isStorageInMemory,
            tokensConfigured: true, started: started,
            connectionCount: { connectionCount.current })
        let requestMetrics = RequestMetrics()
        let reload = ReloadHook()
        let metrics = MetricsService(requests: requestMetrics, health: health, version: version)
        let harnesses: [any Harness] = [
            DescriptionHarness(version: version), HealthHarness(service: health, version: version),
            MetricsHarness(service: metrics), ConfigurationHarness(hook: reload, store: store),
            AccountHarness(service: accounts, identities: identities), EmotionHarness(service: emotions),
            SpeechHarness(
                service: SpeechService(store: store, engines: engines, emotions: emotions, buddy: buddy),
                uploads: uploads,
                spoolDirectory: settings.spoolDirectory, maximumBytes: settings.maximumAudioBytes),
            BuddyHarness(service: buddy),
            SessionHarness(service: SessionService(store: store, engines: engines)),
            MemoryHarness(service: MemoryService(store: store)),
            EngineHarness(engines: engines, store: store), EventHarness(service: events),
        ]
        var operations: [String: Operation] = [:]
        for harness in harnesses { operations.merge(harness.operations) { first, _ in first } }
        self.connectionCount = connectionCount
        self.reload = reload
        housekeeping = Housekeeping(
            store: store, buddy: buddy, events: events, idleMilliseconds: settings.idleMilliseconds,
            eventRetention: settings.eventRetention,
            logger: Logger(label: "housekeeping"))
        dispatcher = Dispatcher(
            identities: identities, operations: operations, store: store, uploads: uploads,
            events: events, metrics: requestMetrics, logger: Logger(label: "requests"))
    }
}
