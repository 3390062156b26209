// Reads tensors from a safetensors file: eight bytes of header length, a JSON header, then the data.
// Invariant: once open, every tensor lies inside the mapping, is aligned, and has the size its shape says.

import EmoJSON

/// A safetensors file of 32-bit floats and 8-bit integers, mapped read-only.
///
/// The format is that of <https://github.com/huggingface/safetensors>: offsets count from the end of the
/// header, and the tensors cover the data without holes or overlaps, which is checked here because the file
/// is not trusted.
package struct SafetensorsFile: Sendable {
    private enum Element: String {
        case float32 = "F32"
        case int8 = "I8"

        var size: Int { self == .float32 ? 4 : 1 }
    }

    private struct Tensor {
        let element: Element
        let shape: [Int]
        let range: Range<Int>
    }

    /// The longest header that is read, 1 MiB.
    package static let longestHeader = 1 << 20

    private let file: MappedFile
    private let tensors: [String: Tensor]

    /// Maps the file at `path` and checks its header.
    ///
    /// - Throws: ``EncoderModelError``.
    package init(path: String) throws(EncoderModelError) {
        let file = try MappedFile(path: path)
        guard file.bytes.count >= 8 else {
            throw EncoderModelError(.truncated, file: file.name, "it is shorter than a header")
        }
        let length = UInt64(littleEndian: file.bytes.loadUnaligned(as: UInt64.self))
        guard length <= UInt64(Self.longestHeader) else {
            throw EncoderModelError(.malformed, file: file.name, "its header claims \(length) bytes")
        }
        let dataStart = 8 + Int(length)
        guard dataStart <= file.bytes.count else {
            throw EncoderModelError(.truncated, file: file.name, "it ends inside its header")
        }
        let header: JSONValue
        do {
            header = try JSONParser.parse(Array(file.bytes[8..<dataStart]))
        } catch {
            throw EncoderModelError(.malformed, file: file.name, "its header is not JSON: \(error)")
        }
        self.file = file
        tensors = try Self.tensors(in: header, dataStart: dataStart, file: file)
    }

    /// A tensor of floats, row by row.
    ///
    /// - Throws: ``EncoderModelError`` when there is no such tensor of that shape, or a value is not finite.
    package func floats(_ name: String, shape: [Int]) throws(EncoderModelError) -> UnsafeBufferPointer<Float>
    {
        let bytes = try bytes(of: name, element: .float32, shape: shape)
        let values = bytes.assumingMemoryBound(to: Float.self)
        guard values.allSatisfy(\.isFinite) else {
            throw EncoderModelError(
                .malformed, file: file.name, "tensor \(name) holds a value that is not finite")
        }
        return values
    }

    /// A tensor of 8-bit integers, row by row.
    ///
    /// - Throws: ``EncoderModelError`` when there is no such tensor of that shape.
    package func integers(_ name: String, shape: [Int]) throws(EncoderModelError) -> UnsafeBufferPointer<Int8>
    {
        try bytes(of: name, element: .int8, shape: shape).assumingMemoryBound(to: Int8.self)
    }

    /// The number of rows of a tensor of two dimensions, or nil when there is none of that name.
    package func rows(of name: String) -> Int? {
        tensors[name].flatMap { $0.shape.count == 2 ? $0.shape[0] : nil }
    }

    /// The name of the file, for errors.
    package var name: String { file.name }

    /// See ``MappedFile/releasePages()``.
    package func releasePages() { file.releasePages() }

    private func bytes(
        of name: String, element: Element, shape: [Int]
    ) throws(EncoderModelError) -> UnsafeRawBufferPointer {
        guard let tensor = tensors[name] else {
            throw EncoderModelError(.mismatched, file: file.name, "tensor \(name) is missing")
        }
        guard tensor.element == element, tensor.shape == shape else {
            throw EncoderModelError(
                .mismatched, file: file.name,
                "tensor \(name) is \(tensor.element.rawValue)\(tensor.shape), not \(element.rawValue)\(shape)"
            )
        }
        return UnsafeRawBufferPointer(rebasing: file.bytes[tensor.range])
    }

    private static func tensors(
        in header: JSONValue, dataStart: Int, file: MappedFile
    ) throws(EncoderModelError) -> [String: Tensor] {
        guard case .object(let entries) = header else {
            throw EncoderModelError(.malformed, file: file.name, "its header is not an object")
        }
        var tensors: [String: Tensor] = [:]
        for entry in entries.members where entry.key != "__metadata__" {
            let name = entry.key
            guard let tensor = tensor(from: entry.value, dataStart: dataStart) else {
                throw EncoderModelError(.malformed, file: file.name, "tensor \(name) has a bad description")
            }
            guard tensor.range.upperBound <= file.bytes.count else {
                throw EncoderModelError(.truncated, file: file.name, "tensor \(name) reaches past its end")
            }
            guard tensor.element == .int8 || tensor.range.lowerBound % 4 == 0 else {
                throw EncoderModelError(.malformed, file: file.name, "tensor \(name) is not aligned")
            }
            tensors[name] = tensor
        }
        var end = dataStart
        for tensor in tensors.values.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound)
                < ($1.range.lowerBound, $1.range.upperBound)
        }) {
            guard tensor.range.lowerBound == end else {
                throw EncoderModelError(.malformed, file: file.name, "its tensors overlap or leave holes")
            }
            end = tensor.range.upperBound
        }
        guard end == file.bytes.count else {
            throw EncoderModelError(.malformed, file: file.name, "it holds more than its tensors")
        }
        return tensors
    }

    private static func tensor(from entry: JSONValue, dataStart: Int) -> Tensor? {
        guard let element = entry["dtype"]?.string.flatMap(Element.init(rawValue:)),
            let shape = entry["shape"]?.array?.map({ $0.whole(as: Int.self) }), !shape.contains(nil),
            let offsets = entry["data_offsets"]?.array, offsets.count == 2,
            let begin = offsets[0].whole(as: Int.self), let end = offsets[1].whole(as: Int.self),
            begin >= 0, begin <= end, end <= MappedFile.largestSize
        else { return nil }
        var size = element.size
        for case let dimension? in shape {
            let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
            guard dimension >= 0, !overflow else { return nil }
            size = product
        }
        guard size == end - begin else { return nil }
        return Tensor(
            element: element, shape: shape.compactMap(\.self), range: dataStart + begin..<dataStart + end)
    }
}
