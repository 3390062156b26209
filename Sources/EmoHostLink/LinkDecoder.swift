// Turns a stream of bytes, cut anywhere, into envelopes. Used by the daemon over NIO and by the host over a
// descriptor.
// Invariant: it buffers at most one frame beyond what was appended, and after an error it gives nothing more.

/// An incremental decoder of one direction.
public struct LinkDecoder<Message: LinkMessage>: Sendable {
    private var buffer: [UInt8] = []
    private var position = 0
    private var failure: LinkError?

    /// Starts at the beginning of a frame.
    public init() {}

    /// Bytes received and not yet given out.
    public var bufferedBytes: Int { buffer.count - position }

    /// Takes bytes as they came.
    public mutating func append(contentsOf bytes: some Collection<UInt8>) {
        compact()
        buffer.append(contentsOf: bytes)
    }

    /// Takes bytes as they came.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        compact()
        buffer.append(contentsOf: bytes)
    }

    /// The next envelope; nil when its frame is not complete yet.
    /// - Throws: ``LinkError``, and the same one from then on.
    public mutating func next() throws(LinkError) -> LinkEnvelope<Message>? {
        if let failure { throw failure }
        do {
            return try decode()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func decode() throws(LinkError) -> LinkEnvelope<Message>? {
        guard bufferedBytes >= HostLink.headerBytes else { return nil }
        let length = Int(field(at: 0, UInt32.self))
        let request = field(at: 4, UInt32.self)
        let type = field(at: 8, UInt16.self)
        guard field(at: 10, UInt16.self) == 0 else { throw .malformedHeader }
        guard length <= HostLink.maximumPayloadBytes else { throw .frameTooLarge(bytes: length) }
        guard bufferedBytes >= HostLink.headerBytes + length else { return nil }
        let start = position + HostLink.headerBytes
        var reader = PayloadReader(Array(buffer[start..<start + length]), type: type)
        let message = try Message(type: type, from: &reader)
        try reader.finish()
        position = start + length
        return LinkEnvelope(request: request, message: message)
    }

    private func field<Number: FixedWidthInteger>(at offset: Int, _: Number.Type) -> Number {
        buffer.withUnsafeBytes {
            Number(littleEndian: $0.loadUnaligned(fromByteOffset: position + offset, as: Number.self))
        }
    }

    private mutating func compact() {
        guard position > 0 else { return }
        buffer.removeFirst(position)
        position = 0
    }
}
