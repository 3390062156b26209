import EmoProtocol
import Foundation
import Glibc
import Synchronization
import Testing

@Suite struct CommandTests {
    /// A server that knows every method these tests use.
    private func server(_ special: @escaping @Sendable (Request) -> [Message]? = { _ in nil }) throws
        -> ScriptedServer
    {
        try ScriptedServer { request in
            if let answer = special(request) { return answer }
            switch request.method {
            case "speech.analyze": return [request.reply(Shapes.analysis)]
            case "speech.transcribe": return [request.reply(Shapes.transcript)]
            case "session.list":
                return [request.reply(Shapes.sessions([Shapes.sessionItem(ended: false, title: "Keys")]))]
            case "buddy.start": return [request.reply(Shapes.reply("How are you?"))]
            case "buddy.say":
                return [
                    request.notification("buddy.delta", ["text": "I hear "]),
                    request.notification("buddy.delta", ["text": "you."]),
                    request.reply(Shapes.reply("I hear you.")),
                ]
            case "buddy.end": return [request.reply(Shapes.ended)]
            case "health.get": return [request.reply(Shapes.health("ok"))]
            case "token.create": return [request.reply(Shapes.token)]
            case "token.revoke": return [request.reply(["id": "t-1", "revoked_at": "2026-01-02T03:04:05Z"])]
            case "session.delete": return [request.reply(["deleted": true])]
            case "engine.get": return [request.failure(ProtocolError(.engineNotFound))]
            default: return [request.failure(ProtocolError(.internalError))]
            }
        }
    }

    private func recording(_ server: ScriptedServer) throws -> String {
        let path = server.directory + "/hello.wav"
        try Data(Shapes.wav(bytes: 1_000)).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("--json prints exactly what emod answered, on one line")
    func json() throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(["analyze", try recording(server), "--json"], socket: server.path)
        #expect(run.status == 0 && run.error.isEmpty)
        #expect(run.output == Shapes.analysis.text + "\n")
        #expect(server.violations.isEmpty)
    }

