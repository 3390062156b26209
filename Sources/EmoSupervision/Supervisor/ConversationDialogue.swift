// The talk for one turn or summary of a conversation: open it if the host does not have it, ask, and save its
// state.
import EmoHostLink

/// Asks for one reply or summary.
struct ConversationDialogue: HostDialogue {
    /// What is asked.
    enum Question {
        case turn(ConversationTurn, onDelta: (@Sendable (String) -> Void)?)
        case summary
    }

    private enum Step { case opening, asking, saving }

    /// Memories a host may propose in one turn.
    static let maximumMemories = 64
    /// Bytes of a state, as the plugin ABI says.
    static let maximumStateBytes = 64 << 10

    private let conversation: Conversation
    private let question: Question
    private let deadline: UInt64
    private let engine: EngineIdentity
    private let cache: ConversationCache
    private var number: UInt64 = 0
    private var step = Step.opening
    private var withState = true
    private var wasReopened = false
    private var memories: [ConversationMemory] = []
    private var reply: LinkBuddyReply?

    init(
        _ conversation: Conversation, question: Question, deadline: UInt64, engine: EngineIdentity,
        cache: ConversationCache
    ) {
        self.conversation = conversation
        self.question = question
        self.deadline = deadline
        self.engine = engine
        self.cache = cache
    }

    mutating func begin() -> DaemonMessage {
        switch cache.access(conversation.id, state: conversation.state) {
        case .open(let number):
            self.number = number
            return ask()
        case .unopened(let number):
            self.number = number
            return open()
        }
    }

    mutating func receive(_ message: HostMessage) -> DialogueStep {
        if case .progress = message { return .wait }
        switch step {
        case .opening: return opened(message)
        case .asking: return asked(message)
        case .saving: return saved(message)
        }
    }

    func abandoned() { cache.forget(conversation.id) }

    private mutating func open() -> DaemonMessage {
        step = .opening
        return .buddyOpen(
            LinkBuddyOpen(
                deadline: deadline, conversation: number, sessionNumber: conversation.sessionNumber,
                locale: conversation.locale, persona: conversation.persona,
                state: withState ? conversation.state : nil, memories: conversation.memories,
                seed: conversation.seed))
    }

    private mutating func ask() -> DaemonMessage {
        step = .asking
        switch question {
        case .summary: return .buddySummarize(LinkConversation(deadline: deadline, conversation: number))
        case .turn(let turn, _):
            return .buddyRespond(
                LinkBuddyTurn(
                    deadline: deadline, conversation: number, isOpening: turn.isOpening, text: turn.text,
                    emotion: turn.emotion?.link, risk: turn.risk.rawValue,
                    sessionRisk: turn.sessionRisk.rawValue,
                    fromVoice: turn.fromVoice, maximumWords: turn.maximumWords, history: turn.history,
                    unixMilliseconds: turn.unixMilliseconds))
        }
    }

    private mutating func opened(_ message: HostMessage) -> DialogueStep {
        switch message {
        case .ok:
            cache.opened(conversation.id, number: number, state: conversation.state)
            return .send(ask())
        case .failure(let failure):
            // A state of another version of the engine: the history that comes with the turn has to do.
            guard failure.code == LinkFailure.Code.stateInvalid, withState, conversation.state != nil else {
                return .failed(failure)
            }
            withState = false
            return .send(open())
        default: return .broken("answered the opening of a conversation with something else")
        }
    }

    private mutating func asked(_ message: HostMessage) -> DialogueStep {
        switch (message, question) {
        case (.failure(let failure), _):
            guard failure.code == LinkFailure.Code.wrongState, !wasReopened else { return .failed(failure) }
            wasReopened = true
            cache.forget(conversation.id)
            return .send(begin())
        case (.delta(let text), .turn(_, let onDelta)):
            onDelta?(text)
            return .wait
        case (.memoryProposal(let memory), .turn):
            memories.append(memory)
            return memories.count > Self.maximumMemories ? .broken("proposed too many memories") : .wait
        case (.reply(let reply), .turn):
            self.reply = reply
            step = .saving
            return .send(.buddySave(LinkConversation(deadline: deadline, conversation: number)))
        case (.summary(let summary), .summary):
            return .done(
                .summary(
                    ConversationSummary(
                        text: summary.text, recommendations: summary.recommendations, engine: engine)))
        default: return .broken("answered a turn with something else")
        }
    }

    private func saved(_ message: HostMessage) -> DialogueStep {
        guard let reply else { return .broken("saved a conversation without a turn") }
        switch message {
        case .state(let state):
            guard state.count <= Self.maximumStateBytes else {
                return .broken("gave a state longer than 64 KiB")
            }
            cache.saved(conversation.id, state: state)
            return .done(.reply(ConversationReply(reply, memories: memories, state: state, engine: engine)))
        case .failure:
            // The reply stands; the state before it is kept, and the host's conversation with it is given up.
            cache.forget(conversation.id)
            return .done(.reply(ConversationReply(reply, memories: memories, state: nil, engine: engine)))
        default: return .broken("answered the saving of a conversation with something else")
        }
    }
}
