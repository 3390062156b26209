// Frames for the wish to be dead or not to exist, without intent: BUDDY.md calls them passive ideation.

/// Passive ideation.
enum PassiveRules {
    static let groups = [wishes, refusals, reasons, burden, attraction, chance, endurance]

    private static let trivialCause = TextList.items(
        """
        - (die|dye) (my|the|his|her) (hair|shirt|clothes|eggs|roots)
        - rather ..3 than (eat|go|wear|watch|talk|listen|sit|do|have|spend|work|see|be seen|date|share|use|
          drink|sing)
        - so ..1 tired ..3 sleep
        - so (hungry|tired|bored|embarrassed|hot|cold|full|thirsty|happy|excited|cute|funny|embarrassing) ..3
          (die|dead)
        - (could|would) die (for|of|to)
        - (so (bad|boring|embarrassing|cringe|awkward|awful|hot|hungover|full)) ..3 (wanted|want) to die
        - (movie|film|song|lecture|date|hangover|meeting|concert|party) ..6 (wanted|want) to die
        - die of (embarrassment|laughter|boredom|heat|shame|cringe|hunger)
        - (feel|felt|feels|feeling|thought|think|scared|afraid) ..2 going to die
        - when i die
        - one day we
        - not (kidding|joking) ..2 die for
        - (want|wanted|going) to die (laughing|of|when|alone|old|in my sleep at)
        - (die|disappear|dead) (of|from) (embarrassment|shame|boredom|laughing)
        """)

    private static let wishes = SafetyRule.Group(
        name: "wish", level: .passiveIdeation, subject: .speaker, unless: trivialCause,
        phrases: TextList.items(
            """
            - <want> ..1 <die>
            - <want> ..1 be gone$
            - (happier|better|easier|simpler|nicer|more use|calmer) ..1 (dead|if i died|in the ground)
            - <want> ..2 (was|were|would be|am) (dead|gone forever|not alive|not here anymore)
            - wish ..2 (was|were|had|had been) (never|not) (been|be)? (born|existed|alive|here)
            - wish ..3 (never|not) (existed|exist|born|wake|woken|woke|been born|be here)
            - (never|not) ..3 (been|asked to be|meant to be|supposed to be|made to be) (born|alive|here at
              all)
            - should (never|not) have been born
            - (hope|hoping|hopes|wish|wishing|pray|praying) ..7 (not|never) ..3 (make it|survive|recover|pull
              through|come back|come home|get better)
            - (ground|earth|sea|floor) ..4 swallow me ..2 (for good|forever|whole for)
            - (hope|hopes|hoping|wish|pray|praying) ..12 (takes|take|kills|kill|finishes|gets) me$
            - (only|just) (alive|here|living|breathing) because
            - too (scared|afraid|cowardly|weak|chicken) to (die|do it|kill myself|end it|go through)
            - (hope|hoping|hopes|wish|wishing|want|pray|praying|prefer|if|like|rather|and|dream|beg|begging|
              ask) ..7 (not|never) ..1 (wake|waking|woke|come round|open my eyes)
            - (sleep|asleep) ..2 (forever|and never|and not|for good)
            - never (have to)? wake up
            - (disappear|vanish|fade|melt) ..2 (forever|for good|permanently|completely|off the earth|and
              never come back|into nothing)
            - (stop|cease) (existing|to exist)
            - not (to)? exist
            - (rather|better) be dead
            - better off dead
            - (be|was|were) (dead|six feet under|in the ground)$
            - log off (for good|permanently|forever|from life)
            - (check|clock|tap|opt) out (for good|permanently|forever|of life)
            - unsubscribe from (life|existence)
            - (pray|prays|praying|wish|hope|beg|begging|ask|want) ..6 (god|lord|death|universe|jesus|allah|
              someone|something|cancer|it) ..3 (take|takes|took|kill|kills|end|ends) (me|my life)
            - (kill|killing) me (already|please)? (in my sleep|and get it over)
            - someone would (kill|shoot|end) me
            - not (be|live) to see (tomorrow|another|the next|my next)
            - want out of (life|this life|this world|existence|living)
            - (join|be with|see) (him|her|them|<owner> <person>) ..2 (in heaven|up there|on the other side|in
              death)
            - (ready|time|want|wish|allowed) ..3 (to|for me to) (go to heaven|leave this (world|earth|life)|be
              done with life|meet my maker)
            - leave this (world|earth|life)
            - (god|lord|jesus|allah|heaven) ..2 (call|calls|called|bring|brings) me (home|up)
            - (mercy|relief|blessing|wish|hope|better|gift|kindness|mind) ..4 (my heart|heart) ..2 (stopped|
              stops|stop|gave out|gives out)
            - (wish|want|would like|would love) ..2 not be (here|alive|around|conscious|a person)( anymore)?
            - (should|could) (be|have been) dead ..2 (better|instead|already)
            - dying would be ..4
            - (want|wish|would like|need) (it|this|everything|life|my life|things) ..2 (to)? (be over|end|
              stop) ..2 (permanently|forever|for good|already)
            - (want|wanted|ready|wish|need) ..2 it all ..1 (to)? (be over|end|stop|finish)
            - (want|need|wish) ..2 (pain|hurt|suffering) ..2 (stop|end|be over|go away) ..1 (permanently|
              forever|for good)
            """))

