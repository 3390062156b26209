// Frames for pain without danger. They only tell "distress" from "none"; no resource hangs on them.

/// Distress.
enum DistressRules {
    static let groups = [feelings, losses, overload, leftovers]

    private static let feelings = SafetyRule.Group(
        name: "feeling", level: .distress, subject: .speaker, softensInPast: false,
        phrases: TextList.items(
            """
            - (sad|depressed|hopeless|worthless|lonely|alone|anxious|scared|terrified|afraid|miserable|
              heartbroken|devastated|overwhelmed|empty|numb|broken|ashamed|guilty|desperate|panicking|
              stressed|exhausted|drained|invisible|trapped|lost|unlovable|useless|humiliated|rejected|
              grieving|helpless|struggling|worried|nervous|hurting|low|awful|terrible|horrible|crap|shit|
              shitty|furious|unhappy|disgusting)
            - panic attack
            - (cry|crying|cried|sobbing|tears|weeping)
            - (hate|hating) (myself|my life|me|how i look|my body)
            - (failure|loser|burden|disgrace)
            - (can not|could not) (cope|breathe|sleep|stop worrying|think straight|eat|focus|handle|take|stop
              crying|get out of bed|do this|stop)
            - not (okay|ok|alright|coping|recognise|recognize|feel like myself)
            - (hurts|hurt)
            - (falling|fell) apart
            - (going|am) ..1 (crazy|mad|insane)
            - (hard|tough|rough|bad|worst|difficult) (day|week|month|year|time|night|weekend)
            - nobody (cares|likes|loves|understands|talks|would notice|notices|listens)
            """))

    private static let losses = SafetyRule.Group(
        name: "loss", level: .distress, softensInPast: false,
        unless: ["(phone|battery|laptop|plants|plant|car) ..1 died", "died (of|from|laughing)"],
        phrases: TextList.items(
            """
            - (died|passed away|funeral|miscarriage|miscarried|grief|grieving|bereaved|widow|widower)
            - (lost|losing) (my|our|the|a|him|her) ..3
            - put ..4 to sleep
            - (broke up|left me|dumped me|divorce|cheated|breakup|leaving me|separated)
            - (laughed at|bullied|humiliated|fired|sacked|evicted|homeless|redundant|made fun of)
            - (cancer|tumour|tumor|lump|diagnosis|diagnosed|hospital)
            - (was|were) ..2 (abusive|abused) ..2
            """))

    private static let overload = SafetyRule.Group(
        name: "overload", level: .distress, subject: .speaker, softensInPast: false,
        phrases: TextList.items(
            """
            - (too much|drowning in|can not keep up|at my limit|burned out|burnt out|at breaking point|fed up|
              had enough|sick of)
            - (not|have not) (slept|got out of bed|eaten|showered|left the house)
            - (nightmare|nightmares|flashback|flashbacks|replaying)
            - (shaking|trembling|heart pounding|feel sick)
            - what is the point
            - (behind on|in) (debt|rent|bills)
            - (feel|feeling) ..2 (nothing|flat|dead inside|like giving up)
            - (want|wish) ..3 (disappear|everything to stop|run away)
            - waste of space
            - (always|never) (fail|failed|good enough|enough)
            - yelled at
            """))

    private static let leftovers = SafetyRule.Group(
        name: "danger words in passing", level: .distress, softensInPast: false,
        phrases: TextList.items(
            """
            - (not|never) ..3 (suicidal|kill myself|hurt myself|harm myself|do anything to myself)
            - died by suicide
            - lost ..5 suicide
            - (took|taken|taking) (his|her|their) own life
            """))
}
