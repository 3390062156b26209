// One connection to emod for one run of emoctl: says who is calling, gives every wait a deadline, and turns
// Ctrl-C into a cancellation whose one reply is waited for.
import EmoProtocol
import EmoTransport
import Glibc

/// A connection that calls methods.
public final class DaemonConnection {
    /// Milliseconds that a cancelled request has to give its reply.
    private static let cancellationMilliseconds: Int64 = 2_000
    /// Milliseconds that the answer may be on its way beyond the deadline emod keeps.
    private static let graceMilliseconds: Int64 = 2_000
    /// Milliseconds that connecting and the greeting may take. The service manager holds the socket while emod is
    /// started anew, which an upgrade that changes a large database makes longer than usual.
    private static let greetingMilliseconds: Int64 = 15_000
    /// Microseconds between two attempts to reach the emod that comes after the one that is stopping.
    private static let successorMicroseconds: UInt32 = 50_000

    /// Methods that ask for no identity: they work without the token, also where it is no longer valid.
    private static let publicMethods: Set<String> = [
        "hello", "ping", "describe", "health.get", "auth.login", "auth.refresh",
    ]

    private var client: ControlClient
    /// True until a request has been answered: only then can another emod take its place unnoticed.
    private var isFresh = true
    private let path: String
    private let timeLimit: TimeLimit?
    private let token: String?
    private let onBehalfOf: String?
    private var unboundToken: String?

    /// Connects.
    /// - Parameters:
    ///   - path: the control socket.
    ///   - token: a token to bind before the first method that needs an identity.
    ///   - onBehalfOf: the user that a service's requests are for.
    ///   - timeLimit: how long one request may take; emod's own limit by default.
    /// - Throws: `CommandError`.
    public init(
        path: String, token: String? = nil, onBehalfOf: String? = nil, timeLimit: TimeLimit? = nil
    ) throws(CommandError) {
        self.path = path
        self.timeLimit = timeLimit
        self.token = token
        self.onBehalfOf = onBehalfOf
        unboundToken = token
        client = try Self.connect(path, timeLimit)
        let major = client.greeting["protocol"]?["major"]?.integer
        guard major == Greeting.protocolVersion.major else {
            throw CommandError(
                .failure, "cannot talk to emod at \(path)",
                why: "it speaks another version of the protocol (\(major.map(String.init) ?? "none"))",
                next: "install emoctl and emod of the same version")
        }
    }

    /// Connects. An emod that is being stopped may have taken the connection and closes it without a word; the next one
    /// takes the next.
    private static func connect(_ path: String, _ timeLimit: TimeLimit?) throws(CommandError) -> ControlClient
    {
        let milliseconds = min(timeLimit?.milliseconds ?? .max, greetingMilliseconds)
        let deadline = ControlClient.now() + milliseconds
        while true {
            do throws(ControlClient.Failure) {
                return try ControlClient(path: path, timeoutMilliseconds: Int(milliseconds))
            } catch {
                guard error == .closed, ControlClient.now() < deadline else {
                    throw .transport(error, path: path, doing: "connect to emod")
                }
                usleep(successorMicroseconds)
            }
        }
    }

    /// What emod allows on one connection.
    public var limits: Limits {
        var limits = Limits()
        let told = client.greeting["limits"]
        func limit(_ key: String, _ fallback: Int) -> Int {
            told?[key]?.integer.flatMap { $0 > 0 ? Int($0) : nil } ?? fallback
        }
        limits.lineBytes = limit("line_bytes", limits.lineBytes)
        limits.audioChunkBytes = limit("audio_chunk_bytes", limits.audioChunkBytes)
        limits.requestMilliseconds = limit("request_ms", limits.requestMilliseconds)
        return limits
    }

    /// Calls a method and waits for its one reply.
    /// - Parameters:
    ///   - purpose: what is being done, to follow “cannot” in an error.
    ///   - milliseconds: how long it may take where the user gave no limit; emod's own limit by default.
    ///   - onNotification: called with what arrives for this request before the reply.
    ///   - onSecond: called about once a second while nothing arrives.
    /// - Throws: `CommandError`: what emod answered, or why there is no answer; `interrupted` after Ctrl-C.
    public func call(
        _ method: String, _ parameters: JSONObject = [:], doing purpose: String, milliseconds: Int64? = nil,
        onNotification: (String, JSONObject) throws(CommandError) -> Void = { _, _ in },
        onSecond: () -> Void = {}
    ) throws(CommandError) -> JSONValue {
        let giveUp = ControlClient.now() + Self.greetingMilliseconds
        while true {
            do throws(CommandError) {
                if let token = unboundToken, !Self.publicMethods.contains(method) {
                    _ = try exchange("auth.token", ["token": .string(token)], "use the token", nil, {}) {
                        _, _ in
                    }
                    unboundToken = nil
                }
                let result = try exchange(method, parameters, purpose, milliseconds, onSecond, onNotification)
                isFresh = false
                return result
            } catch {
                // Nothing was done of it. What was said on this connection before, such as an upload, is gone with it.
                guard isFresh, error.code == ErrorCode.stopping.name, ControlClient.now() < giveUp else {
                    throw error
                }
                client = try Self.connect(path, timeLimit)
                unboundToken = token
            }
        }
    }

