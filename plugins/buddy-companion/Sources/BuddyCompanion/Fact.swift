// What the companion knows about a user, each fact with where it came from, so that it can be recalled,
// shown and forgotten. Facts belong to one user's session; the daemon decides which are kept.

/// A fact in the user's words, turned to "you".
public struct Fact: Codable, Sendable, Equatable {
    /// What a fact is about; raw values are the kinds of memories of the plugin ABI.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case name, person, pet, plan, loss, like, date, summary
        /// No fact, but the wish to have every fact forgotten that holds the text; "*" for all.
        case forget
    }

    /// What it is about.
    public var kind: Kind
    /// The fact, short enough to be said in a sentence: "Rex", "tell your parents on Sunday".
    public var text: String
    /// The number of the user's turn that it was said in; 0 when it comes from an earlier session.
    public var turn: Int
    /// When it was said, in milliseconds since 1970; 0 when unknown.
    public var unixMilliseconds: Int64

    /// Creates a fact.
    public init(kind: Kind, text: String, turn: Int, unixMilliseconds: Int64 = 0) {
        self.kind = kind
        self.text = text
        self.turn = turn
        self.unixMilliseconds = unixMilliseconds
    }
}
