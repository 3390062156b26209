// Frames for a speaker who is hurt, threatened, controlled or used by somebody else.
// "Hit me up", "it hit me" and proud parents who push are named as harmless.

/// Abuse and danger from others.
enum AbuseRules {
    static let groups = [violence, threats, sexual, control, fear, children, minimised, stalking]

    private static let harmless = TextList.items(
        """
        - (baby|bump|belly|little one) ..2 (kick|kicks|kicked|kicking)
        - (hit|hits) me (up|with|that|how|like|then|again that|one day)
        - it (hit|hits) me
        - (metaphorically|figuratively|so to speak|in the back)
        - (beat|beats) me (to|at|in|by)
        - (push|pushes|pushed) me (to|towards|forward|harder|out of my comfort)
        - (kicked|kicks) me (out|off)
        - (chess|fifa|cards|tennis|mario|game|boxing|sparring|judo|karate|football|rugby|pillow|snowball|
          massage|physio|dentist|osteopath)
        - (grabs|grabbed) me (a|some|lunch|coffee|dinner|tea)
        - (touched|touches) me (deeply|so much|that)
        - (throws|threw) me (a|off|under the bus|in the deep)
        - (slaps|slapped) me on the back
        - (foam|nerf|dart|darts|frisbee|beach ball|water balloon|water pistol|water gun|cushion|sponge|confetti|
          teddy|toy|tickle|tickles|paintball|laser tag|sword fight|stage fight)
        - hit by a (car|van|bus|bike|cyclist|truck|lorry|ball|wave|taxi|tram|scooter)
        - so i (did not|would not|do not) (step|fall|trip|slip)
        - knife in my ..1 (act|chapter|draft|script|novel|essay|pitch|thesis)
        - (burned|burnt|burns) me out
        - (nobody|no one) (is|was) (hitting|hurting|hit|hurt)
        - (was|were|been) in (a|an) ..2 (abusive|violent) (marriage|relationship|home)
        - (kick|kicks|kicked|kicking) ..3 (baby|belly|bump|inside)
        """)

