// The other part of an engine's life: faults, deaths, back-off, quarantine and its probes, and what time
// brings about.
import NIOCore

extension EngineLifecycle {
    /// Puts an engine that is remembered as quarantined back there, without starting it.
    public mutating func resumeQuarantine(_ reason: EngineError, permanent: Bool, now: NIODeadline)
        -> [Action]
    {
        guard state == .absent, settings.isEnabled else { return [] }
        intent = .run
        return enterQuarantine(
            reason, probeAt: permanent ? nil : now + RestartPolicy.firstProbeAfter, now: now)
    }

    mutating func fault(_ error: EngineError, now: NIODeadline) -> [Action] {
        guard state.hasProcess, pendingFault == nil else { return [] }
        guard state != .stopping else { return [.kill] }
        pendingFault = error
        return kill(reason: error, now: now)
    }

    mutating func spawnFailed(_ error: EngineError, permanent: Bool, now: NIODeadline) -> [Action] {
        switch state {
        case .starting:
            isPermanent = permanent
            return hostEnded(failure: error, now: now)
        case .stopping:
            return pendingFault.map { hostEnded(failure: $0, now: now) } ?? settle(reason: nil, now: now)
        default: return []
        }
    }

    mutating func hostExited(_ exit: HostExit, now: NIODeadline) -> [Action] {
        guard state.hasProcess else { return [] }
        inFlight = 0
        if let fault = pendingFault { return hostEnded(failure: fault, now: now) }
        if state == .stopping || (state == .draining && !exit.isPermanent) {
            return settle(reason: nil, now: now)
        }
        if exit.isPermanent { isPermanent = true }
        return hostEnded(failure: exitError(exit), now: now)
    }

    /// A host ended that should not have.
    mutating func hostEnded(failure: EngineError, now: NIODeadline) -> [Action] {
        let served = readySince
        deaths += 1
        lastFailure = failure
        readySince = nil
        pendingFault = nil
        guard intent == .run else { return settle(reason: failure, now: now) }
        if isPermanent { return enterQuarantine(failure, probeAt: nil, now: now) }
        switch policy.failed(now: now, readySince: served, jitter: jitter()) {
        case .restartNow: return spawn(now: now) + [.rerouteWaiting]
        case .restart(let time):
            return move(to: .backingOff, until: time, reason: failure, now: now) + [.rerouteWaiting]
        case .quarantine(let time): return enterQuarantine(failure, probeAt: time, now: now)
        }
    }

    mutating func timePassed(now: NIODeadline) -> [Action] {
        guard let due = wakeUp, due <= now else { return [] }
        switch state {
        case .starting: return fault(slow("did not shake hands", settings.startTimeout), now: now)
        case .loading: return fault(slow("did not load", settings.loadTimeout), now: now)
        case .draining: return kill(reason: slow("did not finish its work", settings.drainTimeout), now: now)
        case .stopping:
            stateDeadline = now + settings.stopTimeout
            return [.kill]
        case .backingOff: return spawn(now: now)
        case .quarantined:
            policy.beginProbe()
            return spawn(now: now)
        case .ready, .busy: return servedLongEnough(now: now)
        case .absent, .stopped, .disabled: return []
        }
    }

    private mutating func servedLongEnough(now: NIODeadline) -> [Action] {
        var actions: [Action] = []
        if let readySince, now - readySince >= RestartPolicy.forgivenAfter,
            policy.hasRecord || lastFailure != nil
        {
            clearRecord()
            actions.append(.forgetQuarantine)
        }
        if state == .ready, let keepAlive = settings.keepAlive, now - idleSince >= keepAlive {
            actions += leave(.rest, reason: nil, now: now)
        }
        return actions
    }

    private mutating func enterQuarantine(
        _ reason: EngineError, probeAt: NIODeadline?, now: NIODeadline
    ) -> [Action] {
        lastFailure = reason
        isPermanent = false
        return move(to: .quarantined, until: probeAt, reason: reason, now: now)
            + [.rememberQuarantine(reason), .rerouteWaiting]
    }

    private func exitError(_ exit: HostExit) -> EngineError {
        EngineError(
            .failed, "The process of \(id) ended while \(state.rawValue): \(exit).",
            hint: exit.isPermanent
                ? "Correct what its log says, then: emoctl engine reset \(id)"
                : "See its last words in the daemon's log, then: emoctl engine show \(id)")
    }

    private func slow(_ what: String, _ limit: TimeAmount) -> EngineError {
        EngineError(
            .failed, "\(id) \(what) within \(limit.nanoseconds / 1_000_000) ms.",
            hint: "See its lines in the daemon's log, then: emoctl engine show \(id)")
    }
}
