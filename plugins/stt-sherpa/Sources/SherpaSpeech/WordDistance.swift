// How far two texts are apart in words, without regard to case and punctuation.

/// The edit distance between texts.
enum WordDistance {
    /// Insertions, deletions and substitutions of words (Levenshtein, 1966) that turn one text into the
    /// other, divided by the number of words of the longer one: 0…1. Two texts without words are at distance
    /// 0.
    static func normalized(_ first: String, _ second: String) -> Float {
        let (first, second) = (words(first), words(second))
        let longer = max(first.count, second.count)
        return longer == 0 ? 0 : Float(distance(first, second)) / Float(longer)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split(separator: " ")
            .map { word in
                let kept = word.unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
                return String(String.UnicodeScalarView(kept))
            }
            .filter { !$0.isEmpty }
    }

    private static func distance(_ first: [String], _ second: [String]) -> Int {
        var row = Array(0...second.count)
        for (index, word) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in 0..<second.count {
                let substituted = diagonal + (word == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
