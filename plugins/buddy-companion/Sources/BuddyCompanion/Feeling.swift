// The feelings that the companion can name, and the words by which it hears them.
import EmoSafety

/// A feeling, or the colour of what is told.
public enum Feeling: String, Codable, Sendable, CaseIterable {
    case grief, sadness, anger, fear, stress, shame, loneliness, hurt, tiredness, joy, mixed, relief,
        tenderness

    /// Whether it is pleasant.
    var isPleasant: Bool { self == .joy || self == .relief || self == .tenderness }
}

/// Hears feelings in words.
enum FeelingRules {
    private static let sources: [(Feeling, [String])] = [
        (
            .grief,
            TextList.items(
                """
                - (died|passed away|funeral|widow|widower|miscarriage|miscarried|grave|ashes|mourning|grief|
                  grieving|bereaved|stillborn)
                - (lost|losing) (my|our|the|a|him|her) ..2 (baby|mum|mom|mother|dad|father|son|daughter|wife|
                  husband|brother|sister|friend|dog|cat|gran|grandma|grandad|child)
                - losing (her|him)
                - since (<owner> ..2 <person>|he|she|<person>) ..1 (died|went|passed|left us)
                - put ..4 to sleep
                - (anniversary|year since|years since|months since)
                - (miss|missing) (him|her|them|my) ..2
                - (accident|never walks|never walk) ..3
                - (her|his) (ashes|grave|voice|clothes|bed|chair|tags|collar|bowl|coat)
                - (would be|would have been|be) (thirty|forty|fifty|twenty|sixty|seventy|#2) ..2 (today|
                  tomorrow|
                  next|this)
                """)
        ),
        (
            .joy,
            TextList.items(
                """
                - (passed|aced|won|engaged|pregnant|promotion|promoted|graduated|accepted|hired)
                - got (the job|the flat|a place|an offer|the part|the keys|into)
                - ^ (i|we|she|he|they) got in
                - (so|am|really|feel|feeling) ..1 (happy|proud|excited|thrilled|over the moon|delighted)
                - (best|great|amazing|wonderful|fantastic|brilliant|lovely) (day|news|week|weekend|time|
                  evening|
                  night|thing)
                - (had|have|having) ..2 (daughter|son|baby|twins|boy|girl)
                - it worked
                - (good|great) news
                - (yay|woohoo|hooray)
                - (as a|a) surprise
                - (can not|cannot) wait
                - (proud of)
                - laughed so
                - finally (did|got|made|finished|slept|booked|told)
                - cool (aunt|uncle)
                """)
        ),
        (
            .fear,
            TextList.items(
                """
                - (scared|afraid|frightened|terrified|nervous|anxious|worried|worry|worrying|panic|panicking|
                  dread|dreading|fear|on edge|uneasy|worries|scares|terrifies)
                - what if
                - (ran|run|runs) away
                - (let|letting|disappoint|disappointing) (my|them|everyone|everybody|him|her|<owner>) ..2 (down)?$
                - (tumour|tumor|lump|biopsy|scan|results|diagnosis|surgery|operation|symptoms|googling|
                  googled)
                - heart ..2 (pounding|racing|crazy)
                - can not breathe
                - (nightmare|nightmares|bad dream|same dream)
                - (is|gone|went|goes) missing
                - (check|checking) ..6 (breathing|every|locked|again|if)
                - (exam|interview|court|hearing|presentation) ..3 (tomorrow|next|on|this|coming)
                - (wants|want) us out
                - (throw|throws|threw) things
                - (no|not have|without) ..1 (flat|home|place to)
                - (looked|look) it up
                """)
        ),
        (
            .shame,
            TextList.items(
                """
                - (ashamed|embarrassed|embarrassing|humiliated|humiliating|guilty|guilt|mortified|shame)
                - (yelled|screamed|shouted|snapped) at my
                - (hate|hating) myself
                - (idiot|stupid|useless|pathetic|worthless|disgusting|failure|loser|fraud|weak)
                - (laughed|laughing) at
                - in front of (everyone|everybody|the whole|my|all)
                - (my|all my) fault
                - turning into my
                - should have ..3
                - (was not|were not) there
                - (say|says|said) i am (slow|stupid|lazy|bad|fat|useless|dumb)
                - (do|did) nothing all
                - bad (mother|father|parent|mum|dad|friend|person)
                - i scare (her|him|them)
                """)
        ),
        (
            .anger,
            TextList.items(
                """
                - (angry|furious|mad|rage|livid|annoyed|pissed|fuming|resent|resentful|irritated)
                - want to scream
                - (without asking|behind my back)
                - (unfair|not fair|how dare|fed up|sick of|had it with|had enough of)
                - (hate) (him|her|them|my)
                - swear word
                - always (needs|wants|takes|forgets|late|me)
                - (could have|could) (strangled|strangle|killed|kill|slapped|slap)
                - (rude|disrespectful|selfish|liar|lied|lies|cheated)
                - never (listens|helps|asks|says|apologises|apologizes)
                - (took|takes) (credit|my|it) ..2
                - forgive (him|her|them)
                - just a (dog|cat|pet|job)
                """)
        ),
        (
            .loneliness,
            TextList.items(
                """
                - (lonely|alone|isolated|left out|invisible|friendless|homesick|abandoned)
                - by myself
                - (moved|move) to
                - (eat|eating|dinner|lunch) ..4 (tv|alone|myself)
                - talk to the (radio|tv|cat|dog|wall|plants)
                - (no|not have|not any|few) ..1 friends
                - (everyone|they) ..3 (without me|busy)
                - (empty|quiet) (house|flat|home|evenings|room)
                - house is ..2 (quiet|empty|museum)
                - (do not|not) know anyone
                - nobody (to|would|calls|rings|asks|texts|else)
                """)
        ),
        (
            .hurt,
            TextList.items(
                """
                - (broke up|split up|dumped|divorced|divorce|separated|breakup|ghosted|cheated|betrayed|
                  cheating|affair|lying|rejected|
                  ignored|excluded)
                - (let|lets|letting) me down
                - (left|leaving|leaves) (me|us|the table)
                - (partner|wife|husband|girlfriend|boyfriend|she|he) left
                - (hurt|hurts|hurting|heartbroken)
                - (shouted|yelled|screamed|snapped|laughed|laugh|laughs|laughing) at me
                - (bullied|bullying|bully|bullies|mocked|teased|picked on)
                - forgot my birthday
                - (everyone|everybody|nobody|they) ..2 (hates|likes|wants|hate) me
                - (taking|takes|took) the (kids|children|dog)
                - (argued|argument|fight|fighting|row|fought)
                - (says|said|say) ..3 (just a|only a|too much|overreacting|over it)
                - nobody ..2 (thank you|thanks|noticed|remembered|asked)
                - (won not|will not|not) (talk|speak|listen) ..1 (to me|about it)?
                - like nothing happened
                - went badly
                - (called|calls) me (by|a|an|names|fat|lazy)
                - (memory is going|forgets my name)
                """)
        ),
        (
            .stress,
            TextList.items(
                """
                - (stressed|stress|overwhelmed|overloaded|deadline|deadlines|workload|overtime|swamped|
                  burnout|
                  burned out|burnt out|pressure)
                - (too much|so much|a lot) (to do|on|work|at once|going on)
                - (two|three|more|extra) (more)? (projects|jobs|shifts|tasks)
                - both our jobs
                - (boss|manager|landlord|supervisor|client|clients) ..6 (dumped|gave|wants|sent|asked|called|
                  read|
                  said|keeps|shouted|emails)
                - (job|work|shift|boss) is killing
                - (can not|could not) (keep up|get anything done|get it all|cope|finish|manage|concentrate|
                  focus)
                - (bills|rent|debt|money|invoice|overdraft)
                - (no|not) ..1 time (to|for)
                - meetings
                - (deadline|exam|exams|essay|thesis) ..2
                - last nerve
                - (weeks|days|hours) (left|to go)
                - (juggling|caring for|looking after)
                - dropping out
                """)
        ),
        (
            .tiredness,
            TextList.items(
                """
                - (tired|exhausted|sleepy|drained|knackered|worn out|fatigue|shattered|foggy|sleepless|
                  insomnia|
                  jet lag)
                - (slept|sleep|sleeping) ..1 (badly|little|bad|poorly|terribly)
                - (can not|could not|not) (sleep|fall asleep|get to sleep|switch off)
                - (wide awake|awake at|waking up at|wake up at|lie there|lying awake)
                - (no|without) sleep
                - not ..1 slept
                """)
        ),
        (
            .sadness,
            TextList.items(
                """
                - cried in the (bathroom|toilet)
                - (sad|depressed|unhappy|miserable|blue|crying|cry|cried|tears|sobbing|hopeless|
                  empty|numb|heavy|meh|awful|terrible|horrible|rubbish|shit|shitty|crap)
                - (bad|rough|hard|tough|long|difficult|worst|awful|terrible) (day|week|night|month|year|
                  morning|
                  time|weekend)
                - (feel|feeling|felt|am|was|been|so|really|very|a bit|get|got) ..1 (down|low)
                - not (okay|ok|good|great|well|fine)
                - (nothing|not anything) (matters|helps|works)
                - not (help|enjoy|care|touched)
                - (giving up|gave up|hopeless|pointless)
                """)
        ),
        (
            .relief,
            TextList.items(
                """
                - (relieved|relief|better now|slower now|calmer|easing|eased|all fine|all clear|feel better|
                  feeling better|bit better|less scared|ok now|okay now|fine now)
                - (it is|getting) ..1 (better|easier|lighter|slower|calmer)
                - (alive|not my heart)
                - (came|come|is|was) (home|back home|found) (by the way|again|safe|safely|at last)
                - (turned up|found) (again|safe|at last|alive|him|her)
                """)
        ),
        (
            .tenderness,
            TextList.items(
                """
                - (taught me|raised me|grew up|sang|baked|bake|garden|loved|loves|sweet|kind|squeezed|hugged|
                  hug|
                  held my hand|cuddle|candle|soup|roses|remember when|jokes)
                - her name (was|is)
                - his name (was|is)
                - (laughed|laugh|laughs)
                - i love (it|her|him|my|this|that)
                - (actually|really) like
                """)
        ),
    ]

