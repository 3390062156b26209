// One conversation: takes a turn, answers it, and gives back a state from which it can go on in another process. A pure function of
// state and turn; it opens no file, reads no clock and keeps nothing outside its state.
import EmoSafety
import FoundationEssentials

/// The offline companion.
///
/// ```swift
/// var companion = Companion(locale: "en-GB", sessionNumber: 1, memories: [], seed: 7)
/// let hello = companion.open()
/// let reply = companion.respond(to: CompanionTurn(text: "My dog Rex died on Tuesday."))
/// let saved = try companion.save()
/// ```
public struct Companion: Sendable {
    /// Why a saved state was refused.
    public enum StateError: Error, Equatable {
        /// The bytes are no state, or one of an unknown version.
        case unreadable
    }

    /// The conversation's state.
    public internal(set) var state: CompanionState
    private let outputGuard = OutputGuard()

    /// Begins a conversation.
    /// - Parameters:
    ///   - locale: a BCP 47 tag.
    ///   - sessionNumber: 1 for the user's first.
    ///   - memories: facts of earlier sessions of this user.
    ///   - seed: of every choice that could go either way.
    public init(locale: String, sessionNumber: Int, memories: [Fact], seed: UInt64) {
        state = CompanionState()
        state.locale = locale
        state.sessionNumber = max(1, sessionNumber)
        state.seed = seed
        state.facts = memories.suffix(60).map { fact in
            var old = fact
            old.turn = 0
            return old
        }
    }

    /// Goes on with a saved conversation.
    public init(saved: [UInt8]) throws(StateError) {
        guard let state = try? JSONDecoder().decode(CompanionState.self, from: Data(saved)),
            state.version == CompanionState.currentVersion
        else { throw .unreadable }
        self.state = state
    }

    /// The state to store.
    public func save() throws(StateError) -> [UInt8] {
        guard let data = try? JSONEncoder().encode(state) else { throw .unreadable }
        return [UInt8](data)
    }

    // MARK: Turns

    /// The first words of a session, before the user said anything.
    /// - Parameter transcript: what the user said in a recording with which the session began; nil otherwise.
    public mutating func open(transcript: CompanionTurn? = nil) -> CompanionReply {
        if let transcript, !transcript.text.isEmpty {
            let isFirst = state.sessionNumber == 1
            var reply = respond(to: transcript)
            if isFirst {
                reply.text = """
                    I'm EmoBuddy, a program and not a clinician, and I heard your recording. 
                    """ + reply.text
            }
            return reply
        }
        var policy = Policy(
            state: state, message: Understanding("", forgotten: state.forgotten),
            turn: CompanionTurn(text: ""))
        var reply = policy.opening()
        finish(&reply, policy.realiser)
        return reply
    }

    /// Answers one turn.
    public mutating func respond(to turn: CompanionTurn) -> CompanionReply { take(plan(turn)) }

    /// Works a turn out without saying it yet.
    package func plan(_ turn: CompanionTurn) -> CompanionPlan {
        var next = state
        next.turns += 1
        let message = Understanding(turn.text, forgotten: next.forgotten)
        var policy = Policy(state: next, message: message, turn: turn)
        policy.listen()
        var reply = policy.reply()
        reply.memories = policy.newFacts
        reply.text = Self.shortened(reply.text, to: turn.maximumWords)
        return CompanionPlan(reply: reply, message: message, level: turn.level, realiser: policy.realiser)
    }

    /// Says what was planned, and takes the turn into the state.
    /// - Parameter text: the same move in other words; nil for the plan's own.
    package mutating func take(_ plan: CompanionPlan, wordedAs text: String? = nil) -> CompanionReply {
        var reply = plan.reply
        if let text { reply.text = text }
        finish(&reply, plan.realiser)
        return reply
    }

    /// The summary of the session so far.
    public func summarize() -> CompanionSummary { SessionSummary(state: state).summary() }

    /// Leaves out sentences from the middle until at most `limit` words are left; the first always stays.
    private static func shortened(_ text: String, to limit: Int) -> String {
        guard limit > 0 else { return text }
        var sentences = SentenceSplitter.sentences(of: text)
        while sentences.count > 1, sentences.joined(separator: " ").split(separator: " ").count > limit {
            sentences.remove(at: sentences.count > 2 ? 1 : sentences.count - 1)
        }
        return sentences.joined(separator: " ")
    }

    private mutating func finish(_ reply: inout CompanionReply, _ realiser: Realiser) {
        let filtered = outputGuard.filter(reply.text)
        reply.text = filtered.text
        var realiser = realiser
        realiser.note(reply.text)
        let questions = reply.text.count { $0 == "?" }
        realiser.state.questions += questions > 0 ? 1 : 0
        realiser.state.questionsInRow = questions > 0 ? realiser.state.questionsInRow + 1 : 0
        state = realiser.state
    }
}
