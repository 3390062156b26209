// Frames for thoughts of killing oneself, plans, preparation, recent attempts and questions about means.
// The phrases name no more of any method than is needed to recognise that one was named.

/// Active ideation.
enum ActiveRules {
    static let groups = [killing, suicidal, endings, planning, attempts, means, urges]

    static let harmlessKilling = TextList.items(
        """
        - (kill|killing|killed) myself (laughing|with work|for|over|at the gym|with this|trying|to get|to
          finish|working|training|studying|to impress|doing)
        - (drown|drowning) myself in (work|chocolate|ice|coffee|wine|books|homework|study|perfume|music)
        - (shoot|kicking) myself (in the foot|for)
        - top myself up
        - (hang|hanging) myself out
        - (finish|delete) myself (off)? the
        - open ..2 throat ..3 (infection|lozenge)
        - (jump|jumping) (on|off) (the|a) (call|zoom|diving|sofa|bed|swing|trampoline|wall|bus|train at)
        """)

    private static let killing = SafetyRule.Group(
        name: "killing oneself", level: .activeIdeation, unless: harmlessKilling, phrases: ["<killself>"])

    private static let suicidal = SafetyRule.Group(
        name: "suicidal", level: .activeIdeation, subject: .speaker,
        unless: TextList.items(
            """
            - suicide (squad|watch shift|mission|door|doors|prevention|awareness|bomber|pass|drill|drills|note
              in the)
            - (career|political|social|commercial) suicide
            - (exam|test|deadline|traffic|climb|level|boss fight|course) ..2 (was|is) ..1 suicide
            - (training|course|class|seminar|lecture|essay|article|documentary|leaflet|research paper) ..4
              (about|on|in) ..2 suicid*
            - lost ..6 to suicide
            - died by suicide
            """),
        phrases: TextList.items(
            """
            - (am|feel|feeling|felt|been|get|getting|was|become|became|being) ..2 suicidal
            - suicidal (thoughts|ideation|again|feelings|urges|tendencies|thinking|ideas|rn|tonight|today)
            - (consider|considering|considered|contemplate|contemplating|contemplated|thinking|think|thought|
              thoughts|about|of|attempt|attempting|attempted|commit|committing|planning|plan|researching|
              researched|googling|googled|fantasise|fantasize|want|wanted|need|choose|choosing|try|trying|
              tried) ..2 suicide
            - suicide ..1 (feels|seems|looks|sounds|is|would be|might be|keeps|has been) ..4 (all i|all that|
              everything i|on my|way|option|answer|solution|only|easier|better|coming|out|relief|peaceful|
              logical|inevitable|choice|best|crossing|mind)
            - suicide ..2 (on|crosses|crossed|in|enters|fills) (my|a) (mind|head|thoughts)
            - (the|my) s word ..3 (thinking|thoughts|again)
            - ^ suicide $
            - sui (thoughts|ideation|again|attempt)
            - (have|having|had|got|get|been) ..3 thoughts ..2 (of|about|to) (ending|kill|killing|suicide|
              harming myself to die|end)
            - (dark|bad|scary|those) thoughts ..5 (end|ending|dying|suicide|not being here|die)
            """))