    /// Whether emod takes the caller for an administrator.
    public func isAdministrator() throws(CommandError) -> Bool {
        try call("auth.whoami", doing: "see who you are")["is_administrator"]?.bool == true
    }

    private func exchange(
        _ method: String, _ parameters: JSONObject, _ purpose: String, _ milliseconds: Int64?,
        _ onSecond: () -> Void, _ onNotification: (String, JSONObject) throws(CommandError) -> Void
    ) throws(CommandError) -> JSONValue {
        let interruption = Interruption()
        let asked = timeLimit?.milliseconds ?? milliseconds
        var request = Request(id: nil, method: method, parameters: parameters, timeoutMilliseconds: asked)
        request.onBehalfOf = onBehalfOf
        let id = try send(request, purpose)
        var deadline =
            ControlClient.now() + (asked ?? Int64(limits.requestMilliseconds)) + Self.graceMilliseconds
        var isCancelled = false
        while true {
            switch try next(until: min(deadline, ControlClient.now() + 1_000), interruption, purpose) {
            case .timedOut where ControlClient.now() < deadline: onSecond()
            case .interrupted where isCancelled:
                throw Self.interrupted(purpose, "emod had not answered the cancellation yet")
            case .interrupted:
                isCancelled = true
                try send(Request(id: nil, method: "$/cancel", parameters: ["id": id.json]), purpose)
                deadline = ControlClient.now() + Self.cancellationMilliseconds
            case .timedOut where isCancelled:
                throw Self.interrupted(purpose, "emod did not answer the cancellation in 2 s")
            case .timedOut: throw .transport(.timedOut, path: path, doing: purpose)
            case .message(.notification(let name, let parameters)):
                if let own = parameters["id"], own == id.json, !isCancelled {
                    try onNotification(name, parameters)
                }
            case .message(.reply(let replied, let outcome)) where replied == id || replied == nil:
                if isCancelled { throw Self.interrupted(purpose, Self.reason(of: outcome)) }
                return try Self.result(outcome, purpose)
            case .message(.reply): continue
            }
        }
    }

    /// The next notification, whichever request it belongs to; nil after Ctrl-C.
    /// - Throws: `CommandError` when the connection has ended.
    public func notification(_ interruption: Interruption) throws(CommandError) -> (
        name: String, parameters: JSONObject
    )? {
        while true {
            switch try next(until: ControlClient.now() + 60_000, interruption, "follow events") {
            case .message(.notification(let name, let parameters)): return (name, parameters)
            case .interrupted: return nil
            // Silence is no news, and a reply that nobody waits for is none.
            case .timedOut, .message(.reply): continue
            }
        }
    }

    private enum Arrival {
        case message(Message)
        case interrupted
        case timedOut
    }

    /// Waits for the next message, Ctrl-C or the deadline, whichever is first.
    private func next(until deadline: Int64, _ interruption: Interruption, _ purpose: String)
        throws(CommandError) -> Arrival
    {
        while true {
            do throws(ControlClient.Failure) {
                // A deadline in the past takes only what has been received whole.
                return .message(try client.receive(deadline: 0))
            } catch {
                if error != .timedOut { throw .transport(error, path: path, doing: purpose) }
            }
            switch interruption.wait(for: client.fileDescriptor, until: deadline) {
            case .interrupted: return .interrupted
            case .timedOut: return .timedOut
            case .readable:
                do throws(ControlClient.Failure) {
                    // Long enough to read what is there; too short to
                    // hold Ctrl-C back where a line comes in pieces.
                    return .message(try client.receive(deadline: ControlClient.now() + 20))
                } catch {
                    if error != .timedOut { throw .transport(error, path: path, doing: purpose) }
                }
            }
        }
    }

    @discardableResult
    private func send(_ request: Request, _ purpose: String) throws(CommandError) -> RequestID {
        do throws(ControlClient.Failure) {
            return try client.send(request)
        } catch {
            throw .transport(error, path: path, doing: purpose)
        }
    }

    private static func result(_ outcome: Result<JSONValue, ProtocolError>, _ purpose: String)
        throws(CommandError) -> JSONValue
    {
        switch outcome {
        case .success(let result): return result
        case .failure(let error): throw CommandError(error, doing: purpose)
        }
    }

    private static func reason(of outcome: Result<JSONValue, ProtocolError>) -> String {
        switch outcome {
        case .success: "the request had been done already; its effect stays"
        case .failure(let error) where error.code == ErrorCode.cancelled.name: error.message
        case .failure(let error): "the request had failed already: \(error.message)"
        }
    }

    private static func interrupted(_ purpose: String, _ why: String) -> CommandError {
        CommandError(
            .interrupted, "interrupted: did not \(purpose)", why: why, next: "the same command again")
    }
}
