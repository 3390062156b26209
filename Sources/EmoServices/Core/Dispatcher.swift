// The way of one request through the services: who asks, may they, is it well formed, was it done already; then the harness; then one
// line in the log. Errors of every kind become protocol errors here and nowhere else.
import EmoAuth
import EmoProtocol
import EmoStore
import EmoSupervision
import EmoTransport
import Logging

/// Hands requests to the harnesses.
public struct Dispatcher: RequestHandler {
    let identities: IdentityResolver
    let operations: [String: Operation]
    let store: Store
    let uploads: UploadTable
    let refusals: RefusalLog
    let requestHash: RequestHash
    let events: EventService
    let metrics: RequestMetrics
    let logger: Logger
    /// A request longer than this is logged as slow, in milliseconds.
    let slowMilliseconds: Int64 = 5_000

    /// Works a request out, and logs how it went.
    public func handle(_ context: RequestContext) async throws(ProtocolError) -> JSONValue {
        let start = ContinuousClock.now
        var caller: Caller?
        do {
            let result = try await dispatch(context, as: &caller)
            settle(context, start: start, error: nil)
            return result
        } catch {
            let mapped = Self.map(error, of: context)
            await recordRefusal(mapped, of: context, caller: caller)
            settle(context, start: start, error: mapped)
            throw mapped
        }
    }

    /// Counts the request and writes its line.
    private func settle(
        _ context: RequestContext, start: ContinuousClock.Instant, error: ProtocolError?
    ) {
        metrics.record(
            method: Self.safe(context.request.method), code: error?.code,
            seconds: (ContinuousClock.now - start) / .seconds(1))
        log(context, milliseconds: start.millisecondsUntilNow, error: error)
    }

    /// True once somebody is known on the connection.
    public func isIdentified(_ connection: Connection) -> Bool { identities.isIdentified(connection) }

    /// Forgets what was kept for the connection.
    public func closed(_ connection: Connection) {
        uploads.removeAll(of: connection)
        events.removeAll(of: connection)
        identities.forget(connection)
    }

    /// - Parameter known: who asks, as soon as it is known.
    private func dispatch(_ context: RequestContext, as known: inout Caller?) async throws -> JSONValue {
        let request = context.request
        guard let method = Method.named(request.method), let operation = operations[request.method] else {
            throw ProtocolError(.unknownMethod, "there is no method “\(request.method.prefix(64))”")
        }
        let caller = try await caller(of: context, method: method)
        known = caller
        try AuthorizationTable.authorize(
            caller.identity, method: method.name, onBehalfOf: caller.onBehalfOf?.description)
        try method.parameters.validate(.object(request.parameters), path: "params")
        let call = Call(
            method: method, caller: caller, parameters: Parameters(request.parameters), context: context,
            requestHash: try await hash(of: request, for: method, connection: context.connection))
        if method.isMutating, let key = request.idempotencyKey, let reply = try await replay(key, of: call) {
            // The recording that was sent again is not needed.
            if let stream = request.stream { _ = try? uploads.remove(stream, connection: context.connection) }
            return reply
        }
        do {
            return try await operation(call)
        } catch let replayed as Replayed {
            return try JSONParser.parse(replayed.reply, maximumDepth: 64)
        }
    }

    /// Who asks. A method for anyone is served also when the connection's token is no longer good: how else could it be renewed?
    private func caller(of context: RequestContext, method: Method) async throws -> Caller {
        do {
            return try await identities.caller(of: context)
        } catch let error as AuthError {
            guard AuthorizationTable.rule(for: method.name)?.caller == .anyone, context.request.token == nil
            else { throw error }
            return Caller(identity: .anonymous(peer: PeerCredentials(context.connection.peer)))
        }
    }

    private func hash(of request: Request, for method: Method, connection: Connection) async throws -> [UInt8]
    {
        guard method.isMutating, request.idempotencyKey != nil else { return [] }
        guard let stream = request.stream else { return try requestHash.of(request, upload: nil) }
        return try requestHash.of(
            request, upload: try await uploads.content(of: stream, connection: connection))
    }

    /// What was refused for who asked is in the audit log; log-ins are there already, with more.
    private func recordRefusal(_ error: ProtocolError, of context: RequestContext, caller: Caller?) async {
        let method = Self.safe(context.request.method)
        guard error.number == ErrorCode.authScope.number, method != "auth.login", method != "auth.refresh"
        else {
            return
        }
        let peer = context.connection.peer
        let actor = caller?.actor ?? .init(kind: "anonymous", uid: peer.userID, pid: peer.processID)
        await refusals.note(
            AuditEntry(
                actor: actor, onBehalfOf: caller?.onBehalfOf, action: method, outcome: error.code,
                requestID: context.reference))
    }

    /// The stored reply of a request that was done already.
    private func replay(_ key: String, of call: Call) async throws -> JSONValue? {
        let identity = call.caller.idempotencyIdentity
        switch try await store.read({
            try $0.idempotency.claim(identity: identity, key: key, requestHash: call.requestHash)
        }) {
        case .new: return nil
        case .replay(let reply): return try JSONParser.parse(reply, maximumDepth: 64)
        case .conflict: throw ProtocolError(.idempotencyConflict)
        }
    }

    /// An engine that was given up at the deadline may report its own end first: what the caller meets is the deadline.
    private static func map(_ error: any Error, of context: RequestContext) -> ProtocolError {
        let mapped = ProtocolError(mapping: error)
        return error is EngineError && mapped.retryable && context.deadline <= .now()
            ? ProtocolError(.deadlineExceeded) : mapped
    }

    private func log(_ context: RequestContext, milliseconds: Int64, error: ProtocolError?) {
        var metadata: Logger.Metadata = [
            "request": "\(context.reference)", "method": "\(Self.safe(context.request.method))",
            "uid": "\(context.connection.peer.userID)",
            "duration_ms": "\(milliseconds)",
        ]
        guard let error else {
            logger.log(
                level: milliseconds > slowMilliseconds ? .info : .debug,
                milliseconds > slowMilliseconds ? "slow request" : "request", metadata: metadata)
            return
        }
        metadata["code"] = "\(error.code)"
        logger.log(
            level: error.number == ErrorCode.internalError.number ? .error : .info, "request failed",
            metadata: metadata)
    }

    /// A method's name comes from the client: only a known one is written to the log and counted.
    private static func safe(_ method: String) -> String {
        Method.named(method) == nil ? "(unknown)" : method
    }
}

extension Request {
    /// The upload that the request names.
    fileprivate var stream: String? { parameters["stream_id"]?.string }
}
