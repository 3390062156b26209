// The frames of SQLite's write-ahead log as they lie in its file, checked as SQLite checks them when it recovers the log: each by a sum
// that goes on from the sum of the frame before. Format: sqlite.org/fileformat2.html, section 4.

#if canImport(Glibc)
    import Glibc
#endif

/// The log of a database that nobody has open.
struct WriteAheadLog {
    /// The numbers that every frame since the log was last begun anew carries; eight bytes.
    typealias Salts = [UInt8]

    /// One frame's head.
    struct Frame {
        /// Whether a transaction ends with it.
        let isCommit: Bool
        let salts: Salts
        /// It carries the log's numbers, and its sum goes on from the frame before.
        let isVerified: Bool
    }

    /// The numbers of the log's head; nil when the head itself is damaged.
    let salts: Salts?
    /// Every whole frame of the file, in order; frames of an earlier round, which have other numbers, are among them.
    let frames: [Frame]

    private static let headSize = 32
    private static let frameHeadSize = 24

    /// Reads the log at `path`.
    /// - Parameter pageSize: of the database in bytes, for a log whose head does not tell it.
    /// - Returns: nil when there is no log, or nothing in it.
    /// - Throws: `storage.unavailable` when it cannot be read.
    init?(path: String, pageSize: Int?) throws {
        guard let size = FileSystem.size(of: path), size > Self.headSize else { return nil }
        let file = try ReadableFile(path)
        let head = try file.bytes(at: 0, count: Self.headSize)
        let isBigEndian = head[3] & 1 == 1
        var sum = Checksum(isBigEndian: isBigEndian)
        sum.add(head[..<24])
        let isHeadWhole =
            bigEndian(head, 0) & ~1 == 0x377F_0682 && sum.isStored(in: head, at: 24)
        salts = isHeadWhole ? Array(head[16..<24]) : nil
        guard let pageSize = isHeadWhole ? Int(bigEndian(head, 8)) : pageSize else {
            frames = []
            return
        }
        var frames: [Frame] = []
        var round = salts
        let frameSize = Self.frameHeadSize + pageSize
        var offset = Self.headSize
        while offset + frameSize <= size {
            let frame = try file.bytes(at: offset, count: frameSize)
            sum.add(frame[..<8])
            sum.add(frame[Self.frameHeadSize...])
            let found = Array(frame[8..<16])
            round = round ?? found
            frames.append(
                Frame(
                    isCommit: bigEndian(frame, 4) != 0, salts: found,
                    isVerified: found == round && sum.isStored(in: frame, at: 16)))
            // The next frame's sum goes on from what this one says, so that the frames behind a damaged page still verify.
            sum = Checksum(isBigEndian: isBigEndian, storedIn: frame, at: 16)
            offset += frameSize
        }
        self.frames = frames
    }

    /// How many frames SQLite will read: up to the last transaction that ends before the first frame that does not verify.
    var recoverableFrames: Int {
        guard salts != nil else { return 0 }
        let verified = frames.prefix(while: \.isVerified)
        return verified.lastIndex(where: \.isCommit).map { $0 + 1 } ?? 0
    }

    /// Transactions that end behind the frames that SQLite will read, in frames of this round that are whole in themselves.
    var commitsBehind: Int {
        frames.dropFirst(recoverableFrames).count { $0.isCommit && $0.isVerified }
    }
}

/// The running sum of the log: two words, over pairs of words in the byte order that the log's head names.
private struct Checksum {
    let isBigEndian: Bool
    var first: UInt32 = 0
    var second: UInt32 = 0

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// The sum that eight bytes of a head hold; they are always big-endian.
    init(isBigEndian: Bool, storedIn head: [UInt8], at offset: Int) {
        self.isBigEndian = isBigEndian
        first = bigEndian(head, offset)
        second = bigEndian(head, offset + 4)
    }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
                let one = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                let two = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                first &+= (isBigEndian ? one.bigEndian : one.littleEndian) &+ second
                second &+= (isBigEndian ? two.bigEndian : two.littleEndian) &+ first
            }
        }
    }

    func isStored(in head: [UInt8], at offset: Int) -> Bool {
        first == bigEndian(head, offset) && second == bigEndian(head, offset + 4)
    }
}

/// Four bytes as a number, the first one the highest.
private func bigEndian(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
}