    private static let refusals = SafetyRule.Group(
        name: "refusal of life", level: .passiveIdeation, subject: .speaker, isNegatable: false,
        unless: TextList.items(
            """
            - here ..1 (at|in) (the|my|this) (office|school|work|job|town|city|party|house|country|meeting|
              class|gym|hotel)
            - here ..1 (tonight|today|this weekend)
            - (live|living) (with|in|here|at|near|on)
            - wake up (early|at|before|for|late|to)
            - be here when
            - be here for the
            - (office|school|job|party|class|meeting|hotel|gym|wedding|toxic|commute|conference|dinner|
              barbecue|reunion|lecture|restaurant|club|queue)
            - with you <person>
            - be around (people|him|her|them|anyone|others)
            """),
        phrases: TextList.items(
            """
            - (not|never|no longer) ..1 (want|wanna|wish|like|care|intend|need|desire|fancy) ..1 (to)? (live|
              be alive|exist|be here|wake up|be around|go on living|keep living|carry on living|be a person|be
              breathing|be in this world|be on this earth|continue living|continue|be)( anymore)? $
            - (not|never|no longer) ..1 (want|wish|care) to (live|be alive|exist|be around|wake up) (tomorrow|
              in the morning|again|ever)
            - (not|never|no longer) ..1 (want|wish) to be (part of|in) this (world|life)
            - (not|never|no longer) ..1 (want|wish|care) to (live|be alive|exist|be here|be around|wake up)
              (anymore|any longer|right now|now|at all|much longer|in this world|without)
            - (not|never|no longer) ..1 (want|wish) to (live|be alive|exist|go on living|keep living|carry on
              living)
            - (not|no longer|stopped|never) (want|wanting) ..1 (my|this) life
            - (hate|hating) (being alive|living|existing|that i am alive|waking up alive)
            - (tired|sick|weary|exhausted|fed up|done|finished|over|through) (of|with|from)? (living|life|
              being alive|existing|my life|existence|this life|this world|breathing|being here)
            - (living|being alive|existing|staying alive|breathing|life|existence) (is|feels|has become|has
              been|seems|gets) ..3 (exhausting|chore|too much|unbearable|pointless|torture|overrated|hard to
              justify|meaningless|punishment|empty)
            - (given|giving|gave|give) up on (life|living|being alive|everything and)
            - lost (the|my|all) (will|desire|reason|reasons) to (live|go on|keep going)
            - no (will|desire|wish|reason|reasons|strength) (left)? to (live|go on|be alive|keep living|stay
              alive)
            """))

