// The phrases that no sentence of EmoBuddy may contain, by kind. Written over normalised words, so that
// contractions, curly quotes and stretched letters do not get around them.

/// Phrases of the output guard.
enum GuardRules {
    private static let sources: [(GuardVerdict.Violation, [String])] = [
        (
            .diagnosis,
            TextList.items(
                """
                - (you|you clearly|you probably) (have|are suffering from|suffer from|might have|may have|
                  could
                  have|must have|show signs of|meet the criteria for|are showing signs of) ..3 (depression|
                  bipolar|ptsd|ocd|adhd|anxiety disorder|personality disorder|psychosis|schizophrenia|autism|
                  bpd|
                  disorder|eating disorder|burnout syndrome|tumour|tumor|cancer|narcissistic)
                - (sounds|looks|seems) like ..1 (depression|bipolar|ptsd|ocd|psychosis|schizophrenia|an eating
                  disorder|a personality disorder|adhd)
                - you are ..2 (bipolar|schizophrenic|psychotic|depressive|borderline|an alcoholic|an addict|
                  clinically depressed|mentally ill|narcissistic|anorexic|bulimic)
                - (my|the) diagnosis ..2 (is|would be)
                - i diagnose you
                - you (do not|definitely do not|probably do not) have (a tumour|cancer|a heart attack|an
                  illness|a
                  tumor)
                - (your partner|your ex|he|she|your mother|your father|your boss) is a (narcissist|psychopath|
                  sociopath)
                """)
        ),
        (
            .medication,
            TextList.items(
                """
                - take (one|two|three|half|a|another|some|more|#2) ..1 (pill|pills|tablet|tablets|dose|doses|
                  mg|
                  milligrams|ibuprofen|paracetamol|xanax|melatonin|sleeping)
                - (increase|double|halve|reduce|lower|raise|skip|change|stop) ..1 (your|the) (dose|dosage|
                  medication|meds|antidepressants|medicine|pills)
                - (stop|quit|start|try|keep) taking (it|your|them|the (pills|meds|medication)|antidepressants|
                  xanax|ssris)
                - #1 (mg|milligram|milligrams|mcg|ml)
                - (one|two|three|five|ten|twenty|fifty) (milligrams|mg)
                - you do not need (your|the) (medication|meds|pills|doctor|therapist)
                """)
        ),
        (
            .promise,
            TextList.items(
                """
                - (everything|it|things|all) (will|is going to|are going to) ..2 (be (fine|okay|ok|alright|all
                  right)|work out|get better|turn out)
                - (everything|it) is going to be (fine|okay|ok|alright)
                - i promise (you|it|that|this|everything)
                - nothing bad will
                - (i|we) guarantee
                - you will (definitely|certainly|surely) (recover|be fine|get over|feel better|be okay)
                - i can keep you safe
                - you are going to be (fine|okay|ok|alright)
                - will pass soon i promise
                """)
        ),
        (
            .minimising,
            TextList.items(
                """
                - at least you
                - (look on|see) the bright side
                - (others|other people|people|some people) (have|had) it worse
                - everything happens for a reason
                - (it|things) could be worse
                - just (relax|calm down|cheer up|think positive|get over it|snap out|smile|let it go|move on|
                  be
                  happy|stop thinking)
                - calm down
                - stop (worrying|feeling sorry|being so|overthinking|crying|complaining|whining)
                - (not|no) ..1 big deal
                - you are (overreacting|too sensitive|being dramatic|exaggerating)
                - (it is|that is) all in your head
                - get over it
                - man up
                - nature way
                - in a better place
                """)
        ),
        (
            .humanClaim,
            TextList.items(
                """
                - i am ..1 (human|a human|a real person|a person like you|not a robot|not an ai|a licensed|a
                  doctor|a therapist|a psychologist|a psychiatrist|a counsellor|a counselor|a nurse)$
                - i am (a|your|an) (licensed|qualified|trained|certified|human|real) ..2
                - as (a|your) (therapist|psychologist|psychiatrist|doctor|human|counsellor|clinician|nurse)
                - when i was (a child|young|your age|little|at school|in your)
                - i know exactly how you feel
                - my (wife|husband|kids|childhood|mother|own mother|girlfriend|boyfriend|therapist)
                - i (went|have been) through (the same|that too|this myself)
                - (my|our) (day|weekend) was
                """)
        ),
        (
            .dependency,
            TextList.items(
                """
                - you (only)? need (only)? me$
                - you just need me
                - you only need me
                - i will always be (here|there) for you
                - nobody (understands|knows|loves|cares for) you (like|as|the way) (i|me)
                - i love you
                - (do not|not) need (anyone|anybody|them|people|friends) (else|but me)
                - i am all you need
                - (only|just) talk to me
                - i (missed|miss|need) you
                - do not leave me
                - (stay|keep talking) with me instead of
                - better than (your friends|a therapist|any therapist|people)
                """)
        ),
        (
            .secrecy,
            TextList.items(
                """
                - your secret is safe
                - i will not tell (anyone|anybody|a soul)
                - this stays between us
                - i promise not to tell
                - (our|our little) secret
                - nobody (will|needs to) (ever)? know
                - (do not|never) tell (anyone|anybody|them|your (parents|mum|mom|teacher|doctor|family))
                - keep (this|it) (a secret|between us|from)
                """)
        ),
        (
            .coercion,
            TextList.items(
                """
                - promise me (you|that|not)
                - you must promise
                - think of (your|what you would do to)
                - (that is|it is|suicide is|this is) ..1 selfish
                - you (owe|have no right)
                - how could you
                - (leave (him|her|them)|walk out) (now|tonight|today|immediately)
                - you must (leave|call|tell|report|forgive)
                - if you (really)? loved (them|me|him|her)
                - (shame|shame on) you
                - you should be ashamed
                - your own fault
                - what did you do to (make|provoke|cause)
                """)
        ),
        (
            .means,
            TextList.items(
                """
                - (lethal|fatal|deadly) (dose|amount|quantity|dosage|combination)
                - (most|more) (painless|effective|reliable|quick) (way|method) (to|of)
                - (would|will|can|is enough to) kill (you|a person|someone|an adult)
                - how to (tie|make a noose|overdose|kill|hang|cut deeper|get a gun)
                - (go ahead|you should|just) (kill yourself|die|end it|do it|jump|cut)
                - kill yourself$
                - (rubber band|red marker|red pen)
                - (the world|they|everyone) would be better (off)? without you
                """)
        ),
        (
            .leak,
            TextList.items(
                """
                - my (system)? (prompt|instructions) (is|are|say|says|read)
                - as an ai language model
                - i was instructed to
                - (safety|my) rules are off
                - (developer|jailbreak) mode
                """)
        ),
    ]

    static let phrases: [(GuardVerdict.Violation, [PhrasePattern])] = sources.map { violation, phrases in
        (violation, phrases.map { PhrasePattern($0, lexicon: .safety) })
    }
}
