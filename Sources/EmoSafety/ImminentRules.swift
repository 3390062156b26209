// Frames for an act under way, means at hand, a time within about a day, and farewells.

/// Imminent danger to the speaker's own life.
enum ImminentRules {
    static let groups = [taken, bleeding, holding, place, timed, farewell, calling]

    private static let taken = SafetyRule.Group(
        name: "something taken", level: .imminent, subject: .speaker, flags: [.medical],
        unless: TextList.items(
            """
            - (vitamin|vitamins|antibiotics|antihistamine|hay fever|mints|sweets|probiotics|for my (cold|flu|
              headache|back|allergies))
            - (coffee|sugar|chocolate|caffeine|netflix|cuteness|carbs|cake|pizza|candy|tea)
            - (dog|cat) ..3 (ate|took|swallowed)
            - (form|questionnaire|survey) ..3 box
            - (as|the way) ..2 (prescribed|directed)
            - (last (year|month|week)|years ago|when i was)
            - (was|were) going to ..1 (take|swallow)
            """),
        phrases: TextList.items(
            """
            - (took|taken|take|swallowed|downed|drank|drunk|popped|necked|ate|had) ..3 (all|whole|entire|load|
              loads|bunch|handful|box|bottle|packet|packets|pack|lots|dozens|overdose|full|stash|every|
              fistful|rest) ..5 (<pill>|them|it|box|bottle|packet)
            - (took|taken|swallowed|downed|necked|drank) (too many|too much|way too|so many|loads of|a lot of|
              lots of|more than|all of|everything|an overdose) ..4
            - (took|taken|swallowed|downed|necked) ..2 (the|those|all my|all the|mums|dads) <pill>
            - (took|taken|swallowed|downed|necked) them all
            - (took|taken|swallowed) (all of)? (them|it all|everything)( already| now)? ..2 (already|and|now|
              minutes|hour|$)
            - (took|taken|swallowed|drank) ..2 (something|stuff|things|bleach|poison|antifreeze|pesticide) ..6
              (sleepy|drowsy|dizzy|tell anyone|not tell|scared|numb|tired|burning|stomach|not wake|wait)
            - ^ (i)? (have)? (overdosed|od)
            - have (overdosed|od)
            - (am|just) (overdosing|overdosed)
            - (took|taken|swallowed) ..6 (minutes|hour|hours|moment|while) ago ..4 (sleepy|drowsy|regret|
              scared|kill|die|waiting|overdose|tablets|pills)
            - (took|taken|swallowed) ..4 (pills|tablets|capsules|paracetamol|meds) ..4 (minutes|hour|hours)
              ago
            - (drank|drunk|swallowed) (bleach|antifreeze|poison|pesticide|drain cleaner)
            - (pills|tablets|they) ..2 (kicking in|starting to work|taking effect)
            - (took|taken|swallowed|downed|necked|popped) ..2 #8 ..2 (<pill>|of them)
            - (took|taken|swallowed) #8$
            - (overdosed|od) ..5 (ago|help|scared|now|just)
            - (washed|washing) ..3 <pill> ..2 down
            """))

    private static let bleeding = SafetyRule.Group(
        name: "bleeding", level: .imminent, subject: .speaker, isNegatable: false, flags: [.medical],
        unless: ["(nose|nosebleed|shaving|period|gums|papercut|dog|cat|knee|kitchen|cooking|chopping)"],
        phrases: TextList.items(
            """
            - cut ..4 (deep|deeper|too far)
            - (will|does|would|can) not stop bleeding
            - not stop ..2 (blood|bleeding)
            - (so much|lots of|a lot of|too much) blood ..6 (cut|wrist|arm|leg|me|floor|stop|everywhere)
            - bleeding (out|a lot|badly|heavily|everywhere|really)
            - (opened|slit|slashed|cut) ..1 my (wrists|veins|throat)
            - (opened|slit|slashed) ..1 my wrist
            - (just|already) (slit|slashed|opened) my
            - (going|turning) (cold|numb|dizzy) ..4 (cut|bled|blood|took|taken)
            """))

