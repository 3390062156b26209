// Frames for somebody else in danger. The speaker is then the helper: supported, given resources, and never
// treated as the patient.

/// Danger to somebody whom the speaker worries about.
enum ThirdPartyRules {
    private static let sources = TextList.items(
        """
        - (kill|killing|hurt|hurting|harm|harming|cut|cutting|hang|hanging|starving|drown|shoot) (herself|
          himself|themself|themselves)
        - <who> ..5 (wants|want|wanted|going|threatening|threatened|threatens|thinking|talks|talking|talked|
          plans|planning|tried|says|said|messaged|posted|keeps) ..5 (to die|end (his|her|their) life|ending
          (his|her|their) life|end it all|end it|suicide|be dead|dying|take (his|her|their) own life|not be
          here anymore|disappear forever|goodbye forever)
        - (he|she|they|<owner> ..1 <person>) ..3 (is|are|feels|seems|sounds|might be|may be|was|been|has been)
          ..1 suicidal
        - (he|she|they|<owner> <person>) ..2 not ..1 (want|wants|wanna) to (live|be alive|be here|exist|wake
          up)
        - <who> ..3 (sent|texted|posted|wrote|left) ..2 (goodbye|farewell|suicide)
        - (his|her|their) last (night|day|message|words)
        - worried ..4 (suicidal|do something stupid|hurt (himself|herself|themselves)|end (his|her|their)
          life|kill)
        - (he|she|they|<owner> <person>) ..4 (cuts|self harms|is self harming|is cutting|attempted suicide|
          overdosed|took an overdose|has been cutting)
        - (he|she|they|<owner> <person>) ..3 (wrote|left|written|has written) ..2 (suicide|goodbye) (note|
          letter)
        - (he|she|they|<owner> <person>) ..3 (took|taken|swallowed) ..4 (pills|tablets|overdose|too many|whole
          bottle|everything)
        - (wishes|wish) (he|she|they) (was|were) dead
        - (his|her|their) suicid* (thoughts|attempt|plan|note|message|texts)
        - (friend|brother|sister|son|daughter|mum|mom|dad|partner|husband|wife|girlfriend|boyfriend|roommate|
          colleague|classmate|cousin|student|neighbour|teenager|kid) ..3 suicidal
        """)
    private static let violenceSources = TextList.items(
        """
        - (hits|hit|hitting|beats|beat|beating|hurts|hurting|abuses|abusing|strangling|threatening|kicking|
          raping|raped|chokes|screaming at) (her|him|them|his (wife|kids|children|girlfriend|partner|son|
          daughter|mum|mother)|her (kids|children|husband|boyfriend|son|daughter|baby))
        - (friend|sister|brother|neighbour|neighbor|cousin|colleague|classmate|mate|aunt|student|mum|mom|
          mother) ..3 (is being|gets|being|is getting|was|has been) ..2 (abused|beaten|hit|hurt|raped|
          assaulted|stalked|trafficked|threatened)
        - (friend|sister|neighbour|neighbor|cousin|colleague|classmate|mate|daughter|mum|mom) ..2 (boyfriend|
          husband|partner|dad|stepdad|ex) ..3 (hits|hit|beats|beat|hurts|controls|threatens|choked|hitting|
          beating|abusing)
        """)
    private static let lossSources = TextList.items(
        """
        - (died|lost|death) ..5 suicide
        - (committed|died by|dead by) suicide
        - (took|taken|taking) (his|her|their) own life
        - (killed|hanged|shot) (himself|herself|themselves)
        - to suicide
        """)

    static let danger = sources.map { PhrasePattern($0, lexicon: .safety) }
    static let violence = violenceSources.map { PhrasePattern($0, lexicon: .safety) }
    static let loss = lossSources.map { PhrasePattern($0, lexicon: .safety) }
}
