// Text and arrays that a plugin hands over: copied before the sink returns, checked, never trusted.

/// Reads what the plugin points to.
enum PluginText {
    /// Text given as pointer and length; invalid UTF-8 is repaired. Nil when a length comes without a
    /// pointer.
    static func read(_ pointer: UnsafePointer<CChar>?, _ bytes: UInt64) -> String? {
        guard bytes > 0 else { return "" }
        guard let pointer, bytes <= UInt64(Int32.max) else { return nil }
        return UnsafeRawBufferPointer(start: pointer, count: Int(bytes)).withMemoryRebound(to: UInt8.self) {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Text ended by NUL; nil for NULL.
    static func read(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }

    /// An array whose elements lie a stride apart; nil when pointer, count and stride do not fit together.
    static func elements<Element>(
        _ pointer: UnsafePointer<Element>?, count: UInt64, stride: UInt64, maximum: Int
    ) -> [Element]? {
        guard count > 0 else { return [] }
        guard let pointer, count <= UInt64(maximum), stride >= UInt64(MemoryLayout<Element>.size),
            stride <= 4096
        else {
            return nil
        }
        return (0..<Int(count)).map { index in
            UnsafeRawPointer(pointer).loadUnaligned(fromByteOffset: index * Int(stride), as: Element.self)
        }
    }
}