    private static let violence = SafetyRule.Group(
        name: "violence suffered", level: .abuseDanger, unless: harmless,
        phrases: TextList.items(
            """
            - <who> ..4 (hits|hit|hitting|beats|beat|beating|slaps|slapped|slapping|punches|punched|punching|
              kicks|kicked|kicking|chokes|choked|choking|strangles|strangled|strangling|shoves|shoved|shoving|
              burns|burned|bit|bites|headbutted|whips|whipped|belts|smacks|smacked|attacked|attacks|abuses|
              abused|abusing|tortures|drugged|drugs|suffocated|spits|spat|drags|dragged|thrashes) ..1 (me|us|
              mum and me|my (arm|face|head|back|mum|mom))
            - <who> ..4 (pushes|pushed|pushing|throws|threw|shook|shakes|grabs|grabbed|pins|pinned|slams|
              slammed|holds|held) ..1 (me|my) ..3 (down|against|wall|floor|stairs|throat|neck|arm|hair|wrist|
              hard|bruise|bruises|around|door|across|bed|by the|onto)
            - <who> ..8 (grabbed|grabs|shoves|shoved|pushes|pinched|dragged|groped|cornered|attacked|punched|
              slapped|spat at) me ..1
            - (<kin>|<child>|<partner>|carer) ..3 (takes|took|steals|stole|spends) ..2 my (pension|money|
              savings|benefits|wages) ..6
            - (breaking|broke|kicking|kicked|banging|smashing|smashed|pounding) ..2 (down)? (the|my) (door|
              window|windows)
            - <who> ..4 (throws|threw|throwing|smashes|smashed|hurls|hurled) ..3 (things|plates|stuff|objects|
              furniture|bottle|bottles|chairs|glass) ..2 (at me|at us|near me)?
            - (throws|threw|hurls|hurled|swung) ..3 at (me|my head|us)
            - <who> ..4 (broke|fractured|twisted|burned|bruised|cut|split|busted) my (wrist|arm|nose|rib|ribs|
              jaw|finger|fingers|lip|leg|skin|eye|collarbone|hand)
            - (pulled|pointed|held|put|waved|came at me with|threatens me with|threatened me with) ..2 (knife|
              gun|blade|machete|hammer|bat) ..2 (on|to|at|against|in) (me|my|us)
            - (hands|hand) (around|on|round) my (throat|neck)
            - (gives|gave|left|leaves|has left|with|got|there is|have|hide|hiding|cover|covering) ..3 (a|me|
              my)? ..1 (bruise|bruises|black eye|black eyes|marks) ..8 (he|she|him|her|from|grabbed|again|
              makeup|arm|dad|mum|husband|boyfriend|wife|partner|hit)
            - (he|she|they) ..8 (grabbed|hit|pushed|shoved|twisted|squeezed) ..6 (bruise|bruises|bruised|
              bleeding|stitches|hospital)
            - <who> ..2 (hurts|hurting|hurt) me ..3 (when|if|again|badly|physically|every|at night|sometimes|
              and|last night|because)
            - (<partner>|<parent>|<kin>|carer) (is hurting|is beating|is abusing|keeps hitting|keeps hurting)
              (me|us)
            - <who> ..8 (pushes|shoves|pinches|starves|drugs|beats|hits|hurts|slaps) me ..1
            - (i was|i got|i am|i have been|been|am being|being|getting) ..2 (beaten|attacked|strangled|
              mugged|stabbed|abused|assaulted|battered|trafficked|jumped by|drugged|beaten up|hit|kidnapped|
              held captive|held hostage|held against my will)
            - <who> is ..1 violent ..3 (me|us|again|drinks|drunk|home|with)?
            - (when|every time|whenever|if) (he|she|dad|mum|mom) ..1 (drinks|is drunk|gets angry|loses it|
              loses his temper) ..3 (hits|beats|hurts|scared|hide|lock|smashes|throws|comes)
            """))

    private static let threats = SafetyRule.Group(
        name: "threatened", level: .abuseDanger,
        unless: TextList.items(
            """
            - (kill|killing) me ..6 (when (he|she|they) (sees|see|finds|find|hears|hear)|lol|haha|dent|grades|
              mark|bill|haircut|late again)
            - (joke|joking|jokes|game)
            - threatened to (leave|quit|resign|sue|fire|sack)
            """),
        phrases: TextList.items(
            """
            - (if|when) i ..6 (he|she|they) (will|would) ..1 (kill|hurt|beat|burn) ..2
            - (says|said|saying|threatens|threatened|threatening|swore|swears|promised|text|texted|told|keeps
              saying|warned) ..6 (kill|hurt|beat|stab|shoot|find|burn|bury|destroy|strangle|hunt) (me|us|the
              (kids|children|baby|dog|cat)|my (kids|children|family|mum|dog|cat|mother))
            - (threatens|threatened|threatening|threats) ..3 (me|us|to kill|to hurt|to take my (kids|
              children)|kill himself if|kill herself if|to deport|to report me|with a)
            - <who> ..3 (threatens|threatened|is threatening) me
            - (he|she|they) would (kill|hurt|beat|destroy|murder) me if (he|she|they) (knew|found|saw|finds|
              find|heard|sees)
            - (blackmail|blackmails|blackmailed|blackmailing|extort|extorts|extorting|sextortion) ..2 (me)?
            - (post|posts|leak|leaks|leaked|shared|posted|spread|spreads|publish) ..4 (my nudes|nudes of me|
              naked|private photos|my pictures|intimate|photos of me|videos of me|video of me|my nudes)
            - (if i|when i|in case i|should i) (leave|left|tell|told|go|say|talk|report|run|scream|break up)
              ..6 (kill|hurt|find|beat|take the (kids|children)|take my|regret|pay|make me|burn|worse)
            - (kill himself|kill herself|hurt himself|hurt herself) if i (leave|go|left|break up)
            """))

