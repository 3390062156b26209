// The small model: logistic regression over hashed words and runs of characters.
// Invariant: a bucket of TextFeatures always lies inside the tables, whose sizes are checked when they are
// opened.

import TextEncoder

/// A linear classifier with 8-bit weights, used alone where the encoders are too large, and to steady the
/// encoders.
package struct HashedLinearModel: Sendable {
    /// The number of buckets of each of the two tables.
    package let buckets: Int

    private let file: SafetensorsFile
    private let weights: Table<Int8>
    private let scale: Table<Float>
    private let bias: Table<Float>
    private let wordRarity: Table<Float>
    private let characterRarity: Table<Float>

    /// A part of the mapped file, which `file` keeps alive.
    private struct Table<Element>: @unchecked Sendable {
        let values: UnsafeBufferPointer<Element>
    }

    /// Opens the weights at `path`.
    ///
    /// - Throws: ``EncoderModelError``.
    package init(path: String) throws(EncoderModelError) {
        let file = try SafetensorsFile(path: path)
        let rows = file.rows(of: "w") ?? 0
        guard rows > 0, rows % 2 == 0 else {
            throw EncoderModelError(.mismatched, file: file.name, "tensor w has no two tables of rows")
        }
        self.file = file
        buckets = rows / 2
        weights = Table(values: try file.integers("w", shape: [rows, OutputLayout.count]))
        scale = Table(values: try file.floats("w.scale", shape: [OutputLayout.count]))
        bias = Table(values: try file.floats("bias", shape: [OutputLayout.count]))
        wordRarity = Table(values: try file.floats("idf_word", shape: [rows / 2]))
        characterRarity = Table(values: try file.floats("idf_char", shape: [rows / 2]))
    }

    /// The bytes of the mapped tables.
    package var byteCount: Int {
        weights.values.count + 4 * (wordRarity.values.count + characterRarity.values.count)
    }

    /// The 39 logits of a text. Each of the two kinds of features is weighted by rarity and normalised to
    /// length 1.
    package func logits(of text: String) -> [Float] {
        let features = TextFeatures(of: text, buckets: buckets)
        var sums = [Float](repeating: 0, count: OutputLayout.count)
        add(features.words, rarity: wordRarity.values, firstRow: 0, to: &sums)
        add(features.characters, rarity: characterRarity.values, firstRow: buckets, to: &sums)
        return sums.indices.map { sums[$0] * scale.values[$0] + bias.values[$0] }
    }

    private func add(
        _ features: [Int], rarity: UnsafeBufferPointer<Float>, firstRow: Int, to sums: inout [Float]
    ) {
        let length = features.reduce(Float(0)) { $0 + rarity[$1] * rarity[$1] }.squareRoot()
        guard length > 0 else { return }
        for feature in features {
            let value = rarity[feature] / length
            let row = (firstRow + feature) * OutputLayout.count
            for output in 0..<OutputLayout.count {
                sums[output] += value * Float(weights.values[row + output])
            }
        }
    }
}
