// Hands requests from the thread that reads the link to the one that works, in order.
// Invariant: at most `maximumOpen` requests are open; each leaves with its final answer.
import CEmoABI
import EmoHostLink

/// The open requests of a host.
final class RequestQueue: Sendable {
    /// Requests between opening and final answer, those that still collect audio included.
    static let maximumOpen = 16

    private struct State {
        /// Answered ones may still be here: the daemon can see an answer before the worker comes to `close`.
        var open: [UInt32: HostRequest] = [:]
        /// In order; a request that was cancelled while it waited stays, and is answered in its turn.
        var ready: [HostRequest] = []
        /// Requests that are ready, or run.
        var released: Set<ObjectIdentifier> = []
        var running: HostRequest?
        var draining = false

        mutating func release(_ request: HostRequest) {
            if released.insert(ObjectIdentifier(request)).inserted { ready.append(request) }
        }
    }

    private let state = Monitor(State())

    /// Takes a request in.
    /// - Parameter ready: false while it still collects audio.
    func open(_ request: HostRequest, ready: Bool) throws(LinkFailure) {
        let failure: LinkFailure? = state.withLock(notify: ready) { state in
            if state.draining && !request.work.endsConversations {
                return Self.wrongState("the host is draining and takes no new work")
            }
            let open = state.open.values.filter { !$0.isAnswered }
            if open.contains(where: { $0.number == request.number }) {
                return Self.wrongState("the request's number is in use")
            }
            if open.count >= Self.maximumOpen { return Self.full }
            state.open[request.number] = request
            if ready { state.release(request) }
            return nil
        }
        if let failure { throw failure }
    }

    /// The open request of a number.
    func request(_ number: UInt32) -> HostRequest? { state.withLock { $0.open[number] } }

    /// Its audio is complete: it may be worked on.
    func makeReady(_ request: HostRequest) { state.withLock(notify: true) { $0.release(request) } }

    /// Takes a request out that still collects audio.
    /// - Returns: false when the worker has it, or will.
    @discardableResult
    func closeUnlessReady(_ request: HostRequest) -> Bool {
        state.withLock { state in
            guard !state.released.contains(ObjectIdentifier(request)) else { return false }
            state.open[request.number] = nil
            return true
        }
    }

    /// Takes it out; its answer is sent.
    func close(_ request: HostRequest) {
        state.withLock { state in
            if state.open[request.number] === request { state.open[request.number] = nil }
            state.released.remove(ObjectIdentifier(request))
            state.running = nil
        }
    }

    /// No new work from now on.
    func drain() { state.withLock { $0.draining = true } }

    /// Cancels all there is and puts the shutdown at the end.
    func shutDown(_ request: HostRequest) {
        state.withLock(notify: true) { state in
            state.draining = true
            for other in state.open.values {
                other.cancel()
                state.release(other)
            }
            state.ready.append(request)
        }
    }

    /// Waits for the next request that can be worked on.
    func next() -> HostRequest {
        while true {
            let request = state.wait { state -> HostRequest? in
                guard !state.ready.isEmpty else { return nil }
                let request = state.ready.removeFirst()
                state.running = request
                return request
            }
            if let request { return request }
        }
    }

    /// The request that runs, 0 for none, and how many wait.
    var load: (running: UInt32, waiting: UInt32) {
        state.withLock { state in
            let running = state.running.flatMap { $0.isAnswered ? nil : $0.number } ?? 0
            return (running, UInt32(state.open.values.count { !$0.isAnswered && $0.number != running }))
        }
    }

    static func wrongState(_ message: String) -> LinkFailure {
        EngineStatusMapping.failure(of: EMO_FAILED_PRECONDITION, message: message)
    }

    private static var full: LinkFailure {
        LinkFailure(
            status: EMO_RESOURCE_EXHAUSTED, code: LinkFailure.Code.queueFull,
            message: "\(maximumOpen) requests are open", hint: "wait for one of them to end")
    }
}
