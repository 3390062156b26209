// What both directions of the link have in common: a message has a type and a payload, and travels in an
// envelope.

/// A value inside a payload.
public protocol LinkValue: Sendable, Equatable {
    /// Writes the fields in order.
    func encode(to writer: inout PayloadWriter)
    /// Reads the fields in order.
    init(from reader: inout PayloadReader) throws(LinkError)
}

/// A message of one direction.
public protocol LinkMessage: Sendable, Equatable {
    /// The number in the frame's header.
    var type: UInt16 { get }
    /// Writes the payload.
    func encode(to writer: inout PayloadWriter)
    /// Reads the payload of a message of the type.
    init(type: UInt16, from reader: inout PayloadReader) throws(LinkError)
}

/// A message and the request it belongs to.
public struct LinkEnvelope<Message: LinkMessage>: Sendable, Equatable {
    /// Chosen by the daemon, unique while the request runs; 0 for messages that belong to none.
    public var request: UInt32
    /// The message.
    public var message: Message

    /// Puts a message into its envelope.
    public init(request: UInt32, message: Message) {
        self.request = request
        self.message = message
    }

    /// The whole frame.
    /// - Throws: ``LinkError/frameTooLarge(bytes:)``.
    public func frame() throws(LinkError) -> [UInt8] {
        var writer = PayloadWriter()
        writer.write(UInt32(0))
        writer.write(request)
        writer.write(message.type)
        writer.write(UInt16(0))
        message.encode(to: &writer)
        let length = writer.bytes.count - HostLink.headerBytes
        guard length <= HostLink.maximumPayloadBytes else { throw .frameTooLarge(bytes: length) }
        writer.patchLength(UInt32(length))
        return writer.bytes
    }
}
