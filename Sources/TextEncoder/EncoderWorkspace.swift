// The memory one thread computes in, kept between texts because fresh pages cost more than the sums.
// Invariant: every buffer holds `rows` rows; nothing of one text is read for another.

import CTextKernels

/// Scratch buffers of the encoder. Belongs to one reader of texts and is used by one thread at a time.
package final class EncoderWorkspace {
    /// The most rows (pieces) of one pass: four windows of 64.
    package static let rows = 256

    /// The kernels in use.
    let instructionSet: Int32
    /// The state of the encoder, [rows, width].
    let states: UnsafeMutablePointer<Float>
    /// Queries, keys and values side by side, [rows, 3 * width].
    let projections: UnsafeMutablePointer<Float>
    /// What attention or the inner layer gives back, [rows, width].
    let update: UnsafeMutablePointer<Float>
    /// The inner layer, [rows, inner].
    let inner: UnsafeMutablePointer<Float>
    /// Rounded activations, [rows, inner].
    let integers: UnsafeMutablePointer<Int16>
    /// The scales of the rounded rows, [rows].
    let scales: UnsafeMutablePointer<Float>
    /// Attention scores of one row, [rows].
    let scores: UnsafeMutablePointer<Float>

    /// The bytes of all buffers.
    package let byteCount: Int

    /// Makes buffers for a model of this shape.
    package init(width: Int, inner innerWidth: Int, instructionSet: Int32 = text_kernels_best()) {
        self.instructionSet = instructionSet
        let rows = Self.rows
        let widest = max(width, innerWidth)
        states = .allocate(capacity: rows * width)
        projections = .allocate(capacity: rows * 3 * width)
        update = .allocate(capacity: rows * width)
        inner = .allocate(capacity: rows * innerWidth)
        integers = .allocate(capacity: rows * widest)
        scales = .allocate(capacity: rows)
        scores = .allocate(capacity: rows)
        byteCount = rows * (4 * (5 * width + innerWidth + 2) + 2 * widest)
    }

    deinit {
        for buffer in [states, projections, update, inner, scales, scores] { buffer.deallocate() }
        integers.deallocate()
    }
}
