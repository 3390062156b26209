// Whom the daemon names in danger: the numbers of the installed file, and those that are built in when it is not right.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Numbers to call in danger", .serialized)
struct CrisisResourceTests {
    private static let shipped = Samples.root.path + "/etc/emobuddy/resources.json"
    private static let danger = "I want to end my life."

    private func daemon(_ text: String) throws -> TemporaryDaemon {
        let directory = try TemporaryDirectory()
        let file = try directory.write(Array(text.utf8), to: "resources.json")
        // The directory goes with its owner, and the daemon reads the file only at its start.
        return try withExtendedLifetime(directory) {
            try TemporaryDaemon(engines: "/nonexistent", environment: ["EMOD_SAFETY_RESOURCES_FILE": file])
        }
    }

    private func reply(_ client: CheckedClient) throws -> String {
        let session = try client.result("buddy.start", ["locale": "en-US"]).text("session_id")
        let said = try client.result(
            "buddy.say", ["session_id": .string(session), "text": .string(Self.danger)])
        #expect(said["crisis"]?["resources_shown"]?.bool == true)
        return said.text("reply")
    }

    private func problems(_ client: CheckedClient) throws -> [JSONValue] {
        try (client.result("health.get")["problems"]?.array ?? []).filter {
            $0.text("code") == "safety.resources_unreadable"
        }
    }

    @Test("the shipped file is the table that is built in")
    func shippedFile() throws {
        let directory = try TemporaryDirectory()
        let child = try ChildProcess(
            Stage.emod, ["--print-resources"], environment: ["PATH": "/usr/bin:/bin"],
            output: directory.path + "/out")
        #expect(try child.wait(milliseconds: 30_000) == 0)
        #expect(TextFile.read(directory.path + "/out") == TextFile.read(Self.shipped))
    }

    @Test("a number that the administrator changes is the one that is named")
    func changed() throws {
        let text = TextFile.read(Self.shipped)
            .replacingOccurrences(of: "call or text 988", with: "call 555 0100")
            .replacingOccurrences(of: "\"verified_on\": null", with: "\"verified_on\": \"2026-11-01\"")
        let daemon = try daemon(text)
        let client = try daemon.connect()
        let reply = try reply(client)
        #expect(reply.contains("555 0100") && !reply.contains("text 988"))
        let told = try client.result("health.get")["resources"]
        #expect(told?.text("origin") == "file" && told?["unverified"]?.integer == 0)
        #expect(told?.text("oldest_check") == "2026-11-01")
        #expect(try problems(client).isEmpty)
    }

    @Test("a file that is not right is told by health and in the log, and danger is answered all the same")
    func wrong() throws {
        let text = TextFile.read(Self.shipped).replacingOccurrences(of: "\"INT\"", with: "\"EARTH\"")
        let daemon = try daemon(text)
        let client = try daemon.connect()
        #expect(try reply(client).contains("988"))
        #expect(try problems(client).first?.text("message").contains("resources.regions[") == true)
        #expect(try client.result("health.get")["resources"]?.text("origin") == "built_in")
        #expect(daemon.log.contains("the file of crisis lines could not be used"))
    }
}
