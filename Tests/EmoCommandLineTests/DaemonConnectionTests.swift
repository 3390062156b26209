import EmoCommandLine
import EmoProtocol
import Foundation
import Synchronization
import Testing

@Suite struct DaemonConnectionTests {
    private func error(_ body: () throws -> Void) -> CommandError? {
        do {
            try body()
            return nil
        } catch {
            return error as? CommandError
        }
    }

    @Test("a call returns emod's result, and what arrives for it before")
    func call() throws {
        let server = try ScriptedServer { request in
            [
                .notification(method: "buddy.delta", parameters: ["id": 999, "text": "for somebody else"]),
                .reply(id: .integer(998), .success("a reply to nothing")),
                request.notification("buddy.delta", ["text": "hel"]),
                request.notification("buddy.delta", ["text": "lo"]), request.reply(Shapes.reply("hello")),
            ]
        }
        defer { server.stop() }
        let connection = try DaemonConnection(path: server.path, timeLimit: TimeLimit("7s"))
        let heard = Mutex("")
        let result = try connection.call(
            "buddy.say", ["session_id": .string(Shapes.session), "text": "hi"], doing: "talk"
        ) { (_, parameters) throws(CommandError) in heard.withLock { $0 += parameters["text"]?.string ?? "" }
        }
        #expect(result["reply"] == "hello")
        #expect(heard.withLock { $0 } == "hello")
        #expect(server.requests.map(\.timeoutMilliseconds) == [7_000])
    }

    @Test("a token is bound before the first method that needs an identity, once, and not for others")
    func token() throws {
        let server = try ScriptedServer {
            [$0.reply($0.method == "health.get" ? Shapes.health("ok") : Shapes.sessions([]))]
        }
        defer { server.stop() }
        let connection = try DaemonConnection(path: server.path, token: "aaa.bbb.ccc")
        for method in ["health.get", "session.list", "session.list"] {
            _ = try connection.call(method, doing: "x")
        }
        #expect(
            server.requests.map(\.method) == ["health.get", "auth.token", "session.list", "session.list"])
        #expect(server.requests[1].parameters == ["token": "aaa.bbb.ccc"])
    }

    @Test(
        "the first request that a stopping emod refuses goes to the next one, with the token; a later one does not"
    )
    func successor() throws {
        let turns = Mutex(0)
        let server = try ScriptedServer { request in
            guard request.method != "auth.token" else { return [request.reply([:])] }
            let turn = turns.withLock {
                $0 += 1
                return $0
            }
            return [
                turn == 2 ? request.reply(Shapes.sessions([])) : request.failure(ProtocolError(.stopping))
            ]
        }
        defer { server.stop() }
        let connection = try DaemonConnection(path: server.path, token: "aaa.bbb.ccc")
        _ = try connection.call("session.list", doing: "list the sessions")
        #expect(
            server.requests.map(\.method) == ["auth.token", "session.list", "auth.token", "session.list"])
        let later = error { _ = try connection.call("session.list", doing: "list the sessions") }
        #expect(later?.code == "daemon.stopping")
    }

    @Test("a token that is refused is told as that")
    func refusedToken() throws {
        let server = try ScriptedServer { [$0.failure(ProtocolError(.authExpired))] }
        defer { server.stop() }
        let connection = try DaemonConnection(path: server.path, token: "aaa.bbb.ccc")
        let found = error { _ = try connection.call("session.list", doing: "list the sessions") }
        #expect(
            found?.status == .permission && found?.what == "cannot use the token"
                && found?.code == "auth.expired")
    }

    @Test("another version of the protocol, something else, and a full server are told apart")
    func greetings() throws {
        let cases: [(Message, CommandStatus)] = [
            (
                .notification(method: "greeting", parameters: ["protocol": ["major": 2, "minor": 0]]),
                .failure
            ),
            (.notification(method: "welcome", parameters: [:]), .failure),
            (.reply(id: nil, .failure(ProtocolError(.connections))), .busy),
        ]
        for (greeting, status) in cases {
            let server = try ScriptedServer(greeting: greeting) { _ in [] }
            defer { server.stop() }
            #expect(error { _ = try DaemonConnection(path: server.path) }?.status == status)
        }
    }

    @Test("without an answer the time limit ends the wait")
    func silence() throws {
        let server = try ScriptedServer { _ in [] }
        defer { server.stop() }
        let connection = try DaemonConnection(path: server.path, timeLimit: TimeLimit("200ms"))
        let found = error { _ = try connection.call("session.list", doing: "list the sessions") }
        #expect(found?.status == .timedOut && found?.what == "cannot list the sessions")
    }

    @Test("without a socket, and with one that nobody listens on, emod is not running")
    func notRunning() throws {
        let server = try ScriptedServer { _ in [] }
        let path = server.path
        let missing = error { _ = try DaemonConnection(path: path + ".none") }
        #expect(missing?.status == .notReady && missing?.why.contains("no socket") == true)
        try Data().write(to: URL(fileURLWithPath: server.directory + "/file"))
        let stale = error { _ = try DaemonConnection(path: server.directory + "/file") }
        #expect(stale?.status == .notReady && stale?.why.contains("nobody listens") == true)
        server.stop()
    }

    @Test("waiting ends when emod is well, at once when it will not get better, and at the limit otherwise")
    func waiting() throws {
        let asked = Mutex(0)
        let server = try ScriptedServer { request in
            let count = asked.withLock { count in
                count += 1
                return count
            }
            return [
                request.reply(
                    Shapes.health(count < 2 ? "degraded" : "ok", engineState: count < 3 ? "loading" : "ready")
                )
            ]
        }
        defer { server.stop() }
        #expect(
            try HealthWait(path: server.path, limit: TimeLimit(milliseconds: 20_000)).run().status == .success
        )
        #expect(asked.withLock { $0 } == 3)

        let broken = try ScriptedServer {
            [$0.reply(Shapes.health("degraded", engineState: "invalid", problem: "x"))]
        }
        defer { broken.stop() }
        #expect(
            try HealthWait(path: broken.path, limit: TimeLimit(milliseconds: 20_000)).run().status
                == .degraded)

        let never = error {
            _ = try HealthWait(path: "/nonexistent/emod.sock", limit: TimeLimit(milliseconds: 300)).run()
        }
        #expect(never?.status == .timedOut && never?.next.contains("systemctl start emod") == true)
    }
}
