// Text of one push across the ABI: alive until the arena goes, then given back together.

/// Owns the C text of one call into a sink.
final class CStringArena {
    private var blocks: [UnsafeMutableRawPointer] = []

    private init() {}

    /// Runs `body` with an arena whose texts live until it returns.
    static func with<Result>(_ body: (CStringArena) throws -> Result) rethrows -> Result {
        let arena = CStringArena()
        return try withExtendedLifetime(arena) { try body(arena) }
    }

    deinit { for block in blocks { block.deallocate() } }

    /// The UTF-8 of `text`, ended by NUL; `count` is without it.
    func bytes(_ text: String) -> UnsafeBufferPointer<CChar> {
        var text = text
        return text.withUTF8 { source in
            let block = UnsafeMutablePointer<CChar>.allocate(capacity: source.count + 1)
            let target = UnsafeMutableBufferPointer(start: block, count: source.count)
            source.withMemoryRebound(to: CChar.self) { _ = target.initialize(from: $0) }
            block[source.count] = 0
            blocks.append(UnsafeMutableRawPointer(block))
            return UnsafeBufferPointer(start: block, count: source.count)
        }
    }

    /// `text` ended by NUL; nil stays NULL.
    func string(_ text: String?) -> UnsafePointer<CChar>? { text.flatMap { bytes($0).baseAddress } }
}

extension String {
    /// Text given as pointer and length; invalid UTF-8 is repaired with U+FFFD.
    init(borrowing pointer: UnsafePointer<CChar>?, count: UInt64) {
        guard let pointer, count > 0 else {
            self = ""
            return
        }
        self = UnsafeRawBufferPointer(start: pointer, count: Int(count)).withMemoryRebound(to: UInt8.self) {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