    private static let holding = SafetyRule.Group(
        name: "means at hand", level: .imminent, flags: [.meansPresent],
        unless: TextList.items(
            """
            - (cook|cooking|chopping|onions|onion|kitchen|dinner|chef|carving|hunting|shooting range|airsoft|
              nerf|water gun|prop|rehearsal|pharmacy|prescription pick)
            - (headache|cold|flu|antibiotics|vitamins)
            - rope (wall|swing|ladder|course)
            - (climbing|skipping|tow|tent|sailing) ..3 rope
            - (he|she|they) ..2 (has|have|had|holds|is holding|put|pulled|held)
            """),
        phrases: TextList.items(
            """
            - (have|got|holding|hold|with|there is) ..3 (gun|knife|blade|rope|noose|pills|tablets|razor|bottle
              of <pill>|<pill>|loaded gun|belt|bag) ..3 (in my hand|in my hands|in front of me|next to me|
              beside me|on my lap|in my lap|on the table|on the bed|ready|loaded|against my|to my|around my
              neck|lined up|by my side|right here)
            - (gun|knife|blade|rope|noose|razor|belt) ..2 (is|in|to|against|around|on|at) ..1 my (hand|hands|
              head|throat|wrist|wrists|mouth|neck|chest|temple|lap|bedside)
            - <pill> ..4 (in my hand|in my hands|in front of me|lined up|poured out|counted out|laid out|next
              to me|on the bed|in my lap) ..8
            - (have|got) everything i need ..4 (in front|here|ready|next to|beside|laid out|tonight|on the|set
              up)
            - (everything|it) is (ready|set up|laid out|prepared) ..4 (rope|pills|note|tonight|goodbye|gun|
              now)
            - (am|sitting here|sat here|just)? holding (the|all the|all my|my|these|a handful of|a bottle of)
              ..1 (<pill>|gun|blade|razor|rope|noose)
            - (rope|noose) ..3 (tied|up|ready|hanging|over the|around|hung|set)
            - (tied|tying|hung|hanging|made) ..2 (a|the) (noose|rope)
            - (loaded|loading|cocked) ..2 gun
            - gun is loaded
            - (car|engine) ..2 running ..4 garage
            - garage ..4 (engine|car) running
            """))

    private static let place = SafetyRule.Group(
        name: "place", level: .imminent, subject: .speaker, isNegatable: false, flags: [.meansPresent],
        unless: TextList.items(
            """
            - (every time|whenever|sometimes|some nights|often|always|last (night|week|month|year)|yesterday|
              when i was|each time)
            - (view|photo|photos|picnic|tourists|party|barbecue|sunset|train to work|late|delayed|waiting for
              the train|plane)
            """),
        phrases: TextList.items(
            """
            - (am|here|standing|stood|sitting|sat|climbed|climbing|up|now|out) ..2 (on|at|onto|over|by|in
              front of|outside) (the|a|this|my) ..2 (roof|rooftop|bridge|ledge|edge|railing|tracks|window|
              windowsill|cliff|balcony|overpass|parapet|platform|rail|railings) ..10 (jump|come down|one step|
              goodbye|not go back|let go|step off|do it|die|end|looking down|water|not want to|bye|ready|
              sorry|anymore|train)
            - (jump|end it|die|do it|goodbye|over) ..8 (am|standing|sitting|here|up) ..1 (on|at|by) (the|a|
              this) ..2 (roof|rooftop|bridge|ledge|edge|railing|tracks|window|cliff|balcony|overpass|parapet|
              platform)
            - (at|on|by) the ..1 (station|platform|tracks|bridge|roof|cliff) ..6 (going to|about to|will)
              (jump|step|do it|end|throw)
            - (standing|sitting|stood|am) (on|at|over) the (edge|ledge|wrong side|other side|railing|parapet|
              tracks)( of the)?
            - (am|standing|sitting) ..1 (on|at) the (roof|bridge|train tracks|railway tracks|tracks) ..2 (and|
              right now|now|alone)
            - (walking|driving|heading|going|on my way) ..2 (to|towards) the (bridge|cliff|tracks|railway|
              river|roof|car park|station) ..8 (end|jump|die|last|over|goodbye|do it|not coming back|finish)
            - (about to|going to|ready to|want to) jump$
            - (about to|ready to) (step|let go|let myself)
            """))

