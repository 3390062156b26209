// What the words around a frame do to it: negation, somebody else as its subject, quotation and fiction,
// the past. Each question is answered from the same sentence, so that two sentences never mix.

/// Reads the surroundings of matched frames in one text.
struct FrameContext: Sendable {
    /// Who a predicate is about.
    enum Subject: Sendable { case speaker, other, addressee, thing }

    let text: NormalizedText
    /// Whether the text speaks of a book, a song, a class or the news.
    let mentionsFiction: Bool
    /// Whether somebody, in the same words, says that it applies to them.
    private let identifies: Bool
    private let isPast: Bool
    private let isCurrent: Bool

    private static let fictionWords: Set<String> = TextList.words(
        """
        character novel story book movie film song lyric lyrics poem chapter episode scene script narrator
        essay lecture hamlet romeo juliet documentary podcast protagonist actor actress theatre theater
        musical album rehearsal screenplay fanfic fanfiction poetry verse chorus opera anime manga game
        villain hero plot sitcom article play drama audition tv series novella memoir macbeth headline quote sings
        singing sang tribute
        """)
    private static let identification = PhrasePattern(
        """
        (me too|same (here|as me)|that is me|honestly same|feel (like that|the same|that way|it too|\
        exactly)|relate|so do i|just like me|i do too|and i (want|do|feel|mean|get|really) ..3|that is \
        how i feel|describes me)
        """,
        lexicon: .safety)
    /// "in 1960" to "in 2023".
    private static let yearsGone = "in (\((1960...2023).map(String.init).joined(separator: "|")))"
    private static let past = PhrasePattern(
        """
        (\(yearsGone)|(decades|years) back|since i last (hurt|cut|harmed|tried|thought)|i once (wanted|tried|planned)|\
        at #12 i (once)? (wanted|thought|tried|was|took|felt|cut|burned|did not)|\
        as teenager|back in (college|school|university|uni) i (once)? (wanted|thought|tried|was|took|felt|cut)|\
        (wanted|tried|took|thought|cut|overdose) ..6 at #13|in the decades since|in the ground since|when we \
        were (small|kids|young|little|children)|(left|got away from) the (man|woman|one) who (was|used to)|\
        years ago|used to|back then|in the past|long time ago|when i was (a|younger|little|at|in|\
        fifteen|sixteen|seventeen|young|thirteen|fourteen|twelve|nineteen|eighteen|depressed)|as a \
        (teen|teenager|kid|child|student)|in my (teens|twenties|thirties|youth)|(last|this) (decade|\
        century)|decades ago|clean for|(months|years|year|weeks) (clean|free|sober|self harm free)|have \
        been out for|in recovery|glad i (am|did not|survived|failed|stayed|did it wrong)|glad i am \
        (still)? (here|alive)|grateful to be (here|alive)|recovered|was suicidal (at|in|as|during|when|\
        after|before|throughout)|(therapy|treatment|medication|meds|counselling|rehab) ..3 (turned|\
        saved|pulled)|(have not|not) (cut|self harmed|\
        thought about|felt|had|hurt myself|been suicidal) ..5 (since|in (years|months|over|a year|ages)|\
        for (years|months|over|a year|ages))|no longer (feel|suicidal|cut)|(got|am|feel|doing) (so \
        much)? better (now|since|these days))
        """,
        lexicon: .safety)
    private static let recovery = PhrasePattern(
        """
        (clean for|(years|months|weeks|days|year) (clean|free|sober)|in recovery|recovered|proud of how \
        far|come so far)
        """, lexicon: .safety)
    private static let relapse = PhrasePattern(
        """
        (again|relapse|relapsed|urge|urges|want to|tempted|going to|back|slipping|close to|thinking \
        about it)
        """, lexicon: .safety)
    private static let current = PhrasePattern(
        """
        (again|lately|ever since|these days|right now|tonight|today ..3 (want|feel|felt|think|thought|can not|going|will|tried|\
        again|back|still)|today$|came back|coming back|is back|are back|this \
        (week|month|morning|time)|want to now|still (want|think|feel|do|cut|have)|now i (want|feel|think|need|can not|do not)|now i am (back|\
        thinking|feeling|alone|scared|going|sitting|standing|holding)|relapsed|\
        last (night|week|month)|yesterday|thinking about it now)
        """,
        lexicon: .safety)
    private static let speech: Set<String> = TextList.words(
        """
        said says say told texted posted wrote writes messaged tells saying keeps admitted confessed
        """)
    private static let people: Set<String> = PhrasePattern("<person>", lexicon: .safety).vocabulary

    init(_ text: NormalizedText) {
        self.text = text
        mentionsFiction =
            text.tokens.contains { Self.fictionWords.contains($0.text) }
            || PhrasePattern(
                """
                ((english|history|literature|school|drama|poetry) class|in class|first aid|(training|\
                course) ..3 (covered|about|on)|the news|on the news|the line|that line|speech|have to \
                say|has to say|my lines|we (studied|are reading|read)|(writing|wrote) (a|about|my) ..2 \
                (story|novel|poem|play|song|book|scene))
                """,
                lexicon: .safety
            ).occurs(in: text)
        identifies = Self.identification.occurs(in: text)
        isPast = Self.past.occurs(in: text)
        let clean = Self.recovery.occurs(in: text)
        isCurrent = clean ? Self.relapse.occurs(in: text) : Self.current.occurs(in: text)
    }

