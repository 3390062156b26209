// What a host says to the daemon.

/// A message from a host to the daemon.
public enum HostMessage: LinkMessage {
    /// The plugin is open.
    case helloReply(LinkHelloReply)
    /// How far a request is: 0…1, and words without user text.
    case progress(fraction: Double, message: String)
    /// A guess at the utterance in progress, replacing the one before; its first bytes are stable.
    case partial(text: String, stableBytes: UInt64)
    /// A final segment.
    case segment(LinkSegment)
    /// A stretch in which nobody speaks; samples at the engine's rate.
    case noSpeech(startSample: UInt64, endSample: UInt64)
    /// An utterance ended before the sample; the reason is `EMO_ENDPOINT_…`.
    case endpoint(sample: UInt64, reason: UInt32)
    /// Final: the transcription is complete.
    case transcription(LinkTranscription)
    /// Final: what was felt.
    case emotion(LinkEmotion)
    /// The next piece of a reply.
    case delta(String)
    /// A fact the engine would like to be kept.
    case memoryProposal(LinkMemory)
    /// Final: the reply; its text equals the deltas joined.
    case reply(LinkBuddyReply)
    /// Final: the summary.
    case summary(LinkBuddySummary)
    /// Final: the state of a conversation, at most 64 KiB.
    case state([UInt8])
    /// Final: done, nothing to tell.
    case ok
    /// Final: not done.
    case failure(LinkFailure)
    /// A line of the host or the engine, without user text.
    case log(level: LinkLogLevel, text: String)
    /// Adds to one of the engine's counters.
    case metric(name: String, value: Double)
    /// Memory the engine accounts for, in bytes.
    case memoryReport(modelBytes: UInt64, workBytes: UInt64)
    /// Answers a ping.
    case pong(LinkPong)

    /// True for the message that ends its request.
    public var isFinal: Bool {
        switch self {
        case .helloReply, .transcription, .emotion, .reply, .summary, .state, .ok, .failure: true
        case .progress, .partial, .segment, .noSpeech, .endpoint, .delta, .memoryProposal, .log, .metric,
            .memoryReport, .pong:
            false
        }
    }

    /// The number in the frame's header.
    public var type: UInt16 {
        switch self {
        case .helloReply: 0x101
        case .progress: 0x102
        case .partial: 0x103
        case .segment: 0x104
        case .noSpeech: 0x105
        case .endpoint: 0x106
        case .transcription: 0x107
        case .emotion: 0x108
        case .delta: 0x109
        case .memoryProposal: 0x10A
        case .reply: 0x10B
        case .summary: 0x10C
        case .state: 0x10D
        case .ok: 0x10E
        case .failure: 0x10F
        case .log: 0x110
        case .metric: 0x111
        case .memoryReport: 0x112
        case .pong: 0x113
        }
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        switch self {
        case .helloReply(let value): value.encode(to: &writer)
        case .progress(let fraction, let message):
            writer.write(fraction)
            writer.write(message)
        case .partial(let text, let stableBytes):
            writer.write(text)
            writer.write(stableBytes)
        case .segment(let value): value.encode(to: &writer)
        case .noSpeech(let start, let end):
            writer.write(start)
            writer.write(end)
        case .endpoint(let sample, let reason):
            writer.write(sample)
            writer.write(reason)
        case .transcription(let value): value.encode(to: &writer)
        case .emotion(let value): value.encode(to: &writer)
        case .delta(let text): writer.write(text)
        case .memoryProposal(let value): value.encode(to: &writer)
        case .reply(let value): value.encode(to: &writer)
        case .summary(let value): value.encode(to: &writer)
        case .state(let bytes): writer.writeRest(bytes)
        case .ok: break
        case .failure(let value): value.encode(to: &writer)
        case .log(let level, let text):
            writer.write(level.rawValue)
            writer.write(text)
        case .metric(let name, let value):
            writer.write(name)
            writer.write(value)
        case .memoryReport(let modelBytes, let workBytes):
            writer.write(modelBytes)
            writer.write(workBytes)
        case .pong(let value): value.encode(to: &writer)
        }
    }

    /// Reads the payload of the type.
    public init(type: UInt16, from reader: inout PayloadReader) throws(LinkError) {
        switch type {
        case 0x101: self = .helloReply(try LinkHelloReply(from: &reader))
        case 0x102: self = .progress(fraction: try reader.readDouble(), message: try reader.readString())
        case 0x103: self = .partial(text: try reader.readString(), stableBytes: try reader.read())
        case 0x104: self = .segment(try LinkSegment(from: &reader))
        case 0x105: self = .noSpeech(startSample: try reader.read(), endSample: try reader.read())
        case 0x106: self = .endpoint(sample: try reader.read(), reason: try reader.read())
        case 0x107: self = .transcription(try LinkTranscription(from: &reader))
        case 0x108: self = .emotion(try LinkEmotion(from: &reader))
        case 0x109: self = .delta(try reader.readString())
        case 0x10A: self = .memoryProposal(try LinkMemory(from: &reader))
        case 0x10B: self = .reply(try LinkBuddyReply(from: &reader))
        case 0x10C: self = .summary(try LinkBuddySummary(from: &reader))
        case 0x10D: self = .state(reader.readRest())
        case 0x10E: self = .ok
        case 0x10F: self = .failure(try LinkFailure(from: &reader))
        case 0x110: self = .log(level: try reader.readEnum(), text: try reader.readString())
        case 0x111: self = .metric(name: try reader.readString(), value: try reader.readDouble())
        case 0x112: self = .memoryReport(modelBytes: try reader.read(), workBytes: try reader.read())
        case 0x113: self = .pong(try LinkPong(from: &reader))
        default: throw .unknownType(type)
        }
    }
}
