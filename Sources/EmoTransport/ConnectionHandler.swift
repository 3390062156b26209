// The life of one connection on its event loop: frames lines, starts one task a request, sends exactly one reply each, and stops
// reading when the client has too much at work. Everything here runs on the channel's event loop, which other connections share: after
// so many bytes of replies they have their turn before the next request is begun.
import EmoProtocol
import NIOCore

final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let connection: Connection
    private let handler: any RequestHandler
    private let limits: Limits
    private let greeting: Message
    private var framer: LineFramer
    private var tasks: [RequestID: Task<Void, Never>] = [:]
    private var requestNumber = 0
    private var unsentBytes = 0
    /// Bytes that were written since others last had their turn.
    private var bytesInTurn = 0
    private var goesOn = GoesOn.whenSomethingComes
    private var isReading = true
    private var isClosing = false
    private var isInputClosed = false
    private var isDraining = false
    private var drained: EventLoopPromise<Void>?
    private var identification: Scheduled<Void>?
    private let executor: LoopExecutor

    /// When the next request that was read is begun.
    private enum GoesOn {
        /// When more was read, or something was answered.
        case whenSomethingComes
        /// When the loop has run what it has to do already, the request before among it.
        case inAMoment
        /// When the loop has looked at its other connections.
        case afterTheOthers
    }

    private static let mostBytesInTurn = 65_536

    /// True when so much waits for the client that it is served slowly, one request at a time: who does not read has no use for more,
    /// and to make it would take a core from others until the limit of unsent bytes is reached.
    private var isReadingSlowly: Bool { unsentBytes > limits.outputBytes / 8 }
    /// False when the client has as much at work as it may.
    private var mayBegin: Bool { tasks.count < (isReadingSlowly ? 1 : limits.requestsInFlight) }

    init(
        connection: Connection, handler: any RequestHandler, limits: Limits, greeting: Message,
        executor: LoopExecutor
    ) {
        self.executor = executor
        self.connection = connection
        self.handler = handler
        self.limits = limits
        self.greeting = greeting
        framer = LineFramer(maximumBytes: limits.lineBytes)
    }

    func channelActive(context: ChannelHandlerContext) {
        write(greeting, context: context)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        identification = context.eventLoop.scheduleTask(
            in: .milliseconds(Int64(limits.authenticationMilliseconds))
        ) {
            let (handler, context) = bound.value
            handler.requireIdentity(context: context)
        }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        drained?.succeed()
        drained = nil
        identification?.cancel()
        for task in tasks.values { task.cancel() }
        connection.markClosed()
        handler.closed(connection)
        context.fireChannelInactive()
    }

    /// The client sends no more; what it has asked for is still answered (`printf … | socat` works so).
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .inputClosed = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        isInputClosed = true
        closeIfDone(context: context)
    }

    /// Refuses new requests and calls back once everything asked for has been answered and sent.
    func finishWork(context: ChannelHandlerContext, done: EventLoopPromise<Void>) {
        isDraining = true
        drained = done
        closeIfDone(context: context)
    }

    private func closeIfDone(context: ChannelHandlerContext) {
        guard tasks.isEmpty, unsentBytes == 0, goesOn == .whenSomethingComes else { return }
        if isInputClosed { context.close(promise: nil) }
        drained?.succeed()
        drained = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        framer.append(&bytes)
        drain(context: context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// Sends a message; callable from the loop only.
    func write(
        _ message: Message, context: ChannelHandlerContext, whenTaken: (@Sendable () -> Void)? = nil
    ) {
        guard context.channel.isActive else { return }
        let line = ByteBuffer(bytes: message.sentLine(mostBytes: limits.outputBytes))
        write(line, context: context, whenTaken: whenTaken)
    }

    private func write(
        _ line: ByteBuffer, context: ChannelHandlerContext, whenTaken: (@Sendable () -> Void)? = nil
    ) {
        guard context.channel.isActive else { return }
        let count = line.readableBytes
        unsentBytes += count
        bytesInTurn += count
        guard unsentBytes <= limits.outputBytes else { return context.close(promise: nil) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { outcome in
            BigReplies.free(line)
            let (handler, context) = bound.value
            if case .success = outcome { whenTaken?() }
            handler.taken(count, context: context)
            handler.closeIfDone(context: context)
        }
        context.writeAndFlush(wrapOutboundOut(line), promise: sent)
    }

    /// Takes note of bytes that do not wait for the client any more. Who has caught up may have more at work again: in a moment, because a
    /// reply may be taken while the request before is still being begun.
    private func taken(_ count: Int, context: ChannelHandlerContext) {
        let wasReadingSlowly = isReadingSlowly
        unsentBytes -= count
        guard wasReadingSlowly, !isReadingSlowly else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let (handler, context) = bound.value
            handler.drain(context: context)
        }
    }

    /// Begins the next request that was read, one at a time.
    private func drain(context: ChannelHandlerContext) {
        guard goesOn == .whenSomethingComes else { return }
        if !isClosing, mayBegin {
            if bytesInTurn > Self.mostBytesInTurn {
                bytesInTurn = 0
                go(on: .afterTheOthers, context: context)
            } else if let frame = framer.next() {
                switch frame {
                case .line(let line): receive(line, context: context)
                case .tooLong: end(with: ProtocolError(.lineTooLong), context: context)
                }
                go(on: .inAMoment, context: context)
            }
        }
        let mayRead = !isClosing && mayBegin && goesOn != .afterTheOthers
        guard mayRead != isReading else { return }
        isReading = mayRead
        context.channel.setOption(.autoRead, value: mayRead).whenFailure { _ in }
    }

    private func go(on when: GoesOn, context: ChannelHandlerContext) {
        goesOn = when
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let next: @Sendable () -> Void = {
            let (connection, context) = bound.value
            connection.goesOn = .whenSomethingComes
            connection.drain(context: context)
            connection.closeIfDone(context: context)
        }
        // The loop looks at its connections once no task is ready: a task that is due later lets it.
        if when == .afterTheOthers {
            context.eventLoop.scheduleTask(
                in: isReadingSlowly ? .milliseconds(50) : .microseconds(100), next)
        } else {
            context.eventLoop.execute(next)
        }
    }

    private func receive(_ line: ByteBuffer, context: ChannelHandlerContext) {
        let parsed = line.withUnsafeReadableBytes { bytes in
            Result { () throws(Request.Rejection) in try Request(line: bytes.bindMemory(to: UInt8.self)) }
        }
        switch parsed {
        case .success(let request): start(request, context: context)
        case .failure(let rejection):
            write(.reply(id: rejection.id, .failure(rejection.error)), context: context)
        }
    }

    private func start(_ request: Request, context: ChannelHandlerContext) {
        if request.method == "$/cancel" { return cancel(request, context: context) }
        // A notification has no reply, so a request that matters carries an id; without one there is nothing to do.
        guard let id = request.id else { return }
        guard !isDraining else {
            return write(.reply(id: id, .failure(ProtocolError(.stopping))), context: context)
        }
        guard tasks[id] == nil else {
            let error = ProtocolError(
                .invalidRequest, "a request with this id is still at work",
                hint: "give each request its own id")
            return write(.reply(id: id, .failure(error)), context: context)
        }
        requestNumber += 1
        let milliseconds = request.timeoutMilliseconds ?? Int64(limits.requestMilliseconds)
        let work = RequestContext(
            connection: connection, request: request, deadline: .now() + .milliseconds(milliseconds),
            reference: "\(connection.id)-\(requestNumber)")
        let loop = context.eventLoop
        let bound = NIOLoopBound((self, context), eventLoop: loop)
        tasks[id] = Task(executorPreference: executor) { [handler, limits] in
            let outcome: Result<JSONValue, ProtocolError>
            do throws(ProtocolError) {
                outcome = .success(try await handler.handle(work))
            } catch {
                outcome = .failure(error)
            }
            let line = await Message.reply(id: id, outcome).encoded(mostBytes: limits.outputBytes)
            loop.execute {
                let (connection, context) = bound.value
                connection.finish(id, line, of: work, context: context)
            }
        }
    }

    private func finish(
        _ id: RequestID, _ line: ByteBuffer, of work: RequestContext, context: ChannelHandlerContext
    ) {
        tasks[id] = nil
        let sequel = work.takeSequel()
        guard !isClosing else { return }
        write(line, context: context)
        for body in sequel { body() }
        drain(context: context)
    }

    private func cancel(_ request: Request, context: ChannelHandlerContext) {
        let task = request.parameters["id"].flatMap(RequestID.init).flatMap { tasks[$0] }
        task?.cancel()
        guard let id = request.id else { return }
        write(.reply(id: id, .success(["cancelled": .bool(task != nil)])), context: context)
    }

    private func requireIdentity(context: ChannelHandlerContext) {
        if !isClosing, !handler.isIdentified(connection) {
            end(with: ProtocolError(.authenticationTime), context: context)
        }
    }

    /// Says why, then closes; what is at work is cancelled by `channelInactive`.
    private func end(with error: ProtocolError, context: ChannelHandlerContext) {
        isClosing = true
        write(.reply(id: nil, .failure(error)), context: context)
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        // A client that goes on sending would never see the reason: give it a second to read, then close for good.
        context.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }
}
