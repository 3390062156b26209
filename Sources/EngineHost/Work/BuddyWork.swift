// Conversations: opened, answered, summed up, saved and closed by the daemon's number.
import CEmoABI
import EmoHostLink

/// Conversations open in one host at the same time.
private let maximumConversations = 1024

extension EngineWorker {
    /// Opens a conversation.
    func openConversation(_ options: LinkBuddyOpen) throws -> HostMessage {
        let table = try buddyTable()
        guard conversations[options.conversation] == nil else {
            throw RequestQueue.wrongState("the conversation is open already")
        }
        guard conversations.count < maximumConversations else {
            throw EngineStatusMapping.failure(
                of: EMO_RESOURCE_EXHAUSTED, message: "\(maximumConversations) conversations are open")
        }
        let arena = CTextArena()
        var session: OpaquePointer?
        var value = BuddyLending.options(options, arena)
        let status = withExtendedLifetime(arena) { table.pointee.session_open(object, &value, &session) }
        if status == EMO_DATA_INVALID {
            throw LinkFailure(
                status: status, code: LinkFailure.Code.stateInvalid,
                message: "the engine cannot read the saved state",
                hint: "open the conversation without state, with its history")
        }
        guard status == EMO_OK, let session else {
            throw EngineStatusMapping.failure(of: status == EMO_OK ? EMO_INTERNAL : status, message: nil)
        }
        conversations[options.conversation] = session
        return .ok
    }

    /// Answers one turn.
    func respond(_ request: HostRequest, _ turn: LinkBuddyTurn) throws -> HostMessage {
        let table = try buddyTable()
        let session = try conversation(turn.conversation)
        let arena = CTextArena()
        var value = BuddyLending.turn(turn, arena)
        let sink = BuddySinkContext(request)
        let failure = withExtendedLifetime(arena) {
            sink.withSink { sink in
                CallContext(request).perform { table.pointee.session_respond(session, $0, &value, sink) }
            }
        }
        if let failure { throw failure }
        return .reply(try sink.theReply())
    }

    /// Sums a conversation up.
    func summarize(_ request: HostRequest, _ name: LinkConversation) throws -> HostMessage {
        let table = try buddyTable()
        let session = try conversation(name.conversation)
        let sink = BuddySinkContext(request)
        let failure = sink.withSink { sink in
            CallContext(request).perform { table.pointee.session_summarize(session, $0, sink) }
        }
        if let failure { throw failure }
        return .summary(try sink.theSummary())
    }

    /// Gives a conversation's state.
    func save(_ request: HostRequest, _ name: LinkConversation) throws -> HostMessage {
        let table = try buddyTable()
        let session = try conversation(name.conversation)
        let sink = BuddySinkContext(request)
        let status = sink.withSink { table.pointee.session_save(session, $0) }
        guard status == EMO_OK else { throw EngineStatusMapping.failure(of: status, message: nil) }
        return .state(try sink.theState())
    }

    /// Closes a conversation; one that is not open is fine.
    func closeConversation(_ name: LinkConversation) -> HostMessage {
        if let session = conversations.removeValue(forKey: name.conversation) {
            plugin.table(emo_buddy_interface.self)?.pointee.session_close(session)
        }
        return .ok
    }

    /// Closes all conversations.
    func closeConversations() {
        for session in conversations.values {
            plugin.table(emo_buddy_interface.self)?.pointee.session_close(session)
        }
        conversations = [:]
    }

    private func buddyTable() throws -> UnsafePointer<emo_buddy_interface> {
        guard plugin.kind == EMO_KIND_BUDDY, let table = plugin.table(emo_buddy_interface.self) else {
            throw EngineStatusMapping.failure(
                of: EMO_UNSUPPORTED, message: "the engine does not hold conversations")
        }
        return table
    }

    private func conversation(_ number: UInt64) throws -> OpaquePointer {
        guard let session = conversations[number] else {
            throw RequestQueue.wrongState(
                "no conversation of this number is open: open it from its saved state")
        }
        return session
    }
}
