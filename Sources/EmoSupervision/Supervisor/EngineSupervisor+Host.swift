// The host process of one engine: start, hand-shake, loading, end. Blocking steps run on the files thread and
// the spawner.
import EmoHostLink
import EmoJSON
import FoundationEssentials
import Glibc
import NIOCore
import NIOPosix

extension EngineSupervisor: HostConnectionOwner {
    /// How long after a closed link the end of the process is waited for, and the other way round.
    private static let lastWordsTimeout: TimeAmount = .milliseconds(500)

    func spawnHost() {
        generation += 1
        let generation = generation
        let plugin = plugin
        let context = context
        let scratch = "\(context.configuration.scratchDirectory)/\(id).\(getpid()).\(context.launches.next())"
        scratchDirectory = scratch
        let prepared = context.files.runIfActive(eventLoop: context.eventLoop) {
            try context.verifier.verify(plugin)
            guard mkdir(scratch, 0o700) == 0 || errno == EEXIST else {
                throw HostSpawner.error("mkdir \(scratch)", errorNumber: errno)
            }
        }
        prepared.whenComplete { result in
            switch result {
            case .success: self.launchHost(generation)
            case .failure(let error as EngineError):
                self.launchFailed(error, permanent: error.code != .hostUnusable)
            case .failure:
                self.launchFailed(HostSpawner.error("preparation", errorNumber: EIO), permanent: false)
            }
        }
    }

    private func launchFailed(_ error: EngineError, permanent: Bool) {
        removeScratchDirectory()
        handle(.spawnFailed(error, permanent: permanent))
    }

    private func launchHost(_ generation: Int) {
        guard state == .starting else {
            launchFailed(.cancelled(), permanent: false)
            return
        }
        var arguments = [
            "--plugin", plugin.libraryPath, "--link-fd", "\(HostChild.linkNumber)", "--die-with-parent",
            "--memory",
            "\(Self.addressSpaceBytes(for: memoryLimitBytes))",
        ]
        if plugin.isRetained { arguments += ["--origin", plugin.libraryOrigin] }
        if settings.allowNetwork, plugin.manifest.needsNetwork { arguments.append("--allow-network") }
        if settings.allowExec, plugin.manifest.needsExec { arguments.append("--allow-exec") }
        let options = JSONValue(parsing: settings.optionsJSON)
        for path in plugin.manifest.fileOptions.compactMap({ options?[$0]?.string }) where path.hasPrefix("/")
        {
            arguments += ["--read", path]
        }
        let launch = HostLaunch(executable: context.configuration.hostExecutable, arguments: arguments)
        let eventLoop = context.eventLoop
        context.spawner.spawn(
            launch,
            completion: { result in eventLoop.execute { self.launched(result, generation) } },
            onExit: { exit in eventLoop.execute { self.exited(exit, generation) } })
    }

    /// The address space of a host: far more than it may hold resident, since threads and mapped models only reserve it,
    /// and still a bound that a runaway allocation meets at once instead of at the next look.
    private static func addressSpaceBytes(for residentLimit: UInt64) -> UInt64 {
        4 * residentLimit + (4 << 30)
    }

    private func launched(_ result: Result<SpawnedHost, EngineError>, _ generation: Int) {
        switch result {
        case .failure(let error): launchFailed(error, permanent: false)
        case .success(let host):
            process = host
            pendingExit = nil
            let connection = HostConnection(owner: self)
            self.connection = connection
            isConnected = true
            connection.connect(host.linkDescriptor, on: context.eventLoop).whenComplete { result in
                switch result {
                case .success: self.greet(connection)
                case .failure:
                    self.isConnected = false
                    self.handle(.fault(self.fault("The link to \(self.id) cannot be used.")))
                    self.reportExitIfComplete()
                }
            }
        }
    }

    private func greet(_ connection: HostConnection) {
        guard state == .starting else {
            killHost()
            return
        }
        let configuration = context.configuration
        begin(
            .hello,
            .hello(
                LinkHello(
                    engineID: id, manifestSHA256: plugin.linkedManifestSHA256, options: settings.optionsJSON,
                    modelDirectory: plugin.modelDirectory ?? "", scratchDirectory: scratchDirectory ?? "",
                    seed: UInt64.random(in: 0...UInt64.max), abiMajor: EngineManifest.abiMajor,
                    maximumAudioSeconds: configuration.maximumAudioSeconds,
                    maximumAudioBytes: configuration.maximumAudioBytes)))
    }

