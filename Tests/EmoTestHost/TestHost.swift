// A host for tests of the supervision: it speaks the real link and misbehaves on command, where the real host
// never would. The plugin file it is given is a list of words; a request whose text begins with "do:" asks
// for a misbehaviour by name.
import EmoHostLink
import Glibc

/// The words of the plugin file, such as `kind=emotion`, `load=crash`, `hello=exit78`.
struct Script {
    let plugin: String
    private let words: [String]

    init(plugin: String) {
        self.plugin = plugin
        var text = ""
        if let file = fopen(plugin, "r") {
            var block = [UInt8](repeating: 0, count: 4_096)
            let count = fread(&block, 1, block.count, file)
            text = String(decoding: block[..<count], as: UTF8.self)
            fclose(file)
        }
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    func value(_ key: String) -> String? {
        words.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
    }

    /// True the first time it is asked in the life of the plugin file, over all processes.
    func isFirstTime(_ name: String) -> Bool {
        let marker = open("\(plugin).\(name)", O_CREAT | O_EXCL | O_WRONLY, 0o600)
        if marker >= 0 { close(marker) }
        return marker >= 0
    }
}

@main
struct TestHost {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        let arguments = CommandLine.arguments
        guard let place = arguments.firstIndex(of: "--plugin"), place + 1 < arguments.count else { exit(64) }
        var host = Conversant(script: Script(plugin: arguments[place + 1]))
        host.run()
    }
}

/// Answers one message after the other.
struct Conversant {
    let script: Script
    private let writer = BlockingLinkWriter<HostMessage>(descriptor: HostLink.hostDescriptor)
    private var reader = BlockingLinkReader<DaemonMessage>(descriptor: HostLink.hostDescriptor)
    private var audioBytes: [UInt32: Int] = [:]
    private var states: [UInt64: [UInt8]] = [:]
    private var held: Set<UInt32> = []

    init(script: Script) { self.script = script }

    mutating func run() {
        while let envelope = try? reader.next() { answer(envelope.message, envelope.request) }
        exit(0)
    }

    private func say(_ message: HostMessage, _ request: UInt32) {
        try? writer.send(message, request: request)
    }

    private func fail(_ code: String, _ message: String, _ request: UInt32) {
        say(.failure(LinkFailure(status: 9, code: code, message: message, hint: "")), request)
    }

    private mutating func answer(_ message: DaemonMessage, _ request: UInt32) {
        switch message {
        case .hello(let hello): greet(hello, request)
        case .load:
            if let action = script.value("load") { return misbehave(action, request) }
            say(.ok, request)
        case .selfTest:
            if let action = script.value("test") { return misbehave(action, request) }
            say(.ok, request)
        case .analyzeEmotion(let question):
            let text = question.text ?? ""
            if text.hasPrefix("do:") { return misbehave(String(text.dropFirst(3)), request) }
            say(.emotion(Self.finding()), request)
        case .transcribe: audioBytes[request] = 0
        case .audioChunk(let bytes):
            audioBytes[request, default: 0] += bytes.count
            if bytes.starts(with: Array("do:crash".utf8)) { misbehave("crash", request) }
            if bytes.starts(with: Array("do:once".utf8)), script.isFirstTime("crashed") {
                misbehave("crash", request)
            }
        case .audioFinish: transcribed(request)
        case .buddyOpen(let open):
            if open.state == [0xBA, 0xD0] {
                return fail(LinkFailure.Code.stateInvalid, "unreadable", request)
            }
            states[open.conversation] = open.state ?? []
            say(.ok, request)
        case .buddyRespond(let turn): respond(turn, request)
        case .buddySummarize(let conversation):
            let turns = states[conversation.conversation]?.count ?? -1
            say(.summary(LinkBuddySummary(text: "\(turns) turns", recommendations: ["rest"])), request)
        case .buddySave(let conversation): say(.state(states[conversation.conversation] ?? []), request)
        case .buddyClose(let conversation):
            states[conversation.conversation] = nil
            say(.ok, request)
        case .cancel:
            let isOpen = audioBytes.removeValue(forKey: request) != nil || held.remove(request) != nil
            if isOpen { fail(LinkFailure.Code.cancelled, "cancelled", request) }
        case .ping(let number): say(.pong(LinkPong(number: number, running: 0, activity: 0, waiting: 0)), 0)
        case .drain: say(.ok, request)
        case .shutdown:
            if script.value("shutdown") == "ignore" { return }
            say(.ok, request)
            exit(0)
        }
    }