    @Test("off a terminal an analysis is fields with the protocol's names, without colour")
    func fields() throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(["analyze", try recording(server)], socket: server.path)
        let lines = run.output.split(separator: "\n")
        #expect(lines.contains("id\t\(Shapes.analysisID)"[...]))
        #expect(lines.contains("emotion_scores.ANGRY\t0.5"[...]))
        #expect(lines.contains("sentiment\tNEGATIVE"[...]))
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test(
        "a run ends with the status of its error, and says three things on standard error",
        arguments: [
            (["engine", "show", "nobody"], 4), (["session", "show", "not-an-id"], 2),
            (["call", "no.such"], 2), (["call", "ping", "{"], 2),
            (["whoami"], 1), (["analyze", "/nonexistent.wav"], 4), (["analyze"], 2), (["nonsense"], 2),
            (["session", "delete", Shapes.session], 2),
            (["status", "--socket", "/nonexistent/emod.sock"], 3),
            (["wait", "ready", "--timeout", "1ms", "--socket", "/nonexistent/emod.sock"], 7),
            (["token", "create", "stt", "--env-file", "/tmp", "--json"], 2), (["feel", " "], 2),
            (["feel", "hello", "--timeout", "soon"], 2),
            (["chat", "--new", "--session", "last"], 2),
        ] as [([String], Int32)])
    func statuses(arguments: [String], status: Int32) throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(arguments, socket: server.path)
        #expect(run.status == status)
        #expect(run.output.isEmpty)
        let lines = run.error.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix("emoctl: ") == true && lines.last?.hasPrefix("try: ") == true)
        #expect(server.violations.isEmpty)
    }

    @Test(
        "the state of emod is the status of health, status and wait",
        arguments: [("ok", 0), ("degraded", 9), ("failing", 1)] as [(String, Int32)])
    func health(word: String, status: Int32) throws {
        let server = try server { request in
            request.method == "health.get"
                ? [
                    request.reply(
                        Shapes.health(word, engineState: "invalid", problem: word == "ok" ? nil : "x"))
                ] : nil
        }
        defer { server.stop() }
        for command in [["health"], ["status"]] {
            let run = try EmoctlProcess.run(command, socket: server.path)
            #expect(run.status == status)
            #expect(!run.output.isEmpty)
        }
        #expect(
            try EmoctlProcess.run(["health"], socket: server.path).output.hasPrefix(word + ", emod 0.1.0"))
    }

    @Test("standard output that takes nothing is an error, and nothing is lost silently")
    func fullDisk() throws {
        let server = try server()
        defer { server.stop() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "exec \"$0\" session list --socket \"$1\" >/dev/full 2>/dev/null", EmoctlProcess.program,
            server.path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
    }

    @Test("Ctrl-C cancels the request, waits for its one reply, and ends with 130")
    func interruption() throws {
        let open = Mutex<Request?>(nil)
        let server = try server { request in
            switch request.method {
            case "emotion.analyze":
                open.withLock { $0 = request }
                return []
            case "$/cancel":
                let cancelled = open.withLock { $0 }
                return [request.reply(["cancelled": true])]
                    + (cancelled.map { [$0.failure(ProtocolError(.cancelled))] } ?? [])
            default: return nil
            }
        }
        defer { server.stop() }
        let process = try EmoctlProcess(["feel", "hello"], socket: server.path)
        #expect(eventually { open.withLock { $0 != nil } })
        process.interrupt()
        let run = process.finish()
        #expect(run.status == 130)
        #expect(run.error.contains("interrupted") && run.error.contains("nothing was stored"))
        #expect(server.requests.map(\.method) == ["emotion.analyze", "$/cancel"])
        #expect(server.requests.last?.parameters["id"] == server.requests.first?.id?.json)
    }

    @Test("a second Ctrl-C leaves without waiting")
    func secondInterruption() throws {
        let server = try server { ["emotion.analyze", "$/cancel"].contains($0.method) ? [] : nil }
        defer { server.stop() }
        let process = try EmoctlProcess(["feel", "hello"], socket: server.path)
        #expect(eventually { server.requests.count == 1 })
        process.interrupt()
        #expect(eventually { server.requests.count == 2 })
        process.interrupt()
        let run = process.finish()
        #expect(run.status == 130)
        #expect(run.error.contains("had not answered the cancellation yet"))
    }

    @Test("one thing said continues the newest open session and prints the reply alone")
    func chatOnce() throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(["chat", "-"], socket: server.path, input: "I lost my keys\n")
        #expect(run.status == 0)
        #expect(run.output == "I hear you.\n")
        #expect(run.error == "session \(Shapes.session)\n")
        #expect(server.requests.map(\.method) == ["session.list", "buddy.say"])
        #expect(server.requests.last?.parameters["text"] == "I lost my keys")
        #expect(
            try EmoctlProcess.run(["chat", "hi", "--new"], socket: server.path).output == "I hear you.\n")
        #expect(server.violations.isEmpty)
    }

    @Test("without an open session one is started; an opening that names people to call is printed too")
    func chatStart() throws {
        let server = try server { request in
            switch request.method {
            case "session.list": [request.reply(Shapes.sessions([Shapes.sessionItem(ended: true)]))]
            case "buddy.start":
                [request.reply(Shapes.reply("Please call 988.", level: "active_ideation", shown: true))]
            default: nil
            }
        }
        defer { server.stop() }
        let run = try EmoctlProcess.run(["chat", "hello", "--quiet"], socket: server.path)
        #expect(run.output == "Please call 988.\nI hear you.\n" && run.error.isEmpty)
        #expect(server.requests.map(\.method) == ["session.list", "buddy.start", "buddy.say"])
        let piped = try EmoctlProcess.run(["chat", "--new"], socket: server.path, input: "one\ntwo\n")
        #expect(piped.output == "Please call 988.\nI hear you.\nI hear you.\n")
        let about = try EmoctlProcess.run(
            ["chat", "hello", "--analysis", Shapes.analysisID], socket: server.path)
        #expect(about.status == 0)
        #expect(
            server.requests.last { $0.method == "buddy.start" }?.parameters == [
                "analysis_id": .string(Shapes.analysisID)
            ])
    }

    @Test("a conversation from a pipe takes a line a turn; /end prints the summary")
    func conversation() throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(
            ["chat", "--new"], socket: server.path, input: "one\n\n/nonsense\ntwo\n/end\nnot said\n")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("How are you?\nI hear you.\nI hear you.\n"))
        #expect(run.output.contains("summary\tYou spoke of lost keys."))
        #expect(server.requests.map(\.method) == ["buddy.start", "buddy.say", "buddy.say", "buddy.end"])
    }

    @Test("the end of the input leaves the session open and says how to go on")
    func conversationLeft() throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(["chat"], socket: server.path, input: "one")
        #expect(run.status == 0)
        #expect(run.error.contains("emoctl chat --session \(Shapes.session)"))
        #expect(server.requests.map(\.method) == ["session.list", "buddy.say"])
    }

    @Test("tokens go to files for the services, and a token that can not be written is revoked")
    func tokens() throws {
        let server = try server()
        defer { server.stop() }
        let made = try EmoctlProcess.run(
            [
                "token", "create", "stt", "emo_buddy", "--scope", "speech,emotion", "--days", "30",
                "--env-file", server.directory,
            ], socket: server.path)
        #expect(made.status == 0)
        #expect(made.output == "\(server.directory)/stt.env\n\(server.directory)/emo_buddy.env\n")
        #expect(!(made.output + made.error).contains("aaa.bbb.ccc"))
        #expect(
            server.requests.first?.parameters == [
                "name": "stt", "scopes": ["speech", "emotion"], "days": 30,
            ])
        #expect(
            try String(contentsOfFile: server.directory + "/stt.env", encoding: .utf8).hasSuffix(
                "\nSERVICE_AUTH_TOKEN=aaa.bbb.ccc\n"))

        try FileManager.default.createDirectory(
            atPath: server.directory + "/other.env", withIntermediateDirectories: false)
        let unwritten = try EmoctlProcess.run(
            ["token", "create", "other", "--env-file", server.directory], socket: server.path)
        #expect(unwritten.status == 1)
        #expect(server.requests.suffix(2).map(\.method) == ["token.create", "token.revoke"])
        #expect(server.violations.isEmpty)
    }

    @Test("several recordings are transcribed though one fails, and its status is the command's")
    func transcribeSeveral() throws {
        let server = try server()
        defer { server.stop() }
        let good = try recording(server)
        let run = try EmoctlProcess.run(["transcribe", good, "/nonexistent.wav", good], socket: server.path)
        #expect(run.status == 4)
        #expect(run.output.components(separatedBy: "==> \(good) <==\none two <three>\n").count == 3)
        #expect(run.error.contains("cannot transcribe /nonexistent.wav"))
        let subtitles = try EmoctlProcess.run(["transcribe", good, "--format", "srt"], socket: server.path)
        #expect(subtitles.output.hasPrefix("1\n00:00:00,000 --> 00:00:01,500\none two\n\n2\n"))
    }

    @Test("the token of the environment is sent to emod, and stands nowhere else")
    func environmentToken() throws {
        let server = try server {
            $0.method == "auth.token" ? [$0.failure(ProtocolError(.authInvalid))] : nil
        }
        defer { server.stop() }
        let run = try EmoctlProcess.run(
            ["session", "list"], environment: ["SERVICE_AUTH_TOKEN": "aaa.bbb.ccc"], socket: server.path)
        #expect(run.status == 5)
        #expect(!(run.output + run.error).contains("aaa.bbb.ccc"))
        #expect(server.requests.first?.parameters == ["token": "aaa.bbb.ccc"])
    }
}
