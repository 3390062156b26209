// An engine in a sandboxed process of its own, driven by hand: what the conformance checker holds.
// It goes the same way as a request over the link: same sandbox, same audio, same checks of what the engine answers.
import CEmoABI
import EmoHostLink
import Glibc
import Synchronization

/// One plugin, opened in this process. Make one a process: the sandbox is entered for good.
package final class EngineProbe {
    /// Everything the engine and the host said, in order.
    private final class Recorder: HostOutput {
        private let messages = Mutex<[HostMessage]>([])

        func send(_ message: HostMessage, request: UInt32) { messages.withLock { $0.append(message) } }

        func all() -> [HostMessage] { messages.withLock { $0 } }
    }

    /// The plugin.
    package let plugin: PluginLibrary
    private let capture: OutputCapture
    private let services: HostServices
    private let recorder: Recorder
    private let activity = Activity()
    private var worker: EngineWorker?

    /// Enters the sandbox and opens the plugin; its engine is not made yet.
    /// - Throws: ``HostRefusal``.
    package init(plugin file: String, modelDirectory: String, scratchDirectory: String) throws(HostRefusal) {
        recorder = Recorder()
        services = HostServices(
            modelDirectory: modelDirectory, scratchDirectory: scratchDirectory, seed: 1, faultPoints: [],
            output: recorder)
        capture = try HostProcess.enclose(
            HostArguments(plugin: file), modelDirectory: modelDirectory, scratchDirectory: scratchDirectory,
            services
        ).0
        plugin = try PluginLibrary.open(file)
    }

    /// What the plugin is given, for calls past this type.
    package var host: UnsafePointer<emo_host> { services.host }

    /// Makes the engine's object.
    /// - Throws: ``HostRefusal``.
    package func create() throws(HostRefusal) {
        worker = try EngineWorker(
            plugin: plugin, services: services, options: "{}",
            limits: AudioLimits(seconds: 3600, bytes: 1 << 30))
    }

    /// Does what a message of the daemon asks for.
    /// - Parameter samples: 16-bit mono audio at the engine's rate, for messages with audio.
    /// - Returns: the pieces of the answer, the final one last.
    package func ask(_ message: DaemonMessage, samples: [Int16] = []) throws -> [HostMessage] {
        let spool = { () throws(LinkFailure) in try AudioSpool(folder: nil, maximumBytes: 1 << 30) }
        guard let worker, let (work, deadline) = try HostWork.of(message, spool: spool) else { return [] }
        let answer = Recorder()
        let request = HostRequest(
            number: 1, deadline: deadline, work: work, output: answer, activity: activity)
        if let spool = request.spool {
            try spool.append(samples.flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) })
            spool.finish()
        }
        worker.perform(request)
        return answer.all()
    }

    /// Closes what is open, drains, unloads and destroys the engine.
    package func end() {
        worker?.end()
        worker = nil
    }

    /// Log lines so far, the host's findings among them. Takes the output back, so ask last.
    package func finishedLogs() -> [(level: LinkLogLevel, text: String)] {
        capture.finish()
        return recorder.all().compactMap {
            if case .log(let level, let text) = $0 { (level, text) } else { nil }
        }
    }

    /// What a plugin's file says of itself; nil when it is no 64-bit ELF file.
    package static func library(_ file: String) -> PluginFile? {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return ElfFile(descriptor: descriptor).map(PluginFile.init)
    }

    /// A small file as text; nil when it cannot be read.
    package static func text(of file: String) -> String? {
        SmallFile.read(file, maximumBytes: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Now, on the clock of deadlines.
    package static var now: UInt64 { MonotonicClock.nanoseconds }
}

/// Facts of a plugin's file, read without running any of it.
package struct PluginFile: Sendable {
    /// The names it exports; nil when it has no symbol table.
    package let exportedSymbols: [String]?
    /// The libraries it is linked with.
    package let needed: [String]
    /// Where the linker looks for them, as written in the file.
    package let runPath: [String]
    /// True when it is for the processor of this program.
    package let isForThisMachine: Bool
    /// True when it wants a stack or code that can be written and run.
    package let wantsWritableCode: Bool

    init(_ file: ElfFile) {
        exportedSymbols = file.exportedSymbols
        needed = file.neededLibraries
        runPath =
            file.runPath.isEmpty
            ? [] : file.runPath.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        #if arch(x86_64)
            isForThisMachine = file.machine == 62
        #else
            isForThisMachine = file.machine == 183
        #endif
        wantsWritableCode = file.relocatesCode || file.wantsExecutableStack
    }
}
