// Answers and notes that belong to every kind of engine: failures, progress, log lines, counters, signs of
// life.

/// A request that did not succeed.
public struct LinkFailure: LinkValue, Error {
    /// The engine's or the host's status, `EMO_…`.
    public var status: Int32
    /// Stable, one of ``Code`` or of a later version.
    public var code: String
    /// What is wrong, without user text.
    public var message: String
    /// What to do next.
    public var hint: String

    /// Makes a failure.
    public init(status: Int32, code: String, message: String, hint: String) {
        self.status = status
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(status)
        writer.write(code)
        writer.write(message)
        writer.write(hint)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        status = try reader.read()
        code = try reader.readString()
        message = try reader.readString()
        hint = try reader.readString()
    }

    /// The codes a host answers with.
    public enum Code {
        /// The bytes are not audio in a format the host reads.
        public static let audioFormat = "audio.format"
        /// 0 bytes, or audio of 0 samples.
        public static let audioEmpty = "audio.empty"
        /// Nothing usable could be read.
        public static let audioTruncated = "audio.truncated"
        /// Longer or larger than the hello's limits.
        public static let audioTooLong = "audio.too_long"
        /// More than 8 channels, or a rate outside 4,000…384,000 Hz.
        public static let audioUnsupported = "audio.unsupported"
        /// The host could not keep the upload.
        public static let audioStorage = "audio.storage"
        /// Cancelled by the daemon.
        public static let cancelled = "request.cancelled"
        /// The deadline passed.
        public static let deadline = "deadline.exceeded"
        /// A message that does not fit the state of its request, conversation or engine.
        public static let wrongState = "engine.wrong_state"
        /// The engine cannot work on the input.
        public static let invalidInput = "engine.invalid_input"
        /// The engine does not do that.
        public static let unsupported = "engine.unsupported"
        /// Something the engine needs is not there now.
        public static let unavailable = "engine.unavailable"
        /// Memory, descriptors or a limit ran out.
        public static let exhausted = "engine.resource_exhausted"
        /// A model file is missing, truncated or corrupted.
        public static let modelCorrupt = "engine.model_corrupt"
        /// A saved conversation that the engine cannot read: open it anew without state.
        public static let stateInvalid = "engine.state_invalid"
        /// A defect of the engine, or an answer against the ABI.
        public static let failed = "engine.failed"
        /// More requests open than the host takes.
        public static let queueFull = "limit.queue_full"
    }
}

/// A sign of life, and of work.
public struct LinkPong: LinkValue {
    /// The ping's number.
    public var number: UInt64
    /// The request that runs; 0 when idle.
    public var running: UInt32
    /// Polls, progress and pushes of the engine since the process started: it grows while a healthy engine
    /// works.
    public var activity: UInt64
    /// Requests that are open and do not run, those that still collect audio included.
    public var waiting: UInt32

    /// Makes a pong.
    public init(number: UInt64, running: UInt32, activity: UInt64, waiting: UInt32) {
        self.number = number
        self.running = running
        self.activity = activity
        self.waiting = waiting
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(number)
        writer.write(running)
        writer.write(activity)
        writer.write(waiting)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        number = try reader.read()
        running = try reader.read()
        activity = try reader.read()
        waiting = try reader.read()
    }
}

/// Levels of a log line, as `EMO_LOG_…`.
public enum LinkLogLevel: UInt8, Sendable {
    /// For the engine's author.
    case debug = 0
    /// Normal and worth knowing.
    case info = 1
    /// Unexpected, but the work goes on.
    case warning = 2
    /// Work failed.
    case error = 3
    /// The host broke a rule of the ABI.
    case hostMisbehaving = 4
    /// The engine broke a rule: it wrote to stdout, answered twice, pushed what is not allowed.
    case engineMisbehaving = 5
}
