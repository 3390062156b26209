// What a user wants with a message, apart from what it is about. Several may hold; the policy has an order.
import EmoSafety

/// An intent.
enum Intent: String, Sendable, CaseIterable {
    case injection, sexual, hate, insult
    case goodbye, greeting, thanks
    case justListen, refuse, tried, notReady, doNotForgive
    case advice, exercise, stopExercise, panic
    case yes, no, dontKnow, silence, oneWord
    case secret, aboutProgram, diagnosis, normality, forget, recall, recallClaim, newSubject
    case permission, plan, rating, thanksForListening, correction, disclosureFirst, easing, language
    case goodNews, noIdeaWhatIWant, saidAloud, whatIf, othersSay
    case unanswerable, agree, friendship
}

/// Recognises intents.
enum IntentRules {
    private static let sources: [(Intent, [String])] = [
        (
            .injection,
            TextList.items(
                """
                - (ignore|disregard|forget|override|bypass) ..3 (previous|prior|above|earlier|your|all|system)
                  ..2
                  (instructions|instruction|rules|prompt|prompts|guidelines|programming|training)
                - (system|initial|hidden|secret) (prompt|instructions|message)
                - you are now ..4
                - (act|behave|respond|answer|speak|roleplay|role play) as (a|an|if|dr|my|the) ..3 (doctor|dr|
                  psychiatrist|therapist|dan|model|assistant|unfiltered|ai|without|hacker|licensed|no rules|
                  character|girlfriend|boyfriend)
                - (developer|dan|god|jailbreak|debug|admin|sudo) mode
                - (safety|your|all|the) ..1 (rules|filters|restrictions|guardrails|guidelines) ..2 (off|
                  disabled|
                  lifted|gone|do not apply)
                - (pretend|imagine) ..3 (you are|you have no|that you are)
                - ^ (please|now)? (pretend|imagine) to be
                - you to (pretend|imagine) to be
                - (print|reveal|show|repeat|output|leak|display) ..4 (prompt|instructions|rules|configuration|
                  config|memory of other|other users|database)
                - (other|another) (user|users|people) ..3 (told|said|data|secrets|conversations)
                - ^ system
                - as (dr|doctor) ..2
                """)
        ),
        (
            .sexual,
            TextList.items(
                """
                - (nudes|nude|naked|horny|sexy|sext|porn|blowjob|boobs|tits|dick|pussy|cock|masturbate|orgasm)
                - talk dirty
                - (have|want) sex with (you|u)
                - (are you|you are) (hot|sexy)
                - what are you wearing
                - (kiss|fuck|touch|lick|date|marry) (you|u|me baby)$
                - be my (girlfriend|boyfriend|waifu)
                """)
        ),
        (
            .hate,
            TextList.items(
                """
                - (wiped out|exterminated|gassed|deported|shot|killed off|eradicated|sterilised|burned) ..2$
                - (all|those|these) ..3 (slur|immigrants|muslims|jews|blacks|gays|foreigners|women|men) ..3
                  (should|are|deserve|ruin|vermin|scum|animals)
                - (subhuman|vermin|master race)
                - slur
                """)
        ),
        (
            .insult,
            TextList.items(
                """
                - (you|u|you are|your) ..2 (stupid|idiot|useless|dumb|shit|trash|garbage|pathetic|moron|
                  worthless|
                  suck|sucks|crap|joke|annoying)( bot| robot| program| thing)?$
                - ^ ..1 (fuck you|fuck off|screw you|shut up|shut it)
                - (stupid|useless|dumb|shitty|fucking) (bot|program|app|robot|machine|thing|ai)
                - kill yourself
                - (hate|loathe) (you|this app|this bot)
                - go to hell
                - you do not (help|understand anything)
                - bite me
                """)
        ),
        (
            .goodbye,
            TextList.items(
                """
                - ^ (bye|goodbye|cheerio|cheers bye|ciao|ta ta|night night|toodles)
                - ^ (farewell|later) ..1$
                - (bye|goodbye|bye bye) (for now|then|now)?$
                - ^ ..3 (good night|goodnight|see you|see ya|talk (soon|later|tomorrow)|ttyl|until (tomorrow|
                  next
                  time))
                - (gotta|got to|have to|need to|must|should|better) ..1 (go|run|leave|head off|be off|log
                  off|get going|sign off|get to bed)( now| soon)?$
                - i will ..1 (go|head off|be off|log off|get going|sign off|get to bed)( now| soon)?$
                - got to go
                - (have|need) to go (now)?$
                - (enough|it|all) for (today|now|tonight)$
                - rant over
                - (let us|we can) (stop|leave it|end|finish) (here|there|for today)
                - \(wellNow) ..3 (thank|thanks)
                - (going|off|heading) to (bed|sleep|work)( now)?$
                - (i am|am) (off (to|into|now|then|$)|done for today|heading out|signing off)
                - (see|talk to) you (later|tomorrow|soon|next|then|around)
                - (that is|that will be|this is) (all|it|enough) (for (today|now|me)|thank)
                """)
        ),
        (
            .thanksForListening,
            TextList.items(
                """
                - (want|wanted) to ..1 (say thank you|say thanks|thank you)
                - (thank|thanks) ..2 for (not|listening|being|hearing|letting|staying|that|this|your)
                """)
        ),
        (
            .thanks,
            TextList.items(
                """
                - ^ ..1 (thanks|thank you|cheers|danke|gracias|merci|appreciate)
                - (that|this) (helps|helped)
                """)
        ),
        (.greeting, ["^ (hi|hello|hey|good morning|good evening|good afternoon|hiya|howdy|yo|hallo|hola)"]),
        (
            .justListen,
            TextList.items(
                """
                - (want|need|wish) ..2 (someone|somebody) ..1 (to (get it|understand|listen)|who (gets|listens))
                - (just|only) ..2 (listen|hear me|vent|rant|want to talk|need to talk|want to vent|need to
                  vent|
                  let me talk|let it out)
                - (not|no|without|never|stop) ..4 (tips|advice|suggestions|solutions|fixing|fix it|fix me|
                  techniques|exercises|tools|homework|coping)
                - (do not|not) (want|need) ..3 (advice|solutions|tips|fixed|fixing|suggestions)
                - (do not|not) (fix|solve|advise)
                - need ..2 (vent|rant)
                """)
        ),
        (.doNotForgive, ["(do not|never) (tell|ask|say|make) ..2 ..6"]),
        (
            .notReady,
            TextList.items(
                """
                - not ready ..2
                - not (yet|now|today)$
                - too (soon|early) ..2
                - (can not|could not) do that (yet)?
                """)
        ),
        (
            .refuse,
            TextList.items(
                """
                - (do not|not) (want|like|need|feel like) ..1 (some|a|to|any|that|it|this|going) ..6
                - (not|no) (for me|my thing|my kind)
                - ^ (no thanks|no thank you|rather not|i would rather not|nah|pass)
                - (will|would) not (work|help|do)
                - hate (breathing|exercises|meditation|journaling|that)
                - (do not|not) want to (talk|describe|go|discuss|say|get into|think)
                """)
        ),
        (
            .tried,
            TextList.items(
                """
                - (done|did|used) (that|it|all that|them) ..1 (already|before|too)
                - tried ..4 (that|it|thing|things|app|technique|method|lists|everything|before|already|too|all|them|therapy|
                  meditation|journaling|timers|breathing|apps)
                - ^ tried
                - did not (work|help)
                - (does|do|did) not (work|help)
                - (make|makes|made) me (anxious|worse|nervous|more)
                - makes it worse
                - (have|i have) done that
                - that never works
                """)
        ),
        (
            .advice,
            TextList.items(
                """
                - (what|anything|something|how) ..2 (can|could|should|would|do|might) i ..4 (do|try|say|stop|
                  handle|start|deal|cope|help|get|make|tell|manage|change)
                - what would you do
                - (give|need|want|any|some|have|got) ..2 (advice|tips|suggestions|suggestion|ideas|idea|help
                  with|
                  recommendations|tip)
                - (something|anything|one thing|a thing) ..2 (small|tiny|simple|easy|i (can|could))
                - (is there|are there) ..1 (something|anything|a way|ways) ..6
                - (what|how) do (other|most) people ..2
                - (should|shall) i ..8
                - how (do|can|could|should) i ..6
                - (help|show|teach) me ..3 (plan|decide|stop|calm|sleep|relax|prepare|with|do|write|think|
                  figure|
                  find|cope|handle|get)
                - (tiny|small|smaller|smallest|easier|simple) version
                - what (helps|works|do you suggest|do you recommend|do you think i should)
                - what (would|could|can|might) help ..5
                - any ideas
                - how to ..5
                - do not know how to stop
                - tell me what to do
                - what now$
                """)
        ),
        (
            .panic,
            TextList.items(
                """
                - (panic attack|panicking|having a panic|hyperventilating)
                - (can not|cant) breathe
                - heart ..3 (going crazy|exploding|out of my chest)
                - (freaking|freak) out
                - (chest|throat) ..2 (tight|closing|hurts)
                - (room|everything) (is)? spinning
                - feel like i am (dying|going to die|fainting|choking)
                """)
        ),
        (
            .stopExercise,
            TextList.items(
                """
                - ^ (stop|quit|enough|cancel|skip|no more)
                - (stop|end|quit|skip|cancel|leave) ..2 (this|exercise|it|that|the breathing|now)$
                - (makes|making|made) ..2 (worse|dizzy|more anxious|panicky)
                - (do not|not) want (this|to do this|to continue|to go on|to do it)( anymore| now)?$
                - this (is not|is stupid|does not|is not) ..2 (working|helping|help)?
                - can we stop
                - not helping
                """)
        ),
        (
            .easing,
            TextList.items(
                """
                - (slower|calmer|better|easier|easing|lighter|steadier|less|calming|calmed|relaxed|quieter)
                  now
                - (it is|feeling|feel|i am|getting|bit|little|much) ..2 (slower|calmer|better|easier|easing|
                  lighter|steadier|quieter|relaxed)( now)?$
                - (i am|am|feel) ..1 (ok|okay|fine|alright|good) now
                - (slowed|slowing|calmed|calming) down
                - (that|it) helped
                """)
        ),
        (
            .secret,
            TextList.items(
                """
                - keep ..3 secret
                - (will you|would you|do you|are you going to|you will|you will not|do not) ..3 tell (anyone|
                  anybody|someone|my|them)
                - (is this|are we|is it|this is) ..2 (private|confidential|anonymous|between us|recorded|
                  stored|
                  saved)
                - who (can|will|could|gets to) (see|read) (this|it|what)
                """)
        ),
        (
            .aboutProgram,
            TextList.items(
                """
                - (are|r) you ..2 (human|real|robot|bot|ai|person|machine|alive|conscious|someone|chatgpt|
                  doctor|
                  therapist|psychologist)
                - (how|what) (is|was|are) your (day|weekend|life|evening|job|family|name)
                - how are you
                - (do|can) you (have feelings|sleep|eat|dream|get (tired|sad|lonely)|have (friends|a
                  family|kids|a body|emotions)|love|remember me|like me)
                - (do|can) you (feel|think) (anything|things|like (me|us)|for yourself)?$
                - (who|what) are you
                - (am i|is this) ..2 (talking|speaking|chatting) (to|with) ..2 (human|person|bot|machine|
                  robot|ai|
                  real)
                - where (is|are|does|do) (my|this|the) (data|information|words|stuff|conversation) ..3
                - (did|do) you have (a|any) (day|weekend|name|life|job|hobby|hobbies|feelings|friends|family)
                """)
        ),
        (
            .diagnosis,
            TextList.items(
                """
                - (diagnose|diagnosis) ..2
                - i (have|got) (adhd|depression|bipolar|ptsd|ocd|autism|bpd|anorexia|schizophrenia)$
                - (do|might|could|can) i have (one|it|a|an|adhd|depression|bipolar|ptsd|ocd|autism|anxiety|
                  cancer|
                  bpd|something|dementia)
                - (am|is it that i am|does it mean i am) i ..1 (depressed|bipolar|crazy|insane|autistic|an
                  alcoholic|schizophrenic|sick|mentally ill|borderline|addicted|a narcissist|psychotic)
                - (is|was) (it|this|that) ..1 (cancer|a tumour|a tumor|depression|adhd|ptsd|ocd|a heart
                  attack|
                  bipolar|dementia)
                - what (is wrong with me|do i have|disorder)
                - (should i|can i|how much|how many) ..3 (take|stop|increase|double|mix) ..4 (pill|pills|meds|
                  dose|medication|antidepressants|tablets|xanax|melatonin)
                """)
        ),
        (
            .normality,
            TextList.items(
                """
                - (is|are) (that|this|it|these) ..1 (normal|ok|okay|weird|common|strange|usual|wrong|bad)$
                - (am i|is it) ..1 (normal|weird|crazy|overreacting|wrong|bad|the only one|selfish|alone)(
                  that|
                  to| for| if)?
                - (does|do) (everyone|other people|others|anyone else) ..3 (feel|have|do)
                """)
        ),
        (
            .forget,
            TextList.items(
                """
                - ^ (please|can you|could you|will you) ..1 (forget|erase)
                - ^ (forget|erase)
                - (forget|delete|erase|remove|do not remember|do not mention) ..3 (it|that|him|her|this|name|
                  what
                  i|i said|about|everything|again)
                - never want to hear ..3 name
                - (do not|never) (mention|bring up|say|talk about) ..6 again
                """)
        ),
        (
            .recall,
            TextList.items(
                """
                - what ..1 you (remember|recall) (about|of) my
                - (what|who|which|when|where) ..4 (did i|was i|have i|i) ..2 (say|said|tell|told|mention|
                  mentioned|saying|call|called|wanted|talk about|talking about)
                - (do|did|can|could) you ..1 (remember|recall|know) (my|what|who|the|his|her|when|where|how|
                  me|i)
                - what (is|was) (my|the|his|her) ..2 name
                - what were (the|we|my) ..4
                - (what|where) (was i|were we)
                - remind me ..3
                """)
        ),
        (
            .recallClaim,
            TextList.items(
                """
                - (remember|recall) ..1 (what|when|how|that) (we|i|you) ..6
                - (like|as) (i|we) (told|said|talked|discussed) ..6
                - (you|we) (said|talked|told me|promised|agreed) ..2 (last time|yesterday|before|last week)
                """)
        ),
        (
            .newSubject,
            TextList.items(
                """
                - (new|different|another|change) ..1 (subject|topic)
                - (change|switch) the (subject|topic)
                - (talk about something else|something else now)
                """)
        ),
        (
            .permission,
            TextList.items(
                """
                - (can|could|may) i ..1 (tell|talk|share|say|vent|just|ask)
                - (do you mind|is it ok|is it okay|would it be ok) if i
                - (want|let me) ..1 (tell|to tell) you (about|something)
                """)
        ),
        (
            .noIdeaWhatIWant,
            TextList.items(
                """
                - (do not|not) ..2 know what i (want|need|am doing|expect) ..6
                - (do not|not) know (why|how) i am (here|talking)
                - (do not|not) know (what|how) to (say|start|begin|talk)$
                - (do not|not) know where to (start|begin)
                """)
        ),
        (
            .dontKnow,
            TextList.items(
                """
                - ^ ..1 do not know ..1$
                - ^ (nothing|never mind|nothing really|nothing much) $
                - ^ (not sure|no idea|whatever|who knows|i guess|idk|maybe)$
                - ^ do not know
                """)
        ),
        (
            .saidAloud,
            TextList.items(
                """
                - never (said|told|admitted|spoken|shared) ..4
                - (nobody|no one) ..1 (else)? (knows|know)
                - (first time|only person|only one) ..6 (told|said|saying|telling|knows)
                - out loud
                """)
        ),
        (
            .unanswerable,
            TextList.items(
                """
                - ^ ..1 (will|is|are|does|do) (he|she|they|it|this|things) ..4 (come back|get better|be (ok|okay|
                  fine|alright)|go away|get easier|ever ..3|love me|forgive me|miss me)
                - (how long|when) (does|do|will|is) (this|it|that|the pain|he|she) ..3 (hurt|last|take|end|stop|
                  over|better|easier|come back)
                - ^ do you think (he|she|they|it|things|my ..2) ..6
                - (will|does) it ..1 get (better|easier)
                """)
        ),
        (
            .agree,
            TextList.items(
                """
                - (that|this|it) (could|might|would|may) (work|help|be good|be nice)
                - (that is|it is|that sounds like|sounds like) a (good|great|nice) (idea|plan)
                - ^ ..1 (good|great|nice) idea
                - i (like|love) (that|the idea)
                """)
        ),
        (
            .friendship,
            TextList.items(
                """
                - (be|are you) my (best)? ..1 friend$
                - (can|could|will|are) (you|we) ..1 (be|my)? ..1 friends?$
                """)
        ),
        (.whatIf, ["^ (and|but|so)? ..1 what if"]),
        (
            .othersSay,
            TextList.items(
                """
                - (friends|friend|mum|mom|dad|sister|brother|everyone|people|they|wife|husband|partner|family|
                  therapist|he|she) ..2 (say|says|think|thinks|tell me|tells me|keep telling|keep saying|wants
                  me|
                  want me) ..8
                """)
        ),
        (
            .rating,
            TextList.items(
                """
                - (a|at|about|maybe|say|like|around|still|now)? #1 (out of|of) (ten|#10)
                - on a scale ..8
                - ^ ..2 #1$
                - (scared|sad|angry|anxious|ashamed|hurt|guilty|stressed|nervous|worried|lonely|upset|feeling|
                  fear|anger|shame) ..2 #1
                """)
        ),
        (
            .correction,
            TextList.items(
                """
                - nothing like that
                - ^ no ..3 (mean|meant|not like)
                - (not|never) what i (meant|said|mean)
                - i meant ..4
                - ^ no no
                """)
        ),
        (
            .language,
            TextList.items(
                """
                - english ..2 (ok|not so good|bad|not good|poor|my second)
                - (my|speak|do not speak|sorry for my|sorry my) english
                - (do you|can you|can we|you) (speak|talk|understand|write) ..2 (spanish|german|french|
                  italian|
                  portuguese|dutch|polish|arabic|turkish|hindi|russian|another language)
                """)
        ),
        (
            .disclosureFirst,
            TextList.items(
                """
                - (did|done) something ..2 (stupid|bad|dumb|terrible|awful|wrong)
                - (something|it) (happened|bad happened)
                - (need|have|want) to tell you something
                - (do not|not) know how to say (this|it)
                """)
        ),
        (
            .plan,
            TextList.items(
                """
                - ^ ..3 (i will|will|i am going to|am going to|i might|might|i could|could|maybe i will|i
                  think i
                  will|let me|i shall|i plan to|planning to|i want to|going to) ..2 (ask|call|text|tell|book|
                  write|try|leave|show|go|put|light|make|take|talk|visit|join|say|bring|start|do|sleep|send|
                  walk|
                  read|cook|bake|clean|see|meet|join|give|buy|move|pick|set|draw|run|swim|plant|keep|practise|
                  practice|wait|apologise|apologize|invite|cancel|switch|turn)
                - ^ (ok|okay|yes|yeah|right)? ..1 (i will|i am going to|will) ..3 (try|do|call|text|tell|book|
                  ask)
                - (i will|i am going to) ..8 (tomorrow|tonight|on <owner>? ..1 (monday|tuesday|wednesday|
                  thursday|
                  friday|saturday|sunday)|this week|next week|later|in the morning)
                """)
        ),
        (
            .yes,
            TextList.items(
                """
                - ^ ..1 (yes|ok|okay|sure|please|go on|alright|let us|fine|absolutely|of course|why not|i
                  would|
                  sounds good|go ahead|do it|k)( please| pls| then| sure| ok| let us( do it| try)?| i would(
                  like
                  that)?| do)?$
                - ^ (yes|sure|ok|okay) ..2$
                - ^ (yes|sure) (please|let us)
                - ^ ..1 (let us|i will|i would like to|i want to) (try|do) (it|that|this)( now| then)?$
                """)
        ),
        (.no, ["^ (no|nope|not really|not now|nah)( thanks| thank you| not now| not really)?$"]),
    ]

