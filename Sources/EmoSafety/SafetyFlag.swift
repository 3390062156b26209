// What is known about a dangerous situation beside its level. Flags are kept apart from the level
// because each changes what may be said (a child gets a child line), not how urgent it is.

/// A circumstance that was mentioned, each tracked on its own.
public enum SafetyFlag: String, Codable, Sendable, CaseIterable, Hashable {
    /// Somebody else is at risk; the speaker is the helper, not the patient.
    case thirdPartyRisk = "third_party_risk"
    /// The speaker seems to be under age.
    case minor
    /// A child is at risk, from the speaker or from somebody else.
    case childRisk = "child_risk"
    /// A means of harm was mentioned as being within reach.
    case meansPresent = "means_present"
    /// The speaker asked what would be lethal. It is never answered.
    case meansInquiry = "means_inquiry"
    /// A plan, a date, a note or another preparation.
    case preparation
    /// A recent attempt.
    case recentAttempt = "recent_attempt"
    /// Words of farewell.
    case farewell
    /// Something swallowed, heavy bleeding or another reason for an ambulance.
    case medical
    /// Nobody is with the speaker.
    case alone
    /// Bingeing, purging, starving.
    case eating
    /// Voices or commands that others do not hear.
    case psychosis
    /// A person who does harm may be near or may read along.
    case watched
    /// A sexual assault.
    case sexualViolence = "sexual_violence"
    /// A death by suicide of somebody else, in the past.
    case suicideLoss = "suicide_loss"
    /// The speaker took something back ("just joking").
    case retraction
    /// The speaker asked for a person or a number to turn to.
    case resourceRequest = "resource_request"
    /// The speaker asked not to be given the line again.
    case resourceRefusal = "resource_refusal"
    /// The speaker said that they are safe, or that help is there.
    case safeNow = "safe_now"
    /// The speaker said no to a question about suicide.
    case denial
    /// The words are past: the danger was then.
    case past
}