    private static let reasons = SafetyRule.Group(
        name: "no reason", level: .passiveIdeation, subject: .speaker, isNegatable: false,
        unless: TextList.items(
            """
            - (living|being|going) (here|with|in|together)
            - point (of|in) (this|the) (class|meeting|job|game)
            - life of (the|a|my) (party|battery|phone|project)
            """),
        phrases: TextList.items(
            """
            - not ..2 see (a|any|the|much) (reason|point) ..2 (to|in|of) (stick around|live|living|go on|going
              on|be here|being here|stay|staying|exist|carry on)
            - (no|not any|not see the|not see a|not see any|without|lost) ..2 (reason|point|purpose|sense) ..3
              (to|in|of|for) (be alive|be here|stick around|hang on|hold on|be around|live|living|go on|going
              on|keep going|keep living|carry on|being alive|being here|exist|existing|life|continue|
              continuing|stay alive|staying alive|wake up|waking up|getting up|any of it|it all|stay)
            - (what|where) is the (point|use|purpose|sense) ..1 (of|in) (living|life|being alive|going on|any
              of it|existing|it all|being here|waking up|continuing|carrying on|staying alive|me)
            - (why|what) (should|do|would|am) i ..2 (alive|exist|living|go on|keep living|keep going|stay
              alive|bother living|wake up)
            - (life|living|existing|it) is ..2 (painful|hard|heavy|exhausting|much) to (keep|go on|live|bear|
              continue|carry on)
            - (life|living|it) is not ..1 worth ..1 (living|it anymore|it)$
            - not worth (living|being alive|staying alive)
            - life ..2 (worthless|pointless|meaningless|has no meaning|no meaning|no purpose|unlivable)
            - life is not ..1 worth
            - nothing ..1 (left|here) for me ..1$
            - nothing ..2 (to live for|worth living for|worth staying for|left to live|to stay for|keeping me
              here|to stick around for)
            - (not|no longer) ..1 (see|imagine|picture|have|find) ..1 (a|any|my)? future ..2 (with me|for me|
              for myself|at all|anymore)
            - (not|no longer|never) ..1 (see|imagine|picture) myself ..4 (alive|past|at (thirty|forty|fifty)|
              next (year|christmas|summer|birthday)|being here|living|making it|growing old|anymore)
            - (no|any) future ..2 (with me in it|for me|where i)
            - (not|never) (meant|made|cut out|supposed|built) (to be|for) (here|alive|this world|this life|
              life|living|exist)
            - (not|never) belong ..3 (this world|this earth|on earth|among the living)
            """))

    private static let burden = SafetyRule.Group(
        name: "burden", level: .passiveIdeation, isNegatable: true,
        unless: TextList.items(
            """
            - (party|team|meeting|trip|band|class|club) ..3 without me
            - burden (for|on|to) (the|my) (team|department|group project)
            - (at|in) (that|the|this) (office|meeting|party|committee)
            - start without me
            - go without me
            """),
        phrases: TextList.items(
            """
            - (better off|better|happier|easier|smoother|simpler|relieved|fine|okay|lighter|freer|richer|
              safer|at peace|less stressed|improve|improved) ..5 (without me|if i (was|were|am|had|died|
              disappeared|vanished|did|would|left)|once i am gone|when i am gone|with me (gone|dead))
            - (without me|if i (was|were) (gone|dead|not (here|around|alive))|if i (died|disappeared|
              vanished)) ..6 (better|happier|easier|smoother|fine|relieved|relief|recover|move on|over it|
              free|cope)
            - (recover|move on|get over it|cope|manage|relieved|party|celebrate|forget|thrive|free) ..4 if i
              (died|was dead|were dead|was gone|were gone|disappeared|was not here|were not here)
            - (everyone|everybody|world|family|they|people|kids|children|husband|wife|mum|mom|parents|friends)
              ..4 (better|happier|easier) ..2 without me
            - (nobody|who|no person|none of them|not one person|not a soul) ..3 (miss|notice|care|cry|mind|
              blink|mourn|come to my funeral) ..4 (if i (died|was dead|were dead|was gone|were gone|
              disappeared|vanished|was not alive|were not alive|stopped existing|killed)|when i am (gone|
              dead)|my funeral|my death)
            - (nothing|no difference) ..5 (if i (was|were|am) (not here|gone|dead|not around|not alive)|
              without me|if i (died|disappeared|vanished))
            - (not|no) (change|matter|make a difference) ..5 if i (was|were) (not here|gone|dead|not around)
            - (family|they|everyone|kids|children|parents|wife|husband|friends) ..10 (be|are) better off$
            - (nobody|not one person) would (even)? miss me
            - (nobody|not one person) would ..1 (notice|care) ..2 (gone|dead|died|disappeared|vanished|
              existed)
            - if i (died|dropped dead|were dead|was dead) ..2 (tomorrow|tonight|today|now|nobody|would|they|
              it|in my sleep)
            - burden ..2 (to|on|for) (everyone|everybody|all of them|my family|my kids|my children|my parents|
              them all|the world|people|anyone|my husband|my wife|society|those)
            - (only|just|nothing but|such|always) a burden
            - waste of (oxygen|air|a life|skin)
            - (world|they|everyone|universe) ..3 not need me ..1 (in it|alive|here)?$
            - deserve to (die|be dead)
            - (not|never) deserve to (live|be alive|exist|breathe)
            - (deserve|deserves|need|needs|better (off)? with|better) ..1 (a|an|someone) ..6 (who is not me|
              that is not me|instead of me)
            - (deserve|better|different|another) ..3 (mum|mom|mother|dad|father|wife|husband|daughter|son|
              parent) ..3 is not me
            - (what|who) would ..2 (matter|care|miss) ..2 if i (was|were) (gone|dead|not here)
            - (disappointed|disappointing|sad|angry|annoyed|gutted|devastated|sorry) ..3 (i|that i) ..1 (woke|
              wake|am alive|survived|did not die|am still here|still breathing)
            - (worth|more useful|more valuable) ..2 dead ..1 than
            - (less|no longer be|stop being) a (problem|burden|weight) ..4 (gone|dead|not here)
            - (easier|better|best|kinder|fairer) ..3 if i (was|were|am) not (around|here|alive|there anymore|
              in it)
            - (easier|better|best|kinder|happier|smoother) ..6 if i (were|was) (gone|dead|never born)
            - if i had never (been born|existed)
            """))

