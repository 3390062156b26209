// The whole daemon, put together: what starts after what, and what stops before what.
import EmoAuth
import EmoConfiguration
import EmoProtocol
import EmoSafety
import EmoServices
import EmoStore
import EmoSupervision
import EmoTransport
import Glibc
import Logging
import NIOCore
import NIOPosix
import SafetyModel

/// Runs until it is told to stop.
struct Daemon {
    private let settings: Configuration
    private let read: @Sendable () throws(ConfigurationFailure) -> Configuration
    private let threshold: LogThreshold
    private let logger: Logger

    /// - Parameters:
    ///   - settings: the configuration to start with.
    ///   - read: reads it again.
    init(
        _ settings: Configuration,
        read: @escaping @Sendable () throws(ConfigurationFailure) -> Configuration
    ) {
        self.settings = settings
        self.read = read
        let threshold = LogThreshold(settings.text("daemon.log_level"))
        self.threshold = threshold
        LoggingSystem.bootstrap { label in
            if JournalLogHandler.isConnected { return JournalLogHandler(label: label, threshold: threshold) }
            return StandardErrorLogHandler(label: label, threshold: threshold)
        }
        logger = Logger(label: "daemon")
    }

    /// Starts, serves until SIGTERM or SIGINT, stops; SIGHUP reads the configuration again.
    /// - Throws: `StartFailure`.
    func run() async throws {
        let started = ContinuousClock.now
        try ProcessHardening.apply()
        let signals = DaemonSignals()
        let stateDirectory = try StateDirectory(path: settings.text("daemon.state_directory"))
        let keys = try DaemonKeys(settings)
        let store = try openStore(sealedBy: keys)
        try await renewKeys(keys, in: store)
        try watchIntegrity(of: store)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let engineEvents = EngineEventRecorder(logger: Logger(label: "engines"))
        let engines = try makeEngines(
            on: group.next(), scratchDirectory: stateDirectory.scratch, events: engineEvents)
        let services = try await Services(
            store: store, engines: engines, classifier: readSafetyModel(), resources: readResources(),
            timers: group.next(), secretKey: keys.signing,
            settings: ServiceSettings(settings, spoolDirectory: stateDirectory.scratch),
            version: Product.version, started: started)
        let recording = Task { await engineEvents.run(store: store) }
        // Before anybody can ask: an engine that is not known yet would be told as missing.
        try await startEngines(engines)
        let server = try await listen(group: group, handler: services.dispatcher)
        services.connectionCount.provide { server.connectionCount }
        let reloader = Reloader(
            settings, engines: engines, threshold: threshold, logger: logger, read: read)
        services.reload.provide { () async throws(ProtocolError) in try await reloader.reload() }
        ServiceManager.ready("ready")
        logger.info(
            "ready",
            metadata: [
                "socket": "\(settings.text("daemon.socket"))", "version": "\(Product.version)",
                "start_ms": "\((ContinuousClock.now - started) / .milliseconds(1))",
            ])
        let watchdog = Watchdog(socket: server.path ?? settings.text("daemon.socket"), logger: logger)
        watchdog.start()
        let housekeeping = Task { await services.housekeeping.run() }
        let reason = await untilStop(signals, reloader)
        housekeeping.cancel()
        watchdog.stop()
        logger.info("stopping", metadata: ["signal": "\(reason)"])
        await stop(server: server, engines: engines, group: group) {
            engineEvents.finish()
            await recording.value
            store.close()
        }
        withExtendedLifetime(stateDirectory) {}
    }

    /// Tells the journal what opening the database has found.
    private func report(_ store: Store) {
        if store.wasStoppedUncleanly { logger.notice("the database was checked after an unclean stop") }
        if let damage = store.logDamage {
            logger.critical(
                "log of the database damaged",
                metadata: ["lost": "\(damage.lostCommits)", "copy": "\(damage.copyPath)"])
        }
        if let migration = store.migration {
            logger.notice(
                "database migrated",
                metadata: [
                    "from": "\(migration.from)", "to": "\(migration.to)",
                    "backup": "\(migration.backupPath)",
                ])
        }
    }

    /// Has the database compared with itself beside the work, and the journal told of what is found.
    private func watchIntegrity(of store: Store) throws {
        try store.watchIntegrity { [logger] error in
            logger.critical("database damaged", metadata: ["text": "\(error.message)"])
        }
    }

    /// Serves until a stop is asked for, and returns the signal's name.
    private func untilStop(_ signals: DaemonSignals, _ reloader: Reloader) async -> String {
        for await wish in signals.wishes {
            switch wish {
            case .stop(let name): return name
            case .reload: _ = try? await reloader.reload()  // a refusal is in the journal
            }
        }
        return "end"
    }

