// Frames for injuring oneself without the intent to die, and for the urge to it.
// Ambiguous verbs need a second sign of purpose; kitchens, sport and shaving are named as harmless.

/// Non-suicidal self-injury.
enum SelfHarmRules {
    static let groups = [named, cutting, purpose, deliberate, urges, eating]

    /// Said to be on purpose, so that no kitchen or sport explains it.
    private static let deliberate = SafetyRule.Group(
        name: "deliberate injury", level: .selfHarm, subject: .speaker,
        phrases: TextList.items(
            """
            - (burn|burned|burnt|burning|cut|cutting|hit|hitting|hurt|hurting|bruise|bruised|scratch|
              scratched|scald|scalded|bite|bit|starve|starved|punch|punched|slam|slammed) ..2 (myself|my ..1
              <body>) ..5 (on purpose|deliberately|intentionally|to punish myself|as punishment|because i
              deserve|because i deserved)
            """))

    private static let accident = TextList.items(
        """
        - (shaving|shave|shaved|accident|accidentally|by mistake|oven|stove|iron|kettle|kitchen|cooking|cook|
          cooked|baking|bake|chopping|onion|onions|vegetables|football|running|gym|lifting|bike|falling|fell|
          tripped|paper|papercut|clumsy|steam|caramel|bleach|smoker|kitten|puppy|hob|radiator|exhaust|fryer|glue|
          campfire|sparkler|cold tap|aloe|gardening|hedge|rose|cat|dog|pan|bbq|toast|bread|bagel|avocado|tin|can
          lid|skiing|climbing|match|workout|yoga|dancing|tattoo|diy|drill|sunburn|soup|coffee)
        - (not|never) (on purpose|deliberately|mean to)
        """)

    private static let named = SafetyRule.Group(
        name: "named self-harm", level: .selfHarm, subject: .speaker,
        unless: TextList.items(
            """
            - (training|course|article|essay|leaflet|documentary|lecture|workshop|webinar|assembly|lesson|module|
              seminar|poster|research|study|dissertation|policy|report|conference|awareness|how to (spot|
              recognise|recognize|support|talk)|signs of) ..6 (self)
            - (marks|cuts|scars|scratches) ..8 (bouldering|climbing|brambles|thorns|eczema|blackberries|oyster|
              barnacles|coral|barbed wire)
            """),
        phrases: TextList.items(
            """
            - self (harm|harming|harmed|injury|injure|injuring|injured|mutilate|mutilation|inflicted)
            - been sh ing
            - sh (again|ing|urges|relapse|today|tonight)
            - (started|been|did|do|doing|back to) sh$
            - relapsed ..5 (cut|cutting|blade|razor|arm|arms|harm|sh|last night|again)
            - (harm|harming|harmed|injure|injuring|injured|mutilate) (myself|my body)
            - (fresh|new|more) (cuts|scars|burns|marks) ..3 (arm|arms|leg|legs|thigh|thighs|wrist|on me|again|
              hide|sleeves|hidden)
            - (cuts|scars|marks) on my ..2 <body>
            - (hide|hiding|cover|covering|hid) ..3 (cuts|scars|burns|marks|wounds|my arms|my wrists)
            - (just|only) (scratches|a scratch|surface cuts|superficial|shallow|little cuts|small cuts)
            """))

