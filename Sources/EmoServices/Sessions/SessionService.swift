// Stored sessions: list, read, export, rename, delete. A user sees their own only; the owner is part of every query.
import EmoProtocol
import EmoStore
import EmoSupervision

/// One session with everything said in it.
struct SessionTranscript: Sendable {
    /// The session.
    var session: BuddySession
    /// Its messages, in order.
    var messages: [BuddyMessage]
}

/// The sessions of users.
struct SessionService: Sendable {
    let store: Store
    let engines: EngineRegistry

    /// One's sessions, newest first.
    func list(owner: UUIDv7, page: PageRequest) async throws -> Page<BuddySession> {
        try await store.read { try $0.sessions.list(owner: owner, page) }
    }

    /// One session with its messages.
    func transcript(_ id: UUIDv7, owner: UUIDv7) async throws -> SessionTranscript {
        try await store.read { transaction in
            guard let session = try transaction.sessions.find(id, owner: owner) else {
                throw ProtocolError(.sessionNotFound)
            }
            var messages: [BuddyMessage] = []
            while true {
                let page = try transaction.messages.list(
                    session: id, owner: owner, after: messages.last?.order ?? 0, limit: 500)
                messages += page
                if page.count < 500 { return SessionTranscript(session: session, messages: messages) }
            }
        }
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
