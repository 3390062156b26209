// The running sum with which SQLite guards its write-ahead log, in the byte order that the log's head names, and the index of that
// log, in the machine's.

/// Two words, over pairs of words in one byte order.
struct WriteAheadChecksum {
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
func bigEndian(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
}
