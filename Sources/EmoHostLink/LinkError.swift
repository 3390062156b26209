// Why the link cannot go on. Each of these ends the link: a stream of frames is never resynchronised.

/// A defect of the peer or of the descriptor. Carries sizes and types only, never content.
public enum LinkError: Error, Sendable, Equatable {
    /// A frame announced, or a message needed, more than ``HostLink/maximumPayloadBytes``.
    case frameTooLarge(bytes: Int)
    /// The reserved bytes of a header were not 0.
    case malformedHeader
    /// No message of this direction has the type.
    case unknownType(UInt16)
    /// A payload ended inside a field.
    case truncatedPayload(type: UInt16)
    /// A payload went on after its last field.
    case trailingBytes(type: UInt16, count: Int)
    /// A field holds a value that its type does not have, such as text that is not UTF-8.
    case malformedField(type: UInt16)
    /// The stream ended inside a frame.
    case endedInsideFrame
    /// The peer took no bytes within the time given.
    case stalled(milliseconds: Int32)
    /// The peer is gone.
    case closed
    /// A system call failed.
    case system(call: String, errorNumber: Int32)

    /// A stable code for logs and events.
    public var code: String {
        switch self {
        case .frameTooLarge: "link.frame_too_large"
        case .malformedHeader: "link.malformed_header"
        case .unknownType: "link.unknown_type"
        case .truncatedPayload: "link.truncated_payload"
        case .trailingBytes: "link.trailing_bytes"
        case .malformedField: "link.malformed_field"
        case .endedInsideFrame: "link.ended_inside_frame"
        case .stalled: "link.stalled"
        case .closed: "link.closed"
        case .system: "link.system"
        }
    }
}