    private static let endings = SafetyRule.Group(
        name: "ending it", level: .activeIdeation, subject: .speaker,
        unless: TextList.items(
            """
            - (end|finish|leave) it (here|there)
            - (end|ending|ended) (it|things) (with|between|there|here|on a|by saying|early|politely)
            - (relationship|marriage|engagement|friendship|contract|subscription|lease|call|meeting|
              conversation|affair|chapter|essay|story|novel)
            - (end|ending) it ..2 (him|her|them|my (boyfriend|girlfriend|husband|wife))
            """),
        phrases: TextList.items(
            """
            - (will|going to|want to|wanted to|need to|have to|ready to|about|tried to|try to|trying to|plan
              to|planning to|decided to|think i will|ways to|how to|time to|thinking of|thinking about|tempted
              to|better to|urge to|wish i could|could|should|might) ..1 (end|ending|finish) (it|things|
              everything|this|myself|me) ..1 (all|tonight|now|soon|forever|for good|today|myself|once and for
              all)? $
            - (will|going to|want to|wanted to|need to|have to|ready to|tried to|trying to|plan to|planning
              to|decided to|tempted to|if ..8 will|if ..8 going to) (end|finish) it( all)?
            - (tried|attempted|attempt) to (end|finish) it ..4 (last|yesterday|week|month|night|before|once|
              again|and|but|in)
            - (end|finish) it (all|once and for all)
            - (decided|deciding|made up my mind|resolved) ..5 (die|be dead|not live|not to live|end)
            - (rather be dead|want to die|going to die|wish i was dead) ..8 (when|how|plan|planned|planning|
              method|date|soon by)
            - (ready|prepared|willing|going) to die (soon|by|this|and|now)
            - ready to die
            - (want|wanted|wish) to die ..6 (think|thinking) about (how|it all|ways|when)
            - (self|me) (delete|deletion|termination) ..1
            - sudoku myself
            - catch the bus ..3 (for good|permanently|out of here)
            - (thought|thoughts|idea|urge) ..2 (of|to|about) (ending it|end it|killing myself|doing it) ..3
              (loud|back|again|calms|comfort|constant|tonight|stronger|worse|every)
            - (make|making) sure ..3 (do not|not) (survive|wake up|fail)
            - (this time|next time) ..5 (not fail|not survive|succeed|get it right|do it right|work)
            - (drive|driving|swerve|steer) off (the|a) (road|bridge|cliff|edge)
            - (nothing|no one|nobody|who is) ..2 (stopping|stop|stops|hold|holding) me from (doing it|ending|
              going|jumping|dying|leaving this)
            - (not|never) (planning|plan|intend|going) ..1 (to|on)? (be|being|stick|sticking|stay|staying)
              (alive|around) (for|by|past|much|when|until|next|after)
            """))

    private static let planning = SafetyRule.Group(
        name: "planning", level: .activeIdeation, subject: .speaker, flags: [.preparation],
        unless: TextList.items(
            """
            - (presentation|meeting|exam notes|lecture|class notes|speech|colleague|colleagues|team|firm|work|
              job|teacher|students|school|friday is|retiring|retirement|neighbourhood|moving|house move|flat
              move|declutter|charity|ebay|garage sale|marie kondo)
            - (wedding|party|holiday|trip|proposal|surprise|exam|essay|assignment|recipe|dinner|climbing|boat|
              garden|camping|swing|dog walk)
            """),
        phrases: TextList.items(
            """
            - (plan|planning|planned|planing|chosen|chose|picked|settled|imagine|imagining|rehearse|
              rehearsing|rehearsed|thinking|think|thought|working out|worked out|figuring out|figured out|know
              exactly|know|picture|picturing|deciding|decided) ..3 (how|where|when|way) i (would|will|am going
              to|could|should|want to|might) ..2 (do it|die|go|end|kill)
            - (have|got|made) ..1 (a|my|the|it) ..1 (plan|planned|planned out) ..3 (know|figured|decided|
              chosen|picked) ..1 (where|how|when)
            - (have|got) the means
            - (my|the) plan is to (do it|die|end|jump|overdose|kill)
            - (gave|giving|given|give) ..14 not need (them|it|any|anything|him|her) ..2
            - (bridge|cliff|roof|rooftop|tracks|railway|ledge) ..9 (look down|looking down|stare down|staring
              down|work up the courage|get the courage|get the nerve)
            - (bought|ordered|got|found) ..2 (rope|noose|gun|blades) ..6 (hid|hidden|hide|nobody knows|secret|
              under|wardrobe|closet)
            - (have|got|made|making|there is) (a|my|the) plan ..3 (to (die|end|kill|go|not be)|for (ending|
              dying|killing|how i would die)|and (the|a|i) (means|date|pills|note))
            - (picked|chosen|chose|set|pick|choosing|decided on|marked) ..2 (date|day|place|method|spot|
              bridge) ..4 (die|to do it|for it|end|jump|my death|to go|my last)
            - (saving|saved|save|stockpile|stockpiling|stockpiled|hoarding|hoarded|collecting|collected|
              storing|hiding|stashing|stashed|been keeping|counting|counted) ..4 <pill>
            - (bought|buying|ordered|got hold of|got|found|have) ..2 (a|the|some|enough) ..2 (rope|noose|gun|
              blades|pills|tablets) ..6 (ready|do it|in case|for when|hidden|under my bed|for it|that night|to
              end|to die|myself)
            - (written|wrote|writing|write|drafted|drafting|finished|left) ..3 (suicide|goodbye|farewell|
              final|last) (note|notes|letter|letters|message|messages|video)
            - (suicide|goodbye|farewell) (note|letter|letters|notes) ..3 (written|ready|done|is on|are on|
              finished)
            - (written|wrote|writing) ..2 (the|my|a) (note|notes) (for|to|and) (my|them|the|everyone|leave|
              mum|mom)
            - (giving|given|gave|give) ..2 (away|out) ..3 (things|stuff|possessions|belongings|dog|cat|
              clothes|records|books|everything)
            - (giving|given|gave|give) ..5 (things|stuff|possessions|belongings|everything|pets) away
            - (sorted|updated|made|finished|wrote|sorting|settled|put) ..2 (my)? (will|affairs|finances|
              insurance|passwords) ..9 (goodbye|letters|note|gone|easy for them|not be here|when i am|tidy
              for|will not need)
            - (getting|got|put|putting) my affairs in order
            - (looking|looked|look|googling|googled|searching|searched|reading|researching|researched|read)
              ..3 (up)? ..2 (ways|methods|how|how long|where|what) ..2 (to)? (die|end (my life|it|things)|
              kill|overdose|do it|hang|not (live|wake))
            - (painless|quick|quickest|easiest|easy|least painful|best|fastest|sure|cleanest) (way|ways|
              method|methods) (to|of) (die|go|dying|end it|end my life|kill|do it|out of life)
            """))

