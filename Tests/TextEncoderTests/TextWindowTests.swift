// Cutting a text into what an encoder can read.

import Testing
import TextEncoder

@Suite("Windows")
struct TextWindowTests {
    @Test("windows cover every piece in order and stay within the limit")
    func windows() {
        let seed: UInt64 = 11
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var next: Int32 = 0
            let words = (0..<Int.random(in: 0...150, using: &random)).map { index in
                let count = Int32(Int.random(in: 1...(index % 9 == 0 ? 90 : 4), using: &random))
                defer { next += count }
                return TextWindow.Word(source: index..<index + 1, pieces: Array(next..<next + count))
            }
            let windows = TextWindow.windows(of: words, limit: 62)
            #expect(windows.flatMap(\.words).flatMap(\.pieces) == Array(0..<next))
            #expect(windows.allSatisfy { (1...62).contains($0.pieceCount) })
            #expect(windows.allSatisfy { $0.pieceCount == $0.words.reduce(0) { $0 + $1.pieces.count } })
        }
    }
}
