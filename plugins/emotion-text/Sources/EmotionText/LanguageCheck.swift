// Decides whether a text is English enough for a model that knows only English.
// Invariant: a short text without evidence against English passes; the check counts, it learns nothing.

/// The evidence on the language of a text, and the verdict.
///
/// The method: count letters by script, and words by membership in lists of function words (English and 15
/// other languages) and in the encoder's vocabulary as whole words. A text is not English when
/// 1. fewer than half of its letters are Latin, or
/// 2. another language has more function words in it than English, and under three quarters of its words are in
///    the vocabulary, or
/// 3. it has three words or more, no English function word, and under half of its words in the vocabulary, or
/// 4. it has no word of English at all and a letter with a mark.
struct LanguageCheck {
    /// Letters of the Latin script.
    private(set) var latinLetters = 0
    /// Letters of the Latin script beyond A to Z.
    private(set) var markedLetters = 0
    /// Letters of any script.
    private(set) var letters = 0
    /// Words of Latin letters.
    private(set) var words = 0
    /// Words in the English list.
    private(set) var english = 0
    /// Words in the list of the other language that has most.
    private(set) var foreign = 0
    /// Words that the vocabulary has whole.
    private(set) var known = 0

    /// True when there is nothing to judge: no letter at all.
    var isEmpty: Bool { letters == 0 }

    /// The verdict of the four rules.
    var isEnglish: Bool {
        if letters > 0, 2 * latinLetters < letters { return false }
        if foreign > english, 4 * known < 3 * words { return false }
        if words >= 3, english == 0, 2 * known < words { return false }
        return markedLetters == 0 || english > 0 || known > 0
    }

    /// Counts the evidence in `text`.
    ///
    /// - Parameter isKnown: whether the vocabulary has a word whole.
    init(_ text: some Sequence<Unicode.Scalar>, isKnown: (String) -> Bool) {
        var hits = [Int](repeating: 0, count: FunctionWords.others.count)
        var word = ""
        func finish(_ check: inout LanguageCheck) {
            guard !word.isEmpty else { return }
            check.words += 1
            if FunctionWords.english.contains(word) { check.english += 1 }
            for index in hits.indices where FunctionWords.others[index].contains(word) { hits[index] += 1 }
            if isKnown(word) { check.known += 1 }
            word = ""
        }
        for scalar in text {
            let isApostrophe = scalar == "'" || scalar == "\u{2019}"
            guard scalar.properties.isAlphabetic || (isApostrophe && !word.isEmpty) else {
                finish(&self)
                continue
            }
            if isApostrophe {
                word.append("'")
                continue
            }
            letters += 1
            guard Self.isLatin(scalar) else {
                finish(&self)
                continue
            }
            latinLetters += 1
            if !scalar.isASCII { markedLetters += 1 }
            word += scalar.properties.lowercaseMapping
        }
        finish(&self)
        foreign = hits.max() ?? 0
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: true
        default: false
        }
    }
}
