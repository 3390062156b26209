// Reads a list of phrases or sentences from one block of text, so that long lists stay readable in the
// source.

/// Lists in text form.
public enum TextList {
    /// The items of `source`: each begins with "- " on a new line, and lines that follow it belong to it.
    public static func items(_ source: String) -> [String] {
        var items: [String] = []
        for line in source.split(separator: "\n") {
            let trimmed = line.drop(while: \.isWhitespace)
            if trimmed.hasPrefix("- ") {
                items.append(String(trimmed.dropFirst(2)))
            } else if !items.isEmpty {
                items[items.count - 1] += " " + trimmed
            }
        }
        return items
    }

    /// The words of `source`, separated by white space.
    public static func words(_ source: String) -> Set<String> {
        Set(source.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
