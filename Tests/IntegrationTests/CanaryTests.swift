// A whole run with sentences, passwords and tokens that nobody else has, then a search of everything the daemon has
// written or shows of itself: database, log of the database, a backup, journal, scratch files, command lines and
// environments of daemon and hosts. None may be found; a word that may stand there must be, or the search is blind.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("Canaries", .serialized)
struct CanaryTests {
    private static let sentence = "the quokka hides seventeen turquoise umbrellas"
    private static let password = "Xylophone-4711-password"
    private static let wrong = "Wrongly-4712-password"
    private static let address = "canary-run@example.org"

    /// What must be found nowhere, with a name that may be printed.
    private struct Canaries {
        var texts: [(name: String, text: String)] = []
        mutating func add(_ name: String, _ text: String) {
            if !text.isEmpty { texts.append((name, text)) }
        }
    }

    @Test("no sentence, password or token of a whole run is found anywhere")
    func run() throws {
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines()
        var canaries = Canaries()
        try accounts(daemon, &canaries)
        try life(daemon, &canaries)
        try troubles(daemon)
        try backUp(daemon)
        #expect(canaries.texts.count >= 12)
        try search(daemon, for: canaries, atLeast: 8)
        try shownOfProcesses(daemon, canaries)
        try daemon.stop()
        try search(daemon, for: canaries, atLeast: 5)
    }

    /// Passwords and tokens, good and bad.
    private func accounts(_ daemon: TemporaryDaemon, _ canaries: inout Canaries) throws {
        let client = try daemon.connect()
        _ = try client.result(
            "user.create", ["email": .string(Self.address), "password": .string(Self.password)])
        let login: JSONObject = ["user": .string(Self.address), "password": .string(Self.password)]
        let logged = try client.result("auth.login", login)
        let renewed = try client.result("auth.refresh", ["refresh_token": logged["refresh_token"] ?? .null])
        let service = try client.result("token.create", ["name": "stt"], idempotencyKey: "token-key")
        for (name, result) in [("log-in", logged), ("renewed log-in", renewed), ("service", service)] {
            canaries.add("token of the \(name)", result.text("token"))
            canaries.add(
                "signature of the \(name)", String(result.text("token").split(separator: ".").last ?? ""))
            canaries.add(
                "refresh secret of the \(name)",
                String(result.text("refresh_token").split(separator: ".").last ?? ""))
        }
        canaries.add("password", Self.password)
        canaries.add("wrong password", Self.wrong)
        canaries.add("mistyped address", "mistyped-4713")
        for (user, password) in [
            (Self.address, Self.wrong), ("mistyped-4713@example.org", Self.password),
            (Self.wrong, Self.password),
        ] {
            _ = try client.failure("auth.login", ["user": .string(user), "password": .string(password)])
        }
        _ = try client.failure("session.list", token: service.text("token"))
        _ = try client.failure("session.list", token: service.text("token") + "x")
        _ = try client.failure("auth.token", ["token": .string(service.text("token").uppercased())])
    }

    /// What people say, in every place that keeps it.
    private func life(_ daemon: TemporaryDaemon, _ canaries: inout Canaries) throws {
        let client = try daemon.connect()
        canaries.add("sentence", Self.sentence)
        canaries.add("word of the sentence", "quokka")
        canaries.add("persona", "Quokka")
        canaries.add("transcript", "anxious about my exam")
        canaries.add("name that EmoBuddy remembers", "Zebulonia")
        let session = try client.result("buddy.start", ["persona": "{\"name\":\"Quokka\"}"]).text(
            "session_id")
        for text in [
            Self.sentence, "My name is Zebulonia and my dog is called Quokka.",
            "I want to kill myself, \(Self.sentence)",
        ] {
            _ = try client.result(
                "buddy.say", ["session_id": .string(session), "text": .string(text)],
                idempotencyKey: "say-\(text.count)")
        }
        _ = try analyze(Samples.anxious, on: client, extra: ["session_id": .string(session)]).get()
        let stream = try client.upload(Samples.anxious, format: "wav")
        _ = try client.result("speech.finish", ["stream_id": .string(stream)])
        _ = try client.upload(Samples.anxious, format: "wav")
        _ = try client.result("emotion.analyze", ["text": .string(Self.sentence), "explain": true])
        _ = try client.result(
            "session.rename", ["session_id": .string(session), "title": .string(Self.sentence)])
        _ = try client.result("buddy.end", ["session_id": .string(session)])
        _ = try client.result("session.export", ["session_id": .string(session)])
        _ = try client.result("user.export")
        for method in ["memory.list", "event.list", "metrics.get"] where Method.named(method) != nil {
            _ = try client.call(method)
        }
    }

