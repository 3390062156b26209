// The report for somebody who helps from afar: what is in it, and what never is.
import EmoCommandLine
import EmoProtocol
import Foundation
import Testing

@Suite("The bug report")
struct BugReportTests {
    private static let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzdHQifQ.c2lnbmF0dXJl"

    private func server(administrator: Bool = true) throws -> ScriptedServer {
        try ScriptedServer { request in
            switch request.method {
            case "ping": [request.reply(["pong": true])]
            case "health.get": [request.reply(Shapes.health("ok"))]
            case "metrics.get": [request.reply(["families": []])]
            case "engine.list": [request.reply(["items": [Shapes.engine(state: "ready")]])]
            case "engine.logs" where administrator:
                [
                    request.reply([
                        "items": [
                            [
                                "time": "2026-11-27T10:00:00Z", "level": "info", "pid": 1,
                                "text": .string(
                                    "read /home/alice/x for alice@example.org with \(Self.token)"),
                            ]
                        ]
                    ])
                ]
            default: [request.failure(ProtocolError(.authScope))]
            }
        }
    }

    /// The archive's text after a run in the server's folder.
    private func archive(_ server: ScriptedServer, socket: String? = nil) throws -> (
        run: EmoctlRun, text: String
    ) {
        let file = server.directory + "/report.tar"
        let run = try EmoctlProcess.run(
            ["bugreport", "--output", file], socket: socket ?? server.path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        return (run, String(decoding: bytes, as: UTF8.self))
    }

    @Test("it shows what it holds, and holds no token, no address and no name of a home")
    func redacted() throws {
        let server = try server()
        defer { server.stop() }
        let (run, text) = try archive(server)
        #expect(run.status == 0 && server.violations.isEmpty)
        for name in ["machine.txt", "doctor.json", "health.json", "metrics.json", "engines/stt.sherpa.log"] {
            #expect(run.output.contains(name) && text.contains("emobuddy-bugreport/" + name))
        }
        #expect(text.contains("read /home/NAME/x for ADDRESS with TOKEN"))
        #expect(!text.contains(Self.token) && !text.contains("alice"))
        let again = try EmoctlProcess.run(
            ["bugreport", "--output", server.directory + "/report.tar"], socket: server.path)
        #expect(again.status == 1 && again.error.contains("is there already"))
    }

    @Test("who is no administrator gets it without the engines' lines")
    func notAdministrator() throws {
        let server = try server(administrator: false)
        defer { server.stop() }
        let (run, text) = try archive(server)
        #expect(run.status == 0)
        #expect(text.contains("health.json") && !text.contains("stt.sherpa.log"))
    }

    @Test("without a daemon it holds the machine and what the doctor finds")
    func absent() throws {
        let server = try server()
        defer { server.stop() }
        let (run, text) = try archive(server, socket: "/nonexistent/emod.sock")
        #expect(run.status == 0)
        #expect(
            text.contains("machine.txt") && text.contains("cannot reach emod")
                && !text.contains("health.json"))
    }
}
