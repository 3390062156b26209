// What EmoBuddy remembers of a user: read and forgotten. Forgetting destroys the text and what engines keep of it, in one transaction; the agent
// of a session is built anew from what is stored with its next turn.
import EmoProtocol
import EmoStore

/// A memory and where it is from.
struct SourcedMemory: Sendable {
    /// The memory.
    var memory: Memory
    /// The message, while it is there.
    var source: (session: UUIDv7, order: Int)?
}

/// Whom a user would call.
struct TrustedContact: Sendable, Equatable {
    var name: String
    var reach: String
    var createdAt: Timestamp

    /// The contact in a stored row; nil for a row that cannot be read.
    init?(_ memory: Memory) {
        guard let value = memory.text.flatMap(JSONValue.init(parsing:)), let name = value["name"]?.string,
            let reach = value["reach"]?.string
        else { return nil }
        (self.name, self.reach, createdAt) = (name, reach, memory.createdAt)
    }
}

/// The memories of users.
struct MemoryService: Sendable {
    /// What is to be forgotten.
    enum Subject: Sendable {
        case one(UUIDv7)
        case all
    }

    let store: Store

    /// What is remembered, newest first.
    func list(owner: UUIDv7, page: PageRequest) async throws -> Page<SourcedMemory> {
        try await store.read { transaction in
            try transaction.memories.list(owner: owner, page).map { memory in
                SourcedMemory(
                    memory: memory,
                    source: try memory.sourceMessageID.flatMap {
                        try transaction.messages.place(of: $0, owner: owner)
                    })
            }
        }
    }

    /// Forgets, and returns how many memories there were.
    func forget(_ subject: Subject, owner: UUIDv7, receipt: Receipt<Int>) async throws -> Int {
        try await store.write { transaction in
            let count: Int
            switch subject {
            case .all: count = try transaction.memories.forgetAll(owner: owner)
            case .one(let id):
                guard try transaction.memories.forget(id, owner: owner) else {
                    throw ProtocolError(.memoryNotFound)
                }
                count = 1
            }
            try transaction.sessions.dropEngineStates(owner: owner)
            try receipt.settle(count, in: transaction)
            return count
        }
    }

    /// Whom the user would call.
    func contact(owner: UUIDv7) async throws -> TrustedContact? {
        try await store.read { try $0.memories.contact(owner: owner) }.flatMap(TrustedContact.init)
    }

    /// Names whom the user would call, in the place of whoever was named.
    func setContact(name: String, reach: String, owner: UUIDv7, receipt: Receipt<TrustedContact>) async throws
        -> TrustedContact
    {
        let text = (["name": .string(name), "reach": .string(reach)] as JSONValue).text
        return try await store.write { transaction in
            try transaction.memories.forgetContact(owner: owner)
            let stored = try transaction.memories.insert(owner: owner, kind: Memory.contactKind, text: text)
            guard let contact = TrustedContact(stored) else { throw ProtocolError(.internalError) }
            try receipt.settle(contact, in: transaction)
            return contact
        }
    }

    /// Forgets whom the user would call.
    func removeContact(owner: UUIDv7, receipt: Receipt<Bool>) async throws -> Bool {
        try await store.write { transaction in
            let removed = try transaction.memories.forgetContact(owner: owner)
            try receipt.settle(removed, in: transaction)
            return removed
        }
    }
}
