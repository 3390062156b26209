// How a session was, in one's own judgement.
import ArgumentParser
import EmoProtocol

/// Ratings that `session end` and `session edit` take.
struct RatingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How content you are with it, 1 to 5.", valueName: "score"))
    var satisfaction: Int?

    @Option(help: ArgumentHelp("How well you and EmoBuddy worked together, 1 to 5.", valueName: "score"))
    var alliance: Int?

    func validate() throws {
        for score in [satisfaction, alliance] where score.map((1...5).contains) == false {
            throw ValidationError("A rating is 1 to 5.")
        }
    }

    /// The ratings as parameters of a request.
    var parameters: JSONObject {
        var parameters = JSONObject()
        if let satisfaction { parameters["user_satisfaction_score"] = .integer(Int64(satisfaction)) }
        if let alliance { parameters["therapeutic_alliance_score"] = .integer(Int64(alliance)) }
        return parameters
    }
}
