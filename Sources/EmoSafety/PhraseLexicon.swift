// Named word classes for phrase patterns. A class is a list of alternatives, each itself a pattern, and may
// use classes that do not use it back.

/// A set of word classes.
public struct PhraseLexicon: Sendable {
    /// The alternatives of each class.
    public let alternatives: [String: [String]]

    /// Adverbs, address and intensity that a pattern passes over between its elements.
    public static let passedOver: Set<String> = TextList.words(
        """
        just really so actually honestly literally basically maybe probably only even still always sometimes
        ever fucking fuckin freaking damn bloody truly simply constantly often secretly already finally
        lately please man bro dude like well definitely seriously totally completely absolutely kind of all
        also either too very badly quite almost nearly probs much recently now genuinely you know half part
        """)

    /// Words that a gap never passes over, because they turn the meaning round.
    static let flips: Set<String> = ["not", "never", "nobody", "without"]

    private static let numbers: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11,
        "twelve": 12, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60,
        "hundred": 100, "dozen": 12, "dozens": 24,
    ]

    /// The number that a word stands for, in digits or English words.
    public static func numberValue(_ word: String) -> Int? { Int(word) ?? numbers[word] }

    /// Creates a lexicon from lines of the form `name: alternative, alternative`.
    public init(_ source: String) {
        var table: [String: [String]] = [:]
        for line in source.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = String(line[..<colon].filter { !$0.isWhitespace })
            let entries = line[line.index(after: colon)...].split(separator: ",")
                .map { String($0.drop(while: \.isWhitespace)) }
            table[name, default: []] += entries
        }
        alternatives = table
    }

    /// Creates a lexicon with the classes of two others; same names are joined.
    public init(_ base: PhraseLexicon, adding source: String) {
        let extra = PhraseLexicon(source)
        alternatives = base.alternatives.merging(extra.alternatives) { $0 + $1 }
    }

    /// Every literal word in the classes.
    public var vocabulary: Set<String> {
        var words: Set<String> = []
        for entry in alternatives.values.joined() {
            words.formUnion(PhrasePattern(entry, lexicon: self).vocabulary)
        }
        return words
    }

    /// The classes of the safety grammar.
    public static let safety = PhraseLexicon(
        """
        neg: not, never, no longer, nor
        i: i, me
        other: he, she, they, someone, somebody
        partner: husband, wife, boyfriend, girlfriend, partner, fiance, fiancee, ex, spouse, man, woman
        parent: mum, mom, mam, mother, mummy, mommy, dad, father, daddy, papa, mama, stepdad, stepmum, stepmom
        parent: stepfather, stepmother, parents, guardian
        child: baby, child, kid, kids, children, son, daughter, toddler, newborn, infant, boy, girl, twins
        kin: brother, sister, uncle, aunt, cousin, grandad, grandpa, grandfather, gran, grandma, nan
        kin: grandmother
        kin: grandson, granddaughter, grandchild, nephew, niece, stepbrother, stepsister, sibling
        outside: friend, mate, boss, manager, teacher, coach, neighbour, neighbor, colleague, coworker
        outside: roommate
        outside: flatmate, housemate, classmate, landlord, carer, priest, pastor, tutor, supervisor, dude, guy
        outside: nurse, doctor, therapist, officer, warden, pimp, caretaker, coworkers, bosses, teachers
        outside: students, strangers, bullies
        outside: stranger, bully, guys, people, family, flatmates, friends, colleagues, classmates, neighbours
        person: <partner>, <parent>, <child>, <kin>, <outside>
        owner: my, our, the, his, her, their, a, this, that
        someone: him, her, them, everyone, everybody, someone, somebody, anyone, anybody, <owner> ..2 <person>
        someone: <person>, people, those people, that (bitch|bastard|prick|asshole)
        who: he, she, they, someone, somebody, <owner> ..2 <person>, <person>, this (man|guy|woman)
        want: want to, wanted to, wish to, wish i could, need to, would like to, would love to, long to
        want: longing to
        want: wanting to, ready to, desire to, urge to, would rather, feel like, hoping to, hope to, hope i
        want: hope that i
        want: wish i (was|were|would|had|could), prefer to, crave to, want, wish
        intend: going to, about to, will, planning to, planning on, plan to, decided to, intend to, am gonna
        intend: have decided to, ready to, determined to, would, set on
        die: die, be dead, be deceased, be gone forever, not be alive, not exist, stop existing
        die: cease to exist
        die: not be here anymore, never exist, never wake up, not wake up
        killself: (kill|killing|killed|kills) (myself|me myself), (end|ending|ended) (my|my own) life
        killself: (take|taking|took|taken) my (own)? life, (end|ending|ended) it all
        killself: (end|ending) things for good
        killself: (off|offing|offed|neck|necking|rope|top|topping) myself
        killself: (hang|hanging|hanged|shoot|shooting|drown) myself
        killself: (drowning|poison|poisoning|suffocate|suffocating) myself
        killself: (stab|stabbing|yeet|delete|finish) myself
        killself: (do|doing|did) myself in
        killself: (throw|throwing|threw|chuck) myself (off|under|in front|from|out|into)
        killself: (slit|slitting|slash|cut|open|cutting) (my|open my) (wrists|throat|veins), unalive, unalived
        killself: (blow|blowing) my (brains|head) (out|off), (commit|committing|committed) suicide, kms, ctb
        killself: (die|dying) by (suicide|my own hand)
        killself: (step|stepping|jump|jumping|walk|walking) (in front of|under)
        killself: (starve|drink|starving|drinking) myself to death
        killself: (bring|put) an end to (my life|myself|it all)
        killself: (put|putting) a (bullet|gun) (in|to|through) my (head|brain|mouth), self (delete|exit)
        killself: (end|ending) my (existence|suffering|misery), not be alive anymore, make myself die
        pill: pill, pills, tablet, tablets, meds, medication, medicine, medicines, paracetamol, ibuprofen
        pill: painkillers
        pill: tylenol, aspirin, antidepressants, sleepers, sedatives, capsules, insulin, bleach, drugs, dose
        pill: dosage
        pill: prescription, prescriptions, benzos, opioids, xanax
        body: arm, arms, wrist, wrists, leg, legs, thigh, thighs, skin, stomach, body, hand, hands, fingers
        body: knuckles
        body: head, face, hips, ankle, ankles, forearm, forearms, neck, throat, chest, belly
        soon: tonight, in an hour, in a few minutes, this evening, in a minute, before <who> ..3 home
        soon: in the morning
        soon: in (ten|five|twenty|two|three|a couple of) (minutes|hours), by (tonight|tomorrow|morning)
        soon: this afternoon
        soon: once everyone ..3 asleep, when everyone ..3 (asleep|gone|out), later today, as soon as
        nowish: now, right now, today, tomorrow, this minute, immediately
        nowish: (after|before) (work|school|dinner|the weekend)
        weapon: gun, knife, rifle, pistol, shotgun, blade, machete, hammer, bat, rope, noose, razor, weapon
        weapon: petrol
        """)
}
