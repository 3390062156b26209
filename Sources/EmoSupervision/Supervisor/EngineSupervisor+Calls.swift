// The requests of one engine: waiting, being worked on, answered, given up, and what becomes of them when the
// host ends. Invariant: at most `concurrency` calls are worked on; each is ended by exactly one final
// message, or by the end of the host.
import EmoHostLink
import NIOCore

extension EngineSupervisor {
    /// Takes a request that routing gave to this engine.
    func submit(_ request: EngineRequest) {
        request.supervisor = self
        waiting.append(request)
        if state.isServing { startWaiting() } else { handle(.demand) }
    }

    func startWaiting() {
        let before = slots
        while state.isServing, isConnected, slots < plugin.manifest.concurrency,
            let request = waiting.popFirst()
        {
            if !request.isDone { start(request) }
        }
        if slots != before { handle(.inFlight(slots)) }
    }

    func rerouteWaiting() {
        let moving = waiting
        waiting = []
        for request in moving where !request.isDone { router?.route(request, after: lifecycle.lastFailure) }
    }

    /// The caller of a request gave up.
    func abandon(_ request: EngineRequest, isLate: Bool) {
        waiting.removeAll { $0 === request }
        guard let (number, call) = calls.first(where: { $0.value.request === request }) else { return }
        call.dialogue?.abandoned()
        connection?.send(.cancel, request: number)
        watch(call, until: .now() + (isLate ? settings.lateReplyGrace : settings.stallTimeout))
    }

    // MARK: - One call

    /// Opens a call with its first message.
    func begin(_ purpose: HostCall.Purpose, _ message: DaemonMessage) {
        open(HostCall(purpose), message)
    }

    private func start(_ request: EngineRequest) {
        let call = HostCall(.request(request), dialogue: dialogue(for: request))
        guard let first = call.dialogue?.begin() else { return }
        for number in conversations.takeStale() {
            begin(.farewell, .buddyClose(LinkConversation(deadline: 0, conversation: number)))
        }
        guard open(call, first) else {
            call.dialogue?.abandoned()
            request.complete(.failure(Self.tooLong()))
            return
        }
    }

    /// Opens a call, or its next step, under a new number.
    /// - Returns: false when the message does not fit a frame; then nothing was opened.
    @discardableResult
    func open(_ call: HostCall, _ message: DaemonMessage) -> Bool {
        repeat { lastNumber &+= 1 } while lastNumber == 0 || calls[lastNumber] != nil
        guard connection?.send(message, request: lastNumber) ?? true else { return false }
        calls[lastNumber] = call
        if let connection, let audio = call.audio {
            // What has audio is one step, so this is its beginning.
            audio.rewind()
            audio.pump(to: connection, number: lastNumber)
        }
        return true
    }

    func pump(_ call: HostCall) {
        guard let connection, let audio = call.audio,
            let number = calls.first(where: { $0.value === call })?.key
        else { return }
        audio.pump(to: connection, number: number)
    }

    /// More audio of a request has come.
    func audioArrived(for request: EngineRequest) {
        if let call = calls.values.first(where: { $0.request === request }) { pump(call) }
    }

    private func dialogue(for request: EngineRequest) -> any HostDialogue {
        let engine = EngineIdentity(
            id: id, version: plugin.manifest.version, isFallback: !(router?.isPrimary(self) ?? true))
        let deadline = request.deadline.uptimeNanoseconds
        switch request.work {
        case .emotion(let question, _):
            return EmotionDialogue(
                question: question, deadline: deadline, engine: engine,
                isListening: plugin.manifest.sampleRate != nil)
        case .transcription(let format, _, let options, let isLive, let onPartial):
            var options = options
            options.language = options.language ?? plugin.manifest.languages.first
            let shown = onPartial.map { show in
                { @Sendable (partial: PartialTranscript) in if !request.isDone { show(partial) } }
            }
            return TranscriptionDialogue(
                format: format, options: options, isLive: isLive, deadline: deadline, engine: engine,
                onPartial: shown)
        case .turn(let conversation, let turn, let onDelta):
            let shown = onDelta.map { show in
                { @Sendable (delta: String) in
                    guard !request.isDone else { return }
                    request.showPart()
                    show(delta)
                }
            }
            return ConversationDialogue(
                conversation, question: .turn(turn, onDelta: shown), deadline: deadline, engine: engine,
                cache: conversations)
        case .summary(let conversation):
            return ConversationDialogue(
                conversation, question: .summary, deadline: deadline, engine: engine, cache: conversations)
        }
    }

