// What the description of an encoder says: its shape, and texts with the scores of the program that trained it.
// Invariant: the shape is one the kernels compute, and every reference vector has only pieces of the vocabulary.

import EmoJSON

/// A text with the scores that the training program computed for it.
package struct ReferenceVector: Sendable {
    /// The text.
    package let text: String
    /// Its piece ids, `[CLS]` and `[SEP]` included.
    package let pieces: [Int32]
    /// The probabilities of the encoder's outputs.
    package let scores: [Float]
}

/// The description of an encoder.
package struct EncoderDescription: Sendable {
    /// The sizes of the encoder.
    package let shape: EncoderShape
    /// What it must compute; never empty.
    package let references: [ReferenceVector]

    /// Reads the description in `file`.
    ///
    /// - Parameters:
    ///   - outputs: the number of outputs.
    ///   - pieceCount: the number of pieces of the vocabulary.
    package init(
        _ file: ModelDescriptionFile, outputs: Int, pieceCount: Int32
    ) throws(EncoderModelError) {
        shape = try Self.shape(file)
        var references: [ReferenceVector] = []
        for golden in file.json["golden"]?.array ?? [] {
            guard let text = golden["text"]?.string, let ids = golden["ids"]?.array,
                let scores = golden["scores"]?.numbers, scores.count == outputs
            else { throw file.mismatch("a reference vector is incomplete") }
            let pieces = ids.compactMap { $0.whole(as: Int32.self) }
            guard pieces.count == ids.count, (1...shape.longestSequence).contains(pieces.count),
                pieces.allSatisfy((0..<pieceCount).contains)
            else { throw file.mismatch("a reference vector has pieces that the vocabulary has not") }
            references.append(ReferenceVector(text: text, pieces: pieces, scores: scores.map(Float.init)))
        }
        guard !references.isEmpty else {
            throw file.mismatch("it has no reference vectors to test the program by")
        }
        self.references = references
    }

    private static func shape(_ file: ModelDescriptionFile) throws(EncoderModelError) -> EncoderShape {
        func size(_ key: String, in range: ClosedRange<Int>) throws(EncoderModelError) -> Int {
            guard let value = file.json[key]?.whole(as: Int.self), range.contains(value) else {
                throw file.mismatch("\(key) is missing or not in \(range)")
            }
            return value
        }
        guard let epsilon = file.json["eps"]?.number, epsilon > 0, epsilon < 1 else {
            throw file.mismatch("eps is missing or not between 0 and 1")
        }
        let width = try size("dim", in: 32...4096)
        let inner = try size("ffn", in: 32...16384)
        let heads = try size("heads", in: 1...128)
        guard width == heads * EncoderShape.headWidth, inner % 32 == 0 else {
            throw file.mismatch(
                "heads are not \(EncoderShape.headWidth) wide, or the inner layer is no multiple of 32")
        }
        return EncoderShape(
            layers: try size("layers", in: 1...48), width: width, heads: heads, inner: inner,
            longestSequence: try size("max_len", in: 3...EncoderWorkspace.rows), epsilon: Float(epsilon))
    }
}
