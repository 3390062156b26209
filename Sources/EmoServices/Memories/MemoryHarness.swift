// memory.* and contact.* on the wire.
import EmoProtocol
import EmoStore

struct MemoryHarness: Harness {
    let service: MemoryService

    var operations: [String: Operation] {
        [
            "memory.list": list, "memory.forget": forget, "contact.get": contact, "contact.set": setContact,
            "contact.remove": removeContact,
        ]
    }

    private func list(_ call: Call) async throws -> JSONValue {
        let page = try await service.list(owner: try call.caller.user(), page: try call.parameters.page())
        return ["items": .array(page.items.map(\.json)), "next": JSONValue(page.next?.description)]
    }

    private func forget(_ call: Call) async throws -> JSONValue {
        let id = try call.parameters.identifier("id")
        guard (id == nil) == call.parameters.flag("all") else {
            throw ProtocolError(.missingKey, "params needs either the key “id” or “all”: true")
        }
        let count = try await service.forget(
            id.map(MemoryService.Subject.one) ?? .all, owner: try call.caller.user(),
            receipt: call.receipt(object: { _ in id?.description ?? "all" }, encode: Self.forgotten))
        return Self.forgotten(count)
    }

    private static func forgotten(_ count: Int) -> JSONValue { ["forgotten": .integer(Int64(count))] }

    private func contact(_ call: Call) async throws -> JSONValue {
        ["contact": try await service.contact(owner: try call.caller.user())?.json ?? .null]
    }

    private func setContact(_ call: Call) async throws -> JSONValue {
        let contact = try await service.setContact(
            name: try line(call, "name"), reach: try line(call, "reach"), owner: try call.caller.user(),
            receipt: call.receipt(object: { _ in nil }, encode: { ["contact": $0.json] }))
        return ["contact": contact.json]
    }

    private func removeContact(_ call: Call) async throws -> JSONValue {
        let removed = try await service.removeContact(
            owner: try call.caller.user(),
            receipt: call.receipt(object: { _ in nil }, encode: { ["removed": .bool($0)] }))
        return ["removed": .bool(removed)]
    }

    /// One line of text with something on it: it is put into a sentence.
    private func line(_ call: Call, _ key: String) throws -> String {
        let text = try call.parameters.requiredText(key)
        guard text.contains(where: { !$0.isWhitespace }),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw ProtocolError(.wrongFormat, "params.\(key) is not one line of text") }
        return text
    }
}

extension SourcedMemory {
    /// The memory on the wire.
    fileprivate var json: JSONValue {
        [
            "id": .string(memory.id.description), "kind": .string(memory.kind),
            "text": .string(memory.text ?? ""), "created_at": .string(memory.createdAt.rfc3339),
            "source": source.map {
                ["session_id": .string($0.session.description), "order": .integer(Int64($0.order))]
            } ?? .null,
        ]
    }
}

extension TrustedContact {
    /// The contact on the wire.
    fileprivate var json: JSONValue {
        ["name": .string(name), "reach": .string(reach), "created_at": .string(createdAt.rfc3339)]
    }
}