    private static let cutting = SafetyRule.Group(
        name: "cutting", level: .selfHarm, subject: .speaker,
        unless: accident
            + TextList.items(
                """
                - cut (myself)? ..1 (off|some slack|out|down|back|loose)
                - cut my (hair|hours|losses|nails|own hair|finger)
                - cutting (back|down|carbs|hours|grass|hair|class|costs|out|ties|corners|vegetables|wood|the|
                  calories)
                """),
        phrases: TextList.items(
            """
            - (cut|cutting|cuts|slice|slicing|sliced|carve|carved|carving|slash|slashed|slashing) ..1 (myself|
              me)( again| up)?
            - (cut|cutting|sliced|slice|carved|carving|slashed|scratched|stabbed|gouged) ..2 my ..1 <body>
            - (cut|carved|scratched) ..3 into my ..1 <body>
            - ^ ..3 (cut|cutting) (again|last night|tonight|yesterday|today|this morning|to feel|to cope|
              because)
            - (i|and|have|been|started|start|keep|still|am|stop) (cut|cutting)$
            - (been|started|start|keep|kept|back to|was|still) cutting ..1 (for|since|every|again|myself|to|
              because|when|more|at|in)
            - (cut|cutting) again
            - cutting (is|was|helps|calms|makes|feels|numbs|quiets) ..5 (only|helps|calm|calms|relief|cope|
              better|quiet|me)
            - (started|been|keep|back to|stop|stopped|resist|about|miss|missed) ..1 cutting( again| myself)? $
            - (burned|burnt|burn|burning|bit|bite|biting|branded|stab|stabbed|hit|hitting|punch|punched|
              punching|slap|slapping|slapped|choke|choking|scald|scalded|bruise|bruised|bang|banged|whip|
              whipped) (myself)
            - (bite|bit|biting|scratch|scratching|scratched|claw|clawing|clawed|pick|picking|picked) ..4 until
              ..3 (bleed|bleeds|bled|bleeding|blood|raw)
            - (cigarette|cigarettes|lighter|flame|iron|match|matches) ..5 (my|on my|to my|against my) ..1
              (skin|<body>)
            - (burn|burns|burning|burned|burnt) ..2 (my|own) ..1 (skin|arm|arms|wrist|wrists|leg|legs|thigh|
              thighs)
            """))

    private static let purpose = SafetyRule.Group(
        name: "injury on purpose", level: .selfHarm, subject: .speaker, unless: accident,
        phrases: TextList.items(
            """
            - (hurt|hurting|hit|hitting|punch|punched|punching|slam|slammed|slamming|bang|banged|banging|
              scratch|scratched|scratching|burn|burned|burnt|bruise|bruised|bite|bit|pull|pulled|pulling|pick|
              picked|picking|smash|smashed|pinch|pinched|stab|stabbed|poke|rub|rubbed|scald|scalded|broke|
              break) ..9 (on purpose|deliberately|intentionally|to punish myself|to feel something|to feel
              better|felt good|feels good|calms|calm me|until it stopped|until ..3 (bled|bleed|bleeding|broke|
              swollen|bruised)|because i (hate|deserve|deserved|hated)|so they never heal|so it never heals|
              until they bleed|until i bleed|until it bled|until it hurt|as punishment|and it helped|it helps|
              to cope|feel so stupid|feel ashamed|was relief|the release)
            - (on purpose|deliberately|intentionally) ..8 (hurt|burn|burned|hit|bruised|bleed|punched|slammed|
              cut|scratched|picked|broke)
            - (hit|hitting|bang|banging|banged|slam|slamming|smash|smashing|smack|smacking|bash|bashing) my
              ..1 (head|fists|fist|hand|knuckles|arm) ..2 (against|on|into|with|until|again)
            - (hurt|hurting|injure|injured|injuring|hurts) (myself|my arm|my arms|my wrist|my wrists|my legs|
              my thighs|my body)
            - (made|make|making) myself (bleed|hurt|bruise)
            - (punish|punishing|punished) (myself|my body)
            - (did|done|doing) it again ..5 (arm|arms|cut|blade|leg|legs|sleeves|scars|blood)
            - (pain|bleeding|blood|hurting|the sting|the burn) ..3 (is the only thing|makes me feel|helps|
              calms|quiets|makes it quiet|takes the edge|feels like relief|makes it stop|feels good|is relief|
              relieves)
            - (feel|need|needed|want|wanted|deserve|crave|like) ..3 (the)? (pain|sting|burn) ..4 (on my skin|
              to feel|of a blade|real|alive|deserve|to cope|again)
            - (feel|need|want) ..4 (it)? on my skin
            - (dig|digging|dug|press|pressing|pressed|sink) ..2 (nails|fingernails|needle|pin|blade|glass) ..3
              (into|in) my
            - (cuts|burns|bruises|scars|scratches|marks) (all over|everywhere|up and down|along|across) ..2
              (my)? ..1 (<body>|me)
            - (hit|hitting|beat|bruise|smash|smashing) my ..1 <body> with ..3
            - (pain) or i ..2 (numb|nothing|empty|dead)
            - (slap|slapping|punch|punching|hit|hitting|choke|choking|scratch|scratching) and (slap|slapping|
              punch|punching|hit|hitting|choke|choking|scratch) myself
            - (burn|burned|burnt|hurt|cut|scald|scalded|bruised) myself (on purpose|deliberately|again|with)
            - (pick|picking|picked|scratch|scratching) ..2 (my)? (wound|wounds|scabs|cuts|scars) ..8 (heal|
              pain|bleed|again)
            - (opened|reopened|picked open|pick open|picked it open|reopen) ..4 (wound|wounds|scars|cut|cuts|
              scab|on purpose)
            - (pulled|pulling|ripped|tore) out my (hair|nails|eyelashes) ..5 (punish|on purpose|stress|until|
              again|feel)
            """))

