// Small cues that are not danger by themselves: who is speaking, what was asked for, what was taken back.

/// Cues that set flags.
enum CueRules {
    private static func patterns(_ sources: [String]) -> [PhrasePattern] {
        sources.map { PhrasePattern($0, lexicon: .safety) }
    }

    static let minor = patterns(
        TextList.items(
            """
            - (am|im) (8|9|10|11|12|13|14|15|16|17|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|
              sixteen|
              seventeen) ..2 (years old|yo|and|$)
            - ^ (8|9|10|11|12|13|14|15|16|17|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|
              seventeen) ..2 (years old|yo)
            - year (7|8|9|10|11|seven|eight|nine|ten|eleven) at school
            - (8th|9th|10th|7th|6th|eighth|ninth|seventh|sixth) grade
            """))
    static let alone = patterns(
        TextList.items(
            """
            - (home|am|all|live|here) alone
            - nobody (is|will be) (home|here|around)
            - on my own (tonight|here|at home)
            """))
    static let watched = patterns(
        TextList.items(
            """
            - (he|she|they) ..2 (checks|reads|checking|reading|goes through|looks at|monitors) my (phone|
              messages|
              texts|computer|email|emails)
            - (he|she|they) ..2 (in the next room|next door|downstairs|coming|home|here|at the door|outside|
              upstairs)
            - delete this (chat|after|conversation)
            """))
    static let psychosis = patterns(
        TextList.items(
            """
            - (voice|voices) ..3 (say|says|tell|tells|telling|told|saying|want|shout|whisper|laugh|command)
            - (hear|hearing) voices
            - (chip|implant|tracker) in my (head|brain|teeth)
            - (reading|broadcasting|stealing|inserting) my (thoughts|mind)
            """))
    static let retraction = patterns(
        TextList.items(
            """
            - (just|only|was|am|i am|it is|that was) (joking|kidding|a joke|joke|messing|messing around|
              trolling|
              being dramatic|exaggerating)
            - (did not|do not) mean (it|that|it like that)
            - not (literally|like that|seriously|serious)
            - (forget|ignore) (i said|what i said|that|it)
            - nothing like that
            - ^ (jk|joking|kidding)
            - not what i meant
            - was not serious
            """))
    static let resourceRequest = patterns(
        TextList.items(
            """
            - (who|whom) ..2 (can|could|do|should|would|might) i ..2 (call|ring|phone|talk to|contact|text|
              turn
              to|speak to|tell)
            - (is there|are there|do you have|give me|what is|need|have you got|know|send me|any|got) ..4
              (number|
              hotline|helpline|hot line|help line|crisis line|lifeline|phone line)
            - (number|someone|somebody|person|line|anyone) ..3 (i can|to|i could) (call|ring|phone|text|talk
              to)
            - where ..2 (can|could|do) i ..2 (get|find|go for) ..2 (help|support)
            - (want|need) to (get|find|seek|look for) ..1 help
            - (number|line|hotline|helpline) ..2 (again|please)$
            """))
    static let resourceRefusal = patterns(
        TextList.items(
            """
            - (not|stop|never|no more) ..4 (send|sending|give|giving|tell|telling|want|need|show|repeat|
              repeating|
              another|post|posting|paste) ..5 (number|numbers|hotline|hotlines|line|lines|helpline|helplines|
              resources|988|lifeline|samaritans)
            - (hotline|hotlines|helpline|helplines|lines|988|samaritans|numbers|crisis line) ..4 (do not|does
              not|
              did not|never|useless|no use|hung up|not help|not for me|not calling)
            - no (hotline|hotlines|helpline|numbers|lines)
            - not (call|calling|ringing|phoning) ..3 (hotline|line|helpline|number|988|samaritans)
            """))
    static let safeNow = patterns(
        TextList.items(
            """
            - (am|feel|feeling) ..2 (safe|safer)( now| here)?
            - (called|rang|phoned|dialled|dialed|texted|calling|on the phone with|on the line with|talking to|
              spoke to|speaking to) ..3 (911|999|112|000|988|ambulance|emergency|them|samaritans|lifeline|
              crisis
              line|the line|hotline|paramedics)
            - (ambulance|paramedics|paramedic|police) ..3 (here|coming|on the way|on its way|on their way|
              arrived|
              came)
            - (friend|mum|mom|dad|sister|brother|neighbour|neighbor|partner|wife|husband|flatmate|roommate|
              someone|she|he) ..2 (is here|is with me|here with me|came over|is coming|coming over|driving me|
              is
              sitting with me|has arrived|arrived)
            - (put|gave|given|flushed|threw|locked|handed|thrown) ..4 (away|out|back|to my|to the|them|it|up)
              ..3
            - (at|in) (the)? (hospital|er|emergency room|a and e)
            - not going to do (it|anything)
            """))
    static let denial = patterns(
        TextList.items(
            """
            - ^ (no|nope|not really|never)
            - (would|will|am|could) (not|never) ..3 (do it|do anything|kill myself|act on it|hurt myself|go
              through|going to do|that|end it)
            - not ..3 (suicidal|want to die|going to do|planning|kill myself|end my life|suicide)
            - no (thoughts|plans|intention|plan) ..4
            """))
    static let affirmation = patterns(
        TextList.items(
            """
            - ^ (yes|sometimes|maybe|i am|i do|i have|i guess|kind of|sort of|a bit|a little|probably|most|
              every|
              all the time|often|i think so|right|true|definitely|lately|on and off|it is|yes i|guess so|not
              sure|
              i do not know)
            """))
    static let planning = patterns(
        TextList.items(
            """
            - (have|got|made) a plan
            - (know|decided|worked out|figured out) (how|when|where)
            - (have|got|there is|there are|keep|bought|know where) ..4 <weapon>
            - (have|got|there are|keep|saved|bought) ..4 <pill>
            - (thought about|know|planned) (how|it)
            """))
    static let near = patterns(
        TextList.items(
            """
            - (tonight|right now|now|in my hand|next to me|in front of me|right here|with me|this evening|
              today|in
              an hour)
            """))
    static let planInPassive = patterns(
        TextList.items(
            """
            - (how|when|where) (to|i) (do|would|will|am going) ..3 (it|do it)
            - (working|worked) out (when|how|where)
            - know (exactly)? how
            - (and|have|got) (a|the) plan
            - (and|have|got) the means
            - (pills|rope|gun) ..3 (drawer|ready|home|cupboard|closet)
            - (about|thinking) how i would
            - (next|this) (week|weekend|friday|saturday|sunday|monday) ..2 (i will|i am going|it is)
            - (set|picked|chose) (a|the) date
            """))

    /// The flags whose cues occur in `text`.
    static func flags(in text: NormalizedText) -> Set<SafetyFlag> {
        let table: [(SafetyFlag, [PhrasePattern])] = [
            (.minor, minor), (.alone, alone), (.watched, watched), (.psychosis, psychosis),
            (.retraction, retraction),
            (.resourceRequest, resourceRequest), (.resourceRefusal, resourceRefusal), (.safeNow, safeNow),
            (.denial, denial),
        ]
        return Set(table.filter { occurs($0.1, in: text) }.map(\.0))
    }

    /// Whether one of `patterns` occurs in `text`.
    static func occurs(_ patterns: [PhrasePattern], in text: NormalizedText) -> Bool {
        patterns.contains { $0.occurs(in: text) }
    }
}
