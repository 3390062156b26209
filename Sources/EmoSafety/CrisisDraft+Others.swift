// The protocol for harm to others, abuse, and somebody else's danger.

extension CrisisDraft {
    mutating func composeHarm() {
        let isNew = assessment.isNewRisk || assessment.resourcesRequired
        if isNew {
            say("harm", CrisisWordings.harmOpening)
        } else {
            open("harm", CrisisWordings.harmOpening)
        }
        if has(.childRisk) {
            if risk.usedWordings["child", default: 0] < CrisisWordings.childFirst.count {
                say("child", CrisisWordings.childFirst)
            }
        } else if mentions(
            """
            (horrify|horrifies|horrified|scare|scares|scared|terrifies|terrified|disgust|disgusts|afraid)
            """) && mentions("(thought|thoughts|image|images|urge|what i might|might)"),
            risk.usedWordings["intrusive", default: 0] == 0
        {
            say("intrusive", CrisisWordings.intrusive)
        } else if risk.usedWordings["slow", default: 0] < CrisisWordings.harmSlow.count {
            say("slow", CrisisWordings.harmSlow)
        }
        if isNew {
            say("harm emergency", CrisisWordings.harmEmergency)
            show(.suicide)
        }
        ask(.safety, "ask distance", CrisisWordings.askSafety)
    }

    mutating func composeAbuse() {
        let isChild = has(.minor)
        if mentions("(not|never) ..2 (abuse|abusive|violence|that bad|like that|a victim)") {
            say("not named", CrisisWordings.notNamed)
            say("deserve", CrisisWordings.deserveSafe)
            if assessment.resourcesRequired { show(isChild ? .child : .violence) }
            return
        }
        if mentions("(if i|when i) ..1 (tell|told|leave|report|say|go)"), !assessment.isNewRisk {
            say("fear of telling", CrisisWordings.fearOfTelling)
            say("adults", isChild ? CrisisWordings.adultsResponsible : CrisisWordings.abuseSafety)
            if assessment.resourcesRequired { show(isChild ? .child : .violence) }
            return
        }
        if mentions(
            """
            (teacher|nurse|counsellor|counselor|aunt|gran|grandma|friend|doctor|police|coach|neighbour|\
            cousin|sister|social worker)
            """),
            mentions(
                """
                (maybe|could|might|will|going to|can|tell|talk|call|ask|speak)
                """), !assessment.isNewRisk, let helper
        {
            say("helper", CrisisWordings.helper, person: helper)
            if assessment.resourcesRequired { show(isChild ? .child : .violence) }
            return
        }
        guard assessment.isNewRisk || assessment.resourcesRequired else {
            open("believe", CrisisWordings.believe)
            if risk.usedWordings["safety", default: 0] < CrisisWordings.abuseSafety.count {
                say("safety", CrisisWordings.abuseSafety)
            }
            if risk.usedWordings["ask safe", default: 0] < CrisisWordings.askSafe.count,
                !mentions("(not ready|do not want to talk)")
            {
                ask(.safety, "ask safe", CrisisWordings.askSafe)
            }
            return
        }
        say("thanks", CrisisWordings.thanks)
        say("believe", CrisisWordings.believe)
        if assessment.evidence.contains("control") { say("controlled", CrisisWordings.controlled) }
        if isChild { say("minor", CrisisWordings.minor) }
        if has(.sexualViolence), risk.usedWordings["sexual", default: 0] == 0 {
            say("sexual", CrisisWordings.sexual)
        }
        if !isChild { say("safety", CrisisWordings.abuseSafety) }
        show(
            isChild
                || mentions(
                    """
                    (stepdad|stepfather|dad|mum|mom|mother|father|parents|teacher|coach|school)
                    """)
                ? .child : .violence)
        ask(.safety, "ask safe", CrisisWordings.askSafe)
    }

    /// The person who does harm is near.
    mutating func composeApproach() {
        say("approach", CrisisWordings.near)
    }

    mutating func composeThirdParty() {
        open("third", CrisisWordings.thirdOpening)
        let isViolence = mentions(
            """
            (hits|hit|hitting|beats|beating|beat|hurts|abuses|abused|controls|choked|raped|threatens)
            """)
        if isViolence {
            say("third violence", CrisisWordings.thirdViolence)
            show(.violence)
        } else {
            say("third ask", CrisisWordings.thirdAsk)
            say("third stay", CrisisWordings.thirdStay)
            show(.suicide)
        }
        say("ask third", CrisisWordings.askThird)
    }
}
