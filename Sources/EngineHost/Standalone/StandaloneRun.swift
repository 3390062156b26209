// One engine alone on one input, without a daemon: for engine authors, and to see what an engine really answers. It goes the same way as
// a request over the link: same sandbox, same audio, same checks.
import CEmoABI
import CSandbox
import EmoHostLink
import EmoJSON
import Glibc

/// Runs one engine on one file and prints JSON lines.
struct StandaloneRun {
    private static let maximumTextBytes = 1 << 19
    private static let limits = AudioLimits(seconds: 4 * 3600, bytes: 2 << 30)

    private let arguments: HostArguments
    private let modelDirectory: String
    private let manifest: String?
    private let input: String

    /// Keeps what is to be run.
    init(_ arguments: HostArguments, modelDirectory: String?, manifest: String?, input: String) {
        self.arguments = arguments
        self.modelDirectory = modelDirectory ?? ""
        self.manifest = manifest
        self.input = input
    }

    /// Runs.
    /// - Returns: the exit status.
    func run() -> Int32 {
        // The plugin's stdout is taken away, so the lines go to a copy of ours.
        let lines = JSONLinesOutput(descriptor: fcntl(1, F_DUPFD_CLOEXEC, 3))
        do {
            return try work(lines) ? HostExit.done.rawValue : HostExit.workFailed.rawValue
        } catch {
            lines.send(
                .failure(
                    LinkFailure(
                        status: EMO_UNSUPPORTED, code: error.code, message: error.message, hint: error.hint)),
                request: 0)
            return error.exit.rawValue
        }
    }

    private func work(_ lines: JSONLinesOutput) throws(HostRefusal) -> Bool {
        // Opened before the sandbox closes: the input may lie anywhere.
        let descriptor = input == "-" ? dup(0) : open(input, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw HostRefusal(
                code: "host.input", message: "the input cannot be opened (errno \(errno))",
                hint: "name a file that you may read", exit: .workFailed)
        }
        let expectedID = try engineID()
        let services = HostServices(
            modelDirectory: modelDirectory, scratchDirectory: "", seed: 0, faultPoints: [], output: lines)
        let (capture, parts) = try HostProcess.enclose(
            arguments, modelDirectory: modelDirectory, scratchDirectory: "", services)
        let plugin = try PluginLibrary.open(arguments.plugin)
        if let expectedID, expectedID != plugin.id {
            throw HostRefusal(
                code: "host.engine_mismatch",
                message: "the plugin says it is \(plugin.id), the manifest says \(expectedID)",
                hint: "name the plugin's own manifest")
        }
        lines.write([
            "event": .string("opened"), "engine": .string(plugin.id),
            "sandbox": JSONValue(parts),
        ])
        let worker = try EngineWorker(plugin: plugin, services: services, options: "{}", limits: Self.limits)
        capture.userDataArrives()
        for work in [.load, .selfTest] + (try requests(plugin, descriptor)) {
            worker.perform(
                HostRequest(number: 1, deadline: 0, work: work, output: lines, activity: Activity()))
            if lines.failed { break }
        }
        worker.end()
        capture.finish()
        return !lines.failed
    }

    private func engineID() throws(HostRefusal) -> String? {
        guard let manifest else { return nil }
        guard let bytes = SmallFile.read(manifest, maximumBytes: 1 << 20),
            let id = JSONValue(parsing: String(decoding: bytes, as: UTF8.self))?["id"]?.string
        else {
            throw HostRefusal(
                code: "host.manifest_mismatch", message: "the manifest cannot be read or has no \"id\"",
                hint: "name a manifest, <id>.engine.json")
        }
        return id
    }

    private func requests(_ plugin: PluginLibrary, _ descriptor: Int32) throws(HostRefusal) -> [HostWork] {
        switch plugin.kind {
        case EMO_KIND_STT: return [.transcribe(LinkTranscribe(deadline: 0), try spool(descriptor))]
        case EMO_KIND_EMOTION:
            let input = LinkAnalyzeEmotion(
                deadline: 0, text: try text(descriptor), language: "en", explain: true)
            return [.analyzeEmotion(input, nil)]
        default:
            let turn = LinkBuddyTurn(
                deadline: 0, conversation: 1, text: try text(descriptor),
                unixMilliseconds: MonotonicClock.unixMilliseconds)
            let name = LinkConversation(deadline: 0, conversation: 1)
            return [
                .buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 1)), .buddyRespond(turn),
                .buddySummarize(name),
            ]
        }
    }

    private func spool(_ descriptor: Int32) throws(HostRefusal) -> AudioSpool {
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            return AudioSpool(completeFile: descriptor, bytes: UInt64(status.st_size))
        }
        do {
            let spool = try AudioSpool(folder: nil, maximumBytes: Self.limits.bytes)
            var block = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { break }
                try spool.append(Array(block[..<count]))
            }
            spool.finish()
            return spool
        } catch {
            throw HostRefusal(code: error.code, message: error.message, hint: error.hint, exit: .workFailed)
        }
    }

    private func text(_ descriptor: Int32) throws(HostRefusal) -> String {
        guard let bytes = SmallFile.read(descriptor, maximumBytes: Self.maximumTextBytes),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw HostRefusal(
                code: "host.input",
                message: "the input is not UTF-8 text of at most \(Self.maximumTextBytes) bytes",
                hint: "name a text file", exit: .workFailed)
        }
        return text
    }
}
