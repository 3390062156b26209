// buddy.* on the wire.
import EmoProtocol
import EmoStore

struct BuddyHarness: Harness {
    let service: BuddyService

    var operations: [String: Operation] { ["buddy.start": start, "buddy.say": say, "buddy.end": end] }

    private func start(_ call: Call) async throws -> JSONValue {
        if let persona = call.parameters.text("persona"),
            (try? JSONParser.parse(Array(persona.utf8)))?.object == nil
        {
            throw ProtocolError(.wrongFormat, "params.persona is not a JSON object")
        }
        return try await service.start(
            locale: call.parameters.text("locale"), persona: call.parameters.text("persona"),
            analysisID: try call.parameters.identifier("analysis_id"),
            owner: try call.caller.user(), deadline: call.deadline, receipt: turnReceipt(call)
        ).json
    }

    private func say(_ call: Call) async throws -> JSONValue {
        try await service.say(
            try call.parameters.requiredText("text"),
            in: try call.parameters.requiredIdentifier("session_id"), owner: try call.caller.user(),
            deadline: call.deadline, onDelta: deltas(call), receipt: turnReceipt(call)
        ).json
    }

    private func end(_ call: Call) async throws -> JSONValue {
        try await service.end(
            try call.parameters.requiredIdentifier("session_id"), owner: try call.caller.user(),
            ratings: SessionRatings(call.parameters), deadline: call.deadline,
            receipt: call.receipt(object: { $0.session.id.description }, encode: { $0.json })
        ).json
    }

    /// Sends words of the reply to the connection under the request's id.
    private func deltas(_ call: Call) -> (@Sendable (String) -> Void)? {
        guard let id = call.context.request.id else { return nil }
        let connection = call.context.connection
        return { connection.notify(Notification.buddyDelta.name, ["id": id.json, "text": .string($0)]) }
    }

    private func turnReceipt(_ call: Call) -> Receipt<BuddyOutcome> {
        call.receipt(object: { $0.sessionID.description }, encode: { $0.json })
    }
}
