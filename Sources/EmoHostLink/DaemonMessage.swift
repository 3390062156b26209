// What the daemon says to a host.

/// A message from the daemon to a host.
///
/// A request is one message, or for audio an opening message with chunks and a finish under the same number.
/// It is
/// answered by any number of pushes and exactly one final message, which ``HostMessage/isFinal`` tells.
public enum DaemonMessage: LinkMessage {
    /// First of all, once. Answer: ``HostMessage/helloReply(_:)``, or the host ends with an exit status.
    case hello(LinkHello)
    /// Reads the models. Answer: progress, then ok.
    case load(deadline: UInt64)
    /// One real, tiny inference. Answer: ok.
    case selfTest(deadline: UInt64)
    /// Opens a transcription. Answer: partials, segments, noSpeech, endpoints, then
    /// ``HostMessage/transcription(_:)``.
    case transcribe(LinkTranscribe)
    /// Encoded audio of the open request.
    case audioChunk([UInt8])
    /// No more audio of the open request.
    case audioFinish
    /// Answer: ``HostMessage/emotion(_:)``.
    case analyzeEmotion(LinkAnalyzeEmotion)
    /// Answer: ok; ``LinkFailure/Code/stateInvalid`` for a state the engine cannot read.
    case buddyOpen(LinkBuddyOpen)
    /// Answer: deltas and memories, then ``HostMessage/reply(_:)``.
    case buddyRespond(LinkBuddyTurn)
    /// Answer: ``HostMessage/summary(_:)``.
    case buddySummarize(LinkConversation)
    /// Answer: ``HostMessage/state(_:)``.
    case buddySave(LinkConversation)
    /// Answer: ok, also when no such conversation is open.
    case buddyClose(LinkConversation)
    /// The request of the envelope is no longer wanted. It is answered as ever, mostly by a failure.
    case cancel
    /// Answer at once: pong.
    case ping(number: UInt64)
    /// Take no new work. Answer: ok, at once; what runs or waits goes on, and conversations can be saved and
    /// closed.
    case drain
    /// Close everything, unload, end. Answer: ok, then the link closes and the exit status is 0.
    case shutdown

    /// The number in the frame's header.
    public var type: UInt16 {
        switch self {
        case .hello: 1
        case .load: 2
        case .selfTest: 3
        case .transcribe: 4
        case .audioChunk: 5
        case .audioFinish: 6
        case .analyzeEmotion: 7
        case .buddyOpen: 8
        case .buddyRespond: 9
        case .buddySummarize: 10
        case .buddySave: 11
        case .buddyClose: 12
        case .cancel: 13
        case .ping: 14
        case .drain: 15
        case .shutdown: 16
        }
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        switch self {
        case .hello(let value): value.encode(to: &writer)
        case .load(let deadline), .selfTest(let deadline): writer.write(deadline)
        case .transcribe(let value): value.encode(to: &writer)
        case .audioChunk(let bytes): writer.writeRest(bytes)
        case .analyzeEmotion(let value): value.encode(to: &writer)
        case .buddyOpen(let value): value.encode(to: &writer)
        case .buddyRespond(let value): value.encode(to: &writer)
        case .buddySummarize(let value), .buddySave(let value), .buddyClose(let value):
            value.encode(to: &writer)
        case .ping(let number): writer.write(number)
        case .audioFinish, .cancel, .drain, .shutdown: break
        }
    }

    /// Reads the payload of the type.
    public init(type: UInt16, from reader: inout PayloadReader) throws(LinkError) {
        switch type {
        case 1: self = .hello(try LinkHello(from: &reader))
        case 2: self = .load(deadline: try reader.read())
        case 3: self = .selfTest(deadline: try reader.read())
        case 4: self = .transcribe(try LinkTranscribe(from: &reader))
        case 5: self = .audioChunk(reader.readRest())
        case 6: self = .audioFinish
        case 7: self = .analyzeEmotion(try LinkAnalyzeEmotion(from: &reader))
        case 8: self = .buddyOpen(try LinkBuddyOpen(from: &reader))
        case 9: self = .buddyRespond(try LinkBuddyTurn(from: &reader))
        case 10: self = .buddySummarize(try LinkConversation(from: &reader))
        case 11: self = .buddySave(try LinkConversation(from: &reader))
        case 12: self = .buddyClose(try LinkConversation(from: &reader))
        case 13: self = .cancel
        case 14: self = .ping(number: try reader.read())
        case 15: self = .drain
        case 16: self = .shutdown
        default: throw .unknownType(type)
        }
    }
}
