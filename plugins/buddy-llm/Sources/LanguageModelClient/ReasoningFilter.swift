// Takes a model's thinking out of its words: what stands between <think> and </think> is for nobody. Works on words that arrive in any pieces.

/// Removes thinking.
struct ReasoningFilter: Sendable {
    private static let openers = ["<think>", "<thinking>"].map { Array($0.utf8) }
    private static let closers = ["</think>", "</thinking>"].map { Array($0.utf8) }

    private var pending: [UInt8] = []
    private var isThinking = false

    /// Takes the next words and gives what of them may be read.
    /// - Throws: `garbled` where thinking ends that never began: then the words before it were thinking too.
    mutating func filter(_ text: String) throws(ModelFailure) -> String {
        pending += text.utf8
        var visible: [UInt8] = []
        while true {
            if isThinking {
                guard let end = Self.first(Self.closers, in: pending) else {
                    pending = Self.unfinished(Self.closers, of: pending)
                    break
                }
                pending.removeSubrange(..<end.upperBound)
                isThinking = false
                continue
            }
            let start = Self.first(Self.openers, in: pending)
            if let stray = Self.first(Self.closers, in: pending),
                stray.lowerBound < start?.lowerBound ?? Int.max
            {
                throw ModelFailure(.garbled, "the model's thinking came as its words")
            }
            guard let start else {
                let kept = Self.unfinished(Self.openers + Self.closers, of: pending)
                visible += pending.dropLast(kept.count)
                pending = kept
                break
            }
            visible += pending[..<start.lowerBound]
            pending.removeSubrange(..<start.upperBound)
            isThinking = true
        }
        return String(decoding: visible, as: UTF8.self)
    }

    /// The stream has ended: a mark that was begun and not finished is text.
    mutating func finish() -> String {
        defer { pending = [] }
        return isThinking ? "" : String(decoding: pending, as: UTF8.self)
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// Where the earliest of the marks stands.
    private static func first(_ marks: [[UInt8]], in bytes: [UInt8]) -> Range<Int>? {
        for start in bytes.indices where bytes[start] == UInt8(ascii: "<") {
            for mark in marks where bytes[start...].lazy.map(lowered).starts(with: mark) {
                return start..<start + mark.count
            }
        }
        return nil
    }

    /// The end of `bytes` that may become one of the marks.
    private static func unfinished(_ marks: [[UInt8]], of bytes: [UInt8]) -> [UInt8] {
        let longest = (marks.map(\.count).max() ?? 1) - 1
        for start in max(0, bytes.count - longest)..<bytes.count {
            let tail = bytes[start...].map(lowered)
            if marks.contains(where: { $0.starts(with: tail) }) { return Array(bytes[start...]) }
        }
        return []
    }
}
