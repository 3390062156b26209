// A recording that an author gives for the checks of speech engines. Source of the format: RIFF WAVE, PCM.
// Invariant: the file is read with bounds; one that does not fit is told with words, never guessed at.
import Glibc

/// A WAV file.
struct Recording {
    private static let maximumBytes = 64 << 20

    private let path: String
    private let bytes: [UInt8]

    /// Reads a file; what is wrong with it is told when its samples are asked for.
    init(_ path: String) {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, (0...Self.maximumBytes).contains(Int(status.st_size)) else {
            bytes = []
            return
        }
        bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    /// Its samples, mono, −1…1.
    /// - Throws: ``Skip`` with what does not fit.
    func samples(rate: Int) throws -> [Float] {
        var position = 12
        var fits = false
        while position + 8 <= bytes.count {
            let (size, body) = (number(position + 4, 4), position + 8)
            let name = String(decoding: bytes[position..<position + 4], as: UTF8.self)
            if name == "fmt " {
                let format = [
                    number(body, 2), number(body + 2, 2), number(body + 4, 4), number(body + 14, 2),
                ]
                fits = format == [1, 1, rate, 16]
            } else if name == "data", fits, size >= 2 {
                return stride(from: body, to: min(bytes.count, body + size) - 1, by: 2).map {
                    Float(Int16(truncatingIfNeeded: number($0, 2))) / 32_768
                }
            }
            position = body + size + size % 2
        }
        throw Skip("\(path) is no 16-bit mono WAV of \(rate) Hz")
    }

    private func number(_ at: Int, _ width: Int) -> Int {
        guard at + width <= bytes.count else { return 0 }
        return bytes[at..<at + width].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
