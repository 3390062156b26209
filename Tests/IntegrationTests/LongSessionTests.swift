// A session longer than the largest reply: it comes in pages, and emoctl joins them.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Long sessions", .serialized)
struct LongSessionTests {
    @Test("a session of any length is read, shown and exported whole")
    func pages() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_LIMITS_OUTPUT_BYTES": "65536"])
        let client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        let texts = (1...12).map { number in
            "Day \(number). " + String(repeating: "It was long. ", count: 1_000)
        }
        for text in texts {
            _ = try client.result("buddy.say", ["session_id": .string(session), "text": .string(text)])
        }
        var kept: [JSONValue] = []
        var pages = 0
        var after: JSONValue? = .null
        repeat {
            var parameters: JSONObject = ["session_id": .string(session)]
            if let place = after, place != .null { parameters["after"] = place }
            let page = try client.result("session.get", parameters)
            kept += page["messages"]?.array ?? []
            after = page["next"]
            pages += 1
        } while after != .null && pages < 100
        #expect(pages > 3)
        #expect(kept.count == 25)
        #expect(kept.map { $0["order"]?.integer } == (1...25).map { $0 })
        #expect(kept.filter { $0["from_user"] == true }.map { $0.text("text") } == texts)
        let short = try client.result("buddy.start").text("session_id")
        _ = try client.result("buddy.say", ["session_id": .string(short), "text": "Hello."])
        let two = try client.result("session.get", ["session_id": .string(short), "limit": 2])
        #expect(two["messages"]?.array?.count == 2)
        #expect(two["next"] == 2)
        let rest = try client.result("session.get", ["session_id": .string(short), "after": 2, "limit": 2])
        #expect(rest["messages"]?.array?.count == 1)
        #expect(rest["next"] == .null)

        let shown = try JSONParser.parse(
            Array(try emoctl(["session", "show", session, "--json"], daemon).utf8))
        #expect(shown["messages"] == .array(kept))
        let exported = try JSONParser.parse(
            Array(try emoctl(["session", "export", session, "--format", "json"], daemon).utf8))
        #expect(exported["messages"] == .array(kept))
        #expect(exported["session"] == shown["session"])
        let document = try emoctl(["session", "export", session], daemon)
        #expect(document.components(separatedBy: "## Conversation").count == 2)
        for text in texts { #expect(document.contains(text)) }
        #expect(try daemon.stop() == 0)
    }

    private func emoctl(_ arguments: [String], _ daemon: TemporaryDaemon) throws -> String {
        let output = daemon.directory.path + "/" + arguments[1] + arguments.suffix(1).joined()
        let run = try ChildProcess(
            Stage.emoctl, arguments,
            environment: [
                "EMOD_SOCKET": daemon.socket, "LC_ALL": "C.UTF-8",
                "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            ], output: output)
        #expect(try run.wait(milliseconds: 30_000) == 0)
        return TextFile.read(output).trimmingCharacters(in: .newlines)
    }
}
