// An error as servers tell it: an object or a string, its code a number, a string or null.
import EmoJSON

/// The error in a server's answer.
struct ServerError: Equatable {
    /// Its type or code, where that is one harmless word; a server's message may hold the prompt and is left out.
    let word: String?

    /// The error of an answer; nil where it has none.
    init?(answer: JSONValue) {
        // vLLM's older form is the error object itself.
        let isBareError = answer["object"]?.string == "error"
        let error = isBareError ? answer : answer["error"] ?? .null
        guard error != .null else { return nil }
        word = [error["type"]?.string, error["code"]?.string].compactMap { $0 }.first(where: Self.isWord)
    }

    private static func isWord(_ text: String) -> Bool {
        (1...48).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
                    || $0 == 0x5F || $0 == 0x2D
            }
    }
}
