// Fixed expressions in grave words that mean nothing grave. A frame that lies within one is no frame; what else the text says still counts.

/// Expressions of one text that frames of danger must not be found in.
struct Idioms: Sendable {
    /// Where they stand, as ranges of tokens.
    private let ranges: [Range<Int>]

    private static let expressions = TextList.items(
        """
        - cross my heart and hope to die
        - (hold|queue|queuing|queueing|meeting|committee|council|debate|debated|slides|powerpoint|webinar|
          instructions|assembly|traffic|waiting room) ..10 (lost|losing|lose) (the|my) will to live
        - (lost|losing|lose) (the|my) will to live ..6 (hold|queue|meeting|committee|slides|webinar|instructions|
          traffic|waiting room)
        - (minus|degrees|heatwave|queue|meeting|concert|recital|recorder|homework|printer|spreadsheet|bagpipes)
          ..12 take me now
        - (political|career|social|commercial|professional|fashion|financial) suicide
        - (team|side|goalkeeper|keeper|striker|defence|defender|midfield|party|company|club|government) ..2
          (commit|commits|committed|committing) suicide
        - (jump|jumped|jumping|leapt) out of my skin
        - death note
        - (be|was|is|been) (the|my) death of me
        - (will|to) be my death
        - (die|died|dying|dead) of (shame|embarrassment|boredom|laughter|laughing|cringe|cuteness|hunger|heat|
          thirst|curiosity|excitement|happiness)
        - (is|was|like) a loaded gun
        - razor burn
        - overdosed the
        - (hit|banged|bumped|knocked|whacked|bashed) my (head|elbow|knee|shin|toe) on
        - (sale|charity|jumble|declutter|decluttering|car boot) ..12 (give|giving|gave) away ..6
        - (give|giving|gave) away ..8 (make room|maternity|baby clothes|charity|freecycle|outgrown)
        - we (said|say) our goodbyes
        - (said|say|saying) (my|our) goodbyes to the ..2 (cast|crew|caravan|team|house|car|boat|school|class|flat|
          hotel|office|garden)
        - (at|on) the edge of (burnout|my seat|town|the (village|forest|field|woods|sofa|lawn|map))
        """
    ).map { PhrasePattern($0, lexicon: .safety) }

    /// "The doctor asked whether I think of dying, and I do not": a question that somebody's office asks of everybody, answered no.
    private static let askedAndDenied = PhrasePattern(
        """
        (doctor|nurse|gp|therapist|counsellor|counselor|midwife|form|questionnaire|psychiatrist|consultant) ..3 \
        (asked|asks|checked|checks|wanted to know|had to ask) ..16 (no|nope|not|never|none|nah)
        """, lexicon: .safety)
    private static let admission = PhrasePattern(
        "(lied|lying|lie|but|truth is|actually|could not say|could not tell|did not tell|pretended)",
        lexicon: .safety)

    /// Finds those of `text`.
    init(in text: NormalizedText) {
        let fixed = Self.expressions.flatMap { $0.matches(in: text) }
        ranges = Self.admission.occurs(in: text) ? fixed : fixed + Self.askedAndDenied.matches(in: text)
    }

    /// Whether a place in the text lies, even in part, within one of them.
    func cover(_ range: Range<Int>) -> Bool { ranges.contains { $0.overlaps(range) } }
}