    /// Whether the frame is told as past or overcome, with no sign that it is present again.
    var isOvercome: Bool { isPast && !isCurrent }

    // MARK: Negation

    private static let negators: Set<String> = TextList.words(
        """
        not never no nobody without neither zero hardly nothing none isnt
        """)
    /// Words that, between a negator and a frame, take the negation away from the frame.
    private static let releases: Set<String> = TextList.words(
        """
        stop stopping help because but and so joking kidding lie lying surprised care matter promise
        guarantee sure trust swear only stand why joke whether resist shake until if cope than since then
        anymore understand remember secret control ignore escape deny live sleep breathe
        """)
    /// Words that carry a negation across a new "i": "I don't think I want to…".
    private static let carriers: Set<String> = TextList.words(
        """
        think feel like believe say saying mean that as planning imply
        """)

    /// Whether the frame at `range` is denied.
    func isNegated(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound - 1
        var crossed = 0
        var sawSpeaker = text.tokens[range.lowerBound].text == "i"
        var pause = text.tokens[range.lowerBound].pause
        while index >= 0, pause < .clause, crossed < 7 {
            let word = text.tokens[index].text
            if Self.negators.contains(word) {
                if word == "no", index > 0, text.tokens[index].pause == .none, crossed > 4 { return false }
                return true
            }
            if Self.releases.contains(word) { return false }
            if word == "know", crossed < 6 { return false }
            if sawSpeaker, !Self.carriers.contains(word), !PhraseLexicon.passedOver.contains(word) {
                return false
            }
            sawSpeaker = word == "i"
            pause = text.tokens[index].pause
            index -= 1
            crossed += 1
        }
        return false
    }

    // MARK: Subject

    private static let things: Set<String> = TextList.words(
        """
        laptop phone car code battery plant plants computer app engine printer router wifi server program
        bike company it exam workout dog cat fish
        """)

    /// Family members who are named without "my" at the beginning of a clause.
    private static let bareKin: Set<String> = TextList.words(
        """
        dad mum mom mother father grandma grandad gran nan daddy mummy
        """)

    /// The subject of the predicate at `range`, from the words before it.
    func subject(of range: Range<Int>) -> Subject {
        if text.tokens[range.prefix(2)].contains(where: { $0.text == "i" }) { return .speaker }
        var index = range.lowerBound
        var crossed = 0
        while index > 0, text.tokens[index].pause < .sentence, crossed < 8 {
            index -= 1
            crossed += 1
            let word = text.tokens[index].text
            if word == "i" || word == "me" || word == "we" || word == "myself" { return .speaker }
            if word == "he" || word == "she" || word == "they" || word == "who" { return .other }
            if word == "you" { return .addressee }
            if isThing(at: index, crossed: crossed) { return .thing }
            if Self.bareKin.contains(word), text.tokens[index].pause >= .clause { return .other }
            if Self.people.contains(word), index > 0,
                TextList.items(
                    """
                    - my
                    - a
                    - the
                    - his
                    - her
                    - our
                    - their
                    - best
                    """
                ).contains(text.tokens[index - 1].text), crossed <= 4
            {
                return .other
            }
        }
        return .speaker
    }

    /// A thing counts as the subject only where it can be one: "my phone", never "in the car".
    private func isThing(at index: Int, crossed: Int) -> Bool {
        let word = text.tokens[index].text
        guard Self.things.contains(word) else { return false }
        if word == "it" { return crossed == 1 }
        guard index > 0,
            TextList.items(
                """
                - my
                - the
                - this
                - our
                - her
                - his
                """
            ).contains(text.tokens[index - 1].text)
        else { return false }
        guard index > 1 else { return true }
        return !TextList.items(
            """
            - in
            - on
            - with
            - into
            - from
            - by
            - at
            - of
            - for
            """
        ).contains(text.tokens[index - 2].text)
    }

    /// Whether the frame itself begins with a person other than the speaker.
    func startsWithPerson(_ range: Range<Int>) -> Bool {
        Self.people.contains(text.tokens[range.lowerBound].text)
    }

    // MARK: Quotation

    /// Whether the frame at `range` belongs to a book, a song or a lesson.
    func isFictional(_ range: Range<Int>, subject: Subject) -> Bool {
        guard mentionsFiction, !identifies else { return false }
        if text.tokens[range].contains(where: \.isQuoted) { return true }
        if subject == .other { return true }
        let sentence = text.sentence(around: range.lowerBound)
        guard
            let cue = (sentence.lowerBound..<range.lowerBound).last(where: {
                Self.fictionWords.contains(text.tokens[$0].text)
            })
        else { return false }
        let between = text.tokens[cue..<range.lowerBound].map(\.text)
        let reports: Set<String> = TextList.words(
            """
            say says said goes line lines sings called titled where about who quote reads
            """)
        return range.lowerBound - cue <= 8 && between.contains { reports.contains($0) }
    }

    /// Whether the frame is the quoted speech of somebody whom the speaker knows.
    func isQuotedSpeechOfOther(_ range: Range<Int>) -> Bool {
        guard text.tokens[range].contains(where: \.isQuoted) else { return false }
        let before = text.tokens[max(0, range.lowerBound - 6)..<range.lowerBound].map(\.text)
        guard before.contains(where: { Self.speech.contains($0) }) else { return false }
        return before.contains { ["he", "she", "they"].contains($0) || Self.people.contains($0) }
    }
}
