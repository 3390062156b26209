// The pieces of words that the encoder has vectors for, and the greedy split of a word into them.
// Invariant: every id it gives is below `count`, which is the number of embedding rows.

/// A WordPiece vocabulary read from a file with one piece a line; `##` marks a piece that continues a word.
package struct WordPieceVocabulary: Sendable {
    /// The number of pieces.
    package let count: Int
    /// The id of the piece for what can't be split.
    package let unknown: Int32
    /// The id that opens a sequence.
    package let start: Int32
    /// The id that ends a sequence.
    package let end: Int32

    /// A word of more characters is unknown as a whole.
    static let longestWord = 100

    private let file: MappedFile
    private let entries: [Range<Int>]
    private let continues: [Bool]
    /// Open addressing over a power of two of slots: an id, or -1.
    private let slots: [Int32]
    private let longestPiece: Int

    /// Reads the vocabulary at `path`.
    ///
    /// - Throws: ``EncoderModelError`` when it can't be read, has a piece twice, or lacks a special piece.
    package init(path: String) throws(EncoderModelError) {
        let file = try MappedFile(path: path)
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in file.bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(start..<index)
            start = index + 1
        }
        if start < file.bytes.count { lines.append(start..<file.bytes.count) }
        guard lines.count <= 1 << 20 else {
            throw EncoderModelError(.malformed, file: file.name, "it has over a million pieces")
        }
        var capacity = 16
        while capacity < 3 * lines.count { capacity *= 2 }
        let continues = lines.map { $0.count > 2 && file.bytes[$0].starts(with: [0x23, 0x23]) }
        self.continues = continues
        self.file = file
        count = lines.count
        let entries = zip(lines, continues).map { $1 ? $0.lowerBound + 2..<$0.upperBound : $0 }
        self.entries = entries
        longestPiece = entries.map(\.count).max() ?? 0
        var slots = [Int32](repeating: -1, count: capacity)
        for id in entries.indices {
            let piece = UnsafeRawBufferPointer(rebasing: file.bytes[entries[id]])
            let slot = Self.slot(of: piece, continues[id], slots, entries, continues, file)
            guard slots[slot] < 0 else {
                throw EncoderModelError(.malformed, file: file.name, "line \(id + 1) repeats a piece")
            }
            slots[slot] = Int32(id)
        }
        self.slots = slots
        func special(_ piece: String) throws(EncoderModelError) -> Int32 {
            var copy = piece
            let slot = copy.withUTF8 {
                Self.slot(of: UnsafeRawBufferPointer($0), false, slots, entries, continues, file)
            }
            guard slots[slot] >= 0 else {
                throw EncoderModelError(.malformed, file: file.name, "the piece \(piece) is missing")
            }
            return slots[slot]
        }
        unknown = try special("[UNK]")
        self.start = try special("[CLS]")
        end = try special("[SEP]")
    }

    /// The ids of a word's pieces: the longest known piece at each place, or `unknown` for the whole word
    /// when some place has none.
    package func pieces(of word: CleanedWord) -> [Int32] {
        guard word.scalarCount <= Self.longestWord else { return [unknown] }
        return word.bytes.withUnsafeBytes { bytes in
            var ids: [Int32] = []
            var start = 0
            while start < bytes.count {
                var end = min(bytes.count, start + longestPiece)
                var found: Int32 = -1
                while end > start {
                    if end == bytes.count || bytes[end] & 0xC0 != 0x80 {  // between two characters
                        found = id(
                            of: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), continues: start > 0)
                        if found >= 0 { break }
                    }
                    end -= 1
                }
                guard found >= 0 else { return [unknown] }
                ids.append(found)
                start = end
            }
            return ids
        }
    }

    /// The id of a piece that begins a word; nil when the vocabulary lacks it.
    package func id(of piece: String) -> Int32? {
        var copy = piece
        let found = copy.withUTF8 { id(of: UnsafeRawBufferPointer($0), continues: false) }
        return found < 0 ? nil : found
    }

    private func id(of piece: UnsafeRawBufferPointer, continues: Bool) -> Int32 {
        slots[Self.slot(of: piece, continues, slots, entries, self.continues, file)]
    }

    /// The slot that holds the piece, or the free one where it would go. There is always a free one.
    private static func slot(
        of piece: UnsafeRawBufferPointer, _ isContinuation: Bool, _ slots: [Int32], _ entries: [Range<Int>],
        _ continues: [Bool], _ file: MappedFile
    ) -> Int {
        // FNV-1a, with two seeds for the two kinds of piece.
        var hash: UInt32 = isContinuation ? 0x811C_9DC4 : 0x811C_9DC5
        for byte in piece { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let id = Int(slots[slot])
            if continues[id] == isContinuation, file.bytes[entries[id]].elementsEqual(piece) { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}
