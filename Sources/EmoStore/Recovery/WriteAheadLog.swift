// The frames of SQLite's write-ahead log as they lie in its file, checked as SQLite checks them when it recovers the log: each by a sum
// that goes on from the sum of the frame before. Format: sqlite.org/fileformat2.html, section 4.

/// The log of a database that nobody has open.
struct WriteAheadLog {
    /// The numbers that every frame since the log was last begun anew carries; eight bytes.
    typealias Salts = [UInt8]

    /// One frame's head.
    struct Frame {
        /// Whether a transaction ends with it.
        let isCommit: Bool
        /// It carries the log's numbers, and its sum goes on from the frame before.
        let isVerified: Bool
    }

    /// Whether the log's own head verifies; SQLite reads nothing of a log whose head does not.
    let isHeadWhole: Bool
    /// The numbers of this round: those of the head, or of the first frame where the head is damaged; nil when there is neither.
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
        var sum = WriteAheadChecksum(isBigEndian: isBigEndian)
        sum.add(head[..<24])
        isHeadWhole =
            bigEndian(head, 0) & ~1 == 0x377F_0682 && sum.isStored(in: head, at: 24)
        var salts = isHeadWhole ? Array(head[16..<24]) : nil
        guard let pageSize = isHeadWhole ? Int(bigEndian(head, 8)) : pageSize else {
            (self.salts, frames) = (nil, [])
            return
        }
        var frames: [Frame] = []
        let frameSize = Self.frameHeadSize + pageSize
        var offset = Self.headSize
        while offset + frameSize <= size {
            let frame = try file.bytes(at: offset, count: frameSize)
            sum.add(frame[..<8])
            sum.add(frame[Self.frameHeadSize...])
            let round = salts ?? Array(frame[8..<16])
            salts = round
            frames.append(
                Frame(
                    isCommit: bigEndian(frame, 4) != 0,
                    isVerified: frame[8..<16].elementsEqual(round) && sum.isStored(in: frame, at: 16)))
            // The next frame's sum goes on from what this one says, so that the frames behind a damaged page still verify.
            sum = WriteAheadChecksum(isBigEndian: isBigEndian, storedIn: frame, at: 16)
            offset += frameSize
        }
        (self.salts, self.frames) = (salts, frames)
    }

    /// How many frames SQLite will read: up to the last transaction that ends before the first frame that does not verify.
    var recoverableFrames: Int {
        guard isHeadWhole else { return 0 }
        let verified = frames.prefix(while: \.isVerified)
        return verified.lastIndex(where: \.isCommit).map { $0 + 1 } ?? 0
    }

    /// Transactions that end behind the frames that SQLite will read, in frames of this round that are whole in themselves.
    var commitsBehind: Int {
        frames.dropFirst(recoverableFrames).count { $0.isCommit && $0.isVerified }
    }
}
