// Frames for danger to somebody else from the speaker: threats, plans, violence done, a child at risk.
// Hyperbole ("I could strangle him") is not a threat; intent, a weapon, a place or a deed makes one.

/// Harm to others.
enum HarmRules {
    static let groups = [threats, weapons, revenge, deeds, children, fears, voices]

    private static let hyperbole = TextList.items(
        """
        - (could|could have) ..1 (kill|killed|strangle|strangled|murder|murdered|throttle|throttled|slap|
          slapped|punch|punched)
        - not (literally|really|seriously)
        - (kill|killing|beat|beating|destroy|murder|murdering) ..4 (at|in) (chess|fifa|cards|tennis|mario|
          poker|golf|the game|a game|this game|scrabble|monopoly|football|the (quiz|race|final|match|debate))
        - (kill|murder|kills) (him|her|them|it) with kindness
        - (novel|story|character|book|film|movie|game|level|boss fight|minecraft|npc|villain|chapter|dnd|d d|
          zombie|script|screenplay|photo|photos|camera|video|film|campaign|role play|roleplay|larp|assassin|
          goblin|goblins|orc|orcs|dragon|quest|paintball|laser tag|nerf|improv|cosplay)
        - (kill|killing|strangle|strangling|murder|murdering|stab|stabbing|throttle) (whoever|whichever|the next
          person who)
        - not (hurt|harm|kill) a (fly|soul)
        - (proposal|idea|joke|topic|subject|song|point|phrase|recipe) to death
        - (wasp|spider|mosquito|cockroach|rat|rats|mouse|mice|weeds|plants|ants|bugs|flies|germs)
        - (shoot|shot|shooting) (him|her|them|you|everyone) (an|a|over)
        """)

    private static let threats = SafetyRule.Group(
        name: "threat", level: .harmToOthers, subject: .speaker, unless: hyperbole,
        phrases: TextList.items(
            """
            - (going to|will|about to|plan to|planning to|decided to|ready to|have to|intend to|want to|need
              to|wanna|urge to|tempted to|fantasise about|fantasize about|fantasising about|thinking about|
              thinking of|thoughts of|thoughts about|dream about|dream of|dreaming of|dreams about|fantasies
              about|fantasies of|urges to|images of|visions of|dreams about|plans to|imagine|imagining|keep
              picturing|obsessed with) ..2 (kill|killing|murder|murdering|stab|stabbing|shoot|shooting|
              strangle|strangling|choke|choking|poison|poisoning|smother|smothering|suffocate|suffocating|
              drown|drowning|behead|butcher|slaughter|execute|shake|shaking) ..1 <someone>
            - (going to|will|about to|plan to|planning to|decided to|ready to|intend to|urge to|thinking
              about|thoughts of|thoughts about|dream about|fantasise about|fantasize about|fantasising about|
              want to) ..1 (hurt|hurting|harm|harming|attack|attacking|injure|assault|torture|beat up|beating
              up|run over|running over|bash|bashing|break) ..1 <someone>
            - (going to|will|about to|planning to) ..1 (hit|hitting|punch|beat|beating|smash|slap|kick|jump|
              burn) ..1 (him|her|them|<owner> ..1 <person>) ..4
            - (beat|beating|smash|smashing|kick|kicking) ..3 (until|to death|to a pulp|senseless|unconscious|
              black and blue|head in|face in|so bad he|so badly)
            - (going to|will|want to|about to) ..1 (kill|murder|shoot|stab) ..1 (people|everyone|everybody|
              them all|someone|somebody|all of them)
            - (beat|kick|knock) the ..3 out of <someone>
            - (want|urge|feel like|going|need|desire|wanting|thinking about|thoughts of) ..2 (hurt|hurting|
              kill|killing|stab|stabbing|shoot|shooting|attack|attacking|harm|harming) ..1 (people|strangers|
              someone|everyone|somebody|a stranger|random people)
            - (will|going to|want to) (cut|slit) (his|her|their) (throat|throats|face)
            - (told|warned) ..4 i (would|will|am going to) ..1 (kill|stab|shoot|hurt) (him|her|them) ..3
              (meant it|mean it|serious)
            - want (him|her|them|<owner> <person>) dead
            - (plan|plans|planning) to ..1 (hurt|harm|attack|kill|stab|shoot|poison) ..1 <someone>
            - (he|she|they) (is|are) going to die ..1 (tonight|today|tomorrow|for this|by my|soon)
            - (picture|imagine|think of|thinking of|think about|urge|urges|thoughts of|images of|fantasise
              about) ..2 (pushing|shoving|stabbing|hitting|hurting|choking|running over|killing) ..1 (people|
              someone|strangers|him|her|them|<owner> <person>)
            - (he|she|they) ..2 (dead|a dead man|a dead woman) ..3 when i (see|find|get|catch)
            - (he|she|they) (has|have|deserves|deserve) to die ..3
            """))

