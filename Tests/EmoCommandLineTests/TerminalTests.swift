import EmoProtocol
import Foundation
import Testing

@Suite struct TerminalTests {
    private func server(_ special: @escaping @Sendable (Request) -> [Message]? = { _ in nil }) throws
        -> ScriptedServer
    {
        try ScriptedServer { request in
            if let answer = special(request) { return answer }
            switch request.method {
            case "speech.analyze": return [request.reply(Shapes.analysis)]
            case "session.list":
                return [
                    request.reply(Shapes.sessions([Shapes.sessionItem(ended: false, title: "a\u{1B}[2Jb")]))
                ]
            case "buddy.start": return [request.reply(Shapes.reply("How are you?"))]
            case "buddy.say":
                return [
                    request.notification("buddy.delta", ["text": "I hear "]),
                    request.notification("buddy.delta", ["text": "you\u{1B}[2J."]),
                    request.reply(Shapes.reply("I hear you\u{1B}[2J. Go on.")),
                ]
            case "buddy.end": return [request.reply(Shapes.ended)]
            case "health.get": return [request.reply(Shapes.health("ok"))]
            case "session.delete": return [request.reply(["deleted": true])]
            default: return [request.failure(ProtocolError(.internalError))]
            }
        }
    }

    @Test(
        "a list on a terminal is a table with a heading; control characters of a title are shown, not obeyed")
    func table() throws {
        let server = try server()
        defer { server.stop() }
        let session = try TerminalSession(["session", "list"], socket: server.path)
        #expect(session.finish() == 0)
        #expect(session.screen.contains("SESSION"))
        #expect(session.screen.contains("2026-01-02 03:04"))
        #expect(session.screen.contains("a␛[2Jb"))
        #expect(!session.screen.contains("\u{1B}[2J"))
    }

    @Test("NO_COLOR and a dumb terminal have no colour, others do")
    func colour() throws {
        let server = try server()
        defer { server.stop() }
        for (environment, isColored) in [([:], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false)] {
            let session = try TerminalSession(["status"], socket: server.path, environment: environment)
            #expect(session.finish() == 0)
            #expect(session.screen.contains("\u{1B}[") == isColored)
            #expect(session.screen.contains("No problems."))
        }
    }

    @Test("a password is asked for on the terminal and never shown, also not in what is sent on")
    func password() throws {
        let server = try server { request in
            guard request.method == "auth.login" else { return nil }
            return [request.failure(ProtocolError(.authInvalid))]
        }
        defer { server.stop() }
        let session = try TerminalSession(
            ["login", "ada@example.org"], socket: server.path,
            environment: ["XDG_STATE_HOME": server.directory])
        #expect(session.shows("Password of ada@example.org: "))
        session.type("open sesame please\n")
        #expect(session.finish() == 5)
        #expect(!session.screen.contains("sesame"))
        #expect(server.requests.first?.parameters["password"] == "open sesame please")
        #expect(server.violations.isEmpty)
    }

    @Test("--json on a terminal is indented")
    func json() throws {
        let server = try server()
        defer { server.stop() }
        let session = try TerminalSession(["health", "--json"], socket: server.path)
        #expect(session.finish() == 0)
        #expect(session.screen.hasPrefix("{\n  \"status\": \"ok\","))
    }

    @Test("a conversation streams the reply, completes it, and ends with a summary")
    func conversation() throws {
        let server = try server()
        defer { server.stop() }
        let session = try TerminalSession(
            ["chat", "--new"], socket: server.path, environment: ["NO_COLOR": "1"])
        #expect(session.shows("EmoBuddy  How are you?"))
        #expect(session.shows("\nyou       "))
        session.type("I lost my keys\n")
        #expect(session.shows("EmoBuddy  I hear you␛[2J. Go on.\n"))
        session.type("/end\n")
        #expect(session.finish() == 0)
        #expect(session.screen.contains("Summary     You spoke of lost keys."))
        #expect(session.screen.contains("To try      A fixed place for the keys."))
        #expect(!session.screen.contains("\u{1B}"))
        #expect(server.requests.map(\.method) == ["buddy.start", "buddy.say", "buddy.end"])
    }

    @Test("an error that may pass does not end a conversation; Ctrl-C at the prompt leaves the session open")
    func conversationErrors() throws {
        let server = try server { request in
            request.method == "buddy.say" ? [request.failure(ProtocolError(.engineUnavailable))] : nil
        }
        defer { server.stop() }
        let session = try TerminalSession(["chat"], socket: server.path, environment: ["NO_COLOR": "1"])
        #expect(session.shows("you       "))
        session.type("hello\n")
        #expect(session.shows("try: see why with: emoctl engine list\n\nyou       "))
        session.interrupt()
        #expect(session.finish() == 130)
        #expect(session.screen.contains("the session stays open"))
        #expect(session.screen.contains("emoctl chat --session \(Shapes.session)"))
    }

    @Test("a different final reply is printed whole after the streamed one")
    func correctedReply() throws {
        let server = try server { request in
            request.method == "buddy.say"
                ? [
                    request.notification("buddy.delta", ["text": "First"]),
                    request.reply(Shapes.reply("Second.")),
                ] : nil
        }
        defer { server.stop() }
        let session = try TerminalSession(
            ["chat", "hello"], socket: server.path, environment: ["NO_COLOR": "1"])
        #expect(session.finish() == 0)
        #expect(session.screen.contains("First\nEmoBuddy put it differently:\nSecond.\n"))
    }

    @Test(
        "removing a session asks, and only a yes removes it",
        arguments: [("y\n", true), ("\n", false), ("no\n", false)])
    func confirmation(answer: String, isRemoved: Bool) throws {
        let server = try server()
        defer { server.stop() }
        let session = try TerminalSession(["session", "delete", "last"], socket: server.path)
        #expect(session.shows("for good? [y/N] "))
        session.type(answer)
        #expect(session.finish() == (isRemoved ? 0 : 1))
        #expect(server.requests.contains { $0.method == "session.delete" } == isRemoved)
    }

    @Test("the watched status is drawn on a screen of its own, which Ctrl-C takes away again")
    func watch() throws {
        let server = try server()
        defer { server.stop() }
        let session = try TerminalSession(["status", "--watch"], socket: server.path)
        #expect(session.shows("Ctrl-C ends"))
        session.interrupt()
        #expect(session.finish() == 130)
        #expect(session.screen.hasPrefix("\u{1B}[?1049h"))
        #expect(session.screen.contains("\u{1B}[?1049l"))
    }
}
