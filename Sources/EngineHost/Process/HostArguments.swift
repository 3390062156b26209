// The command line of the engine host. Nothing secret or private is ever in it: texts and audio come over the
// link or from a file.

import EmoHostLink

/// What the host is started with.
public struct HostArguments: Sendable, Equatable {
    /// How the host is used.
    public enum Mode: Sendable, Equatable {
        /// Serves the daemon over an inherited descriptor.
        case link(descriptor: Int32)
        /// Works on one file by itself and prints JSON lines; `input` is `-` for standard input.
        case standalone(modelDirectory: String?, manifest: String?, input: String)
    }

    /// The plugin's file.
    public var plugin: String
    /// How the host is used.
    public var mode: Mode
    /// Address space in bytes; 0 for no limit.
    public var memoryBytes: UInt64 = 0
    /// True when the administrator allows the engine to use the network.
    public var allowsNetwork = false
    /// What `$ORIGIN` in the plugin's run path stands for; nil for the folder it lies in.
    public var origin: String?
    /// True when the administrator allows the engine to run programs.
    public var allowsExec = false
    /// Files that the engine's options name and it may read.
    public var readableFiles: [String] = []
    /// True to end with the thread that spawned the host.
    public var diesWithParent = false

    /// What `--help` prints.
    public static let usage = """
        usage: emo-engine-host --plugin FILE --link-fd N [--memory BYTES] [--allow-network]
                               [--allow-exec] [--origin DIR] [--read FILE]... [--die-with-parent]
               emo-engine-host --standalone FILE [--models DIR] [--manifest FILE] [--memory BYTES] INPUT

        INPUT is an audio file for an engine of kind stt, a UTF-8 text file for the others; - is standard
        input.
        Exit status: 0 done, 1 the work failed (standalone), 64 usage, 70 the engine could not be made,
        76 the link broke, 78 the plugin can never be loaded (wrong ABI, missing entry, wrong manifest).

        """

    /// The plugin alone, with no limits lifted.
    init(plugin: String) {
        self.plugin = plugin
        mode = .link(descriptor: HostLink.hostDescriptor)
    }

    /// Why a command line was refused.
    public struct UsageError: Error, Equatable {
        /// What is wrong.
        public var message: String
    }

    /// Reads the arguments after the program's name.
    /// - Throws: ``UsageError``.
    public init(_ arguments: [String]) throws(UsageError) {
        var options: [String: String] = [:]
        var flags: Set<String> = []
        var inputs: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--plugin", "--link-fd", "--standalone", "--models", "--manifest", "--memory", "--origin":
                guard let value = rest.popFirst() else {
                    throw UsageError(message: "\(argument) needs a value")
                }
                options[argument] = value
            case "--read":
                guard let file = rest.popFirst() else { throw UsageError(message: "--read needs a file") }
                readableFiles.append(file)
            case "--allow-network", "--allow-exec", "--die-with-parent": flags.insert(argument)
            case _ where argument.hasPrefix("--"): throw UsageError(message: "unknown option \(argument)")
            default: inputs.append(argument)
            }
        }
        if let plugin = options["--standalone"] {
            guard inputs.count == 1 else { throw UsageError(message: "--standalone takes exactly one INPUT") }
            self.plugin = plugin
            mode = .standalone(
                modelDirectory: options["--models"], manifest: options["--manifest"], input: inputs[0])
        } else {
            guard let plugin = options["--plugin"], inputs.isEmpty else {
                throw UsageError(message: "--plugin FILE --link-fd N, or --standalone FILE INPUT")
            }
            guard let descriptor = options["--link-fd"].flatMap(Int32.init), descriptor > 2 else {
                throw UsageError(message: "--link-fd needs a descriptor above 2")
            }
            self.plugin = plugin
            mode = .link(descriptor: descriptor)
        }
        if let memory = options["--memory"] {
            guard let bytes = UInt64(memory) else {
                throw UsageError(message: "--memory needs a number of bytes")
            }
            memoryBytes = bytes
        }
        origin = options["--origin"]
        allowsNetwork = flags.contains("--allow-network")
        allowsExec = flags.contains("--allow-exec")
        diesWithParent = flags.contains("--die-with-parent")
    }
}
