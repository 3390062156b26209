// How a session was, in the user's own judgement: two numbers from 1 to 5, both optional.
import EmoStore

/// Ratings of a session.
struct SessionRatings: Sendable {
    /// How content the user is with it.
    var satisfaction: Int?
    /// How well user and EmoBuddy worked together.
    var alliance: Int?

    /// No rating.
    init() {}

    /// The ratings of a request.
    init(_ parameters: Parameters) {
        satisfaction = parameters.integer("user_satisfaction_score")
        alliance = parameters.integer("therapeutic_alliance_score")
    }

    /// Writes what was rated; what was not keeps its value.
    func apply(to session: inout BuddySession) {
        if let satisfaction { session.userSatisfactionScore = satisfaction }
        if let alliance { session.therapeuticAllianceScore = alliance }
    }
}
