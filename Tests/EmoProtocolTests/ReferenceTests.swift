// The reference in docs/ is made of the sources, and current.
import EmoProtocol
import Foundation
import Testing

@Suite("The reference of the protocol")
struct ReferenceTests {
    @Test("docs/protocol.md is the description in the sources; EMO_UPDATE_SNAPSHOTS=1 writes it anew")
    func current() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/protocol.md")
        let now = ProtocolReference.markdown
        if ProcessInfo.processInfo.environment["EMO_UPDATE_SNAPSHOTS"] == "1" {
            try Data(now.utf8).write(to: file)
        }
        let committed = try String(contentsOf: file, encoding: .utf8)
        #expect(
            now == committed,
            "the protocol has changed: if that is meant, run the tests with EMO_UPDATE_SNAPSHOTS=1")
    }

    @Test("names every method, notification, topic and code, and gives every member of a result")
    func complete() {
        let page = ProtocolReference.markdown
        for name in Method.all.map(\.name) + Notification.all.map(\.name) + EventTopic.all.map(\.name) {
            #expect(page.contains("### \(name)\n"), "\(name)")
        }
        for code in ErrorCode.all {
            #expect(page.contains("| `\(code.name)` | \(code.number) |"), "\(code.name)")
        }
        for member in [
            "engines[].state", "session.summary", "segments[].start_ms", "crisis.level", "latest.epoch",
        ] {
            #expect(page.contains("| `\(member)` |"), "\(member)")
        }
    }

    @Test("every shape is JSON Schema, also of events and errors")
    func schemas() {
        let schemas =
            Method.all.flatMap { [$0.parameters, $0.result] } + Notification.all.map(\.parameters)
            + EventTopic.all.map(\.data) + [ProtocolError.schema]
        for schema in schemas { #expect(schema.jsonSchema.object != nil) }
        #expect(
            ProtocolError.schema.jsonSchema["properties"]?["data"]?["required"] == [
                "code", "retryable", "hint",
            ])
    }
}