    private func makeEngines(
        on loop: any EventLoop, scratchDirectory: String, events: EngineEventRecorder
    ) throws -> EngineRegistry {
        let configuration = try SupervisionConfiguration(settings, scratchDirectory: scratchDirectory)
        do {
            return try EngineRegistry(
                configuration: configuration,
                eventLoop: loop,
                logger: Logger(label: "engines"), onNotice: { events.take($0) })
        } catch {
            throw StartFailure(code: error.code.rawValue, message: error.message, hint: error.hint)
        }
    }

    /// The model that hears danger beside the rules; without it they work alone, and health says so.
    private func readSafetyModel() -> (any RiskClassifier)? {
        let directory = settings.text("engines.models_directory") + "/" + TextRiskClassifier.directoryName
        do throws(SafetyModelError) {
            return try TextRiskClassifier(modelDirectory: directory)
        } catch {
            logger.error("the safety model could not be read", metadata: ["reason": "\(error.reason)"])
            return nil
        }
    }

    /// The people to turn to in danger; those that are compiled in where the file is not there or not right, and health says so then.
    private func readResources() -> CrisisResources {
        let resources = CrisisResources(file: settings.text("safety.resources_file"))
        if let reason = resources.failure {
            logger.error("the file of crisis lines could not be used", metadata: ["reason": "\(reason)"])
        }
        return resources
    }

    /// Rotates the master key and ends; the daemon must not be running.
    /// - Throws: `StartFailure`.
    func rotateMasterKey() async throws {
        try ProcessHardening.apply()
        let path = settings.text("daemon.state_directory")
        let stateDirectory = try StateDirectory(path: path)
        try DaemonKeys.rotateMaster(in: path)
        let keys = try DaemonKeys(settings)
        let store = try openStore(sealedBy: keys)
        defer { store.close() }
        try await renewKeys(keys, in: store)
        withExtendedLifetime(stateDirectory) {}
    }

    private func openStore(sealedBy keys: DaemonKeys) throws -> Store {
        let state = settings.text("daemon.state_directory")
        let inMemory = settings.text("daemon.storage") == "memory"
        do {
            let secrets = inMemory ? UserKeyring() : try UserKeyring(path: state + "/user.keys")
            let ring = try MasterKeyRing(current: keys.master, older: keys.previousMaster.map { [$0] } ?? [])
            let store = try Store(
                configuration: StoreConfiguration(
                    location: inMemory ? .memory : .file(path: state + "/" + StateFiles.database),
                    programVersion: Product.version,
                    textProtection: SealedTextProtection(keys: ring, secrets: secrets)))
            report(store)
            return store
        } catch let error as StoreError {
            throw StartFailure(error)
        }
    }

    /// Wraps everything with the current master key, then destroys the one before it.
    private func renewKeys(_ keys: DaemonKeys, in store: Store) async throws {
        let changed = try await store.renewKeys()
        if changed > 0 { logger.notice("keys wrapped anew", metadata: ["users": "\(changed)"]) }
        guard keys.previousMaster != nil else { return }
        _ = try await store.emptyLog()
        try DaemonKeys.finishRotation(in: settings.text("daemon.state_directory"))
    }

    private func listen(group: any EventLoopGroup, handler: any RequestHandler) async throws -> ControlServer
    {
        let path = settings.text("daemon.socket")
        let address: ControlServer.Address
        if let inherited = ServiceManager.inheritedSocket() {
            address = .inherited(descriptor: inherited)
        } else {
            if (try? ControlClient(path: path, timeoutMilliseconds: 1_000)) != nil {
                throw StartFailure(
                    code: "daemon.already_running", message: "another emod listens on \(path)",
                    hint: "stop it first, or choose another socket with --socket PATH")
            }
            address = .path(path)
        }
        // Group members may connect, nobody else; set before the socket exists, so that there is no moment without it.
        let mask = umask(0o117)
        defer { umask(mask) }
        do {
            return try await ControlServer.start(
                at: address, group: group, handler: handler, limits: settings.limits, version: Product.version
            )
        } catch {
            throw StartFailure(
                code: "daemon.socket_unusable", message: "cannot listen on \(path)",
                hint:
                    "check that its directory exists and belongs to the daemon's user, or choose another with --socket PATH"
            )
        }
    }

    private func startEngines(_ engines: EngineRegistry) async throws {
        do {
            try await engines.start()
        } catch let error as EngineError {
            throw StartFailure(code: error.code.rawValue, message: error.message, hint: error.hint)
        }
    }

    /// Takes no new work, lets the work at hand finish for a while, then ends everything in the order of dependence.
    private func stop(
        server: ControlServer, engines: EngineRegistry, group: MultiThreadedEventLoopGroup,
        closeStore: () async -> Void
    ) async {
        ServiceManager.stopping()
        let deadline = NIODeadline.now() + .seconds(Int64(settings.integer("daemon.stop_seconds")))
        await server.stopAccepting()
        await server.finishWork(deadline: deadline)
        await engines.shutdown(deadline: max(deadline, .now() + .seconds(5)))
        await server.closeConnections()
        await closeStore()
        try? await group.shutdownGracefully()
        logger.info("stopped")
    }
}
