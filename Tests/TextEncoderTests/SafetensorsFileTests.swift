// Reading weights from files that can't be trusted.

import Foundation
import Testing
import TextEncoder

@Suite("Safetensors")
struct SafetensorsFileTests {
    /// A file of two tensors: "a" F32 [2, 2], "b" I8 [3].
    private static func file(header: String? = nil, data: Int = 19) -> Data {
        let header =
            header ?? #"{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"#
            + #""b":{"dtype":"I8","shape":[3],"data_offsets":[16,19]},"__metadata__":{"x":"y"}}"#
        let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
        var bytes = withUnsafeBytes(of: UInt64(padded.utf8.count).littleEndian) { Data($0) }
        bytes.append(Data(padded.utf8))
        bytes.append(Data((0..<data).map { UInt8($0 % 64) }))
        return bytes
    }

    private func open(_ data: Data) throws -> SafetensorsFile {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).safetensors")
        try data.write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try SafetensorsFile(path: url.path())
    }

    private func code(_ data: Data) -> EncoderModelError.Code? {
        do {
            _ = try open(data)
            return nil
        } catch {
            return (error as? EncoderModelError)?.code
        }
    }

    @Test("tensors are found by name, type and shape")
    func tensors() throws {
        let file = try open(Self.file())
        #expect(try file.floats("a", shape: [2, 2]).count == 4)
        #expect(try Array(file.integers("b", shape: [3])) == [16, 17, 18])
        #expect(file.rows(of: "a") == 2)
        #expect(throws: EncoderModelError.self) { try file.floats("a", shape: [4]) }
        #expect(throws: EncoderModelError.self) { try file.floats("b", shape: [3]) }
        #expect(throws: EncoderModelError.self) { try file.floats("c", shape: [1]) }
    }

    @Test("a file cut at any byte is refused")
    func truncated() {
        let whole = Self.file()
        for length in 0..<whole.count {
            #expect(code(whole.prefix(length)) != nil, "cut at \(length)")
        }
        #expect(code(whole + [0]) == .malformed)
    }

    @Test(
        "a header that lies is refused",
        arguments: [
            #"{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,20]}}"#,
            #"{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[16,0]}}"#,
            #"{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[-16,0]}}"#,
            #"{"a":{"dtype":"F32","shape":[-2,-2],"data_offsets":[0,16]}}"#,
            #"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}"#,
            #"{"a":{"dtype":"F32","shape":[9007199254740992,2048],"data_offsets":[0,0]}}"#,
            #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#,
            #"{"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},"#
                + #""b":{"dtype":"I8","shape":[4],"data_offsets":[2,6]}}"#,
            #"{"a":{"dtype":"I8","shape":[4],"data_offsets":[1e300,4]}}"#,
            #"{"a":{"dtype":"I8","shape":[4.5],"data_offsets":[0,4]}}"#,
            #"{"a":[]}"#, "[]", "{", "",
        ])
    func lies(header: String) {
        #expect(code(Self.file(header: header)) != nil)
    }

    @Test("a header of any claimed length is read without a crash")
    func lengths() {
        for length in [UInt64.max, 1 << 63, 1 << 40, 1 << 20, 9, 0] {
            var bytes = Self.file()
            withUnsafeBytes(of: length.littleEndian) { bytes.replaceSubrange(0..<8, with: $0) }
            #expect(code(bytes) != nil)
        }
    }

    @Test("a file with any byte changed gives tensors or an error, never a crash")
    func flipped() throws {
        let seed: UInt64 = 7
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let whole = Self.file()
        for _ in 0..<2000 {
            var bytes = whole
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            if let file = try? open(bytes) { _ = try? file.floats("a", shape: [2, 2]).reduce(0, +) }
        }
    }

    @Test("a number that is not finite is refused")
    func finite() throws {
        var bytes = Self.file()
        withUnsafeBytes(of: Float.nan) {
            bytes.replaceSubrange(bytes.count - 19..<bytes.count - 15, with: $0)
        }
        let file = try open(bytes)
        #expect(throws: EncoderModelError.self) { try file.floats("a", shape: [2, 2]) }
    }
}
