// backup.* on the wire.
import EmoProtocol
import EmoStore

struct BackupHarness: Harness {
    let service: BackupService

    var operations: [String: Operation] { ["backup.create": create] }

    private func create(_ call: Call) async throws -> JSONValue {
        let directory = service.path
        let encode: @Sendable (Backup) -> JSONValue = { backup in
            [
                "name": .string(backup.name), "directory": .string(directory),
                "size_bytes": .integer(backup.file.sizeBytes), "sha256": .string(backup.file.sha256),
                "schema_version": .integer(Int64(backup.file.schemaVersion)),
                "audit_rows": .integer(backup.file.auditRows), "audit_hash": .string(backup.file.auditHash),
            ]
        }
        return encode(
            try await service.create(receipt: call.receipt(object: { $0.name }, encode: encode)))
    }
}
