// Drives the state machine of an engine by hand, and holds what it decides against the rules that always
// hold.
import EmoSupervision
import NIOCore
import Testing

/// A life under a hand-moved clock.
struct LifecycleDriver {
    var life: EngineLifecycle
    var now: NIODeadline
    var hasHost = false
    var wasKilled = false
    var trace: [String] = []

    init(_ change: (inout EngineSettings) -> Void = { _ in }) {
        var settings = EngineSettings()
        change(&settings)
        now = .uptimeNanoseconds(1_000_000_000_000)
        life = EngineLifecycle(id: "test.engine", settings: settings, now: now) { 0 }
    }

    static let reason = EngineError(.failed, "It failed.", hint: "Nothing.")

    @discardableResult
    mutating func give(_ input: EngineLifecycle.Input) -> [EngineLifecycle.Action] {
        let before = life.state
        let actions = life.handle(input, now: now)
        trace.append("\(input)".prefix(60) + " in \(before) → \(life.state)")
        check(actions, input, before)
        return actions
    }

    mutating func wait(_ time: TimeAmount) { now = now + time }

    /// Moves the clock to the time the machine asks for.
    mutating func wake() {
        guard let due = life.wakeUp else { return }
        now = max(now, due)
        give(.timePassed)
    }

    mutating func becomeReady() {
        give(.installed(changed: false))
        give(.handshakeCompleted)
        give(.loadCompleted)
    }

    private mutating func check(
        _ actions: [EngineLifecycle.Action], _ input: EngineLifecycle.Input, _ before: EngineState
    ) {
        if case .hostExited = input { (hasHost, wasKilled) = (false, false) }
        if case .spawnFailed = input, before == .starting || before == .stopping {
            (hasHost, wasKilled) = (false, false)
        }
        for action in actions {
            switch action {
            case .spawn:
                #expect(!hasHost, "a second host was started: \(trace.suffix(8))")
                hasHost = true
            case .kill:
                #expect(hasHost, "no host is there to be killed: \(trace.suffix(8))")
                wasKilled = true
            case .terminate, .load: #expect(hasHost, "no host is there: \(trace.suffix(8))")
            case .announce(let from, let to, _):
                #expect(
                    from != to && !(from.isServing && to.isServing), "\(from) → \(to): \(trace.suffix(8))")
            default: break
            }
        }
        #expect(life.state.hasProcess == hasHost, "\(life.state), host: \(hasHost): \(trace.suffix(8))")
        if wasKilled { #expect(life.state == .stopping, "killed, yet \(life.state): \(trace.suffix(8))") }
        let waitsForTime: Set<EngineState> = [.starting, .loading, .draining, .stopping, .backingOff]
        if waitsForTime.contains(life.state) {
            #expect(life.wakeUp != nil, "\(life.state) has no time limit: \(trace.suffix(8))")
        }
    }
}
