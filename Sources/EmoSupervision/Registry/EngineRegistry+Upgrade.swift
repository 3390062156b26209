// From one build of an engine to the next: the new one is tested beside the old one, takes its place once a real
// inference has passed, and gives it back when it is quarantined on probation.
// Invariant: while a new build is tested the old one serves; at any time one supervisor of an id is current.
import NIOCore

extension EngineRegistry {
    /// Takes up what is installed under an engine's id, also a build that was refused before, and waits for the outcome.
    /// - Returns: the engine as it is then; its `upgrade` tells what became of a new build, nil when none was installed.
    /// - Throws: `engine.unknown`; `engine.upgrade_refused` with the reason; `deadline.exceeded`, while the test goes on.
    public nonisolated(nonsending) func upgrade(
        _ id: String, deadline: NIODeadline
    ) async throws -> EngineSnapshot {
        try await onLoop {
            guard self.supervisors[id] != nil else { throw EngineError.unknown(id) }
            self.forgetRefusal(of: id)
        }
        await rescan()
        try await wait(until: deadline) { self.trials[id] == nil ? .success(()) : nil }.get()
        return try await onLoop {
            guard let supervisor = self.supervisors[id] else { throw EngineError.unknown(id) }
            if let upgrade = self.upgrades[id], upgrade.phase == .refused {
                throw Self.refusal(of: id, upgrade)
            }
            return self.snapshot(of: supervisor)
        }
    }

    /// Starts a new build beside the one that serves.
    func beginTrial(of plugin: InstalledPlugin, beside current: EngineSupervisor) {
        let candidate = EngineSupervisor(plugin, context: context, router: self, log: log(of: current.id))
        trials[current.id] = candidate
        note(
            EngineUpgrade(
                phase: .testing, fromVersion: current.plugin.manifest.version,
                toVersion: plugin.manifest.version),
            of: current)
        candidate.handle(.installed(changed: false))
        candidate.handle(.command(.load))
    }

    /// Ends a test that nobody waits for any more.
    func endTrial(of id: String) {
        guard let candidate = trials.removeValue(forKey: id) else { return }
        upgrades[id] = nil
        retire(candidate)
    }

    /// The build under test came a step further.
    func trialChanged(_ candidate: EngineSupervisor) {
        let id = candidate.id
        guard let current = supervisors[id] else { return endTrial(of: id) }
        if candidate.state.isServing {
            trials[id] = nil
            supervisors[id] = candidate
            rank()
            retire(current)
            note(
                EngineUpgrade(
                    phase: .probation, fromVersion: current.plugin.manifest.version,
                    toVersion: candidate.plugin.manifest.version), of: candidate)
            becameReady(candidate)
        } else if !candidate.state.hasProcess {
            trials[id] = nil
            refused[id] = candidate.plugin.fingerprint
            retire(candidate)
            note(
                EngineUpgrade(
                    phase: .refused, fromVersion: current.plugin.manifest.version,
                    toVersion: candidate.plugin.manifest.version, reason: candidate.lifecycle.lastFailure),
                of: current)
        }
    }

    /// A current build is ready: it is kept for bad times, and its probation ends when no other is needed.
    func becameReady(_ supervisor: EngineSupervisor) {
        guard let builds = context.retainedBuilds, !supervisor.plugin.isRetained else { return }
        let plugin = supervisor.plugin
        context.files.runIfActive(eventLoop: eventLoop) { builds.retain(plugin) }.whenSuccess { kept in
            guard let kept else { return }
            self.retained[plugin.manifest.id, default: []].removeAll { $0.buildID == kept.buildID }
            self.retained[plugin.manifest.id, default: []].append(kept)
            self.beginProbation(of: supervisor)
        }
    }

    private func beginProbation(of supervisor: EngineSupervisor) {
        let id = supervisor.id
        probations[id]?.cancel()
        guard earlierBuild(of: supervisor.plugin) != nil else { return }
        probations[id] = eventLoop.scheduleTask(in: context.configuration.probation) {
            self.probations[id] = nil
            guard self.supervisors[id] === supervisor, supervisor.state != .quarantined else { return }
            self.proved(supervisor.plugin)
        }
    }