    /// Requests that cannot be understood, with words in every part of them.
    private func troubles(_ daemon: TemporaryDaemon) throws {
        let client = try daemon.connect()
        let words = JSONValue.string(Self.sentence)
        var strange = JSONObject()
        strange[Self.sentence] = true
        let requests: [(method: String, parameters: JSONObject)] = [
            ("buddy.say", ["session_id": "018f0000-0000-7000-8000-000000000000", "text": words]),
            ("buddy.say", ["session_id": words, "text": words]), ("emotion.analyze", strange),
            ("speech.analyze", ["audio": words, "format": "wav"]), ("session.get", ["session_id": words]),
            ("engine.get", ["id": words]), ("token.revoke", ["id": words]), (Self.sentence, JSONObject()),
            ("user.export", ["cursor": words]),
            ("speech.get", ["id": "quokkaquokkaquokkaquokkaquokkaquokka"]),
        ]
        for request in requests { _ = try client.failure(request.method, request.parameters) }
        for line in ["{\"\(Self.sentence)", "[\"\(Self.sentence)\"]", Self.sentence] {
            try client.client.write(Array(line.utf8))
            _ = try client.client.receive(deadline: ControlClient.now() + 10_000)
        }
    }

    private func backUp(_ daemon: TemporaryDaemon) throws {
        if Method.named("backup.create") != nil { _ = try daemon.connect().call("backup.create") }
        let script = """
            import sqlite3, sys
            source, target = sqlite3.connect(sys.argv[1]), sqlite3.connect(sys.argv[2])
            source.backup(target)
            """
        let state = daemon.stateDirectory
        _ = try PythonScript.run(script, [state + "/emod.db", state + "/copy.db"], in: daemon.directory)
    }

    private func search(_ daemon: TemporaryDaemon, for canaries: Canaries, atLeast files: Int) throws {
        var searched = 0
        var isAddressFound = false
        let enumerator = FileManager.default.enumerator(atPath: daemon.directory.path)
        while let name = enumerator?.nextObject() as? String {
            guard let content = FileManager.default.contents(atPath: daemon.directory.path + "/" + name),
                !name.hasSuffix(".sock")
            else { continue }
            searched += 1
            for canary in canaries.texts {
                #expect(content.range(of: Data(canary.text.utf8)) == nil, "\(canary.name) in \(name)")
            }
            isAddressFound = isAddressFound || content.range(of: Data(Self.address.utf8)) != nil
        }
        #expect(isAddressFound, "the search is blind: the address stands in the database")
        #expect(searched >= files)
    }

    private func shownOfProcesses(_ daemon: TemporaryDaemon, _ canaries: Canaries) throws {
        let hosts =
            try daemon.connect().result("engine.list")["items"]?.array?.compactMap { $0["pid"]?.integer }
            ?? []
        #expect(hosts.count >= 3)
        for process in [Int64(daemon.processID)] + hosts {
            for file in ["cmdline", "environ"] {
                let content = Data(Samples.bytes("/proc/\(process)/\(file)"))
                for canary in canaries.texts {
                    #expect(content.range(of: Data(canary.text.utf8)) == nil, "\(canary.name) in \(file)")
                }
            }
            let limits = String(decoding: Samples.bytes("/proc/\(process)/limits"), as: UTF8.self)
            let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
            #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"], "process \(process)")
            let environment = Samples.bytes("/proc/\(process)/environ")
            if process != Int64(daemon.processID) {
                #expect(
                    !String(decoding: environment, as: UTF8.self).contains("EMOD_STATE_DIR"),
                    "a host knows nothing of the daemon's environment")
            }
        }
    }
}
