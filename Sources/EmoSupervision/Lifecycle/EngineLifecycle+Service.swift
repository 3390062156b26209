// The orderly part of an engine's life: installing, loading, serving, draining, stopping, and the
// administrator's commands.
import NIOCore

extension EngineLifecycle {
    mutating func installed(changed: Bool, now: NIODeadline) -> [Action] {
        guard intent != .end, intent != .off else { return [] }
        if changed { clearRecord() }
        let forget: [Action] = changed ? [.forgetQuarantine] : []
        switch state {
        case .absent:
            if !settings.isEnabled {
                intent = .off
                return forget + move(to: .disabled, now: now)
            }
            intent = settings.preload ? .run : .rest
            return forget + (settings.preload ? spawn(now: now) : move(to: .stopped, now: now))
        case .draining, .stopping:
            if intent == .gone { intent = .run }
            return forget
        case .quarantined, .backingOff: return changed ? forget + spawn(now: now) : []
        case .starting, .loading, .ready, .busy: return changed ? forget + restart(now: now) : []
        case .stopped, .disabled: return forget
        }
    }

    mutating func perform(_ command: EngineCommand, now: NIODeadline) -> [Action] {
        guard intent != .end, state != .absent, intent != .gone else { return [] }
        switch command {
        case .enable:
            guard intent == .off else { return [] }
            intent = .run
            return state == .disabled ? spawn(now: now) : []
        case .disable: return leave(.off, reason: nil, now: now)
        case .reset:
            clearRecord()
            let held = state == .quarantined || state == .backingOff
            return [.forgetQuarantine] + (held ? spawn(now: now) : [])
        case .load:
            guard intent != .off else { return [] }
            intent = .run
            return state == .stopped || state == .backingOff ? spawn(now: now) : []
        case .unload:
            guard intent == .run, state != .quarantined else { return [] }
            return leave(.rest, reason: nil, now: now)
        case .restart:
            guard intent != .off, state != .quarantined else { return [] }
            intent = .run
            return state.hasProcess ? restart(now: now) : spawn(now: now)
        }
    }

    mutating func demand(now: NIODeadline) -> [Action] {
        guard intent == .rest else { return [] }
        intent = .run
        return state == .stopped ? spawn(now: now) : []
    }

    mutating func loadCompleted(now: NIODeadline) -> [Action] {
        guard state == .loading else { return [] }
        readySince = now
        idleSince = now
        inFlight = 0
        return move(to: .ready, now: now) + [.releaseWaiting]
    }

    mutating func inFlightChanged(_ count: Int, now: NIODeadline) -> [Action] {
        if inFlight > 0, count == 0 { idleSince = now }
        inFlight = count
        switch state {
        case .ready where count > 0:
            state = .busy
            return []
        case .busy where count == 0:
            state = .ready
            return settings.keepAlive == .zero ? timePassed(now: now) : []
        case .draining where count == 0: return stop(reason: nil, now: now)
        default: return []
        }
    }

    /// Brings the engine to rest, switches it off, or takes it away.
    mutating func leave(_ goal: Intent, reason: EngineError?, now: NIODeadline) -> [Action] {
        guard intent != .end else { return [] }
        intent = goal
        if let reason { lastFailure = reason }
        switch state {
        case .starting, .loading: return kill(reason: reason, now: now)
        case .ready, .busy: return beginDrain(reason: reason, now: now)
        case .draining, .stopping: return [.rerouteWaiting]
        case .absent, .stopped, .backingOff, .quarantined, .disabled: return settle(reason: reason, now: now)
        }
    }

    mutating func restart(now: NIODeadline) -> [Action] {
        switch state {
        case .ready, .busy: beginDrain(reason: nil, now: now)
        case .starting, .loading: kill(reason: nil, now: now)
        default: []
        }
    }

    mutating func beginDrain(reason: EngineError?, now: NIODeadline) -> [Action] {
        let begin = move(to: .draining, until: now + settings.drainTimeout, reason: reason, now: now)
        let rest: [Action] = inFlight == 0 ? stop(reason: nil, now: now) : []
        return begin + rest + [.rerouteWaiting]
    }

    mutating func stop(reason: EngineError?, now: NIODeadline) -> [Action] {
        move(to: .stopping, until: now + settings.stopTimeout, reason: reason, now: now) + [.terminate]
    }

    mutating func kill(reason: EngineError?, now: NIODeadline) -> [Action] {
        move(to: .stopping, until: now + settings.stopTimeout, reason: reason, now: now) + [
            .kill, .rerouteWaiting,
        ]
    }

    mutating func spawn(now: NIODeadline) -> [Action] {
        starts += 1
        readySince = nil
        pendingFault = nil
        inFlight = 0
        return move(to: .starting, until: now + settings.startTimeout, now: now) + [.spawn]
    }

    /// Where an engine without a process goes, by what it is to come to.
    mutating func settle(reason: EngineError?, now: NIODeadline) -> [Action] {
        switch intent {
        case .run: spawn(now: now)
        case .rest, .end: move(to: .stopped, reason: reason, now: now) + [.rerouteWaiting]
        case .off: move(to: .disabled, reason: reason, now: now) + [.rerouteWaiting]
        case .gone: move(to: .absent, reason: reason, now: now) + [.rerouteWaiting]
        }
    }

    mutating func clearRecord() {
        policy.forgive()
        lastFailure = nil
        isPermanent = false
    }

    mutating func move(
        to next: EngineState, until deadline: NIODeadline? = nil, reason: EngineError? = nil, now: NIODeadline
    ) -> [Action] {
        stateDeadline = deadline
        guard next != state else { return [] }
        let before = state
        state = next
        stateSince = now
        return [.announce(from: before, to: next, reason: reason)]
    }
}