    private static let compiled: [(Feeling, [PhrasePattern])] = sources.map { feeling, phrases in
        (feeling, phrases.map { PhrasePattern($0, lexicon: .safety) })
    }
    private static let mixed = PhrasePattern(
        """
        (part of me|happy and ..2 (terrified|scared|sad)|torn|mixed feelings|on the one hand|do not want \
        to ..6 though|love (him|her|it|them) but|want to ..6 but|both at once|(two|mixed) minds)
        """, lexicon: .safety)
    private static let hyperbole = PhrasePattern(
        """
        (i ..1 (almost|nearly)? died|died of|died laughing|(phone|battery|laptop) ..1 died)
        """, lexicon: .safety)
    /// A wedding anniversary is no mourning, nor is what was done by accident.
    private static let notGrief = PhrasePattern(
        "((our|wedding|forgot|forgotten) ..2 anniversary|by accident)", lexicon: .safety)
    /// Love as somebody's reason or excuse is nothing to savour.
    private static let lovedAsReason = PhrasePattern(
        "(says|said|because|claims) ..3 (love|loves|loved) (me|us)", lexicon: .safety)
    private static let shownUp = PhrasePattern(
        "in front of (everyone|everybody|the whole|my|all)", lexicon: .safety)
    private static let bodily = PhrasePattern("blood pressure", lexicon: .safety)
    /// Somebody else's feeling: "my wife is worried about me".
    private static let othersFeeling = PhrasePattern(
        """
        (he|she|they|everyone|<person>) (is|are|was|were|seems|gets|got) ..1 (worried|scared|anxious|nervous|\
        angry|mad|furious|upset|annoyed)
        """, lexicon: .safety)
    private static let negated = PhrasePattern(
        """
        not ..1 (happy|excited|proud|scared|sad|angry|worried|lonely)
        """, lexicon: .safety)

