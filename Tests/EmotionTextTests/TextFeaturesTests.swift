// What the linear model reads of a text.

import EmotionText
import Testing

@Suite("Text features")
struct TextFeaturesTests {
    @Test(
        "the hash has the published values",
        arguments: [
            ("", 0, 0), ("", 1, 0x514E_28B7), ("test", 0, 0xBA6B_D213), ("Hello, world!", 0, 0xC036_3E43),
            ("The quick brown fox jumps over the lazy dog", 0, 0x2E4F_F723),
            ("aaa", 0x9747_B28C, 0x283E_0130),
        ] as [(String, UInt32, UInt32)])
    func murmur(text: String, seed: UInt32, hash: UInt32) {
        #expect(MurmurHash3.hash(Array(text.utf8), seed: seed) == Int32(bitPattern: hash))
    }

    @Test("features don't repeat and ignore case")
    func features() {
        let features = TextFeatures(of: "No no NO", buckets: 32768)
        #expect(features == TextFeatures(of: "no no", buckets: 32768))
        #expect(features.words.count == 2)  // "no" and "no no"
        #expect(features.characters.count == 6)  // " n" "no" "o " " no" "no " " no "
        #expect(TextFeatures(of: " \n", buckets: 32768).words.isEmpty)
    }

    @Test("any scalar of Unicode is read without a crash")
    func everything() {
        let scalars = (UInt32(0)..<0x3_0000).compactMap(Unicode.Scalar.init)
        let text = String(String.UnicodeScalarView(scalars))
        #expect(!TextFeatures(of: text, buckets: 32768).words.isEmpty)
    }
}
