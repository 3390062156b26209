// The real emo-engine-host with the test at the other end of its link.
import EmoHostLink
import Foundation
import Glibc
import Testing

/// A running host. Reads give up after 20 s, so a host that hangs fails its test and nothing else.
final class HostUnderTest {
    /// How a process ended.
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    private let plugin: FakePlugin?
    private let process: pid_t
    private var descriptor: Int32
    private let writer: BlockingLinkWriter<DaemonMessage>
    private var reader: BlockingLinkReader<HostMessage>
    private var ended: End?
    /// Log lines received so far, with their level.
    private(set) var logs: [(level: LinkLogLevel, text: String)] = []
    /// Messages of no request other than logs.
    private(set) var notes: [HostMessage] = []

    /// The host's program, beside the test's own.
    static var program: String {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "emo-engine-host").path
    }

    /// Starts a host on a plugin.
    init(_ plugin: FakePlugin?, file: String? = nil, flags: [String] = []) throws {
        self.plugin = plugin
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        try #require(socketpair(AF_UNIX, type, 0, &ends) == 0)
        let far = fcntl(ends[1], F_DUPFD_CLOEXEC, 64)  // never 3 itself, or dup2 would keep close-on-exec
        close(ends[1])
        defer { close(far) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        descriptor = ends[0]
        let arguments = ["--plugin", file ?? plugin?.file ?? "", "--link-fd", "3"] + flags
        process = try Self.spawn(arguments, link: far)
        writer = BlockingLinkWriter(descriptor: descriptor)
        reader = BlockingLinkReader(descriptor: descriptor)
    }

    deinit {
        if ended == nil {
            kill(process, SIGKILL)
            _ = end()
        }
        close(descriptor)
    }

    private static func spawn(_ arguments: [String], link: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, link, 3)
        for stream in 0...2 as ClosedRange<Int32> {
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
        }
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let environment = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
        defer { (words + environment).forEach { free($0) } }
        var process = pid_t()
        try #require(posix_spawn(&process, program, &actions, nil, words, environment) == 0, "no \(program)")
        return process
    }

    /// A hello that fits the plugin.
    var hello: LinkHello {
        LinkHello(
            engineID: plugin?.id ?? "", modelDirectory: plugin?.models ?? "",
            scratchDirectory: plugin?.scratch ?? "",
            seed: 1, maximumAudioSeconds: 60, maximumAudioBytes: 64 << 20)
    }

    /// Shakes hands and loads.
    @discardableResult
    func ready() throws -> HostUnderTest {
        let answer = try ask(.hello(hello), 1)
        guard case .helloReply = answer.last else { throw Unexpected(messages: answer) }
        let loaded = try ask(.load(deadline: 0), 2)
        guard loaded.last == .ok else { throw Unexpected(messages: loaded) }
        return self
    }

    /// An answer that the test did not want.
    struct Unexpected: Error {
        /// What came.
        var messages: [HostMessage]
    }

    /// Sends a message.
    func send(_ message: DaemonMessage, _ request: UInt32 = 0) throws {
        try writer.send(message, request: request)
    }

    /// Sends bytes that are not from the codec.
    func sendRaw(_ bytes: [UInt8]) { _ = write(descriptor, bytes, bytes.count) }

    /// The messages of a request up to its final one; shorter when the link ended.
    func answer(_ request: UInt32) throws -> [HostMessage] {
        var messages: [HostMessage] = []
        while let envelope = try reader.next() {
            if case .log(let level, let text) = envelope.message {
                logs.append((level, text))
            } else if envelope.request != request {
                notes.append(envelope.message)
            } else {
                messages.append(envelope.message)
                if envelope.message.isFinal { return messages }
            }
        }
        return messages
    }

    /// Sends a request and gathers its answer.
    func ask(_ message: DaemonMessage, _ request: UInt32) throws -> [HostMessage] {
        try send(message, request)
        return try answer(request)
    }

    /// Waits for a message of no request that fits.
    func note(_ fits: (HostMessage) -> Bool) throws -> HostMessage? {
        while let envelope = try reader.next() {
            if case .log(let level, let text) = envelope.message { logs.append((level, text)) }
            if fits(envelope.message) { return envelope.message }
        }
        return nil
    }

    /// Sends a recording and gathers the answer to it.
    func transcribe(
        _ audio: [UInt8], format: LinkAudio = LinkAudio(), request: UInt32 = 10, deadline: UInt64 = 0,
        partials: Bool = false
    ) throws -> [HostMessage] {
        try send(.transcribe(LinkTranscribe(deadline: deadline, audio: format, partials: partials)), request)
        for start in stride(from: 0, to: audio.count, by: HostLink.audioChunkBytes) {
            let chunk = Array(audio[start..<min(audio.count, start + HostLink.audioChunkBytes)])
            try send(.audioChunk(chunk), request)
        }
        return try ask(.audioFinish, request)
    }

    /// Closes the test's end of the link.
    func hangUp() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Waits for the end of the process, at most 20 s; one that goes on is killed, which its test will see.
    func end() -> End {
        if let ended { return ended }
        var status: Int32 = 0
        var stepsLeft = 2000
        while waitpid(process, &status, WNOHANG) == 0 {
            stepsLeft -= 1
            if stepsLeft == 0 { kill(process, SIGKILL) }
            poll(nil, 0, 10)
        }
        let end: End = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        ended = end
        return end
    }
}

extension [HostMessage] {
    /// The failure at the end; nil when it ended otherwise.
    var failure: LinkFailure? { if case .failure(let failure) = last { failure } else { nil } }

    /// The texts of all segments.
    var segments: [String] {
        compactMap { if case .segment(let segment) = $0 { segment.text } else { nil } }
    }

    /// The end of a transcription; nil when it ended otherwise.
    var transcription: LinkTranscription? { if case .transcription(let done) = last { done } else { nil } }
}
