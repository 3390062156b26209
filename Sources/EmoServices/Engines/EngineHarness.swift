// engine.* on the wire: what the supervision knows of the engines.
import EmoProtocol
import EmoSupervision

struct EngineHarness: Harness {
    let engines: EngineRegistry

    var operations: [String: Operation] { ["engine.list": list, "engine.get": get] }

    private func list(_ call: Call) async throws -> JSONValue {
        ["items": .array(await EngineReport.all(engines).map(\.json))]
    }

    private func get(_ call: Call) async throws -> JSONValue {
        let id = try call.parameters.requiredText("id")
        guard let report = await EngineReport.all(engines).first(where: { $0.id == id }) else {
            throw ProtocolError(.engineNotFound)
        }
        return report.json
    }
}