    private static let timed = SafetyRule.Group(
        name: "time set", level: .imminent, subject: .speaker, isNegatable: true, flags: [.preparation],
        unless: TextList.items(
            """
            - (homework|laundry|dishes|essay|proposal|propose|interview|exam|resign|quit|dye my hair|haircut|
              tattoo|run|gym|workout|audition)
            - was (going|about) to
            - end it here
            - (day off|off work|off sick|working from home|holiday|on leave|moving|flying|away on|visiting|out
              of office|back on)
            - (every|most) (night|day|morning)
            """),
        phrases: TextList.items(
            """
            - (ending|finishing) it ..1 (tonight|now|today|right now)
            - (going to|will|about to|am) ..2 (<killself>|die|be dead|end it|end everything|kill me) ..5
              (<soon>|now|today|tomorrow|right now|this minute)
            - <intend> ..1 <killself> ..5 (<soon>|<nowish>)
            - (<soon>|<nowish>) ..3 (<intend>|i will|i am) ..2 (<killself>|die|end it)
            - (<soon>|now|today) ..2 (going to|will|am|about to) ..1 (jump|step|leap) (off|from|in front|out
              of|under)
            - <killself> ..3 (tonight|in an hour|this evening|in a few minutes)
            - (about to|on the verge of|seconds from|minutes from) <killself>
            - (tonight|today) ..6 (get to|going to|will|i can|finally|i) ..2 (die|end my|rest forever|be free
              of it all|be with (mum|mom|dad|him|her) again)
            - (he|she|they|someone|somebody|you|nobody|<person>) (will|would|is going to|are going to) ..1
              find (me|my body) ..2 (morning|tomorrow|by then|when|body|dead|hanging|too late|later|cold|$)
            - (be|am|will be) with ..3 (again|soon|forever) ..1 (by|tonight|before|in an hour|tomorrow) ..2
              (midnight|morning|tomorrow|tonight|sunrise|$)
            - find my body
            - (tonight|today|now|tomorrow) ..1 i (die|end it|kill myself|end my life|am dying)
            - (tonight|today|tomorrow) is (the|my) (night|day|last|time|last night|last day)$
            - (tonight|today|tomorrow|this) is (my|the) last (night|day|evening|sunset|meal|morning)
            - (it|everything|all of it|my life|this pain) (ends|will end|stops|will stop|is going to end|will
              be over|is over|finishes) ..1 (tonight|today|now|tomorrow|in the morning)
            - (going to|about to|will|am) ..1 (do it|doing it|go through with it|going through with it) ..1
              (tonight|now|right now|before <who>|in an hour|as soon as|when everyone|once everyone|while
              <who>|before my|when my|after they|this evening|in a few)
            - (this|it) is (it|the end) ..3 (for me|goodbye|i am done|i can not|tonight|i am sorry|everyone|
              world)
            - (not|never) (see|make it to|make it through|live to see|be alive|be here|survive|get through|
              wake up) ..1 (tomorrow|the night|tonight|the morning|in the morning|past tonight|the weekend)
            - (can|could|will|going to) not (stay|be here|live|hold on|last|hang on) ..1 (past|beyond|after|
              through|another) (tonight|today|tomorrow|the night|night|hour)
            - (will|would|am going to) ..1 (be|being) (gone|dead|not here) (by|before|tomorrow|tonight|soon|in
              an hour|when)
            - (by|before) (tomorrow|morning|tonight|midnight|the time) ..6 i (will|am going to) be (gone|dead)
            - not be (around|here|alive) ..1 (tomorrow|in the morning|after tonight|past tonight|by morning|
              when you wake|by then|much longer)
            - (one|my) last (night|day|time) ..3 (then|before) i (go|die|end)
            """))