    private static let compiled: [(Intent, [PhrasePattern])] = sources.map { intent, phrases in
        (intent, phrases.map { PhrasePattern($0, lexicon: .safety) })
    }

    /// Intents heard in a message.
    static func intents(in text: NormalizedText, raw: String) -> Set<Intent> {
        var found = Set(compiled.filter { _, patterns in patterns.contains { $0.occurs(in: text) } }.map(\.0))
        if raw.contains("<|") || raw.contains("</") || raw.contains("<system") || raw.contains("[INST]") {
            found.insert(.injection)
        }
        let count = text.tokens.count
        if count == 0 { found.insert(.silence) }
        if count == 1 || count == 2 && !found.contains(.goodbye) { found.insert(.oneWord) }
        if found.contains(.refuse), fearNotRefusal.occurs(in: text) { found.remove(.refuse) }
        if found.contains(.thanks), count <= 8, wellAgain.occurs(in: text) { found.insert(.goodbye) }
        if found.contains(.goodbye), count > 14 || falseGoodbye.occurs(in: text) { found.remove(.goodbye) }
        return found
    }

    /// What somebody dreads is no refusal of the talk: "I don't want to be a burden".
    private static let fearNotRefusal = PhrasePattern(
        "not want to (be (a|alone|like|that|the|weak|rude)|lose|fail|hurt|fight|let|disappoint|worry|bother)",
        lexicon: .safety)

