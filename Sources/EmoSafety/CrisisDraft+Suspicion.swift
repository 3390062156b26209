// What is said on a suspicion: nothing is named and nobody is sent anywhere before the question was asked.

extension CrisisDraft {
    /// The engine's reflection, and the one question whose answer tells; that it may be out of place is said with it.
    mutating func composeSuspicion() {
        open("thanks", CrisisWordings.thanks)
        switch assessment.level {
        case .abuseDanger: ask(.safety, "ask safe", CrisisWordings.suspectAbuse)
        case .harmToOthers: ask(.safety, "ask distance", CrisisWordings.suspectHarm)
        default: ask(.suspicion, "ask suicide", CrisisWordings.suspectSuicide)
        }
    }
}
