// The hand-shake: what the daemon tells a fresh host before anything else, and what the host answers.

/// The first message of the daemon. The host enters its sandbox with it, then opens the plugin.
public struct LinkHello: LinkValue {
    /// ``HostLink/version`` of the daemon.
    public var linkVersion: UInt16 = HostLink.version
    /// The major version of the plugin ABI that the daemon expects.
    public var abiMajor: UInt32
    /// The engine's id as the manifest has it, such as `stt.sherpa`.
    public var engineID: String
    /// SHA-256 of the manifest file beside the plugin, 64 lower-case hexadecimal digits; empty when it is not
    /// to be
    /// checked.
    public var manifestSHA256: String
    /// The engine's options, a JSON object.
    public var options: String
    /// Where the model files lie, absolute; empty for an engine without models.
    public var modelDirectory: String
    /// A directory the engine may write to, absolute; empty for none.
    public var scratchDirectory: String
    /// Of the engine's random numbers.
    public var seed: UInt64
    /// Names of the faults that are to happen; empty outside of tests.
    public var faultPoints: [String]
    /// The longest recording, in seconds.
    public var maximumAudioSeconds: UInt32
    /// The largest recording, in bytes as encoded.
    public var maximumAudioBytes: UInt64

    /// Makes a hello.
    public init(
        engineID: String, manifestSHA256: String = "", options: String = "{}", modelDirectory: String = "",
        scratchDirectory: String = "", seed: UInt64 = 0, faultPoints: [String] = [], abiMajor: UInt32 = 1,
        maximumAudioSeconds: UInt32 = 4 * 3600, maximumAudioBytes: UInt64 = 2 << 30
    ) {
        self.abiMajor = abiMajor
        self.engineID = engineID
        self.manifestSHA256 = manifestSHA256
        self.options = options
        self.modelDirectory = modelDirectory
        self.scratchDirectory = scratchDirectory
        self.seed = seed
        self.faultPoints = faultPoints
        self.maximumAudioSeconds = maximumAudioSeconds
        self.maximumAudioBytes = maximumAudioBytes
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(linkVersion)
        writer.write(abiMajor)
        writer.write(engineID)
        writer.write(manifestSHA256)
        writer.write(options)
        writer.write(modelDirectory)
        writer.write(scratchDirectory)
        writer.write(seed)
        writer.write(array: faultPoints) { $0.write($1) }
        writer.write(maximumAudioSeconds)
        writer.write(maximumAudioBytes)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        linkVersion = try reader.read()
        abiMajor = try reader.read()
        engineID = try reader.readString()
        manifestSHA256 = try reader.readString()
        options = try reader.readString()
        modelDirectory = try reader.readString()
        scratchDirectory = try reader.readString()
        seed = try reader.read()
        faultPoints = try reader.readArray(minimumBytes: 4) { reader throws(LinkError) in
            try reader.readString()
        }
        maximumAudioSeconds = try reader.read()
        maximumAudioBytes = try reader.read()
    }
}

/// The host's answer once the plugin is open and its engine made; models are not loaded yet.
public struct LinkHelloReply: LinkValue {
    /// ``HostLink/version`` of the host.
    public var linkVersion: UInt16 = HostLink.version
    /// The ABI the plugin was compiled with.
    public var abiMajor: UInt32
    /// Likewise.
    public var abiMinor: UInt32
    /// `EMO_KIND_…`.
    public var kind: UInt32
    /// The host's process.
    public var processID: Int32
    /// What the plugin's `describe` says, JSON; the daemon holds it against the manifest.
    public var description: String
    /// What of the sandbox is in force, such as `landlock:7`, `seccomp`, `no_new_privs`.
    public var sandbox: [String]

    /// Makes an answer.
    public init(
        abiMajor: UInt32, abiMinor: UInt32, kind: UInt32, processID: Int32, description: String,
        sandbox: [String]
    ) {
        self.abiMajor = abiMajor
        self.abiMinor = abiMinor
        self.kind = kind
        self.processID = processID
        self.description = description
        self.sandbox = sandbox
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(linkVersion)
        writer.write(abiMajor)
        writer.write(abiMinor)
        writer.write(kind)
        writer.write(processID)
        writer.write(description)
        writer.write(array: sandbox) { $0.write($1) }
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        linkVersion = try reader.read()
        abiMajor = try reader.read()
        abiMinor = try reader.read()
        kind = try reader.read()
        processID = try reader.read()
        description = try reader.readString()
        sandbox = try reader.readArray(minimumBytes: 4) { reader throws(LinkError) in try reader.readString()
        }
    }
}