    private static let weapons = SafetyRule.Group(
        name: "weapon", level: .harmToOthers, subject: .speaker,
        unless: TextList.items(
            """
            - (novel|story|character|book|film|movie|game|minecraft|npc|script|play|cake|lunch|kitchen|police
              officer|hunting licence|heating|cooking class|fishing)
            """),
        phrases: TextList.items(
            """
            - (bring|bringing|take|taking|took|carry|carrying|brought|pack|packing) ..3 <weapon> ..4 (school|
              work|office|class|church|college|campus|his house|her house|their house|the party|him|her|them|
              town)
            - (kill|stab|shoot|strangle|hurt) (him|her|them) ..6 (have|got) (the|a|my) ..1 <weapon>
            - (have|got|bought|found|own) ..3 (gun|knife|rifle|bat|weapon|machete) ..6 (for him|for her|for
              them|he will|she will|they will|his house|her house|pay|use it on|waiting for)
            - shoot up (the|my|a|this)
            - (set|setting|light|lighting) ..5 (on fire|alight)
            - (set|setting) fire to ..3
            - (burn|burning|torch|torching) ..3 (house|place|school|car|flat|office|building|shop|church) ..2
              (down)?
            - (bomb|blow up|attack|shoot up|stab up) ..2 (the|my|this|a) (school|office|building|church|place|
              mosque|synagogue|station|police|hospital)
            """))

    private static let revenge = SafetyRule.Group(
        name: "revenge", level: .harmToOthers, subject: .speaker,
        unless: hyperbole
            + TextList.items(
                """
                - (lawyer|court|sue|tribunal|refund|complaint|compensation|hr)
                """),
        phrases: TextList.items(
            """
            - (make|making|made) (him|her|them|everyone|these people|those people) ..2 (pay|suffer|regret|
              bleed|sorry) ..3
            - (he|she|they|everyone|you) (will|all will|are going to|is going to) ..1 (pay|regret|suffer|
              bleed|be sorry|see|learn) ..4 (tomorrow|tonight|soon|what i|for what|for this|school|work)
            - (take|taking|bring) ..4 (with me|down with me)( when i go)?$
            - (list|names) of ..2 (people|everyone|them|those) ..6 (hurt|kill|pay|wronged|deserve|die)
            - (snap|explode|lose it|lose control) and ..4 (hurt|kill|stab|shoot|hit|take|attack) ..3
            - (know|found|found out|find out) where (he|she|they) (lives|live|works|sleep|sleeps) ..6 (pay|
              sorry|going|kill|hurt|tonight|wait|waiting)
            - (waiting|wait|waited|parked) ..3 (outside|for) (his|her|their|him|them) ..4 (knife|gun|bat|pay|
              hurt|kill|weapon)
            - (poisoned|poison|poisoning) (his|her|their|the|him|them) ..2
            - (leaving|on my way|going|heading|driving) ..3 (to|the house) ..4 (kill|hurt|beat|stab|shoot|
              smash) (him|her|them)
            """))

