// Turns right inputs into nearly right ones, a few small changes at a time.
import EmoTestKit

enum Mutation {
    /// Pieces that readers stumble over.
    private static let pieces: [[UInt8]] = [
        [0], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF],
        Array("\n".utf8), Array("\r\n".utf8), Array("\\u0000".utf8), Array("\\ud800".utf8), Array("\"".utf8),
        Array("[[[[[[[[[[".utf8), Array("{\"a\":".utf8), Array("}".utf8), Array("1e999".utf8),
        Array("-0".utf8),
        Array("9223372036854775808".utf8), Array("-9223372036854775808".utf8), Array("0.1e-5".utf8),
        Array("null".utf8), Array("true".utf8), Array(",".utf8), Array("\"id\":1,".utf8),
        [0xFF, 0xFF, 0xFF, 0xFF],
        [0, 0, 0, 0x80], [0, 0, 0, 0],
    ]

    /// One to four changes.
    /// - Parameter others: inputs to cut pieces from.
    static func change(_ input: [UInt8], others: [[UInt8]], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = input
        for _ in 0..<Int.random(in: 1...4, using: &random) { changeOnce(&bytes, others, &random) }
        return bytes
    }

    private static func changeOnce(_ bytes: inout [UInt8], _ others: [[UInt8]], _ random: inout SeededRandom)
    {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...16, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where place < bytes.count: bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        case 4: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 5: bytes.removeSubrange(place...)
        case 6:
            guard let other = others.randomElement(using: &random), !other.isEmpty else { return }
            let start = Int.random(in: 0..<other.count, using: &random)
            bytes.replaceSubrange(place..<end, with: other[start..<min(other.count, start + 40)])
        default:
            let piece = pieces.randomElement(using: &random) ?? []
            bytes.replaceSubrange(place..<end, with: piece)
        }
    }
}
