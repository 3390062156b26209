// What is wrong with the files of a model: a stable code, the file it is about and what to do next.
// Invariant: it names files and tensors of the model, never anything a user said.

/// A model file that is missing, damaged or not the one that its reader understands.
public struct EncoderModelError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind of damage. New codes may be added; existing ones keep their meaning.
    public struct Code: Equatable, Sendable, CustomStringConvertible {
        /// The stable text of the code, as it appears in logs and replies.
        public let description: String

        /// The file can't be opened or mapped.
        public static let unreadable = Code(description: "model.unreadable")
        /// The file ends before what its header promises, or holds more.
        public static let truncated = Code(description: "model.truncated")
        /// The file breaks its own format.
        public static let malformed = Code(description: "model.malformed")
        /// The file is well formed but is not the model that is computed here.
        public static let mismatched = Code(description: "model.mismatched")
    }

    /// The kind of damage.
    public let code: Code
    /// The file's name inside the model directory.
    public let file: String
    /// What was found, without any user text.
    public let reason: String
    /// What to do next.
    public var remedy: String { "install the model's files again and compare them with its manifest" }

    /// The error in one line.
    public var description: String { "\(code): \(file): \(reason); \(remedy)" }

    /// Makes an error about one model file.
    public init(_ code: Code, file: String, _ reason: String) {
        self.code = code
        self.file = file
        self.reason = reason
    }
}
