// The life of a host process from its first instruction to its last.
// Invariant: the sandbox closes after the hello and before the first byte of the plugin is mapped.
import CEmoABI
import CSandbox
import EmoHostLink
import Glibc

/// Runs the engine host.
public enum HostProcess {
    /// Descriptors a host may have open.
    private static let maximumDescriptors: UInt64 = 256

    /// Runs until the work is over.
    /// - Parameter arguments: those after the program's name.
    /// - Returns: the exit status, for usage errors and standalone work; over a link it never returns.
    public static func run(_ arguments: [String]) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        if arguments == ["--help"] {
            print(HostArguments.usage, to: 1)
            return 0
        }
        do {
            let arguments = try HostArguments(arguments)
            switch arguments.mode {
            case .link(let descriptor): serve(arguments, descriptor)
            case .standalone(let models, let manifest, let input):
                return StandaloneRun(arguments, modelDirectory: models, manifest: manifest, input: input)
                    .run()
            }
        } catch {
            print("emo-engine-host: \(error.message)\n\(HostArguments.usage)", to: 2)
            return HostExit.usage.rawValue
        }
    }

    /// Writes text to a descriptor.
    static func print(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    private static func serve(_ arguments: HostArguments, _ descriptor: Int32) -> Never {
        let parent = getppid()
        if arguments.diesWithParent && emosandbox_die_with_parent(parent) == -ESRCH { HostExit.done.leave() }
        // What the daemon left open by mistake must not reach the plugin.
        emosandbox_close_from(UInt32(descriptor) + 1)
        var reader = BlockingLinkReader<DaemonMessage>(descriptor: descriptor)
        let output = LinkOutput(descriptor: descriptor)
        guard let (hello, number) = readHello(&reader) else { HostExit.linkBroken.leave() }
        do {
            try start(arguments, hello, number, output, reader)
        } catch {
            let failure = LinkFailure(
                status: EMO_UNSUPPORTED, code: error.code, message: error.message, hint: error.hint)
            output.send(.failure(failure), request: number)
            error.exit.leave()
        }
    }

    private static func readHello(_ reader: inout BlockingLinkReader<DaemonMessage>) -> (LinkHello, UInt32)? {
        do {
            guard let envelope = try reader.next() else { HostExit.done.leave() }
            guard case .hello(let hello) = envelope.message else { return nil }
            return (hello, envelope.request)
        } catch {
            return nil
        }
    }

    private static func start(
        _ arguments: HostArguments, _ hello: LinkHello, _ number: UInt32, _ output: LinkOutput,
        _ reader: BlockingLinkReader<DaemonMessage>
    ) throws(HostRefusal) -> Never {
        try verify(hello, arguments.plugin)
        emosandbox_set_name("emo:" + hello.engineID)
        let services = HostServices(
            modelDirectory: hello.modelDirectory, scratchDirectory: hello.scratchDirectory, seed: hello.seed,
            faultPoints: hello.faultPoints, output: output)
        let (capture, sandbox) = try enclose(
            arguments, modelDirectory: hello.modelDirectory, scratchDirectory: hello.scratchDirectory,
            services)
        if let origin = arguments.origin { LibraryFolders.open(neededBy: arguments.plugin, origin: origin) }
        let plugin = try PluginLibrary.open(arguments.plugin)
        guard plugin.id == hello.engineID else {
            throw HostRefusal(
                code: "host.engine_mismatch",
                message: "the plugin says it is \(plugin.id), the manifest says \(hello.engineID)",
                hint: "install the plugin's two files together")
        }
        let limits = AudioLimits(seconds: hello.maximumAudioSeconds, bytes: hello.maximumAudioBytes)
        let worker = try EngineWorker(
            plugin: plugin, services: services, options: hello.options, limits: limits)
        let queue = RequestQueue()
        let receiver = LinkReceiver(
            worker: worker, queue: queue, output: output, activity: Activity(), hello: hello, capture: capture
        )
        output.send(
            .helloReply(
                LinkHelloReply(
                    abiMajor: plugin.entry.pointee.abi_major, abiMinor: plugin.entry.pointee.abi_minor,
                    kind: plugin.kind, processID: getpid(), description: plugin.description, sandbox: sandbox)
            ),
            request: number)
        try HostThread.start("emo-link") { receiver.run(reader) }
        work(worker, queue, capture)
    }

    private static func work(_ worker: EngineWorker, _ queue: RequestQueue, _ capture: OutputCapture) -> Never
    {
        while true {
            let request = queue.next()
            if case .shutdown = request.work {
                worker.end()
                capture.finish()
                request.answer(.ok)
                HostExit.done.leave()
            }
            worker.perform(request)
            queue.close(request)
        }
    }

    private static func verify(_ hello: LinkHello, _ plugin: String) throws(HostRefusal) {
        guard hello.linkVersion == HostLink.version else {
            throw HostRefusal(
                code: "host.link_mismatch",
                message: "the daemon's link is version \(hello.linkVersion), the host's \(HostLink.version)",
                hint: "install daemon and host of the same version")
        }
        guard hello.abiMajor == EMO_ABI_MAJOR else {
            throw HostRefusal(
                code: "host.abi_mismatch",
                message: "the daemon expects ABI \(hello.abiMajor), the host has \(EMO_ABI_MAJOR)",
                hint: "install daemon and host of the same version")
        }
        try ManifestCheck.verify(plugin: plugin, id: hello.engineID, sha256: hello.manifestSHA256)
    }

    /// Limits the process, takes its output over and enters the sandbox. Before any thread exists.
    static func enclose(
        _ arguments: HostArguments, modelDirectory: String, scratchDirectory: String, _ services: HostServices
    ) throws(HostRefusal) -> (OutputCapture, [String]) {
        let pipes = try OutputCapture.takeOver()
        let sandbox = Sandbox(
            readable: LibraryFolders.needed(by: arguments.plugin, origin: arguments.origin) + [
                modelDirectory
            ] + arguments.readableFiles,
            writable: scratchDirectory.isEmpty ? nil : scratchDirectory,
            allowsNetwork: arguments.allowsNetwork, allowsExec: arguments.allowsExec,
            report: pipes.refusalReport)
        let parts = try sandbox.enter()
        guard emosandbox_limit(arguments.memoryBytes, maximumDescriptors) == 0 else {
            throw HostRefusal(
                code: "host.limit", message: "the limits of memory and open files cannot be set",
                hint: "look at the limits of the service", exit: .engineUnavailable)
        }
        let capture = OutputCapture(pipes) { services.log($0, $1) }
        try capture.start()
        return (capture, parts)
    }
}
