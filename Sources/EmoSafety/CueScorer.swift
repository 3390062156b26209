// The net under the grammar: words of two fields of meaning close together, said of oneself, in any order.
// It reads one sentence at a time for wishes and the whole text for plans, and keeps away from harmless
// fields.

/// Finds a wish to be dead, or a plan, in wordings that no frame foresees.
struct CueScorer: Sendable {
    private static let death: Set<String> = TextList.words(
        """
        die dying dead death died nonexistence heaven grave funeral coffin
        """)
    private static let life: Set<String> = ["alive", "living", "exist", "existing", "existence", "breathing"]
    private static let wanting: Set<String> = TextList.words(
        """
        want wanted wanting wish wishing hope hoping pray praying prefer rather ready relief relieved mercy
        happier better easier peace peaceful envy jealous deserve deserved welcome release blessing comfort
        comforting longing crave tempting beg begging freedom escape solution rest
        """)
    private static let tired: Set<String> = TextList.words(
        """
        tired sick hate hating pointless exhausting unbearable regret mistake punishment cursed
        """)
    private static let fear: Set<String> = TextList.words(
        """
        afraid scared fear terrified worried panic anxious attack scary frightened phobia movie film book
        show game song battery phone laptop car plant plants laughing embarrassment boredom stereo line
        deadline drop metal weight knock tickets gig concert rent flat city abroad parents roommate healthy
        longer fully happily chocolate cake pizza coffee hair
        """)
    private static let others = PhrasePattern(
        """
        (<partner>|<parent>|<kin>|<outside>|he|she|they|dog|cat|pet|his|her|their|everyone|people|\
        someone)
        """, lexicon: .safety)

    /// Whether a sentence of `text`, but for its idioms, wishes the speaker dead.
    static func wishesDeath(
        in text: NormalizedText, outside idioms: Idioms, context: FrameContext
    ) -> Range<Int>? {
        var start = 0
        while start < text.tokens.count {
            let sentence = text.sentence(around: start)
            if let hit = hit(in: sentence, of: text, outside: idioms),
                !context.isFictional(hit, subject: context.subject(of: hit))
            {
                return hit
            }
            start = sentence.upperBound
        }
        return nil
    }

    private static func hit(
        in sentence: Range<Int>, of text: NormalizedText, outside idioms: Idioms
    ) -> Range<Int>? {
        let words = text.tokens[sentence].map(\.text)
        guard words.contains(where: { $0 == "i" || $0 == "me" || $0 == "my" || $0 == "myself" }) else {
            return nil
        }
        guard !words.contains(where: fear.contains), !(words.contains("rather") && words.contains("than"))
        else { return nil }
        for (offset, word) in words.enumerated() {
            let isDeath = death.contains(word)
            guard isDeath || life.contains(word) else { continue }
            let window = max(0, offset - 9)..<min(words.count, offset + 8)
            let near = words[window]
            let place = sentence.lowerBound + offset
            if idioms.cover(place..<place + 1) { continue }
            let before = NormalizedText(
                tokens: Array(text.tokens[max(sentence.lowerBound, place - 4)..<place]))
            if others.occurs(in: before) { continue }
            let negated = near.contains { $0 == "not" || $0 == "never" || $0 == "no" || $0 == "nothing" }
            if isDeath
                ? (near.contains(where: wanting.contains) && !negated)
                : (words[max(0, offset - 4)..<offset].contains(where: tired.contains) && !negated)
            {
                return place..<place + 1
            }
        }
        return nil
    }

    // MARK: Plans

    private static let ending = PhrasePattern(
        """
        (end it|ending it|ended it|do it|doing it|did it|go through with it|going through with it|end \
        things|ending things|finish it|attempt|attempting)
        """, lexicon: .safety)
    private static let means = PhrasePattern(
        """
        (belt|rope|noose|pills|tablets|overdose|gun|bridge|roof|rooftop|ledge|tracks|blade|cliff|stash|\
        noose|razor|bleach|exhaust|railing)
        """, lexicon: .safety)
    private static let preparing = PhrasePattern(
        """
        (note|goodbye|goodbyes|letters|rehearse|rehearsed|rehearsing|farewell|my will|will is written|\
        date in my|counting down|stash|stashed)
        """, lexicon: .safety)
    private static let dying = PhrasePattern(
        """
        (die|dying|death|dead|suicide|suicidal|kill myself|not survive|my funeral)
        """, lexicon: .safety)
    private static let ordinary = PhrasePattern(
        """
        (work|boss|meeting|exam|homework|school|laundry|dishes|wedding|holiday|dinner|recipe|trip|\
        tickets|photo|photos|guitar|gym|climb|climbing|hike|hiking|boat|dog|walk|sunset|view|colleague|\
        colleagues|flight|doctor said|prescription|film|movie|book|novel|song|game|play|character|news|\
        documentary|series|lol|haha)
        """,
        lexicon: .safety)

    /// Whether `text` joins a way, a preparation or an ending to one another, none of them within an idiom.
    static func plansDeath(in text: NormalizedText, outside idioms: Idioms) -> Range<Int>? {
        guard text.words.contains(where: { $0 == "i" || $0 == "me" || $0 == "my" }),
            !ordinary.occurs(in: text)
        else { return nil }
        func first(_ pattern: PhrasePattern) -> Range<Int>? {
            pattern.matches(in: text).first { !idioms.cover($0) }
        }
        let found = (
            ending: first(ending), means: first(means), preparing: first(preparing), dying: first(dying)
        )
        let pairs = [
            (found.ending, found.means), (found.ending, found.dying), (found.means, found.preparing),
            (found.dying, found.preparing),
            (found.means, found.dying),
        ]
        for case let (one?, two?) in pairs
        where abs(one.lowerBound - two.lowerBound) <= 14 && !one.overlaps(two) {
            return one
        }
        return nil
    }
}
