// Writes the fields of a payload, little endian. The mirror of PayloadReader.

/// Collects the bytes of one frame.
public struct PayloadWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Starts empty.
    public init() {}

    /// Writes a number of fixed width.
    public mutating func write<Number: FixedWidthInteger>(_ value: Number) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Writes a truth value as one byte.
    public mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Writes the bit pattern of a number.
    public mutating func write(_ value: Float) { write(value.bitPattern) }

    /// Writes the bit pattern of a number.
    public mutating func write(_ value: Double) { write(value.bitPattern) }

    /// Writes a length and the UTF-8 of a text.
    public mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(UInt32(clamping: utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    /// Writes a length and bytes.
    public mutating func write(_ data: [UInt8]) {
        write(UInt32(clamping: data.count))
        bytes.append(contentsOf: data)
    }

    /// Writes bytes to the end of the payload, without a length.
    public mutating func writeRest(_ data: [UInt8]) { bytes.append(contentsOf: data) }

    /// Writes whether there is a value, and the value.
    public mutating func write<Value>(optional value: Value?, _ body: (inout PayloadWriter, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    /// Writes a count and the elements.
    public mutating func write<Value>(array: [Value], _ body: (inout PayloadWriter, Value) -> Void) {
        write(UInt32(clamping: array.count))
        for element in array { body(&self, element) }
    }

    /// Replaces the length at the start of a frame, once the payload is complete.
    mutating func patchLength(_ length: UInt32) {
        for (index, byte) in withUnsafeBytes(of: length.littleEndian, Array.init).enumerated() {
            bytes[index] = byte
        }
    }
}
