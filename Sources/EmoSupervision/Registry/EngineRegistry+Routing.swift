// Which engine gets a request: the best one of the kind that can work on it in time.
import NIOCore

extension EngineRegistry: EngineRouter {
    /// Inputs remembered as poison; beyond it the memory starts over.
    private static let maximumPoison = 1_024

    /// Takes a new request.
    func accept(_ request: EngineRequest) {
        guard !request.isDone else { return }
        guard request.deadline > .now() else { return request.complete(.failure(.deadlineExceeded())) }
        if !poison.isEmpty, poison.contains(request.fingerprint) {
            return request.complete(.failure(.poison()))
        }
        request.start(on: eventLoop)
        route(request, after: nil)
    }

    func route(_ request: EngineRequest, after reason: EngineError?) {
        guard !request.isDone else { return }
        guard !isStopping else {
            return request.complete(
                .failure(.unavailable("The daemon is stopping.", retryAfterMilliseconds: 1_000)))
        }
        let engines = ranking[request.kind] ?? []
        var isFull: EngineSupervisor?
        for wanted in [[EngineAvailability.now, .soon], [.late]] {
            for engine in engines
            where wanted.contains(engine.lifecycle.availability(until: request.deadline)) {
                if engine.queueHasRoom { return engine.submit(request) }
                isFull = isFull ?? engine
            }
        }
        if let isFull {
            request.complete(.failure(.queueFull(limit: isFull.settings.queueLimit)))
        } else {
            request.complete(.failure(reason ?? unavailable(request.kind, engines)))
        }
    }

    private func unavailable(_ kind: EngineKind, _ engines: [EngineSupervisor]) -> EngineError {
        guard
            let best = engines.first(where: { $0.state != .disabled && $0.state != .absent }) ?? engines.first
        else {
            let finding = lastFindings.first?.error
            return .unavailable(
                "No engine of kind \(kind.rawValue) is installed in "
                    + "\(context.configuration.pluginDirectories.joined(separator: ", ")).", reason: finding,
                retryAfterMilliseconds: 60_000)
        }
        let now = NIODeadline.now()
        let waits = engines.compactMap { $0.lifecycle.retryAt }.map {
            Int(max(0, ($0 - now).nanoseconds / 1_000_000))
        }
        return .unavailable(
            "The engine \(best.id) is \(best.state.rawValue).", reason: best.lifecycle.lastFailure,
            retryAfterMilliseconds: max(100, waits.min() ?? 60_000))
    }

    func isPrimary(_ supervisor: EngineSupervisor) -> Bool {
        let preferred = context.configuration.order[supervisor.kind]?.first { id in
            context.configuration.settings(for: id).isEnabled && supervisors[id]?.state != .disabled
        }
        let first = ranking[supervisor.kind]?.first { $0.state != .disabled && $0.state != .absent }
        return (preferred ?? first?.id ?? supervisor.id) == supervisor.id
    }

    func role(of supervisor: EngineSupervisor) -> EngineRole {
        if trials[supervisor.id] === supervisor { return .trial }
        return supervisors[supervisor.id] === supervisor ? .current : .retiring
    }

    func rememberPoison(_ fingerprint: Int) {
        if poison.count >= Self.maximumPoison { poison.removeAll() }
        poison.insert(fingerprint)
    }

    /// What is looked at before every start of a host is found again by the next daemon, or is mended by then.
    private static func isFoundBeforeStart(_ reason: EngineError) -> Bool {
        [.modelMissing, .modelCorrupt].contains(reason.code)
    }

    func quarantineChanged(_ supervisor: EngineSupervisor, reason: EngineError?) {
        let record = reason.flatMap { Self.isFoundBeforeStart($0) ? nil : $0 }.map {
            QuarantineMemory.Record(
                librarySHA256: supervisor.plugin.librarySHA256, code: $0.code.rawValue, message: $0.message,
                hint: $0.hint)
        }
        let known = quarantine.records[supervisor.id]
        // What is held against one build is not forgotten because another one does well.
        guard known != record, record != nil || known?.librarySHA256 == supervisor.plugin.librarySHA256 else {
            return
        }
        quarantine.records[supervisor.id] = record
        guard let path = context.configuration.quarantineFile else { return }
        let (memory, logger) = (quarantine, context.logger)
        context.files.submit { state in
            guard case .active = state else { return }
            do { try memory.write(path: path) } catch {
                logger.warning("quarantine cannot be remembered", metadata: ["file": "\(path)"])
            }
        }
    }
}
