// A companion as an engine's session holds it: begun anew, gone on with from its state, or, where there is no state but a talk, built anew from the
// talk with the first turn.
import BuddyCompanion
import EmoPluginKit

/// The companion of one session.
public struct ResumedCompanion: Sendable {
    /// The conversation.
    public var companion: Companion
    private var isFresh: Bool

    /// Begins or goes on.
    /// - Throws: `.dataInvalid` for a state that cannot be read.
    public init(_ options: BuddySessionOptions) throws {
        companion = try Companion(options)
        isFresh = options.state == nil
    }

    /// Catches up with the talk before the first turn, where the state does not know it.
    public mutating func catchUp(with history: [BuddyMessage]) {
        guard isFresh else { return }
        isFresh = false
        guard !history.isEmpty else { return }
        companion.rebuild(from: history.map { Companion.Message(fromUser: $0.fromUser, text: $0.text) })
    }
}