    private static let sexual = SafetyRule.Group(
        name: "sexual violence", level: .abuseDanger, flags: [.sexualViolence],
        unless: TextList.items(
            """
            - (novel|story|film|movie|book|documentary|episode|news|article|podcast)
            - (touched|touches) me (deeply|so much|that)
            - touch base
            """),
        phrases: TextList.items(
            """
            - ^ (was|been|being|got) raped
            - (sends|sending|sent|shows|showing|showed) ..2 me ..2 (dirty|naked|sexual|nude|explicit|porn) ..2
            - (i was|i got|i have been|i am being) ..2 (raped|molested|groped|sexually (assaulted|abused)|
              drugged and|date raped|fingered)
            - <who> ..3 (raped|rapes|molested|molests|gropes|groped|groping|fondles|fondled|flashed|sexually
              ..1) ..1 (me|us)?$
            - (raped|molested|groped|assaulted) (me|us)
            - (touch|touches|touched|touching) (me|my (body|leg|legs|thigh|breasts|chest|bum|private|
              privates)) ..12
            - (forces|forced|force|forcing|makes|made|making|pressures|pressured|pressuring|coerces|coerced|
              guilts) (me) ..2 (to|into)? ..1 (have sex|sex|sleep with|do things|touch|watch|undress|strip|
              send pictures|send photos|take off|take my|perform|kiss|marry|prostitute)
            - (forced|forces|pushed|pushes|pressed) (himself|herself|themselves) on me
            - (sex|slept with me|sleep with me|inside me) ..6 (did not want|not consent|said no|no means|while
              i (slept|was asleep|was drunk|was passed out)|against my will|would not stop|without my consent)
            - (put|puts|putting|shoved|slid|stuck|had) (his|her|their) (hand|hands|fingers) ..1 (up|down|on|
              under|in|inside|between) my ..3
            - (said no|told (him|her) no|told (him|her) to stop|did not consent|did not want (it|to)) ..6 (did
              not stop|kept going|anyway|would not stop|did it|he did|carried on)
            - (woke up|passed out) ..6 (on top of me|no clothes|my clothes (off|gone)|undressed|naked|inside
              me)
            - (comes|came|coming|creeps|sneaks|gets) (into|in to|in) my (room|bed|bedroom) ..3 (at night|when|
              and|every night|while|after|drunk|again)?$
            - (cornering|corners|cornered) me ..6 (touch|touching|grab|storeroom|alone|kiss)
            - (my|our) secret ..4 (he|she|uncle|touch|touches|told)
            - (he|she|uncle|stepdad|coach) ..5 (our|a|little) secret
            - (asked|asks|asking|wants|told|pressures) ..1 me ..3 (nudes|naked (pictures|photos)|undress|
              pictures of my body)
            """))

