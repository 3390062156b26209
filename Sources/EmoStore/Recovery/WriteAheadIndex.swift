// The head of SQLite's index of its write-ahead log (the file `-shm`), as a process that was killed has left it. SQLite writes it after
// the log was synchronised, so it says how much of the log had been acknowledged. Format: sqlite.org/walformat.html, section 2.

/// What the index says of the log.
struct WriteAheadIndex {
    /// The last frame of a transaction that was acknowledged, counted from 1.
    let lastFrame: Int
    /// Frames that are in the database too, for certain.
    let foldedIn: Int
    /// Frames that may be in the database too.
    let foldingIn: Int
    /// The size of a page of the database in bytes.
    let pageSize: Int
    /// The log's numbers.
    let salts: WriteAheadLog.Salts

    private static let size = 136

    /// Reads the index at `path`; nil when there is none, or it is not whole.
    init?(path: String) {
        guard let bytes = try? ReadableFile(path).bytes(at: 0, count: Self.size) else { return nil }
        // It is written twice, so that a half-written one is recognised, and carries a sum of itself.
        guard bytes[..<48] == bytes[48..<96] else { return nil }
        let word = { (offset: Int) -> UInt32 in
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
        }
        var sum = WriteAheadChecksum(isBigEndian: UInt32(1).bigEndian == 1)
        sum.add(bytes[..<40])
        guard word(0) == 3_007_000, bytes[12] == 1, sum.first == word(40), sum.second == word(44) else {
            return nil
        }
        let size = Int(word(12) >> 16)
        pageSize = size == 1 ? 65_536 : size
        lastFrame = Int(word(16))
        salts = Array(bytes[32..<40])
        foldedIn = Int(word(96))
        foldingIn = max(foldedIn, Int(word(128)))
    }
}
