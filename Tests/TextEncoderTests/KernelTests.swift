// Every instruction set of this processor against plain arithmetic.

import CTextKernels
import Foundation
import Testing

@Suite("Kernels")
struct KernelTests {
    static let sets = Array(0...text_kernels_best())
    static let seed: UInt64 = 20

    @Test("the product is exact for every number of rows and columns", arguments: sets)
    func product(set: Int32) {
        print("seed \(Self.seed), instruction set \(set) of \(Self.sets)")
        var random = SeededGenerator(seed: Self.seed)
        for rows in [1, 2, 3, 4, 5, 11, 12, 13, 23, 25, 64] {
            for (depth, columns) in [(2, 16), (64, 48), (384, 32), (1536, 16)] {
                let limit = min(32767, Int(Int32.max) / (128 * depth))
                let a = (0..<rows * depth).map { _ in
                    Int16.random(in: Int16(-limit)...Int16(limit), using: &random)
                }
                let w = (0..<columns * depth).map { _ in Int8.random(in: -127...127, using: &random) }
                var packed = [Int8](repeating: 0, count: w.count)
                for c in 0..<columns {
                    for k in 0..<depth {
                        packed[c / 16 * 16 * depth + k / 2 * 32 + c % 16 * 2 + k % 2] = w[c * depth + k]
                    }
                }
                let ones = [Float](repeating: 1, count: max(rows, columns))
                let zeros = [Float](repeating: 0, count: columns)
                var output = [Float](repeating: 0, count: rows * columns)
                text_kernels_multiply(
                    set, a, ones, Int32(rows), Int32(depth), packed, ones, zeros, Int32(columns), &output)
                for r in 0..<rows {
                    for c in 0..<columns {
                        let sum = (0..<depth).reduce(0) {
                            $0 + Int(a[r * depth + $1]) * Int(w[c * depth + $1])
                        }
                        guard output[r * columns + c] == Float(sum) else {
                            Issue.record("\(rows)x\(depth)x\(columns) at \(r),\(c): not \(sum)")
                            return
                        }
                    }
                }
            }
        }
    }

    @Test("the greatest values don't overflow", arguments: sets)
    func extremes(set: Int32) {
        let depth = 1536
        let limit = Int16(Int(Int32.max) / (128 * depth))
        let a = [Int16](repeating: -limit, count: depth)
        let w = [Int8](repeating: -128, count: depth * 16)
        let ones = [Float](repeating: 1, count: 16)
        var output = [Float](repeating: 0, count: 16)
        text_kernels_multiply(
            set, a, ones, 1, Int32(depth), w, ones, [Float](repeating: 0, count: 16), 16, &output)
        #expect(output == [Float](repeating: Float(Int(limit) * 128 * depth), count: 16))
    }

    @Test("rounding keeps a row within half a step, and a row of zeros", arguments: sets)
    func quantize(set: Int32) {
        print("seed \(Self.seed)")
        var random = SeededGenerator(seed: Self.seed)
        let depth = 390
        let values = (0..<3 * depth).map { $0 < depth ? 0 : Float.random(in: -7...3, using: &random) }
        var integers = [Int16](repeating: 1, count: values.count)
        var scale = [Float](repeating: 1, count: 3)
        text_kernels_quantize(set, values, 3, Int32(depth), 10922, &integers, &scale)
        #expect(scale[0] == 0)
        #expect(integers[0..<depth].allSatisfy { $0 == 0 })
        #expect(integers.map { Int($0.magnitude) }.max() == 10922)
        for i in depth..<3 * depth {
            #expect(abs(Float(integers[i]) * scale[i / depth] - values[i]) <= 0.51 * scale[i / depth])
        }
    }

    @Test("the activation follows the error function", arguments: sets)
    func gelu(set: Int32) {
        let inputs =
            stride(from: Float(-14), to: 14, by: 0.013).map(\.self) + [0, 1e-20, -1e-20, 80, -80, 3e4, -3e4]
        var values = inputs
        text_kernels_gelu(set, &values, Int32(values.count))
        for (x, y) in zip(inputs, values) {
            let expected = 0.5 * Double(x) * (1 + erf(Double(x) / 2.0.squareRoot()))
            #expect(abs(Double(y) - expected) < 1e-6 * max(1, abs(Double(x))), "\(x): \(y), not \(expected)")
        }
    }

    @Test("attention mixes the values by the softmax of the scores", arguments: sets)
    func attend(set: Int32) {
        print("seed \(Self.seed)")
        var random = SeededGenerator(seed: Self.seed)
        let (length, heads) = (19, 2)
        let stride = 3 * heads * 32
        let qkv = (0..<length * stride).map { _ in Float.random(in: -3...3, using: &random) }
        var scratch = [Float](repeating: 0, count: length)
        var output = [Float](repeating: 0, count: length * heads * 32)
        text_kernels_attend(set, qkv, Int32(length), Int32(heads), &scratch, &output)
        for row in 0..<length {
            for head in 0..<heads {
                func value(_ part: Int, _ row: Int, _ i: Int) -> Double {
                    Double(qkv[row * stride + part * heads * 32 + head * 32 + i])
                }
                let scores = (0..<length).map { key in
                    (0..<32).reduce(0) { $0 + value(0, row, $1) * value(1, key, $1) } / 32.0.squareRoot()
                }
                let exponentials = scores.map { exp($0 - (scores.max() ?? 0)) }
                let total = exponentials.reduce(0, +)
                for i in 0..<32 {
                    let expected = (0..<length).reduce(0) { $0 + exponentials[$1] / total * value(2, $1, i) }
                    #expect(abs(Double(output[row * heads * 32 + head * 32 + i]) - expected) < 1e-5)
                }
            }
        }
    }

    @Test("the norm has the mean and spread it is told", arguments: sets)
    func normalize(set: Int32) {
        let width = 64
        var rows = (0..<2 * width).map { Float($0 % 7) }
        let addend = (0..<2 * width).map { Float($0 % 5) }
        let sum = zip(rows, addend).map(+)
        text_kernels_add_normalize(
            set, &rows, addend, 2, Int32(width), [Float](repeating: 2, count: width),
            [Float](repeating: 1, count: width), 1e-12)
        for row in 0..<2 {
            let part = sum[row * width..<(row + 1) * width].map(Double.init)
            let mean = part.reduce(0, +) / Double(width)
            let deviation = (part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)).squareRoot()
            for i in 0..<width {
                #expect(abs(Double(rows[row * width + i]) - (2 * (part[i] - mean) / deviation + 1)) < 1e-5)
            }
        }
    }
}
