// The encoders of emotion.text: of one shape, trained with two seeds, read as one.
// Invariant: every encoder reads the same pieces, and the reference vectors are of their mean.

import TextEncoder

/// Encoders whose logits are averaged, which takes part of a seed's noise away (decision 0021).
///
/// Used by one thread at a time, because it keeps its scratch memory.
final class EmotionEncoders {
    /// The shape of each, the reference vectors and the thresholds of their mean.
    let description: EmotionEncoderDescription

    private let encoders: [SentenceEncoder]
    private let workspace: EncoderWorkspace

    /// Opens the encoders of a model directory.
    ///
    /// - Parameter pieceCount: the number of pieces of the vocabulary.
    init(directory: String, pieceCount: Int) throws(EncoderModelError) {
        description = try EmotionEncoderDescription(directory: directory, pieceCount: Int32(pieceCount))
        let shape = description.encoder.shape
        var encoders: [SentenceEncoder] = []
        for name in ModelFile.encoders {
            encoders.append(
                try SentenceEncoder(
                    path: "\(directory)/\(name)", shape: shape, pieces: pieceCount,
                    outputs: OutputLayout.count))
        }
        self.encoders = encoders
        workspace = EncoderWorkspace(width: shape.width, inner: shape.inner)
    }

    /// The bytes of the weights and of the scratch memory.
    var byteCount: (model: Int, work: Int) {
        (encoders.reduce(0) { $0 + $1.byteCount }, workspace.byteCount)
    }

    /// The mean logits of each sequence of piece ids, `[CLS]` and `[SEP]` included.
    ///
    /// - Parameter poll: asked between layers; an error it throws ends the computation.
    func logits(of sequences: [[Int32]], poll: () throws -> Void) rethrows -> [[Float]] {
        let none = [Float](repeating: 0, count: OutputLayout.count)
        var sums = [[Float]](repeating: none, count: sequences.count)
        let share = 1 / Float(encoders.count)
        for encoder in encoders {
            let found = try encoder.logits(of: sequences, workspace: workspace, poll: poll)
            for (index, logits) in found.enumerated() {
                for output in logits.indices { sums[index][output] += share * logits[output] }
            }
        }
        return sums
    }
}