    private static let control = SafetyRule.Group(
        name: "control", level: .abuseDanger,
        unless: TextList.items(
            """
            - (party|concert|sleepover|festival|allowance|detention|grounded|homework|bedtime|video games|
              xbox|curfew)
            - (police|bouncer|airport|customs)
            - stolen
            """),
        phrases: TextList.items(
            """
            - <who> ..3 (took|takes|taken|hid|hides|keeps|kept|holds|has|confiscated|withholds|destroyed|
              burned) ..2 my (passport|bank card|bank cards|card|cards|phone|keys|money|id|papers|documents|
              medication|meds|visa|wages|salary|pension|car keys|inhaler|wheelchair|insulin)
            - <who> ..3 (not|never|refuses to) (let|lets|allow|allows|allowed|letting) me ..2 (leave|out|go
              out|go outside|leave the house|see (my|anyone|a doctor|friends)|talk to|speak to|use (the|my)
              phone|eat|sleep|have (money|a phone|friends)|work|get a job|go anywhere|have my own|take my
              (meds|medication)|call)
            - (locks|locked|locking|lock|trapped|traps|chained|keeps|kept) me ..2 (in|inside|up|in the|
              indoors|out of the house at night|in a room|prisoner)
            - not (allowed|permitted|able) to (leave the house|go outside|see anyone|see my (family|friends|
              mum|mom)|use the phone|have my own|talk to (anyone|men|my family)|go anywhere)
            - (controls|controlling|control|monitors|checks|tracks|watches|restricts|decides) ..1 (my|all my|
              what i|who i|where i|when i|everything i) ..6 (money|phone|eat|wear|talk|see|go|messages|every|
              move|friends|scared|afraid|do)
            - can not leave the house
            - (he|she|they) can not know i am (talking|writing|here|telling|texting)
            - (took|takes|cut off) ..3 (access|all) ..2 (money|account|phone|accounts)
            - (forced|forcing|making|make|made|going to make) (me) (to)? ..1 (marry|marriage|work without pay|
              beg|steal for)
            - (being|am) forced ..1 (to marry|into marriage|into a marriage|to work)
            - can not leave (him|her) ..4 (money|kids|kill|scared|find|afraid|hurt|visa)
            """))

    private static let fear = SafetyRule.Group(
        name: "fear of a person", level: .abuseDanger,
        unless: TextList.items(
            """
            - (exam|presentation|interview|disappoint|disappointing|telling (him|her|them)|lose (him|her)|
              losing (him|her)|hurting|upset|upsetting|tell (him|her|them)|that (he|she) (will|is) (die|ill|
              sick)|for (him|her))
            - spider|dog|ghost
            """),
        phrases: TextList.items(
            """
            - (afraid|scared|terrified|frightened) of what (he|she|they|my <person>) (will|might|would|could)
              ..1 do
            - (scared|afraid|terrified|frightened|petrified) (of|to be around|to be alone with|to be near)
              (him|her|them|my (husband|wife|boyfriend|girlfriend|partner|dad|father|stepdad|stepfather|mum|
              mom|mother|stepmum|son|brother|uncle|ex|carer|boss|coach|stepbrother|cousin))
            - (scared|afraid|terrified|frightened|not safe|unsafe|dread|dreading) ..2 (to go|going|go|to be
              at|being at|at|to be|in my own) ..1 (home|house)( to (him|her|them|my))?
            - (he|she|they|dad|mum) ..2 (in the next room|downstairs|outside the door|coming home soon|might
              hear|will hear|can hear|could hear|listening|right outside|at the door|is coming)
            - (can not|not|do not) let (him|her|them) (hear|see|find|know)
            - (have to|need to|got to) (whisper|be quiet|delete this|hide this|be quick) ..6 (he|she|him|her|
              they|hear|home)?
            - (he|she|they|dad|mum|mom) ..3 (going to|will) (find out|be angry|lose it|go mad) ..4 (hurt|hit|
              beat|kill|scared|punish) me
            - (hide|hiding|hid|locked myself|lock myself|barricaded|sleep) ..4 (bathroom|room|car|closet|
              cupboard|toilet|door) ..6 (he|she|him|her|dad|mum|drunk|husband|boyfriend|because|until|
              shouting|smashing|outside)
            - not (feel|felt|feeling) safe ..2 (at home|with (him|her|my)|around (him|her|my)|in my (home|
              house|own))
            - not safe at home
            - (escape|get away|run away|hide|flee) from (him|her|my (husband|wife|boyfriend|girlfriend|
              partner|dad|father|stepdad|mum|parents|ex))
            """))

