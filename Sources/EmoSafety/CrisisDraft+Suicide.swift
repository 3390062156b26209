// The protocol for passive and active ideation, imminent danger and self-harm.

extension CrisisDraft {
    mutating func composePassive() {
        if assessment.isNewRisk || assessment.resourcesRequired {
            say("thanks", CrisisWordings.thanks)
            let isBurden = assessment.evidence.contains("burden")
            say(
                isBurden ? "burden" : "passive",
                isBurden ? CrisisWordings.burdenReflection : CrisisWordings.passiveReflection)
            show(.suicide)
            ask(.suicide, "ask suicide", CrisisWordings.askSuicide)
            return
        }
        if assessment.flags.contains(.safeNow) {
            open("safe", CrisisWordings.safeNow)
            return say("calm", CrisisWordings.afterCalm)
        }
        if assessment.flags.contains(.denial) {
            say("denial", CrisisWordings.denial)
            if let reflection { append(reflection) }
            return say("calm", CrisisWordings.afterCalm)
        }
        open("thanks", CrisisWordings.thanks)
        if assessment.textLevel == .passiveIdeation, !risk.askedQuestions.contains(.suicide) {
            return ask(.suicide, "ask suicide", CrisisWordings.askSuicide)
        }
        if !risk.askedQuestions.contains(.company) {
            return ask(.company, "ask company", CrisisWordings.askCompany)
        }
        say("next", CrisisWordings.next)
    }

    mutating func composeActive() {
        if assessment.isNewRisk || assessment.resourcesRequired {
            say("thanks", CrisisWordings.thanks)
            say("active", CrisisWordings.activeConcern)
            if has(.meansInquiry) {
                append(
                    """
                    I can't help with anything that could be used to hurt someone, and I do want to help you \
                    stay safe.
                    """)
            }
            show(.suicide)
            if has(.preparation) || has(.meansPresent) || has(.meansInquiry) {
                say("distance", CrisisWordings.distance)
            }
            return askNext()
        }
        if assessment.flags.contains(.safeNow) || assessment.flags.contains(.denial) {
            open("safe", CrisisWordings.safeNow)
        } else if risk.refusesResources, assessment.flags.contains(.resourceRefusal) {
            say("no numbers", CrisisWordings.withoutNumbers)
        } else {
            open("thanks", CrisisWordings.thanks)
        }
        if has(.meansPresent), risk.usedWordings["distance", default: 0] < 2 {
            say("distance", CrisisWordings.distance)
        }
        if risk.askedQuestions.contains(.company) {
            say(
                risk.usedWordings["professional", default: 0] == 0 ? "professional" : "small plan",
                risk.usedWordings["professional", default: 0] == 0
                    ? CrisisWordings.professional : CrisisWordings.smallPlan)
        }
        askNext()
    }

    /// One question at a time: plan, means, company, then what is needed.
    private mutating func askNext() {
        let asked = risk.askedQuestions
        if !asked.contains(.plan), !has(.preparation), !has(.meansPresent), !has(.recentAttempt) {
            ask(.plan, "ask plan", CrisisWordings.askPlan)
        } else if !asked.contains(.means), !has(.meansPresent), assessment.level == .activeIdeation {
            ask(.means, "ask means", CrisisWordings.askMeans)
        } else if risk.usedWordings["ask company", default: 0] < CrisisWordings.askCompany.count {
            ask(.company, "ask company", CrisisWordings.askCompany)
        } else {
            say("next", CrisisWordings.next)
        }
    }

    mutating func composeImminent() {
        let isMedical = has(.medical)
        if mentions(
            """
            (not|no) ..3 (ambulance|hospital|police|doctor|help|911|999|112|emergency|anyone|call)
            """)
        {
            say("refuses", CrisisWordings.refusesAmbulance)
        } else if mentions(
            """
            (sleepy|drowsy|dizzy|numb|weak|cold|faint|sick|vomiting|blurry|shaking|breathe|passing out)
            """)
        {
            say("worse", CrisisWordings.gettingWorse)
        }
        let hasPerson =
            person != nil
            && mentions(
                """
                (home|here|next door|downstairs|upstairs|in|with me|outside|awake|around|there|coming)
                """)
        if let person, hasPerson, !mentions("(not|never) ..2 (home|here)") {
            say("near", CrisisWordings.nearbyPerson, person: person)
        }
        if isMedical {
            say("medical", CrisisWordings.medicalFirst)
            if let poison = resource.line(.poison), risk.usedWordings["medical", default: 0] % 2 == 0 {
                let wording = CrisisWordings.poison[
                    risk.usedWordings["poison", default: 0] % CrisisWordings.poison.count]
                risk.usedWordings["poison", default: 0] += 1
                append(
                    SentenceTemplate.fill(wording, ["name": poison.name, "contact": poison.contact]),
                    showsResource: true)
            }
            if !hasPerson { say("medical step", CrisisWordings.medicalInstruction) }
        } else {
            say("emergency", CrisisWordings.emergencyFirst)
            if !hasPerson { say("step", CrisisWordings.instruction) }
            if risk.usedWordings["emergency", default: 0] % 2 == 1 { show(.suicide) }
        }
        say("staying", CrisisWordings.staying)
    }

    mutating func composeSelfHarm() {
        if mentions(
            """
            (instead|what (can|could|should|do) i ..1 do|how do i stop|distract|other ways|something else)
            """)
        {
            open("self-harm", CrisisWordings.selfHarmOpening)
            say("instead", CrisisWordings.instead)
            if assessment.resourcesRequired { show(.suicide) }
            return
        }
        let isUrge = assessment.evidence == ["urge to injure"]
        if assessment.isNewRisk || assessment.resourcesRequired {
            say("thanks", CrisisWordings.thanks)
            say("self-harm", CrisisWordings.selfHarmOpening)
            say(isUrge ? "urge" : "wound", isUrge ? CrisisWordings.urge : CrisisWordings.wound)
            show(.suicide)
            if !risk.askedQuestions.contains(.suicide) {
                ask(.suicide, "ask gently", CrisisWordings.askSuicideGently)
            }
            return
        }
        if mentions(
            """
            (clean|cleaned|not deep|not that deep|bandaged|covered|stopped bleeding|looked after|fine now)
            """)
        {
            return say("cared", CrisisWordings.caredFor)
        }
        open("self-harm", CrisisWordings.selfHarmOpening)
        if reflection == nil { say("before", CrisisWordings.askBefore) }
    }

    mutating func composeRetraction() {
        ask(.retraction, "retraction", CrisisWordings.retraction)
    }

    mutating func composeRequest() {
        open("thanks", CrisisWordings.thanks)
        if assessment.level == .abuseDanger {
            show(has(.minor) ? .child : .violence)
        } else {
            showOptions()
            append("A doctor you trust is a good door too.")
        }
    }
}