    private static let attempts = SafetyRule.Group(
        name: "attempt", level: .activeIdeation, subject: .speaker, flags: [.recentAttempt],
        unless: TextList.items(
            """
            - (homework|laundry|dishes|project|report|workout|recipe|painting|presentation|shop was|store was)
            """),
        phrases: TextList.items(
            """
            - (tried|attempted) to (kill|die|take my life|hang|overdose|drown|jump|end my life|do it) ..6
            - (was|were) (going|about|ready|planning) to (do it|jump|end it|end things|go through with it) ..4
              but ..4 (called|came|walked in|texted|rang|found|stopped|knocked|chickened|could not|scared|
              phoned|interrupted|showed up|saw|heard|thought of|backed out|changed my mind|woke)
            - (nearly|almost) (did it|jumped|ended it|went through with it|took them|ended my life|overdosed|
              hanged|stepped off|stepped out|drove off)
            - (could not|did not|almost|nearly|failed to|chickened out and did not) go through with it
            - (my|a|another|the) (last|first|second|third|recent|failed|previous|suicide)? attempt ..4 (last|
              yesterday|week|month|ago|nobody|hospital|failed|night)
            - (stood|sat|was|went|walked|drove|climbed|ended up) ..4 (bridge|ledge|platform|edge|roof|rooftop|
              cliff|overpass|tracks|car park roof) ..6 (almost|nearly|jump|thinking|thought|stepped|could not|
              end|did not come down|for an hour|for hours|wanted)
            - my (first|second|third|fourth|fifth|sixth|last|latest|previous|next|suicide|failed|recent|other)
              (suicide)? attempt
            - (attempt|attempted) ..1 (last|again|on|this|two|three) ..1 (week|night|month|weekend|monday|
              tuesday|wednesday|thursday|friday|saturday|sunday|days|weeks)
            - (stood|sat|went|been|was) ..4 (roof|rooftop|ledge|bridge|overpass|cliff|edge) ..4 for (an hour|
              hours|ages|a long time|half an hour)
            - (put|had|held) ..2 (rope|noose|belt|gun|blade|bag|pills|knife) ..3 (neck|head|mouth|wrist|hand)
              ..4 (last|yesterday|but|and then|before)
            - (took|swallowed) ..4 (overdose|pills|tablets) ..4 (last (week|month)|on (monday|saturday|sunday|
              friday)|and woke|but woke|woke up|threw them up|nobody knows)
            """))

