// The discrete Fourier transform of one fixed length, for frames of audio. Allocates only when it is made.
import Glibc

/// A radix-2 decimation-in-time transform (Cooley and Tukey, 1965) of `length` complex points.
package struct FourierTransform: Sendable {
    /// How many points; a power of two.
    package let length: Int
    private let reversed: [Int]
    private let cosines: [Float]
    private let sines: [Float]

    /// Makes the tables for a transform of 2^`log2Length` points.
    package init(log2Length: Int) {
        let length = 1 << log2Length
        self.length = length
        reversed = (0..<length).map { index in
            (0..<log2Length).reduce(0) { $0 | (index >> $1 & 1) << (log2Length - 1 - $1) }
        }
        cosines = (0..<length / 2).map { Float(cos(2 * Double.pi * Double($0) / Double(length))) }
        sines = (0..<length / 2).map { Float(-sin(2 * Double.pi * Double($0) / Double(length))) }
    }

    /// Transforms in place, without scaling. Both arrays have `length` elements.
    package func transform(real: inout [Float], imaginary: inout [Float]) {
        for index in 0..<length where index < reversed[index] {
            real.swapAt(index, reversed[index])
            imaginary.swapAt(index, reversed[index])
        }
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                var half = 1
                while half < length {
                    pass(half: half, real: real, imaginary: imaginary)
                    half *= 2
                }
            }
        }
    }

    /// Joins neighbouring transforms of `half` points into transforms of twice as many.
    private func pass(
        half: Int, real: UnsafeMutableBufferPointer<Float>, imaginary: UnsafeMutableBufferPointer<Float>
    ) {
        let stride = length / (2 * half)
        for first in Swift.stride(from: 0, to: length, by: 2 * half) {
            for offset in 0..<half {
                let (low, high) = (first + offset, first + offset + half)
                let (c, s) = (cosines[offset * stride], sines[offset * stride])
                let r = real[high] * c - imaginary[high] * s
                let i = real[high] * s + imaginary[high] * c
                real[high] = real[low] - r
                imaginary[high] = imaginary[low] - i
                real[low] += r
                imaginary[low] += i
            }
        }
    }
}