    private mutating func greet(_ hello: LinkHello, _ request: UInt32) {
        if let action = script.value("hello") {
            if action == "exit78" { fail("host.abi_mismatch", "abi_major is 9, the host speaks 1", request) }
            return misbehave(action, request)
        }
        let kind = script.value("kind") ?? "emotion"
        let version = script.value("version") ?? "1.0.0"
        say(
            .helloReply(
                LinkHelloReply(
                    abiMajor: 1, abiMinor: 0, kind: 2, processID: getpid(),
                    description: #"{"id":"\#(hello.engineID)","kind":"\#(kind)","version":"\#(version)"}"#,
                    sandbox: ["none"])), request)
    }

    private mutating func transcribed(_ request: UInt32) {
        let count = audioBytes.removeValue(forKey: request) ?? 0
        say(.partial(text: "\(count) by", stableBytes: 2), request)
        say(
            .segment(LinkSegment(text: "\(count) bytes", startSample: 0, endSample: 100, confidence: nil)),
            request)
        say(
            .transcription(
                LinkTranscription(
                    sampleCount: 16_000, engineSampleRate: 16_000, sourceSampleRate: 8_000, sourceChannels: 1,
                    truncated: false)), request)
    }

    private mutating func respond(_ turn: LinkBuddyTurn, _ request: UInt32) {
        guard let state = states[turn.conversation] else {
            return fail(LinkFailure.Code.wrongState, "no such conversation", request)
        }
        if turn.text == "do:crash-after-delta" { say(.delta("I was about"), request) }
        if turn.text.hasPrefix("do:crash") { return misbehave(String(turn.text.dropFirst(3)), request) }
        states[turn.conversation] = state + [1]
        if turn.text == "do:forget" { states[turn.conversation] = nil }
        say(.delta("turn "), request)
        say(.delta("\(state.count + 1)"), request)
        say(.memoryProposal(LinkMemory(kind: "like", text: "tea", unixMilliseconds: 1)), request)
        say(
            .reply(
                LinkBuddyReply(text: "turn \(state.count + 1)", strategy: "reflection", category: "support")),
            request)
    }

    private mutating func misbehave(_ action: String, _ request: UInt32) {
        switch action {
        case "depends":  // on the build: only one whose file says so goes wrong
            if let action = script.value("depends") { return misbehave(action, request) }
            say(.emotion(Self.finding()), request)
        case "crash", "crash-after-delta": kill(getpid(), SIGSEGV)
        case "crash-once":
            if script.isFirstTime("crashed") { kill(getpid(), SIGSEGV) }
            say(.emotion(Self.finding()), request)
        case "abort": abort()
        case "exit0": exit(0)
        case "exit78": exit(78)
        case "stop": kill(getpid(), SIGSTOP)
        case "hold": held.insert(request)
        case "deaf": break
        case "sleep": usleep(200_000)
        case "garbage": for _ in 0..<64 { _ = write(HostLink.hostDescriptor, "garbage!", 8) }
        case "truncate":
            let frame =
                (try? LinkEnvelope(request: request, message: HostMessage.emotion(Self.finding())).frame())
                ?? []
            _ = frame.withUnsafeBytes { write(HostLink.hostDescriptor, $0.baseAddress, $0.count / 2) }
            exit(0)
        case "twice":
            say(.emotion(Self.finding()), request)
            say(.emotion(Self.finding()), request)
        case "nothing": say(.ok, 4_000_000_000)
        case "mixed": say(.summary(LinkBuddySummary(text: "", recommendations: [])), request)
        case "lie":
            var finding = Self.finding()
            finding.scores[0].score = 7
            say(.emotion(finding), request)
        case "fail": fail(LinkFailure.Code.invalidInput, "not this", request)
        case "corrupt": fail(LinkFailure.Code.modelCorrupt, "the model is damaged", request)
        case "hog":
            // Not malloc: the compiler leaves out memory that nobody reads.
            _ = mmap(nil, 96 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0)
            say(.emotion(Self.finding()), request)
        case "close":
            close(HostLink.hostDescriptor)
            sleep(60)
        default: fail(LinkFailure.Code.failed, "unknown action", request)
        }
    }

    private static func finding() -> LinkEmotion {
        let labels = ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]
        let stored = labels.map { LinkEmotionScore(label: $0, score: 0.125, selected: false) }
        return LinkEmotion(
            scores: [LinkEmotionScore(label: "joy", score: 0.5, selected: true)], isDistribution: false,
            stored: stored, sentiment: "POSITIVE", sentimentScore: 0.5, confidence: 0.5)
    }
}
