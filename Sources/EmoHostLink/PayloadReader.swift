// Reads the fields of a payload, little endian. Every step is checked against the end: malformed bytes throw,
// never trap.

/// A cursor over one payload.
public struct PayloadReader {
    private let bytes: [UInt8]
    private var position = 0
    private let type: UInt16

    /// Starts at the first byte.
    /// - Parameter type: the message's type, for errors.
    public init(_ bytes: [UInt8], type: UInt16) {
        self.bytes = bytes
        self.type = type
    }

    /// Bytes not read yet.
    public var remaining: Int { bytes.count - position }

    /// Reads a number of fixed width.
    public mutating func read<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(LinkError)
        -> Number
    {
        let width = MemoryLayout<Number>.size
        try need(width)
        let start = position
        position += width
        return bytes.withUnsafeBytes {
            Number(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Number.self))
        }
    }

    /// Reads a truth value; anything but 0 and 1 is malformed.
    public mutating func readBool() throws(LinkError) -> Bool {
        switch try read(UInt8.self) {
        case 0: return false
        case 1: return true
        default: throw malformed()
        }
    }

    /// Reads a number's bit pattern; NaN and infinity are malformed, the link carries finite numbers only.
    public mutating func readFloat() throws(LinkError) -> Float {
        let value = Float(bitPattern: try read())
        guard value.isFinite else { throw malformed() }
        return value
    }

    /// Reads a number's bit pattern; NaN and infinity are malformed.
    public mutating func readDouble() throws(LinkError) -> Double {
        let value = Double(bitPattern: try read())
        guard value.isFinite else { throw malformed() }
        return value
    }

    /// Reads a length and that many bytes of UTF-8.
    public mutating func readString() throws(LinkError) -> String {
        guard let text = String(validating: try readSlice(), as: UTF8.self) else { throw malformed() }
        return text
    }

    /// Reads a length and that many bytes.
    public mutating func readBytes() throws(LinkError) -> [UInt8] { Array(try readSlice()) }

    /// Reads everything up to the end.
    public mutating func readRest() -> [UInt8] {
        defer { position = bytes.count }
        return Array(bytes[position...])
    }

    /// Reads whether there is a value, and the value.
    public mutating func readOptional<Value>(
        _ body: (inout PayloadReader) throws(LinkError) -> Value
    ) throws(LinkError) -> Value? {
        try readBool() ? try body(&self) : nil
    }

    /// Reads a count and the elements.
    /// - Parameter minimumBytes: the fewest bytes an element takes, so that a count can be refused before
    ///   memory is
    ///   asked for.
    public mutating func readArray<Value>(
        minimumBytes: Int, _ body: (inout PayloadReader) throws(LinkError) -> Value
    ) throws(LinkError) -> [Value] {
        let count = Int(try read(UInt32.self))
        try need(count * minimumBytes)
        var elements: [Value] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    /// Reads the raw value of an enumeration.
    public mutating func readEnum<Value: RawRepresentable>(
        _: Value.Type = Value.self
    ) throws(LinkError) -> Value where Value.RawValue: FixedWidthInteger {
        guard let value = Value(rawValue: try read()) else { throw malformed() }
        return value
    }

    /// Throws unless everything was read.
    public func finish() throws(LinkError) {
        guard remaining == 0 else { throw .trailingBytes(type: type, count: remaining) }
    }

    /// The error for a value that its field cannot hold.
    public func malformed() -> LinkError { .malformedField(type: type) }

    private mutating func readSlice() throws(LinkError) -> ArraySlice<UInt8> {
        let count = Int(try read(UInt32.self))
        try need(count)
        defer { position += count }
        return bytes[position..<position + count]
    }

    private func need(_ count: Int) throws(LinkError) {
        guard count <= remaining else { throw .truncatedPayload(type: type) }
    }
}
