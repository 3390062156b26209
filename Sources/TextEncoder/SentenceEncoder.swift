// A MiniLM encoder with its classification head: piece ids in, one logit an output out.
// Invariant: weights are immutable after init, so that any number of workspaces may compute at once.

import CTextKernels

/// A BERT-shaped encoder (MiniLM; Wang and others, 2020, <https://arxiv.org/abs/2002.10957>), mean
/// pooling and a linear head.
package final class SentenceEncoder: @unchecked Sendable {
    /// The most pieces of a sequence, the two special ones included.
    package let longestSequence: Int
    /// The shape, from the model description.
    package let shape: EncoderShape

    private let file: SafetensorsFile
    private let embeddings: UnsafeBufferPointer<Int8>
    private let embeddingScale: UnsafeBufferPointer<Float>
    private let positions: [Float]
    private let embeddingNorm: Normalization
    private let layers: [EncoderLayer]
    private let head: [Float]
    private let headBias: [Float]

    /// Opens the weights at `path`.
    ///
    /// - Parameters:
    ///   - shape: the sizes the description promises.
    ///   - pieces: the number of pieces of the vocabulary.
    ///   - outputs: the number of outputs of the head.
    /// - Throws: ``EncoderModelError`` when a tensor is missing or of another shape.
    package init(
        path: String, shape: EncoderShape, pieces: Int, outputs: Int
    ) throws(EncoderModelError) {
        let file = try SafetensorsFile(path: path)
        let width = shape.width
        self.file = file
        self.shape = shape
        longestSequence = shape.longestSequence
        embeddings = try file.integers("we.weight", shape: [pieces, width])
        embeddingScale = try file.floats("we.weight.scale", shape: [pieces])
        let type = try file.floats("te", shape: [width])
        let places = try file.floats("pe.weight", shape: [shape.longestSequence, width])
        positions = places.enumerated().map { $1 + type[$0 % width] }
        embeddingNorm = try Normalization(file: file, name: "ln", width: width, epsilon: shape.epsilon)
        var layers: [EncoderLayer] = []
        for index in 0..<shape.layers {
            layers.append(try EncoderLayer(file: file, name: "layers.\(index)", shape: shape))
        }
        self.layers = layers
        let rows = try file.integers("head.weight", shape: [outputs, width])
        let scale = try file.floats("head.weight.scale", shape: [outputs])
        head = rows.enumerated().map { Float($1) * scale[$0 / width] }
        headBias = Array(try file.floats("head.bias", shape: [outputs]))
        file.releasePages()
    }

    /// The bytes of the packed weights and of the embeddings, which stay in the mapped file.
    package var byteCount: Int {
        layers.reduce(embeddings.count) { $0 + $1.byteCount }
            + 4 * (embeddingScale.count + head.count + positions.count)
    }

    /// The logits of each sequence of piece ids, `[CLS]` and `[SEP]` included.
    ///
    /// - Parameter poll: asked between layers; an error it throws ends the computation.
    package func logits(
        of sequences: [[Int32]], workspace: EncoderWorkspace, poll: () throws -> Void
    ) rethrows -> [[Float]] {
        var logits: [[Float]] = []
        var first = 0
        while first < sequences.count {
            var end = first
            var rows = 0
            while end < sequences.count, rows + sequences[end].count <= EncoderWorkspace.rows {
                rows += sequences[end].count
                end += 1
            }
            let pass = sequences[first..<end]
            embed(pass, workspace)
            for layer in layers {
                try poll()
                layer.apply(lengths: pass.map(\.count), workspace: workspace)
            }
            logits += pooledLogits(pass, workspace)
            first = end
        }
        return logits
    }

    private func embed(_ sequences: ArraySlice<[Int32]>, _ workspace: EncoderWorkspace) {
        let width = shape.width
        var row = 0
        for sequence in sequences {
            precondition(sequence.count <= longestSequence)
            for (position, id) in sequence.enumerated() {
                let state = workspace.states + row * width
                let scale = embeddingScale[Int(id)]
                for i in 0..<width { state[i] = Float(embeddings[Int(id) * width + i]) * scale }
                for i in 0..<width { workspace.update[row * width + i] = positions[position * width + i] }
                row += 1
            }
        }
        embeddingNorm.apply(
            adding: workspace.update, to: workspace.states, rows: row, set: workspace.instructionSet)
    }

    private func pooledLogits(_ sequences: ArraySlice<[Int32]>, _ workspace: EncoderWorkspace) -> [[Float]] {
        let width = shape.width
        var row = 0
        return sequences.map { sequence in
            var mean = [Float](repeating: 0, count: width)
            for _ in sequence {
                for i in 0..<width { mean[i] += workspace.states[row * width + i] }
                row += 1
            }
            return headBias.indices.map { output in
                var sum: Float = 0
                for i in 0..<width { sum += mean[i] * head[output * width + i] }
                return sum / Float(sequence.count) + headBias[output]
            }
        }
    }
}
