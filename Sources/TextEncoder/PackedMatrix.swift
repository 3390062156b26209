// The 8-bit weights of one linear layer, laid out for the kernels.
// Invariant: columns are a multiple of the kernels' block and sums can't overflow 32 bits.

import CTextKernels

/// A matrix of 8-bit weights with a scale and a bias for each output, multiplied by rows of 16-bit
/// activations.
///
/// Activations are rounded to 16 bits by a scale of their row. That keeps the result within 1e-4 of 32-bit
/// floats (8-bit activations don't), and the product exact on every processor.
final class PackedMatrix: @unchecked Sendable {
    /// Inputs of the layer.
    let depth: Int
    /// Outputs of the layer.
    let columns: Int
    /// The greatest activation after rounding: 127 * limit * depth stays below 2^31.
    let limit: Int32

    private let weights: UnsafeMutableBufferPointer<Int8>
    private let scale: [Float]
    private let bias: [Float]

    /// Rows of 8-bit weights, one an output, with their scales and biases.
    struct Part {
        let weights: UnsafeBufferPointer<Int8>
        let scale: UnsafeBufferPointer<Float>
        let bias: UnsafeBufferPointer<Float>
    }

    /// Packs one or more layers over the same input side by side.
    ///
    /// The caller gives parts of `depth` weights a row, an even depth and, over all parts, a number of rows
    /// that is a multiple of 16.
    init(parts: [Part], depth: Int) {
        let block = Int(TEXT_KERNELS_BLOCK)
        let columns = parts.reduce(0) { $0 + $1.scale.count }
        precondition(depth % 2 == 0 && columns % block == 0)
        self.depth = depth
        self.columns = columns
        limit = Int32(min(32767, Int(Int32.max) / (128 * depth)))
        scale = parts.flatMap { Array($0.scale) }
        bias = parts.flatMap { Array($0.bias) }
        weights = .allocate(capacity: depth * columns)
        var column = 0
        for part in parts {
            for row in 0..<part.scale.count {
                let start = column / block * block * depth + column % block * 2
                for k in 0..<depth {
                    weights[start + k / 2 * 2 * block + k % 2] = part.weights[row * depth + k]
                }
                column += 1
            }
        }
    }

    deinit { weights.deallocate() }

    /// The bytes the weights take.
    var byteCount: Int { weights.count }

    /// output = input * weights^T * scale + bias. `input` is [rows, depth], `output` [rows, columns].
    func multiply(
        _ input: UnsafePointer<Float>, rows: Int, scratch: EncoderWorkspace,
        into output: UnsafeMutablePointer<Float>
    ) {
        let count = Int32(rows)
        text_kernels_quantize(
            scratch.instructionSet, input, count, Int32(depth), limit, scratch.integers, scratch.scales)
        text_kernels_multiply(
            scratch.instructionSet, scratch.integers, scratch.scales, count, Int32(depth),
            weights.baseAddress, scale,
            bias, Int32(columns), output)
    }
}
