// One layer of the encoder: attention and an inner layer, each added to the state and normalised.
// Invariant: it reads and writes only the first rows of the workspace, as many as the sequences have pieces.

import CTextKernels

/// The sizes of an encoder.
package struct EncoderShape: Equatable, Sendable {
    /// Layers.
    package var layers: Int
    /// Numbers that stand for a piece; a multiple of 32.
    package var width: Int
    /// Attention heads, each of 32 numbers.
    package var heads: Int
    /// The width of the inner layer; a multiple of 16.
    package var inner: Int
    /// The most pieces of a sequence.
    package var longestSequence: Int
    /// Added to the variance before the root is taken.
    package var epsilon: Float

    /// The numbers of a head, for which the attention kernel is written.
    package static let headWidth = 32
}

/// Gain and offset of a layer normalisation.
struct Normalization {
    private let gain: [Float]
    private let offset: [Float]
    private let epsilon: Float

    init(file: SafetensorsFile, name: String, width: Int, epsilon: Float) throws(EncoderModelError) {
        gain = Array(try file.floats("\(name).weight", shape: [width]))
        offset = Array(try file.floats("\(name).bias", shape: [width]))
        self.epsilon = epsilon
    }

    /// rows = normalise(rows + addend) * gain + offset; both are [rows, width].
    func apply(
        adding addend: UnsafePointer<Float>, to rows: UnsafeMutablePointer<Float>, rows count: Int, set: Int32
    ) {
        text_kernels_add_normalize(
            set, rows, addend, Int32(count), Int32(gain.count), gain, offset, epsilon)
    }
}

/// The weights of one layer.
struct EncoderLayer {
    private let shape: EncoderShape
    private let projection: PackedMatrix
    private let output: PackedMatrix
    private let attentionNorm: Normalization
    private let expansion: PackedMatrix
    private let contraction: PackedMatrix
    private let innerNorm: Normalization

    init(file: SafetensorsFile, name: String, shape: EncoderShape) throws(EncoderModelError) {
        func part(_ part: String, rows: Int, depth: Int) throws(EncoderModelError) -> PackedMatrix.Part {
            PackedMatrix.Part(
                weights: try file.integers("\(name).\(part).weight", shape: [rows, depth]),
                scale: try file.floats("\(name).\(part).weight.scale", shape: [rows]),
                bias: try file.floats("\(name).\(part).bias", shape: [rows]))
        }
        let width = shape.width
        self.shape = shape
        let query = try part("q", rows: width, depth: width)
        let key = try part("k", rows: width, depth: width)
        let value = try part("v", rows: width, depth: width)
        projection = PackedMatrix(parts: [query, key, value], depth: width)
        output = PackedMatrix(parts: [try part("o", rows: width, depth: width)], depth: width)
        expansion = PackedMatrix(parts: [try part("fi", rows: shape.inner, depth: width)], depth: width)
        contraction = PackedMatrix(
            parts: [try part("fo", rows: width, depth: shape.inner)], depth: shape.inner)
        attentionNorm = try Normalization(
            file: file, name: "\(name).ln1", width: width, epsilon: shape.epsilon)
        innerNorm = try Normalization(file: file, name: "\(name).ln2", width: width, epsilon: shape.epsilon)
    }

    /// The bytes of the packed weights.
    var byteCount: Int { [projection, output, expansion, contraction].reduce(0) { $0 + $1.byteCount } }

    /// Takes the states of sequences of these lengths, one after another, through the layer.
    func apply(lengths: [Int], workspace: EncoderWorkspace) {
        let rows = lengths.reduce(0, +)
        let set = workspace.instructionSet
        projection.multiply(workspace.states, rows: rows, scratch: workspace, into: workspace.projections)
        var row = 0
        for length in lengths {
            // The inner buffer is free here and takes what attention mixes.
            text_kernels_attend(
                set, workspace.projections + row * 3 * shape.width, Int32(length), Int32(shape.heads),
                workspace.scores, workspace.inner + row * shape.width)
            row += length
        }
        output.multiply(workspace.inner, rows: rows, scratch: workspace, into: workspace.update)
        attentionNorm.apply(adding: workspace.update, to: workspace.states, rows: rows, set: set)
        expansion.multiply(workspace.states, rows: rows, scratch: workspace, into: workspace.inner)
        text_kernels_gelu(set, workspace.inner, Int32(rows * shape.inner))
        contraction.multiply(workspace.inner, rows: rows, scratch: workspace, into: workspace.update)
        innerNorm.apply(adding: workspace.update, to: workspace.states, rows: rows, set: set)
    }
}