    func helloAnswered(_ message: HostMessage) {
        switch message {
        case .helloReply(let reply):
            do throws(EngineError) {
                try plugin.manifest.agree(withDescription: reply.description)
                sandbox = reply.sandbox
                health = EngineHealth(now: .now())
                startHealthChecks()
                handle(.handshakeCompleted)
            } catch {
                handle(.refused(error))
            }
        case .failure(let failure): handle(.refused(EngineError(failure, engine: id)))
        default: handle(.fault(fault("\(id) answered the hand-shake with something else.")))
        }
    }

    func loadEngine() {
        let deadline = NIODeadline.now() + settings.loadTimeout
        begin(.load, .load(deadline: deadline.uptimeNanoseconds))
    }

    func loadAnswered(_ message: HostMessage) {
        switch message {
        case .progress: break
        case .ok:
            let deadline = NIODeadline.now() + settings.loadTimeout
            begin(.selfTest(began: .now()), .selfTest(deadline: deadline.uptimeNanoseconds))
        case .failure(let failure):
            let error = EngineError(failure, engine: id)
            handle(error.code == .modelCorrupt ? .refused(error) : .fault(error))
        default: handle(.fault(fault("\(id) answered loading with something else.")))
        }
    }

    func selfTestAnswered(_ message: HostMessage, began: NIODeadline) {
        switch message {
        case .progress: break
        case .ok:
            canaryMilliseconds = Double((NIODeadline.now() - began).nanoseconds) / 1_000_000
            if state == .loading { handle(.loadCompleted) }
        case .failure(let failure):
            handle(.fault(fault("\(id) failed its test inference: \(failure.message)")))
        default: handle(.fault(fault("\(id) answered its test inference with something else.")))
        }
    }

    func terminateHost() {
        guard let connection, isConnected, !connection.isClosed else { return killHost() }
        begin(.farewell, .shutdown)
    }

    func killHost() {
        connection?.stopReading()
        if let process { context.spawner.signal(process.processID, SIGKILL) }
    }

    // MARK: - The link

    func broke(_ error: LinkError, on connection: HostConnection) {
        guard connection === self.connection else { return }
        handle(.fault(fault("\(id) sent what is not a frame of the link: \(error.code).")))
    }

    func becameWritable(_ connection: HostConnection) {
        guard connection === self.connection else { return }
        for call in calls.values { pump(call) }
    }

    func closed(_ connection: HostConnection) {
        guard connection === self.connection else { return }
        isConnected = false
        reportExitIfComplete()
        guard process != nil else { return }
        let generation = generation
        context.eventLoop.scheduleTask(in: Self.lastWordsTimeout) {
            guard self.generation == generation, self.process != nil, self.pendingExit == nil else { return }
            if self.state == .stopping {
                self.killHost()
            } else {
                self.handle(.fault(self.fault("\(self.id) closed its link and did not end.")))
            }
        }
    }

    // MARK: - The end

    /// The last words of a host may still lie in the link when its end is known already; they are read first.
    private func exited(_ exit: HostExit, _ generation: Int) {
        guard generation == self.generation else { return }
        pendingExit = exit
        reportExitIfComplete()
        guard process != nil else { return }
        context.eventLoop.scheduleTask(in: Self.lastWordsTimeout) {
            guard self.generation == generation, self.pendingExit != nil else { return }
            self.isConnected = false
            self.reportExitIfComplete()
        }
    }

    private func reportExitIfComplete() {
        guard let exit = pendingExit, !isConnected, process != nil else { return }
        pendingExit = nil
        process = nil
        residentBytes = nil
        healthTask?.cancel()
        healthTask = nil
        connection?.close()
        connection = nil
        removeScratchDirectory()
        conversations.clear()
        let orphans = endCalls()
        handle(.hostExited(exit))
        settle(orphans, after: exit)
    }

    private func removeScratchDirectory() {
        guard let scratch = scratchDirectory else { return }
        scratchDirectory = nil
        context.files.submit { state in
            if case .active = state { try? FileManager.default.removeItem(atPath: scratch) }
        }
    }

    func fault(_ message: String) -> EngineError {
        EngineError(
            .failed, message, hint: "See its lines in the daemon's log, then: emoctl engine show \(id)")
    }
}
