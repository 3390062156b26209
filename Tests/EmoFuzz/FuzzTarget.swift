// One reader under fuzzing: what it is called, and what must hold for each input.
import EmoTestKit

/// Something that reads bytes from outside.
struct FuzzTarget {
    /// Makes an input from the generator, reads it, and throws what must not be.
    /// - Returns: true when the reader took the input.
    typealias Check = (inout SeededRandom) throws -> Bool

    /// As it is asked for.
    let name: String
    /// False when it starts processes.
    var isPure = true
    /// Makes ready; called once.
    let begin: () throws -> Check
}

/// What must hold of an input does not.
struct Finding: Error, CustomStringConvertible {
    /// What was seen, and the input.
    let description: String

    init(_ what: String, _ input: [UInt8]) {
        let shown = input.count > 400 ? "\(input.prefix(400))…" : "\(input)"
        description = "\(what); input of \(input.count) bytes: \(shown)"
    }
}
