// Word errors between a transcript and what was said, without regard to case and punctuation.
import Foundation

/// Counts word errors over several recordings.
struct WordErrors {
    private(set) var errors = 0
    private(set) var words = 0

    /// Errors a word of the transcripts.
    var rate: Double { Double(errors) / Double(max(1, words)) }

    /// Adds the errors of one recording.
    mutating func add(reference: String, hypothesis: String) {
        let (reference, hypothesis) = (Self.words(reference), Self.words(hypothesis))
        words += reference.count
        errors += Self.distance(reference, hypothesis)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().replacingOccurrences(of: "mr.", with: "mister")
            .replacingOccurrences(of: "-", with: " ").split(separator: " ")
            .map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }
    }

    private static func distance(_ first: [String], _ second: [String]) -> Int {
        var row = Array(0...second.count)
        for (index, word) in first.enumerated() {
            var next = [index + 1]
            for (column, other) in second.enumerated() {
                next.append(min(row[column] + (word == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        return row[second.count]
    }
}