    private static let means = SafetyRule.Group(
        name: "means inquiry", level: .activeIdeation, isNegatable: false, flags: [.meansInquiry],
        unless: TextList.items(
            """
            - (my|the) (dog|cat|toddler|plant|fish|horse) ..4 (ate|eat|swallowed)
            - (doctor|label|leaflet|pharmacist) ..3 (says|said|told)
            - for a headache
            - is it safe to take
            """),
        phrases: TextList.items(
            """
            - (which|what|how) ..3 <pill> ..1 (do|does|will|would) ..1 not ..2 (hurt|be painful) ..3
            - how many ..3 <pill> ..6 (too many|die|kill|overdose|lethal|enough|fatal|not wake|never wake|
              would it take|does it take|do it|take to)
            - how (much|many) ..4 (would|does|do|to|it take|will|can) ..5 (overdose|kill (me|someone|you|a
              person)|die|be fatal|be lethal|not wake up|never wake)
            - (lethal|fatal|deadly) (dose|amount|dosage|height|quantity|level)
            - (can|could|would|will|do) (you|i|someone|a person|one) ..1 (die|overdose|od) ..1 (from|of|on|by|
              if)
            - (kill|kills|killing) (you|someone|a person) (quick|quickly|fast|painlessly|instantly|slowly|in
              your sleep)
            - (look|looked|looking|googled|googling|searched|checked|checking) ..4 how (high|long|many|much|
              far|deep) ..6 (has to be|to be|takes|would|until|die|it is|fatal|lethal)
            - how (long|high|fast|deep|far) ..5 (to die|until you die|bleed out|drown|kill you|kill me|before
              you die|to be fatal|would kill|lose consciousness|pass out and die)
            - (which|what) (pills|meds|tablets|drugs|way) ..10 (overdose|hurt|painless|painful|hurts)
            - (which|what) (pills|meds|tablets|drugs|medication|poison) ..4 (kill|die|lethal|fatal|not wake|
              never wake)
            - (where|how) ..3 (get|buy|find) ..3 (gun|cyanide|poison|helium|pills) ..6 (end|die|myself|it
              over|fast)
            - (how|ways|way) (to|do i|can i|would i|do you|could i) (die|kill myself|end my life|commit
              suicide|hang|overdose|make it look like an accident)( painlessly| quickly| fast)?
            - will it (hurt|be quick) (to die|when i die|if i jump|if i hang)
            - does (dying|it|hanging|drowning|overdosing) hurt ..1 (to die)?$
            """))

    private static let urges = SafetyRule.Group(
        name: "urge", level: .activeIdeation, subject: .speaker,
        unless: TextList.items(
            """
            - jump (off|on|in|into) (the|a) (call|zoom|diving|sofa|bed|swing|trampoline|wall|pool|lake|bus|
              bandwagon|meeting)
            - jump for joy
            - (bungee|parachute|skydive|rope)
            - overdose on (coffee|sugar|chocolate|caffeine|netflix|vitamins|cuteness|carbs)
            - overdosed on (coffee|sugar|chocolate|caffeine|netflix|cuteness|carbs|tea|candy|cake|pizza|
              sweets)
            """),
        phrases: TextList.items(
            """
            - (head|brain|mind|voice|voices|something|part of me|thoughts|it) ..2 (says|say|said|tells|
              telling|screams|whispers|wants|keeps saying|keeps telling|told) ..3 (jump|jump off|die|do it|end
              it|kill|let go|step off)
            - (want|wanted|urge|urges|going|tempted|thinking|think|thought|could|ready|pull|impulse) ..3
              (jump|jumping|leap|leaping|step|stepping|throw|fall|falling) ..1 (off|from|out of the window|in
              front of|under|over the|into traffic|onto the)
            - (drive|driving|crash|crashing|swerve|swerving|steer) ..3 into (the|a|an) (wall|tree|river|lake|
              truck|lorry|barrier|bridge|oncoming|divider|pole|sea)
            - (think|thinking|thoughts|thought|urge|urges|want|tempted|imagine|imagining|picture|picturing|
              could|fantasise|fantasize|wonder|impulse) ..4 (driving|drive|crashing|crash|swerving|swerve|
              steering|steer|veer|walking|walk|riding) ..3 (into|off|in front of|across) ..2 (something|tree|
              wall|oncoming|traffic|river|bridge|truck|lorry|road|barrier|train|sea|lake|ocean|pole|cliff|
              water|divider)
            - (think|thinking|want|wanted|going|plan|planning|consider|considering|urge|tempted|might|will|
              about|of) ..2 (overdose|overdosing|od|take all my pills|taking all my pills|take all the pills|
              swallow everything|swallowing everything|bleed out|bleeding out|hanging|drowning)
            - (take|taking|swallow|swallowing) ..1 (all|every|whole|the entire) ..3 <pill>
            - (stopping|keeping|stops|keeps|prevents|kept|only reason|reason) ..2 (me|i) ..3 (from (killing|
              doing it|ending|jumping|dying|suicide)|have not (killed|done it|ended|jumped)|am not dead|not
              dead|still alive|am alive|still here)
            - (dying|die|death) ..4 (every day|all the time|constantly) ..6 (how i|ways|do it|would do)
            - (think|thinking|thoughts) ..2 (about|of) (dying|death) ..6 how ..3 (do it|would|happen)
            - (make|making|makes) it look like an accident
            - hold my head under ..2 water
            - (drink|drinking) (bleach|antifreeze|poison)
            """))
}