    // MARK: - What the host says

    func received(_ envelope: LinkEnvelope<HostMessage>, on connection: HostConnection) {
        guard connection === self.connection else { return }
        guard envelope.request != 0, !envelope.message.isNote else { return noted(envelope.message) }
        guard let call = calls[envelope.request] else {
            return handle(.fault(fault("\(id) spoke of a request that is not open.")))
        }
        if envelope.message.isFinal { calls[envelope.request] = nil }
        switch call.purpose {
        case .hello: helloAnswered(envelope.message)
        case .load: loadAnswered(envelope.message)
        case .selfTest(let began): selfTestAnswered(envelope.message, began: began)
        case .farewell: break
        case .canary(let began):
            selfTestAnswered(envelope.message, began: began)
            if envelope.message.isFinal { finish(call) }
        case .request(let request):
            if let rule = advance(call, of: request, with: envelope.message) {
                // Still open, so that the end of the host decides about it.
                calls[envelope.request] = call
                handle(.fault(fault("\(id) broke a rule of the link: it \(rule).")))
            }
        }
    }

    /// - Returns: the rule the host broke, if it did.
    private func advance(_ call: HostCall, of request: EngineRequest, with message: HostMessage) -> String? {
        guard !request.isDone else {
            if message.isFinal { finish(call) }
            return nil
        }
        switch call.dialogue?.receive(message) ?? .wait {
        case .wait:
            if message.isFinal { return "ended a request in the middle" }
        case .send(let next):
            if !open(call, next) { end(call, of: request, with: .failure(Self.tooLong())) }
        case .done(let answer):
            answered += 1
            end(call, of: request, with: .success(answer))
        case .failed(let failure):
            failed += 1
            end(call, of: request, with: .failure(EngineError(failure, engine: id)))
        case .broken(let rule): return rule
        }
        return nil
    }

    private func end(
        _ call: HostCall, of request: EngineRequest, with result: Result<EngineAnswer, EngineError>
    ) {
        finish(call)
        request.complete(result)
    }

    private func finish(_ call: HostCall) {
        call.grace?.cancel()
        guard call.takesSlot else { return }
        health.worked(now: .now())
        let before = slots
        startWaiting()
        if slots == before { handle(.inFlight(slots)) }
    }

    func watch(_ call: HostCall, until time: NIODeadline) {
        call.grace?.cancel()
        call.grace = context.eventLoop.scheduleTask(deadline: time) { [weak self, weak call] in
            guard let self, let call, self.calls.values.contains(where: { $0 === call }) else { return }
            self.handle(
                .fault(self.fault("\(self.id) did not answer in time, and a late answer is not waited for.")))
        }
    }

    // MARK: - The end of a host

    /// Takes every open call away from the host that ended.
    func endCalls() -> [EngineRequest] {
        let ended = calls.values
        for call in ended { call.grace?.cancel() }
        calls = [:]
        return ended.compactMap(\.request).filter { !$0.isDone }
    }

    /// Decides about the requests a host died of or with: again, elsewhere, or refused.
    func settle(_ orphans: [EngineRequest], after exit: HostExit) {
        for request in orphans {
            request.deaths += 1
            failed += 1
            let error = EngineError.hostDied(exit.description, engine: id)
            if request.deaths >= 2 {
                router?.rememberPoison(request.fingerprint)
                request.complete(.failure(.poison()))
            } else if request.canRunAgain {
                router?.route(request, after: error)
            } else {
                request.complete(.failure(error))
            }
        }
    }

    private static func tooLong() -> EngineError {
        EngineError(
            .inputRefused,
            "The input is longer than one message to an engine, \(HostLink.maximumPayloadBytes) bytes.",
            hint: "Send it in parts.")
    }
}
