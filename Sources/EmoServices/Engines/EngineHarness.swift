// engine.* on the wire: what the supervision knows of the engines, and what an administrator tells them.
import EmoProtocol
import EmoStore
import EmoSupervision

struct EngineHarness: Harness {
    let engines: EngineRegistry
    let store: Store

    var operations: [String: Operation] {
        var operations: [String: Operation] = [
            "engine.list": list, "engine.get": get, "engine.upgrade": upgrade, "engine.logs": logs,
        ]
        for command in EngineCommand.allCases {
            operations["engine." + command.rawValue] = { try await perform(command, $0) }
        }
        return operations
    }

    private func list(_ call: Call) async throws -> JSONValue {
        ["items": .array(await EngineReport.all(engines).map(\.json))]
    }

    private func get(_ call: Call) async throws -> JSONValue {
        try await report(try call.parameters.requiredText("id")).json
    }

    /// The command takes effect first: an engine that obeyed is in the audit log, one that is unknown is not.
    private func perform(_ command: EngineCommand, _ call: Call) async throws -> JSONValue {
        let id = try call.parameters.requiredText("id")
        _ = try await engines.perform(command, on: id)
        return try await settle(id, call)
    }

    private func upgrade(_ call: Call) async throws -> JSONValue {
        let id = try call.parameters.requiredText("id")
        _ = try await engines.upgrade(id, deadline: call.deadline)
        return try await settle(id, call)
    }

    private func logs(_ call: Call) async throws -> JSONValue {
        let lines = try await engines.logs(
            of: try call.parameters.requiredText("id"), last: call.parameters.integer("limit") ?? 100)
        return [
            "items": .array(
                lines.map { line in
                    [
                        "time": .string(Timestamp(millisecondsSince1970: line.unixMilliseconds).rfc3339),
                        "level": .string(line.level.rawValue), "pid": JSONValue(line.processID.map(Int.init)),
                        "text": .string(line.text),
                    ]
                })
        ]
    }

    private func settle(_ id: String, _ call: Call) async throws -> JSONValue {
        let report = try await report(id)
        let receipt: Receipt<EngineReport> = call.receipt(object: { $0.id }, encode: { $0.json })
        try await store.write { try receipt.settle(report, in: $0) }
        return report.json
    }

    private func report(_ id: String) async throws -> EngineReport {
        guard let report = await EngineReport.all(engines).first(where: { $0.id == id }) else {
            throw ProtocolError(.engineNotFound)
        }
        return report
    }
}