    /// What one says with a laugh.
    private static let grumble = PhrasePattern(
        "(unfair|not fair|annoyed|annoying|rude|fed up|sick of)", lexicon: .safety)

    /// Feelings heard in `text`, the strongest first.
    /// - Parameter isLaughing: whether it was said with a laugh.
    static func feelings(in text: NormalizedText, isLaughing: Bool) -> [Feeling] {
        var scores: [(Feeling, Int, Int)] = []
        for (order, (feeling, patterns)) in compiled.enumerated() {
            let hits = patterns.count { $0.occurs(in: text) }
            if hits > 0 { scores.append((feeling, hits, order)) }
        }
        if negated.occurs(in: text) { scores.removeAll { $0.0 == .joy } }
        if hyperbole.occurs(in: text) { scores.removeAll { $0.0 == .grief } }
        if lovedAsReason.occurs(in: text) { scores.removeAll { $0.0 == .tenderness } }
        if notGrief.occurs(in: text) { scores.removeAll { $0.0 == .grief } }
        // Being shown up by somebody is anger before it is shame.
        if scores.contains(where: { $0.0 == .anger }), shownUp.occurs(in: text) {
            scores.removeAll { $0.0 == .shame && $0.1 == 1 }
        }
        if isLaughing, grumble.occurs(in: text) { scores.removeAll { $0.0 == .anger && $0.1 == 1 } }
        if bodily.occurs(in: text) { scores.removeAll { $0.0 == .stress && $0.1 == 1 } }
        if othersFeeling.occurs(in: text) {
            scores.removeAll { ($0.0 == .fear || $0.0 == .anger) && $0.1 == 1 }
        }
        // "I got the kids' tree, like an idiot": pain beats tenderness where both are heard.
        if scores.contains(where: { !$0.0.isPleasant }) { scores.removeAll { $0.0 == .tenderness } }
        var found = scores.sorted { ($0.1, -$0.2) > ($1.1, -$1.2) }.map(\.0)
        if mixed.occurs(in: text) { found.insert(.mixed, at: 0) }
        return found
    }
}
