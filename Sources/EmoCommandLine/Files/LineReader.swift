// Lines typed by a person or piped in, read so that Ctrl-C
// is an answer of its own and a line without end is refused.
import EmoTransport
import Glibc

/// Reads lines from a descriptor.
public final class LineReader {
    /// What was read.
    public enum Line: Equatable, Sendable {
        /// A line, without its end.
        case text(String)
        /// A line that is longer than allowed or not UTF-8; nothing of it is kept.
        case unusable
        /// There is nothing more.
        case end
        /// Ctrl-C was pressed.
        case interrupted
    }

    private let descriptor: Int32
    private let maximumBytes: Int
    private var received: [UInt8] = []
    private var isSkipping = false
    private var isAtEnd = false

    /// - Parameters:
    ///   - descriptor: where to read; 0 for standard input.
    ///   - maximumBytes: how long a line may be.
    public init(descriptor: Int32 = 0, maximumBytes: Int = 65_536) {
        self.descriptor = descriptor
        self.maximumBytes = maximumBytes
    }

    /// True when a person sits at the other end of a descriptor.
    public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The next line. Waits as long as the person thinks; Ctrl-C and the end of the input end the wait.
    public func next() throws(CommandError) -> Line {
        let interruption = Interruption()
        while true {
            if let newline = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(received[..<newline])
                received.removeSubrange(...newline)
                return take(line)
            }
            if received.count > maximumBytes {
                received = []
                isSkipping = true
            }
            if isAtEnd {
                guard !received.isEmpty || isSkipping else { return .end }
                defer { received = [] }
                return take(received)
            }
            switch interruption.wait(for: descriptor, until: .max) {
            case .interrupted: return .interrupted
            case .timedOut: continue
            case .readable:
                let chunk = try FileAccess.readChunk(
                    descriptor, maximumBytes: 4_096, doing: "read standard input")
                isAtEnd = chunk.isEmpty
                received += chunk
            }
        }
    }

    private func take(_ bytes: [UInt8]) -> Line {
        defer { isSkipping = false }
        guard !isSkipping, bytes.count <= maximumBytes, let text = String(validating: bytes, as: UTF8.self)
        else { return .unusable }
        return .text(text.hasSuffix("\r") ? String(text.dropLast()) : text)
    }
}
