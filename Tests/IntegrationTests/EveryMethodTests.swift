// Methods, codes and topics that no other test meets on the wire: together with the rest of the suite every one of the description is seen.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("The rest of the protocol", .serialized)
struct EveryMethodTests {
    private let nobody: JSONValue = "0192f0c1-2b3c-7def-8123-456789abcdef"

    @Test("objects that are not there, and text that is not of the form asked for")
    func refusals() throws {
        let client = try SharedDaemon.connect()
        #expect(try client.failure("speech.get", ["id": nobody]).code == "analysis.not_found")
        #expect(try client.failure("speech.delete", ["id": nobody]).code == "analysis.not_found")
        #expect(try client.failure("buddy.start", ["persona": "not an object"]).code == "params.wrong_format")
        #expect(try client.failure("engine.get", ["id": "no.such"]).code == "engine.unknown")
        let half: JSONObject = ["audio": "AA==", "format": "s16le", "sample_rate": 16_000, "channels": 1]
        #expect(try client.failure("speech.transcribe", half).code == "audio.truncated")
        _ = try client.result("hello", ["client": "test"])
    }

    @Test(
        "raw samples out of bounds, and an upload that is larger than allowed, are refused before an engine sees them"
    )
    func audioBounds() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_AUDIO_MAXIMUM_BYTES": "50000"])
        let client = try daemon.connect()
        let slow: JSONObject = ["format": "s16le", "sample_rate": 100, "channels": 1]
        #expect(try client.failure("speech.open", slow).code == "audio.unsupported")
        let stream = try client.result("speech.open", ["format": "wav"])["stream_id"] ?? .null
        let chunk = JSONValue.string(String(repeating: "A", count: 80_000))
        let refusal = try client.failure(
            "speech.feed", ["stream_id": stream, "offset_bytes": 0, "audio": chunk])
        #expect(refusal.code == "audio.too_large")
        #expect(try daemon.stop() == 0)
    }

    @Test("an analysis is removed, and both its beginning and its end are told")
    func deletion() throws {
        let client = try SharedDaemon.connect()
        let watcher = try SharedDaemon.connect()
        _ = try watcher.result("event.subscribe", ["topics": ["speech.analyzed", "speech.deleted"]])
        let id = try analyze(Samples.anxious, on: client).get()["id"] ?? .null
        #expect(try client.result("speech.delete", ["id": id])["deleted"] == true)
        let told = try watcher.events(2)
        #expect(told.map { $0.text("topic") } == ["speech.analyzed", "speech.deleted"])
        #expect(told.allSatisfy { $0["data"]?["analysis_id"] == id })
    }

    @Test("a session's end and removal, and a token's, are told")
    func endings() throws {
        let client = try SharedDaemon.connect()
        let watcher = try SharedDaemon.connect()
        let topics: JSONValue = [
            "session.turn", "session.ended", "session.deleted", "token.created", "token.revoked",
        ]
        _ = try watcher.result("event.subscribe", ["topics": topics])
        let session: JSONObject = ["session_id": try client.result("buddy.start")["session_id"] ?? .null]
        var words = session
        words["text"] = "It was a quiet day."
        _ = try client.result("buddy.say", words)
        _ = try client.result("buddy.end", session)
        _ = try client.result("session.delete", session)
        let token = try client.result("token.create", ["name": "told"])["id"] ?? .null
        _ = try client.result("token.revoke", ["id": token])
        let told = try watcher.events(5)
        #expect(told.map { .string($0.text("topic")) } == topics.array)
    }

    @Test("an administrator tells an engine what to do")
    func engineCommands() throws {
        let daemon = try TemporaryDaemon(environment: [
            "EMOD_ENGINES_DISABLED": "stt.sherpa:stt.pocketsphinx:buddy.companion"
        ])
        try daemon.waitForEngines(["emotion"])
        let client = try daemon.connect()
        for verb in ["unload", "load", "restart", "disable", "enable", "reset"] {
            #expect(
                try client.result("engine." + verb, ["id": "emotion.text"]).text("id") == "emotion.text",
                "\(verb)")
        }
        #expect(try daemon.stop() == 0)
    }

    @Test("limits of a connection are told when they are met")
    func limits() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent",
            environment: ["EMOD_LIMITS_OUTPUT_BYTES": "65536", "EMOD_LIMITS_CONNECTIONS": "2"])
        let client = try daemon.connect()
        #expect(try client.failure("describe").code == "limit.reply_too_long")
        for _ in 0..<4 { _ = try client.result("speech.open", ["format": "wav"]) }
        #expect(try client.failure("speech.open", ["format": "wav"]).code == "limit.streams")
        let second = try daemon.connectWhenThereIsRoom()
        do throws(any Error) {
            _ = try daemon.connect()
            Issue.record("a third connection was taken")
        } catch let failure as ControlClient.Failure {
            guard case .refused(let error) = failure else {
                Issue.record("\(failure)")
                return
            }
            #expect(error.code == "limit.connections")
        }
        #expect(try second.result("ping")["pong"] == true)

        // More than wait for one session.
        let session = try client.result("buddy.start")["session_id"] ?? .null
        let said: JSONObject = ["session_id": session, "text": "One more."]
        let clients = [client, second]
        for client in clients {
            for _ in 0..<16 {
                try client.client.send(Request(id: nil, method: "buddy.say", parameters: said))
            }
        }
        var codes: Set<String> = []
        for client in clients {
            for _ in 0..<16 {
                if case .reply(_, .failure(let error)) = try client.client.receive(
                    deadline: ControlClient.now() + 60_000)
                {
                    codes.insert(error.code)
                }
            }
        }
        #expect(codes == ["limit.queue_full"])
        #expect(try daemon.stop() == 0)
    }

    @Test(
        "who is not known is asked for an identity, and has not for ever to give one",
        .enabled(if: getuid() == 0, "needs root to be somebody else"))
    func anonymous() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent",
            environment: ["EMOD_AUTH_LOCAL_USERS": "false", "EMOD_LIMITS_AUTHENTICATION_MS": "3000"])
        chmod(daemon.directory.path, 0o755)
        chmod(daemon.socket, 0o666)
        // The kernel vouches for the effective user at the moment of connecting.
        seteuid(4242)
        let connected = Result { try daemon.connect() }
        seteuid(0)
        let client = try connected.get()
        #expect(try client.result("auth.whoami").text("kind") == "anonymous")
        #expect(try client.failure("session.list").code == "auth.required")
        guard
            case .reply(nil, .failure(let error)) = try client.client.receive(
                deadline: ControlClient.now() + 20_000)
        else {
            Issue.record("nothing was said")
            return
        }
        #expect(error.code == "limit.authentication_time")
        #expect(try daemon.stop() == 0)
    }

    @Test("a token that is not valid yet is refused as such")
    func notYetValid() throws {
        let key = "0123456789abcdef0123456789abcdef"
        let daemon = try TemporaryDaemon(engines: "/nonexistent", environment: ["AUTH_SECRET_KEY": key])
        let token = try PythonScript.serviceToken(
            #""nbf": 4000000000, "exp": 4000000001"#, key: key, in: daemon.directory)
        #expect(try daemon.connect().failure("token.list", token: token).code == "auth.not_yet_valid")
        #expect(try daemon.stop() == 0)
    }
}
