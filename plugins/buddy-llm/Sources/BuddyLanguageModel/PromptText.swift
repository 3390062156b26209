// Text of users on its way into a prompt: nothing in it can be taken for a mark of roles, a delimiter or an instruction of ours.

/// Makes text harmless for a prompt.
package enum PromptText {
    /// Marks by which chat templates and our own delimiters are made, and what stands for them.
    private static let harmless: [Character: Character] = [
        "<": "(", ">": ")", "[": "(", "]": ")", "{": "(", "}": ")", "|": "/", "`": "'", "#": " ",
        "\u{FFFD}": " ",
    ]
    private static let roles: Set<String> = [
        "system:", "user:", "assistant:", "human:", "developer:", "instruction:",
    ]

    /// The text on one line, between delimiters.
    package static func delimited(_ text: String, maximumCharacters: Int = 2_000) -> String {
        "<<<" + escaped(text, maximumCharacters: maximumCharacters) + ">>>"
    }

    /// The text on one line, without marks; a long one keeps its end, where the news is.
    package static func escaped(_ text: String, maximumCharacters: Int) -> String {
        let words = text.suffix(maximumCharacters).split(whereSeparator: \.isWhitespace).map {
            word -> String in
            let plain = String(word.map { harmless[$0] ?? $0 }.filter { !isControl($0) })
            return roles.contains(plain.lowercased()) ? plain.dropLast() + "," : plain
        }
        return words.joined(separator: " ")
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
    }
}
