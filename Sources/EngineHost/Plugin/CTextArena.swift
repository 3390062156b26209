// Texts and arrays of one call into the plugin: alive until the arena goes.

/// Owns what a call lends to the plugin.
final class CTextArena {
    private var blocks: [UnsafeMutableRawPointer] = []

    deinit { for block in blocks { block.deallocate() } }

    /// The UTF-8 of a text, ended by NUL, and its length without it; nil stays NULL and 0.
    func text(_ text: String?) -> (pointer: UnsafePointer<CChar>?, bytes: UInt64) {
        guard let text else { return (nil, 0) }
        let units = Array(text.utf8CString)
        return (array(units), UInt64(units.count - 1))
    }

    /// A copy of an array; NULL for an empty one.
    func array<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element>? {
        guard !elements.isEmpty else { return nil }
        let block = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = block.initialize(from: elements)
        guard let start = block.baseAddress else { return nil }
        blocks.append(UnsafeMutableRawPointer(start))
        return UnsafePointer(start)
    }
}