    private static let attraction = SafetyRule.Group(
        name: "attraction", level: .passiveIdeation,
        unless: TextList.items(
            """
            - (movie|film|book|song|game|metal|band|character|scene|boring|hangover)
            - out of (the|this|my) (damp|lease|contract|deal|group|job|flat|city|town|rent|tower)
            """),
        phrases: TextList.items(
            """
            - (okay|ok|fine|happy|at peace|comfortable) with (dying|being dead|death|not waking|not being
              here)
            - (living|life|existing|being alive) hurts
            - (death|dying|being dead|not existing|nothingness|oblivion|the grave|not being (here|alive)) ..1
              (sounds|seems|looks|feels|would be|is|must be|might be|does not sound|does not scare|would feel)
              ..3 (peaceful|nice|good|easier|relief|better|quiet|kind|comforting|inviting|tempting|only|
              lovely|bad|restful|calm|sweet|me|way out|appealing|rest|freedom|welcome)
            - (existing|existence|living|being alive|life) is overrated
            - (envy|envious of|jealous of) ..3 (dead|died|dying|who die|in the cemetery|in the graveyard|not
              here anymore)
            - (waiting|wait) ..2 (to die|for death|for it to be over|for the end)
            - (look|looking|looked) forward to ..1 (dying|death|being dead|my death|is being dead|is dying|is
              death)
            - (fantasise|fantasize|daydream|dream|fantasising|fantasizing|daydreaming|dreaming|romanticise)
              ..2 (about|of) (dying|death|being dead|my funeral|not existing|my own death|never waking)
            - (think|thinking|thought|thoughts) ..2 (about|of) (dying|death|being dead|my own death|not being
              (here|alive|around)|not existing|my funeral)
            - (platform|bridge|balcony|roof|rooftop|cliff|ledge|tracks|railway|overpass|window|edge|pier) ..8
              (how quiet|how peaceful|how easy|it would be over|one step|all be over|let go|calls me|pulls me|
              pull me|pulling me)
            - already (dead|died)
            - my life ..3 (over|finished|ended|done) (already|anyway|now)?$
            - want out$
            - (feel|feels) (like|as if) ..2 (died|dead) ..2 (nobody|no body|nobody noticed|already|and)
            - (dead|empty) inside ..5 (point|anymore alive|dead outside)
            - (curious|wonder|wondering) ..3 (what|how) ..3 (being dead|dying|to die|dead) (feels|is like|
              like)
            """))