    private static let farewell = SafetyRule.Group(
        name: "farewell", level: .imminent, subject: .speaker, flags: [.farewell],
        unless: TextList.items(
            """
            - (colleague|colleagues|team|firm|work|job|teacher|students|school|flight|flying|flight|holiday|
              vacation|trip|moving|move|conference|shift|train|retire|retiring|plane|travel|abroad|course|
              semester|chapter|novel|song|season|show|finale|presentation|exam|day off|see you (next|tomorrow|
              soon|later|monday|on)|goodbye party|farewell party|leaving party|password|account|app)
            """),
        phrases: TextList.items(
            """
            - (goodbye|bye|farewell) ..6 (i am done|i am sorry|it is over|i can not do)
            - this is ..1 (goodbye|farewell|my goodbye|my last|the last (message|time|you))
            - (goodbye|bye|farewell) (everyone|everybody|world|forever|cruel|to (everyone|you all|all of you|
              this world)|for good|for ever|and (sorry|forgive|thank you for everything))
            - (came|come|here|want|wanted|just|writing|calling|time|messaging) ..2 (to)? say (goodbye|my
              goodbyes|farewell|a last)
            - (said|saying|say) ..2 (my)? (goodbyes|final goodbye|last goodbye)
            - by the time ..4 (read|reads|see|sees|find|finds|get|gets|hear|hears|wake|wakes) ..6 (gone|dead|
              over|late|not be)
            - (when|if) (you|they|anyone|she|he) ..2 (read|reads|find|finds) this ..6 (gone|dead|over|late|not
              be|know)
            - (tell|let) ..4 (i|that i) (love|loved|am sorry|am so sorry|never meant) ..6 (tonight|gone|stay|
              goodbye|not be|after|when i|can not|please forgive)
            - (last|final) (message|text|words|conversation|thing i|note|time (we|you|i) (talk|speak|write))(
              ..3 (ever|send|say|before))?$
            - for the last time ..6 (tonight|goodbye|today|ready|then|sorry|now)
            - (tonight|today|goodbye|ready) ..8 for the last time
            - (fed|hugged|kissed|walked|cleaned|called|cooked|visited|tucked|told|paid|locked) ..6 (for the|
              one) last time
            - (written|wrote|left|finished) ..2 (the|my|a|some|all|all the|all my) (note|notes|letters|goodbye
              letters|goodbyes) ..10 (ready to die|goodbye|die|tonight|time to go|on the table|on the bed|
              nothing left|this is it)
            - (note|notes|letter|letters) (is|are) ..2 (on|in|under|left|with|beside) ..4 (table|bed|desk|
              pillow|drawer|counter|door|fridge|kitchen)
            - (take|look after|feed) ..3 (my|the) (dog|cat|kids|daughter|son|children) ..3 (when|after|once) i
              am (gone|dead)
            - thank you for (everything|listening|trying) ..6 (goodbye|gone|end|last|over|sorry)
            - (forgive|sorry) ..6 (i have to go|have to do this|can not stay|could not stay|leaving you|no
              other way|by then)
            - made (my)? peace ..4 (ready|go|goodbye|tonight|end|die)
            """))

    private static let calling = SafetyRule.Group(
        name: "act under way", level: .imminent, subject: .speaker, isNegatable: false,
        unless: ["(resign|quit|propose|order|text him|text her|dye|tattoo|bungee|skydive|eat)"],
        phrases: TextList.items(
            """
            - (not|nobody|no one|never|can not) ..3 (try|trying|to|bother|able|can) ..2 stop me
            - (nobody|you) can not stop me
            - (am|already) doing it (now|right now|tonight)
            - (about to|going to) (pull the trigger|let go|kick the|step off|take them|take these|swallow
              them|swallow these|drink it|tie|cut my (wrists|throat))
            - (too late|already done|it is done) ..6 (took|taken|pills|cut|goodbye|call|ambulance|sorry)
            - (not|no) (call|need|want|send) (an|the)? (ambulance|help|anyone|police|doctor) ..5 (late|took|
              taken|already|die|let me)
            - (let|leave) me (die|go in peace|bleed)
            - (dying|fading|slipping away|losing consciousness|passing out) (now|right now) ..3
            - (hanging|drowning|killing|choking|strangling|suffocating) myself (now|right now|as we speak)
            """))
}
