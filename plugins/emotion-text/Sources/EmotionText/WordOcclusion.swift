// Says which words weighed most, by leaving each out in turn.
// Invariant: weights are differences of the model's own outputs; the model is not approximated.

import TextEncoder

/// Explains a result by occlusion (Zeiler and Fergus, 2014): the weight of a word is the logit of the
/// dominant emotion for the whole text less the logit for the text without the word.
///
/// A window's words are judged within their window, by the window's share of the text. Words of letters or
/// digits are weighed, up to ``mostWords`` of them from the start of the text.
struct WordOcclusion {
    let analyzer: TextEmotionAnalyzer
    let reader: TextReader

    /// The most words that are weighed; each costs a pass over its window.
    static let mostWords = 256

    /// One weight a word, in the order of the text.
    func weights(of text: String, output: Int, poll: () throws -> Void) throws -> [WordWeight] {
        let bytes = Array(text.utf8)
        let windows = try reader.windows(of: text, poll: poll)
        let total = windows.reduce(0) { $0 + $1.pieceCount }
        var weights: [WordWeight] = []
        for window in windows {
            let words = Self.words(of: window, in: bytes).prefix(Self.mostWords - weights.count)
            guard !words.isEmpty else { continue }
            let share = Float(window.pieceCount) / Float(total)
            let whole = windows.count == 1 ? 0..<bytes.count : window.source
            let variants = [window] + words.map { Self.window(window, without: $0) }
            let removed: [Range<Int>] = [0..<0] + words
            let read = zip(variants, removed).map { variant, gap in
                ReadText(text: Self.text(bytes, whole, without: gap), windows: [variant])
            }
            let logits = try analyzer.logits(of: read, poll: poll).map { $0[output] }
            for (word, logit) in zip(words, logits.dropFirst()) {
                weights.append(WordWeight(bytes: word, weight: share * (logits[0] - logit)))
            }
        }
        return weights
    }

    /// Where the words to weigh stand: neighbours without a space between them ("don't") are one word.
    private static func words(of window: TextWindow, in bytes: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        for word in window.words {
            if let last = words.last, last.upperBound >= word.source.lowerBound {
                words[words.count - 1] = last.lowerBound..<max(last.upperBound, word.source.upperBound)
            } else {
                words.append(word.source)
            }
        }
        return words.map { trimmed($0, bytes) }.filter { !$0.isEmpty }
    }

    /// The range without the ASCII punctuation at its ends; empty when nothing else is in it.
    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        func isMark(_ byte: UInt8) -> Bool { byte < 0x80 && TextCleaner.isPunctuation(Unicode.Scalar(byte)) }
        guard let first = range.first(where: { !isMark(bytes[$0]) }),
            let last = range.last(where: { !isMark(bytes[$0]) })
        else { return range.lowerBound..<range.lowerBound }
        return first..<last + 1
    }

    private static func window(_ window: TextWindow, without gap: Range<Int>) -> TextWindow {
        let words = window.words.filter { !$0.source.overlaps(gap) }
        return TextWindow(words: words, pieceCount: words.reduce(0) { $0 + $1.pieces.count })
    }

    private static func text(_ bytes: [UInt8], _ whole: Range<Int>, without gap: Range<Int>) -> String {
        let text = whole.filter { !gap.contains($0) }.map { bytes[$0] }
        return String(decoding: text, as: UTF8.self)
    }
}