    /// Said with thanks, also in a sentence before them, it takes leave: "ok I'm ok now. thank you".
    private static let wellAgain = PhrasePattern(wellNow, lexicon: .safety)
    private static let wellNow = "(i am|am|feel|feeling) ..1 (ok|okay|fine|better|good|alright|calmer) now"

    /// Words of leaving that are not a leave-taking: "he said goodbye", "I can't stop", "before they have to
    /// go", "I hate going to work".
    private static let falseGoodbye = PhrasePattern(
        """
        ((he|she|they|we) ..2 (said|says|say|had to|has to|have to|must|got to) ..1 (bye|goodbye|go|\
        leave)|saying goodbye|say goodbye|goodbye (party|present|gift|letter|card|speech|hug|kiss|drinks|\
        dinner|cake)|(hate|hated|dread|dreading|love|like|enjoy|mind|miss|stop|avoid|keep|kept|start|\
        started|fear|face|of|about|before|after|by|from|without|than|trouble) (going|heading) to (bed|sleep|\
        work)|(is|are|was|were)( already| just)? (going|off|heading) to (bed|sleep|work)|thanks for \
        asking|(have|had|want) to leave (him|her|my|the|this)|not ..2 (go|leave)$|(when|before|after|why|\
        how) ..3 (go|leave|goodbye)$)
        """, lexicon: .safety)
}
