// session.* on the wire.
import EmoProtocol
import EmoStore

struct SessionHarness: Harness {
    let service: SessionService

    var operations: [String: Operation] {
        [
            "session.list": list, "session.get": get, "session.export": export, "session.rename": rename,
            "session.edit": edit, "session.delete": delete,
        ]
    }

    private func list(_ call: Call) async throws -> JSONValue {
        let page = try await service.list(owner: try call.caller.user(), page: try call.parameters.page())
        return ["items": .array(page.items.map(\.json)), "next": JSONValue(page.next?.description)]
    }

    private func get(_ call: Call) async throws -> JSONValue {
        let transcript = try await transcript(call)
        var result = transcript.json
        if transcript.isBeginning {
            result["course"] = try await service.course(
                of: transcript.session, owner: try call.caller.user()
            ).json
        }
        return .object(result)
    }

    private func export(_ call: Call) async throws -> JSONValue {
        let transcript = try await transcript(call)
        let format = call.parameters.text("format") ?? "markdown"
        return [
            "format": .string(format),
            "document": .string(format == "json" ? transcript.jsonPiece : transcript.markdownPiece),
            "next": JSONValue(transcript.next),
        ]
    }

    private func rename(_ call: Call) async throws -> JSONValue {
        try await service.rename(
            try call.parameters.requiredIdentifier("session_id"),
            to: try call.parameters.requiredText("title"), owner: try call.caller.user(),
            receipt: call.receipt(object: { $0.id.description }, encode: { $0.json })
        ).json
    }

    private func edit(_ call: Call) async throws -> JSONValue {
        try await service.edit(
            try call.parameters.requiredIdentifier("session_id"), summary: call.parameters.text("summary"),
            ratings: SessionRatings(call.parameters), owner: try call.caller.user(),
            receipt: call.receipt(object: { $0.id.description }, encode: { $0.json })
        ).json
    }

    private func delete(_ call: Call) async throws -> JSONValue {
        try await service.delete(
            try call.parameters.requiredIdentifier("session_id"), owner: try call.caller.user(),
            receipt: call.receipt(object: { $0.description }, encode: { _ in ["deleted": true] }))
        return ["deleted": true]
    }

    private func transcript(_ call: Call) async throws -> SessionTranscript {
        try await service.transcript(
            try call.parameters.requiredIdentifier("session_id"), owner: try call.caller.user(),
            after: call.parameters.integer("after") ?? 0, limit: call.parameters.integer("limit") ?? 500)
    }
}