    private static let chance = SafetyRule.Group(
        name: "chance", level: .passiveIdeation,
        unless: ["(laptop|phone|computer|server|app|website|stock|market) ..2 crash"],
        phrases: TextList.items(
            """
            - (hope|hoping|wish|wishing|pray|praying|want) ..6 (get|have|catch|develop|diagnosed with) ..3
              (terminal|cancer|fatal|incurable|something deadly|a tumour|a heart attack)
            - (hope|hoping|wish|wishing|pray|praying|want|like it if|mind if|care if|sad if|okay if|fine if|
              relieved if|love it if) ..6 (bus|car|truck|lorry|train|plane|lightning|meteor|someone|something)
              ..3 (hit|hits|crash|crashed|crashes|struck|ran|run|runs|kill|kills|killed|takes|took) ..2
            - (not|never) (mind|care) if i (die|died|do not wake|did not wake|never woke|got hit|get hit|was
              dead|were dead|got run|get run|fell asleep and|live)
            - (not|no longer|hardly|stopped) ..1 (care|caring|matter|matters|minding) ..2 (if|whether) i
              (live|lived|die|died|am alive|wake|survive|make it)
            - whether i (live|am alive) or (die|dead)
            - (live|alive) or (die|dead) ..3 (not care|same to me|not matter|no difference)
            - (cross|crossing|crossed|step|stepping|drive|driving) ..4 without looking ..4 (hope|hoping|care|
              not care|either way)
            - (hope|wish|hoping|wishing) ..2 (today|tonight|tomorrow|this) ..2 is my last
            - take me (instead|already|now)( god)?
            - (bus|car|truck|lorry|train) ..2 (hit|hits|ran|runs|kills|killed|took) me ..5 (relieved|relief|
              fine|okay|ok|happy|glad|grateful|better|not mind|not care|not move|problem solved)
            - (hope|wish|pray|hoping) ..3 (plane|bus|train|car) ..2 (goes down|crashes|crash|goes over|went
              down|blows up)
            - stopped (looking (both ways|when i cross|before i cross|before crossing)|wearing (a seatbelt|my
              seatbelt)|taking care of myself on purpose|eating so i)
            - (got|get|getting) (run over|hit by a (car|bus|truck|train)|struck by) ..6 (fine|okay|ok|relief|
              relieved|care|mind|better|easier|problem)
            - (trade|swap|switch) (places|lives) with ..6 (dying|dead|cancer|terminal)
            - (hope|hoping|wish|wishing|want) ..6 (is|was|turns out|to be) ..1 (cancer|terminal|malignant|
              fatal)
            - not (mind|object to|hate|regret) (not waking|dying|being dead|not being here|never waking|an
              early death|death)
            - hope ..1 my heart (stops|gives out|just stops)
            - (god|lord|universe|death) ..2 (takes|would take|take|come get|comes for) me
            - hoping for (an accident|a crash|death|something to kill me)
            - (an|some) accident ..4 (would not|so i do not|nobody is fault|solve)
            """))

    private static let endurance = SafetyRule.Group(
        name: "endurance", level: .passiveIdeation, subject: .speaker, isNegatable: false,
        unless: TextList.items(
            """
            - (go|going) on (holiday|vacation|a trip|with|at|about|like this at work|a date|stage|the|to)
            - with this (job|project|class|diet)
            - keep going (to|with|back)
            - carry on (with|at|working)
            """),
        phrases: TextList.items(
            """
            - (can not|unable to|not able to|not think i can|not know how i can) ..2 (go on|live like this|
              carry on|keep living|bear to live|bear living|stand being alive|live anymore|keep existing|live
              with myself|face another day|do another day|do life)( anymore| any longer)? $
            - (can not|not able to|do not want to) (go on|carry on|keep going|live) (like this|this way|
              anymore|any longer|living)
            - (not|never) ..1 (want to|going to|make it|get|live) ..2 (see|to) (another (day|birthday|year|
              christmas|summer|sunrise)|the new year|my next birthday|(thirty|forty|fifty))
            - (can not|not) ..1 do life
            - (can not|not|never) (imagine|see|picture) ..2 (being|staying) (alive|here|around) ..5
            - (can not|not) (stay|remain) ..2 (in this world|alive|on this earth)
            - (surrender|give up) ..2 (living|my life|life)
            - (nothing|no one|nobody) (left|keeping me) (here|alive)$
            - (end|over) of (the|my) road ..3 (me|life|left)?$
            - (there is|i see|see) no way out ..3 (but|except|other than|of this life|anymore|for me)
            - (do not|not) want to (be here|be around|be alive|exist) ..6 (christmas|birthday|summer|next
              year|spring|when i am|past)
            """))
}
