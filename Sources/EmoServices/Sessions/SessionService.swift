// Stored sessions: list, read, export, rename, delete. A user sees their own only; the owner is part of every query.
import EmoProtocol
import EmoStore
import EmoSupervision

/// One session with what was said in it, or a part of that.
struct SessionTranscript: Sendable {
    /// The session.
    var session: BuddySession
    /// Its messages, in order.
    var messages: [BuddyMessage]
    /// True when the messages begin with the first.
    var isBeginning: Bool
    /// After which message to go on; nil when these were the last.
    var next: Int?
}

extension SessionTranscript {
    /// Reads a session whole.
    /// - Throws: `ProtocolError` with `session.not_found`.
    init(_ id: UUIDv7, owner: UUIDv7, in transaction: ReadTransaction) throws {
        guard let session = try transaction.sessions.find(id, owner: owner) else {
            throw ProtocolError(.sessionNotFound)
        }
        self.init(session: session, messages: [], isBeginning: true)
        while true {
            let page = try transaction.messages.list(
                session: id, owner: owner, after: messages.last?.order ?? 0, limit: 500)
            messages += page
            if page.count < 500 { return }
        }
    }
}

/// The sessions of users.
struct SessionService: Sendable {
    let store: Store
    let engines: EngineRegistry
    /// Bytes of text from which on a page takes no further message, so that no reply exceeds what a client may be sent.
    let pageBytes: Int

    /// Messages that are read at a time.
    private static let stretch = 50
    /// What a message has on the wire beside its text, at most.
    private static let overheadBytes = 512

    /// One's sessions, newest first.
    func list(owner: UUIDv7, page: PageRequest) async throws -> Page<BuddySession> {
        try await store.read { try $0.sessions.list(owner: owner, page) }
    }

    /// One session with a page of its messages.
    func transcript(_ id: UUIDv7, owner: UUIDv7, after: Int, limit: Int) async throws -> SessionTranscript {
        try await store.read { transaction in
            guard let session = try transaction.sessions.find(id, owner: owner) else {
                throw ProtocolError(.sessionNotFound)
            }
            var messages: [BuddyMessage] = []
            var bytes = 0
            while true {
                let found = try transaction.messages.list(
                    session: id, owner: owner, after: messages.last?.order ?? after, limit: Self.stretch)
                for message in found {
                    bytes += message.content.text.utf8.count + Self.overheadBytes
                    let isFull = messages.count == limit || !messages.isEmpty && bytes > pageBytes
                    if isFull {
                        return SessionTranscript(
                            session: session, messages: messages, isBeginning: after == 0,
                            next: messages.last?.order)
                    }
                    messages.append(message)
                }
                if found.count < Self.stretch {
                    return SessionTranscript(session: session, messages: messages, isBeginning: after == 0)
                }
            }
        }
    }

    /// How a session went.
    func course(of session: BuddySession, owner: UUIDv7) async throws -> SessionCourse {
        let length = SessionCourse.windowLength(messageCount: session.messageCount)
        return SessionCourse(
            try await store.read {
                try $0.messages.tallies(session: session.id, owner: owner, windowLength: length)
            })
    }

    /// Gives a session a title.
    func rename(_ id: UUIDv7, to title: String, owner: UUIDv7, receipt: Receipt<BuddySession>) async throws
        -> BuddySession
    {
        try await store.write { transaction in
            guard try transaction.sessions.rename(id, owner: owner, title: title),
                let session = try transaction.reading.sessions.find(id, owner: owner)
            else { throw ProtocolError(.sessionNotFound) }
            try transaction.announce(.sessionRenamed, about: owner, ["session_id": .string(id.description)])
            try receipt.settle(session, in: transaction)
            return session
        }
    }

    /// Puts the user's words in the place of the summary, and their ratings beside it; an empty summary removes it.
    func edit(
        _ id: UUIDv7, summary: String?, ratings: SessionRatings, owner: UUIDv7, receipt: Receipt<BuddySession>
    ) async throws -> BuddySession {
        try await store.write { transaction in
            guard var session = try transaction.reading.sessions.find(id, owner: owner) else {
                throw ProtocolError(.sessionNotFound)
            }
            if let summary { session.summary = summary.isEmpty ? nil : summary }
            ratings.apply(to: &session)
            guard let stored = try transaction.sessions.update(session) else {
                throw ProtocolError(.sessionNotFound)
            }
            try receipt.settle(stored, in: transaction)
            return stored
        }
    }

    /// Removes a session with its messages.
    func delete(_ id: UUIDv7, owner: UUIDv7, receipt: Receipt<UUIDv7>) async throws {
        try await store.write { transaction in
            guard try transaction.sessions.delete(id, owner: owner) else {
                throw ProtocolError(.sessionNotFound)
            }
            try transaction.announce(.sessionDeleted, about: owner, ["session_id": .string(id.description)])
            try receipt.settle(id, in: transaction)
        }
        engines.closeConversation(id.description)
    }
}