    private func proved(_ plugin: InstalledPlugin) {
        let id = plugin.manifest.id
        if upgrades[id]?.phase == .probation { upgrades[id] = nil }
        retained[id]?.removeAll { $0.buildID != plugin.buildID }
        guard let builds = context.retainedBuilds else { return }
        context.files.submit { state in
            if case .active = state { builds.prune(id, keeping: [plugin.buildID]) }
        }
    }

    /// A current build was quarantined: the one that served before comes back.
    /// - Returns: false when there is none.
    @discardableResult
    func rollBack(_ failed: EngineSupervisor) -> Bool {
        guard !isStopping, supervisors[failed.id] === failed, let earlier = earlierBuild(of: failed.plugin)
        else {
            return false
        }
        let restored = EngineSupervisor(earlier, context: context, router: self, log: log(of: failed.id))
        supervisors[failed.id] = restored
        refused[failed.id] = failed.plugin.fingerprint
        rank()
        retire(failed)
        note(
            EngineUpgrade(
                phase: .rolledBack, fromVersion: earlier.manifest.version,
                toVersion: failed.plugin.manifest.version,
                reason: failed.lifecycle.lastFailure), of: restored)
        restored.handle(.installed(changed: false))
        return true
    }

    /// The retained build that served before this one.
    func earlierBuild(of plugin: InstalledPlugin) -> InstalledPlugin? {
        guard !plugin.isRetained else { return nil }
        return retained[plugin.manifest.id]?.last { $0.buildID != plugin.buildID }
    }

    /// What is installed is tried again when the next look finds it.
    func forgetRefusal(of id: String) {
        refused[id] = nil
        if upgrades[id]?.phase == .refused { upgrades[id] = nil }
    }

    /// The engine was taken away, and what was kept of it goes with it.
    func forgetBuilds(of id: String) {
        forgetRefusal(of: id)
        upgrades[id] = nil
        probations.removeValue(forKey: id)?.cancel()
        guard retained.removeValue(forKey: id) != nil, let builds = context.retainedBuilds else { return }
        context.files.submit { state in if case .active = state { builds.prune(id, keeping: []) } }
    }

    /// Lets a supervisor finish what it has begun; it is kept until its process has ended.
    func retire(_ supervisor: EngineSupervisor) {
        retiring.append(supervisor)
        supervisor.handle(.shutdown)
        retiring.removeAll { !$0.state.hasProcess }
    }

    func note(_ upgrade: EngineUpgrade, of supervisor: EngineSupervisor) {
        upgrades[supervisor.id] = upgrade
        var text = "upgrade \(upgrade.fromVersion) to \(upgrade.toVersion): \(upgrade.phase.rawValue)"
        if let reason = upgrade.reason { text += ": \(reason.message)" }
        let isBad = upgrade.phase == .refused || upgrade.phase == .rolledBack
        log(of: supervisor.id).add(isBad ? .error : .info, text)
        supervisor.logger.log(
            level: isBad ? .error : .info, "engine upgrade",
            metadata: [
                "phase": "\(upgrade.phase.rawValue)", "from": "\(upgrade.fromVersion)",
                "to": "\(upgrade.toVersion)",
                "reason": "\(upgrade.reason?.message ?? "")",
            ])
        context.onNotice(.upgrade(id: supervisor.id, kind: supervisor.kind, upgrade))
        checkWaiters()
    }

    private static func refusal(of id: String, _ upgrade: EngineUpgrade) -> EngineError {
        EngineError(
            .upgradeRefused,
            "Version \(upgrade.toVersion) of \(id) did not pass its test, version \(upgrade.fromVersion) serves on. "
                + (upgrade.reason?.message ?? ""),
            hint: upgrade.reason?.hint ?? "See its lines with: emoctl engine logs \(id)")
    }
}