    private static let deeds = SafetyRule.Group(
        name: "violence done", level: .harmToOthers, subject: .speaker,
        unless: TextList.items(
            """
            - shot (him|her|them|you|everyone) (an|a|over)
            - (chess|fifa|cards|tennis|mario|game|level|boxing|sparring|judo|karate|football|rugby|pillow|
              snowball|sports|match|practice|training|race|high five|record|personal best)
            - (hit|punched|kicked) ..2 (wall|door|pillow|mirror|gym|road|ball|table|bag|snooze|brakes|
              pavement|target|jackpot|shops|town|road)
            - (hit|hits) (him|her|them) (up|with a (question|text|idea)|on)
            - (when|while) (i was|we were) (a kid|kids|little|a child|small|younger|five|six|seven|eight|nine|
              ten|at school|in school)
            - (as a|as) (kid|child|kids|children)
            """),
        phrases: TextList.items(
            """
            - i (have)? (slapped|hit|punched|choked|strangled|kicked|beat|bit|stabbed|shot|burned|burnt|
              attacked|assaulted|headbutted|smothered|shook|hurt|injured|shoved|raped|molested) ..1 (him|her|
              them|someone|somebody|<owner> ..1 <person>|my mum|mum|dad|a (man|woman|kid|child|guy|girl|boy))
            - i ..1 (pushed|shoved|threw|knocked|dragged) ..1 (him|her|them|<owner> ..1 <person>|mum|dad) ..2
              (down|against|into|out|over|off|so hard|to the (floor|ground))
            - i ..1 (pushed|shoved|knocked|grabbed|slammed) ..1 (<partner>|my <partner>|my <kin>|my <parent>|
              my <child>) ..6 (hit|fell|cried|bleeding|bled|hurt|head|floor|wall|bruise|bruises|hospital|
              scared)
            - (pushed|shoved|threw|knocked|dragged) ..3 (down the stairs|against the wall|to the floor|to the
              ground|into the wall)
            - i ..1 (grabbed|had) (him|her|them|<owner> ..1 <person>) by the (throat|neck|hair)
            - i threw ..4 at (him|her|them|<owner> ..1 <person>)
            - i (pulled|held|pointed|put) ..2 (knife|gun|blade) ..2 (on|to|at|against) (him|her|them|<owner>
              ..1 <person>|someone)
            - i ..2 (forced|force) (him|her|them|myself on) ..1 (her|him|them|to)?
            - (put|had) my hands (around|on) (his|her|their|my <person>) (neck|throat)
            """))

    private static let children = SafetyRule.Group(
        name: "child at risk", level: .harmToOthers, subject: .speaker, flags: [.childRisk],
        unless: ["(game|doll|when i was|shook hands|milkshake)"],
        phrases: TextList.items(
            """
            - (shook|shaken|shake|slapped|hit|smacked|threw|dropped on purpose|burned|bit|choked|locked) ..2
              (the baby|my baby|my (son|daughter|toddler|kid|child|newborn|infant|little)|her in|him in)
            - (shook|shaken) (him|her|the|my) ..2
            - (might|will|could|going to|want to|urge to|wanted to|thoughts of|scared i will|afraid i will|
              scared i might|afraid i might|about to) ..2 (hurt|hurting|harm|harming|shake|shaking|hit|drown|
              smother|throw|throwing|drop|dropping|suffocate|kill|slap|smack) ..1 (the baby|my baby|my (son|
              daughter|toddler|kids|kid|child|children|newborn|infant)|baby)
            - (held|holding|put) ..2 pillow ..3 (face|over)
            - (attracted to|sexual thoughts about|turned on by|touched) ..2 (children|a child|kids|a kid|
              minors|little (girls|boys))
            - (left|leave) ..1 (the baby|my baby|the kids) alone ..3 (so i do not hurt|before i hurt|because i
              might)
            """))

    private static let fears = SafetyRule.Group(
        name: "fear of doing harm", level: .harmToOthers, subject: .speaker, isNegatable: false,
        unless: hyperbole
            + TextList.items(
                """
                - (feelings|hurt her by leaving|by saying|breaking up)
                """),
        phrases: TextList.items(
            """
            - (afraid|scared|worried|terrified|frightened|fear) ..3 (will|might|could|am going to|would) ..2
              (hurt|kill|stab|hit|harm|attack|strangle|injure) ..1 (him|her|them|someone|somebody|people|
              <owner> ..1 <person>)
            - (scared|afraid|terrified|worried|frightened) of what i (might|could|will|would|am going to|am
              capable of) ..2 (do|doing)? ..1 to ..2 (kids|children|baby|son|daughter|him|her|them|wife|
              husband|someone|people)
            - (not|never) trust myself ..3 (around|with|near|not to (hit|hurt|kill)) ..3 (him|her|them|baby|
              kids|knives|someone|children|people)?
            - (can not|could not|not able to) (stop|control) myself ..2 (from (hitting|hurting|killing|
              attacking)|when i hit)
            - (next time|if) (he|she|they) ..6 i (will|am going to|swear i will) ..1 (kill|stab|shoot|hurt|
              strangle|end) (him|her|them)
            """))

    private static let voices = SafetyRule.Group(
        name: "commands to harm", level: .harmToOthers, isNegatable: false, flags: [.psychosis],
        unless: ["(game|novel|story|character|film|movie|song)"],
        phrases: TextList.items(
            """
            - (voice|voices|god|the devil|satan|angel|angels|demon|demons|tv|radio) ..3 (say|says|said|tell|
              tells|telling|told|want|wants|command|commands|order) ..4 (has to die|have to die|must die|kill
              (him|her|them|people|my|the|someone|everyone)|hurt (him|her|them|people|my|the|someone|
              everyone)|stab|sacrifice|attack|punish (him|her|them))
            """))
}