    private static let children = SafetyRule.Group(
        name: "child suffering", level: .abuseDanger, unless: ["(party|surprise|birthday)"],
        phrases: TextList.items(
            """
            - (if i|when i) ..1 (tell|told) ..8 (taken away|jail|prison|foster|care|break up the family|hate
              me|nobody will believe|police|split)
            - (told|tells|warned|warns) me not to tell (anyone|anybody|mum|mom|dad|my|the|people)
            - what happens (at home|in our house|at night|in my room|when mum is)
            - (taken|took|put) ..2 (away|into care) ..3 (tell|told|home)?$
            - (locks|lock|locked|padlock|padlocks) the (fridge|kitchen|food|pantry|cupboard|cupboards)
            - (nobody|no one|who) ..1 (will|would|is going to) ..1 believe (me|you) if
            - (nobody|no one) ..1 (will|would) ..1 believe me
            - not feed (me|us)
            - (no|not enough|not any|without) (food|heating|electricity) ..4 (at home|in the house|days|again|
              mum|dad|parents)
            - (parents|mum|mom|dad|stepdad|stepmum) ..4 (starve|starves|starving|not feed|not give me food|
              lock|locks|hit|hits|hitting|beat|beats|burn|burns) ..2 (me|us|my (brother|sister))
            - (left|leave|leaves) me alone for (days|weeks)
            - (cut|cutting) ..1 (fgm|me down there)
            - fgm
            """))

    private static let minimised = SafetyRule.Group(
        name: "minimised violence", level: .abuseDanger, isNegatable: false,
        unless: TextList.items(
            """
            - (text|call|email|joke|comment)
            """),
        phrases: TextList.items(
            """
            - (did not|never|not) mean to (hit|hurt|break|push|punch|choke|slap|kick|burn|scare|bruise|grab|
              throw)
            - only (hits|hit|hurts|hurt|slapped|slaps|pushes|pushed|shoves|does it|did it|gets violent|gets
              physical) ..3 (when|if|once|me|because)
            - (learn|try|careful|have|need|know) ..3 not to (provoke|anger|upset|make|set|annoy|trigger) (him|
              her|them|dad|mum)
            - (my fault|i deserve|deserved|i provoke|i provoked|made him|made her|i make him|i make her) ..6
              (hit|hits|angry|violent|hurts|hurt|slapped|snapped|beat|loses)
            - (hit|hits|slapped|pushed|choked|shoved|grabbed|hurt) me ..8 (sorry|apologised|apologized|
              flowers|cried|loves me|stressed|my fault|deserve|not that bad|never again|once)
            - not abuse( he| she| because| though)? ..4 (stressed|drunk|loves|just|only|he|she)
            - (always|is) a reason (he|she) (gets|is|hits|loses) ..2 (angry|mad|me|it)
            """))

    private static let stalking = SafetyRule.Group(
        name: "stalking", level: .abuseDanger,
        unless: TextList.items(
            """
            - (on (instagram|twitter|tiktok|social)|unfollow|follow me back|bank|delivery|instagram followers)
            - (dog|cat|song)
            """),
        phrases: TextList.items(
            """
            - (stalk|stalks|stalked|stalking|stalker) ..2 (me)?$
            - (he|she|they|ex|man|someone|guy|<person>) ..4 (outside|waiting outside|parked outside|sitting
              outside|standing outside|hanging around) ..1 my (window|house|door|work|flat|home|school|
              apartment|building|gate)
            - (followed|follows|following) me (home|around|everywhere|again|from|to (work|school|my))
            - (keeps|kept) (showing up|turning up|coming|appearing) ..2 (at|outside|to) my (house|work|door|
              flat|home|school|window)
            - (not|will not|never) leave me alone ..6 (follow|message|outside|scared|threat|ex|calls|block)
            - (tracker|airtag|tracking device|spyware|hidden camera) ..4 (car|phone|bag|my|found|put)
            - (broke|breaking|breaks|forced) into my (house|flat|home|room|apartment|car) ..6 (ex|he|she|
              again|him|her|wait)
            """))
}
