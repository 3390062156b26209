// health.get on the wire.
import EmoProtocol
import EmoStore
import Glibc

struct HealthHarness: Harness {
    let service: HealthService
    let version: String

    var operations: [String: Operation] { ["health.get": get] }

    private func get(_ call: Call) async throws -> JSONValue {
        let report = await service.report()
        return [
            "status": .string(report.status), "version": .string(version),
            "uptime_ms": .integer(report.uptimeMilliseconds), "pid": .integer(Int64(getpid())),
            "database": [
                "status": .string(report.storage.status),
                "schema_version": .integer(Int64(report.storage.schemaVersion)),
                "size_bytes": .integer(report.storage.sizeBytes),
                "storage": .string(report.isStorageInMemory ? "memory" : "disk"),
            ], "engines": .array(report.engines.map(\.json)),
            "resources": report.resources.json,
            "tokens": [
                "configured": .bool(report.tokensConfigured), "active": .integer(Int64(report.activeTokens)),
            ],
            "sessions": ["active": .integer(Int64(report.activeSessions))],
            "connections": .integer(Int64(report.connections)),
            "memory_bytes": .integer(Int64(report.residentBytes)),
            "problems": .array(
                report.problems.map {
                    ["code": .string($0.code), "message": .string($0.message), "hint": .string($0.hint)]
                }),
        ]
    }
}

extension StoreHealth {
    /// The store's state as one word of the protocol.
    fileprivate var status: String {
        if readFailure != nil { return "failing" }
        if damage != nil { return "damaged" }
        guard let writeFailure else { return "ok" }
        return writeFailure.code == .full ? "full" : "read_only"
    }
}