    private static let urges = SafetyRule.Group(
        name: "urge to injure", level: .selfHarm, subject: .speaker,
        unless: TextList.items(
            """
            - cut (carbs|sugar|down|back|the|hours|grass|class|out|off|corners|ties|costs|my hair|my nails|my
              hours|him|her|them|it|all|this|meat|caffeine|alcohol|spending)
            - (urge|urges) to (eat|shop|buy|call|text|smoke|drink|laugh|travel|sneeze|check|pee|scream|cry|
              clean)
            - (hid|hide|hidden) ..3 (scissors|razor|knives|lighter) ..3 (from)? (the|my) (kids|toddler|baby|
              son|daughter|children)
            """),
        phrases: TextList.items(
            """
            - (want|wants|wanting|wanted|need|needing|urge|urges|itching|crave|craving|tempted|going|
              desperate|dying|trying not|temptation|impulse) ..2 (to)? (cut|cutting|burn|scratch|bleed)( so)?
              ..1 (again|tonight|so|really|right now|bad|badly|today|myself|$)
            - (want|need|urge|urges|going|tempted|desperate|wanting|impulse|compulsion|feel like|thinking
              about|thoughts of|thoughts about|about) ..2 (hurt|hurting|harm|harming|injure|injuring|punish)
              myself
            - (the|my|these|bad|strong|those|huge|having|have|got) urges ..3 (are|is|bad|back|strong|tonight|
              again|worse|loud|came|come|won)
            - (took|take|taking|got|hid|hide|hidden|hiding|gave|keep|keeping|kept|staring at|looking at|
              holding|thinking about|thinking of|carry|found) ..3 (blade|blades|razor|razors|scissors|lighter)
              ..6 (myself|urge|urges|skin|again|feel|need|arm|arms|tonight|drawer|safe|relapse|for when|in
              case|under my)
            - (feel like|can not stop|not stop|keep|kept|thinking about|thoughts of|thoughts about|back to|
              want to start|miss|crave|craving|addicted to|stop) cutting$
            - (feel like|can not stop|not stop|keep|thinking about|back to|miss|addicted to) cutting (tonight|
              again|today|now|my|when|because|and)
            - clean ..3 days ..6 (want|urge|cut|relapse|tempted)
            - (blade|razor|lighter|scissors) ..6 (for when i|when it gets|urge|calling|my skin|comfort|sleeve)
            - days (clean|free|without (cutting|harming|sh)) ..8 (want to|going to|urge|urges|relapse|
              struggling|tempted|lose|slip)
            - (about|going|want) to relapse ..4 (cut|cutting|blade|harm|sh|tonight)
            """))

    private static let eating = SafetyRule.Group(
        name: "eating", level: .distress, subject: .speaker, flags: [.eating],
        phrases: TextList.items(
            """
            - (binge|binged|bingeing|binging|purge|purged|purging|laxative|laxatives)
            - (throw|threw|throwing) up ..4 (again|after|on purpose|meal|dinner|ate|food)
            - (make|made|making) myself (sick|throw up|vomit)
            - (starve|starving|starved|starves) myself
            - (not|barely|hardly) (eat|eaten|eating|ate) ..4 (days|punish|fat|week|calories)
            - when i eat
            - (fat|disgusting) ..4 (ate|eating|eat|food)
            """))
}
