// Events through the real daemon: told as they happen, found again after any restart, seen by those alone whom they concern.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("Events", .serialized)
struct EventTests {
    /// A daemon without engines: sessions begin and are renamed all the same.
    private func daemon(_ environment: [String: String] = [:]) throws -> TemporaryDaemon {
        try TemporaryDaemon(engines: "/nonexistent", environment: environment)
    }

    private func session(_ client: CheckedClient) throws -> String {
        try client.result("buddy.start").text("session_id")
    }

    private func rename(_ session: String, _ client: CheckedClient, _ title: String = "x") throws {
        _ = try client.result("session.rename", ["session_id": .string(session), "title": .string(title)])
    }

    /// What emoctl prints as JSON when somebody else runs it.
    private func asNobody(_ arguments: [String], _ daemon: TemporaryDaemon) throws -> JSONValue {
        let output = daemon.directory.path + "/nobody-" + arguments[0]
        let run = try ChildProcess(
            "/usr/bin/setpriv",
            ["--reuid=4242", "--regid=4242", "--clear-groups", Stage.emoctl] + arguments,
            environment: environment(daemon), output: output)
        #expect(try run.wait(milliseconds: 20_000) == 0)
        return try JSONParser.parse(Array(TextFile.read(output).trimmingCharacters(in: .newlines).utf8))
    }

    private func environment(_ daemon: TemporaryDaemon) -> [String: String] {
        [
            "EMOD_SOCKET": daemon.socket, "LC_ALL": "C.UTF-8",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ]
    }

    private func place(_ value: JSONValue?) -> JSONValue {
        ["epoch": value?["epoch"] ?? .null, "seq": value?["seq"] ?? .null]
    }

    private func listed(_ client: CheckedClient, _ parameters: JSONObject = [:]) throws -> [JSONValue] {
        try client.result("event.list", parameters)["items"]?.array ?? []
    }

    @Test("what happens is told after it is stored, with its place, to whom it concerns")
    func live() throws {
        let daemon = try daemon()
        let (actor, watcher) = (try daemon.connect(), try daemon.connect())
        let subscribed = try watcher.result(
            "event.subscribe", ["topics": ["session.started", "session.renamed"]])
        #expect(subscribed["position"] == subscribed["latest"])
        let session = try session(actor)
        try rename(session, actor)
        _ = try actor.result("token.create", ["name": "stt"])
        let events = try watcher.events(2)
        #expect(events.map { $0.text("topic") } == ["session.started", "session.renamed"])
        #expect(events.allSatisfy { $0["data"]?.text("session_id") == session })
        #expect(
            events.map { $0["subscription_id"] } == [
                subscribed["subscription_id"], subscribed["subscription_id"],
            ])
        let read = try listed(actor, ["topics": ["session.started", "session.renamed"]])
        #expect(read.map(place) == events.map { place($0) })

        let id: JSONObject = ["subscription_id": subscribed["subscription_id"] ?? .null]
        #expect(try watcher.result("event.unsubscribe", id)["unsubscribed"] == true)
        #expect(try watcher.failure("event.unsubscribe", id).code == "subscription.not_found")
        try rename(session, actor)
        _ = try watcher.result("ping")
        #expect(watcher.notifications.isEmpty)
    }

    @Test("a connection has so many subscriptions and no more")
    func limit() throws {
        let daemon = try daemon(["EMOD_LIMITS_SUBSCRIPTIONS": "2"])
        let client = try daemon.connect()
        for _ in 0..<2 { _ = try client.result("event.subscribe") }
        #expect(try client.failure("event.subscribe").code == "limit.subscriptions")
        #expect(try daemon.stop() == 0)
    }

    @Test(
        "who comes back gets what was missed and nothing twice, also after kill -9", arguments: [false, true])
    func resume(isKilled: Bool) throws {
        let daemon = try daemon()
        var client = try daemon.connect()
        let session = try session(client)
        var watcher = try daemon.connect()
        let start = try watcher.result("event.subscribe")["position"] ?? .null
        for number in 0..<5 { try rename(session, client, "\(number)") }
        var seen = try watcher.events(3)
        // The watcher goes away while more happens, then the daemon does.
        watcher = client
        for number in 0..<300 { try rename(session, client, "\(number)") }
        if isKilled { try daemon.kill() } else { #expect(try daemon.stop() == 0) }
        try daemon.restart()
        client = try daemon.connect()
        watcher = try daemon.connect()
        _ = try watcher.result("event.subscribe", ["since": place(seen.last)])
        try rename(session, client, "last")
        seen += try watcher.events(5 + 300 + 1 - 3)
        _ = try watcher.result("ping")
        #expect(watcher.notifications.isEmpty)
        let first = start["seq"]?.integer ?? 0
        #expect(seen.map { $0["seq"]?.integer } == (1...306).map { first + $0 })
        #expect(Set(seen.map { $0["epoch"]?.integer }).count == 1)

        // The same by paging.
        var paged: [JSONValue] = []
        var since: JSONValue? = start
        while let from = since, from != .null {
            let page = try client.result("event.list", ["since": from, "limit": 100])
            paged += page["items"]?.array ?? []
            since = page["next"]
        }
        #expect(paged.map(place) == seen.map { place($0) })
    }

    @Test("a place from another life of the database, or from its future, is refused")
    func unknownPlace() throws {
        let disk = try daemon()
        let client = try disk.connect()
        let latest = try client.result("event.list")["latest"]
        let epoch = latest?["epoch"]?.integer ?? 0
        for place in [
            ["epoch": .integer(epoch - 1), "seq": 0], ["epoch": .integer(epoch), "seq": 1_000_000],
        ] as [JSONObject] {
            for method in ["event.subscribe", "event.list"] {
                let error = try client.failure(method, ["since": .object(place)])
                #expect(error.code == "event.unknown_position")
                #expect(error.details?["latest"] == latest)
            }
        }
        #expect(try disk.stop() == 0)
        let memory = try daemon(["EMOD_DAEMON_STORAGE": "memory"])
        let before = try memory.connect().result("event.list")["latest"] ?? .null
        try memory.stop()
        try memory.restart()
        #expect(
            try memory.connect().failure("event.subscribe", ["since": before]).code
                == "event.unknown_position")
    }

    @Test("events go by the policy, and who asks for those that are gone is told since when they are kept")
    func retention() throws {
        let daemon = try daemon(["EMOD_EVENTS_KEEP_COUNT": "3"])
        var client = try daemon.connect()
        let session = try session(client)
        let start = try client.result("event.list")["latest"] ?? .null
        // More than goes in one commit: housekeeping, which looks when the daemon starts, goes on until only three are left.
        for number in 0..<1_010 { try rename(session, client, "\(number)") }
        try daemon.stop()
        try daemon.restart()
        client = try daemon.connect()
        for _ in 0..<400 where try listed(client).count > 3 { usleep(20_000) }
        let kept = try listed(client)
        #expect(kept.count == 3)
        for method in ["event.subscribe", "event.list"] {
            let error = try client.failure(method, ["since": start])
            #expect(error.code == "event.expired")
            #expect(error.details?["oldest"] == place(kept.first))
        }
        let before: JSONObject = [
            "epoch": kept[0]["epoch"] ?? .null, "seq": .integer((kept[0]["seq"]?.integer ?? 0) - 1),
        ]
        _ = try client.result("event.subscribe", ["since": .object(before)])
        #expect(try client.events(3).map(place) == kept.map(place))
    }

    @Test(
        "users see their own events and what everybody may know; administrators what concerns the installation besides",
        .enabled(if: getuid() == 0, "needs root to be somebody else"))
    func visibility() throws {
        let daemon = try daemon()
        chmod(daemon.directory.path, 0o755)
        chmod(daemon.socket, 0o666)
        let administrator = try daemon.connect()
        let mine = try session(administrator)
        let theirs = try asNobody(["call", "buddy.start"], daemon).text("session_id")
        let other = try asNobody(["whoami", "--json"], daemon).text("user_id")
        #expect(!theirs.isEmpty && !other.isEmpty)

        let token = try administrator.result(
            "token.create", ["name": "gateway", "scopes": ["events", "buddy", "on_behalf_of"]]
        ).text("token")
        let seen =
            try administrator.result("event.list", token: token, onBehalfOf: other)["items"]?.array ?? []
        #expect(seen.map { $0["data"]?.text("session_id") } == [theirs])
        let own = try listed(administrator)
        #expect(own.map { $0.text("topic") } == ["session.started", "token.created"])
        #expect(own.first?["data"]?.text("session_id") == mine)

        let watcher = try daemon.connect()
        _ = try watcher.result("event.subscribe", token: token, onBehalfOf: other)
        try rename(mine, administrator)
        _ = try administrator.result("token.create", ["name": "tts"])
        _ = try administrator.result(
            "session.rename", ["session_id": .string(theirs), "title": "y"], token: token, onBehalfOf: other)
        let told = try watcher.events(1)
        #expect(told.first?.text("topic") == "session.renamed")
        #expect(told.first?["data"]?.text("session_id") == theirs)
    }

    @Test("a subscription ends with the token it was made with")
    func revoked() throws {
        let daemon = try daemon()
        let administrator = try daemon.connect()
        let me = try administrator.result("auth.whoami").text("user_id")
        let made = try administrator.result(
            "token.create", ["name": "tv", "scopes": ["events", "on_behalf_of"]])
        let watcher = try daemon.connect()
        let subscribed = try watcher.result("event.subscribe", token: made.text("token"), onBehalfOf: me)
        _ = try administrator.result("token.revoke", ["id": .string(made.text("id"))])
        let ended = try watcher.notification()
        #expect(ended.method == "event.ended")
        #expect(ended.parameters["subscription_id"] == subscribed["subscription_id"])
        #expect(ended.parameters["code"] == "auth.revoked")
    }

    @Test("a subscriber that does not read is told where it was, and holds nobody up")
    func lagging() throws {
        let daemon = try daemon(["EMOD_LIMITS_EVENT_QUEUE": "16"])
        let lazy = try daemon.connect()
        let subscribed = try lazy.result("event.subscribe")
        let diligent = try daemon.connect()
        _ = try diligent.result("event.subscribe")
        let actor = try daemon.connect()
        let session = try session(actor)
        // Enough to fill the kernel's buffer, what is on its way, and the queue.
        let count = 4_000
        let parameters: JSONObject = ["session_id": .string(session), "title": "x"]
        for first in stride(from: 0, to: count, by: 16) {
            let ids = try (first..<first + 16).map { _ in
                try actor.client.send(Request(id: nil, method: "session.rename", parameters: parameters))
            }
            for id in ids { _ = try actor.client.reply(to: id, timeoutMilliseconds: 20_000).get() }
            _ = try diligent.events(first == 0 ? 17 : 16)
        }
        var seen: [Int64] = []
        var lagged: JSONObject?
        while lagged == nil {
            let next = try lazy.notification()
            if next.method == "event.lagged" {
                lagged = next.parameters
            } else {
                seen.append(next.parameters["seq"]?.integer ?? 0)
            }
        }
        #expect(lagged?["subscription_id"] == subscribed["subscription_id"])
        #expect(lagged?["since"]?["seq"]?.integer == seen.last)
        #expect(seen == (1...Int64(seen.count)).map { $0 })
        #expect(seen.count < count)
        _ = try lazy.result("event.subscribe", ["since": lagged?["since"] ?? .null])
        let rest = try lazy.events(count + 1 - seen.count)
        #expect(rest.map { $0["seq"]?.integer } == (Int64(seen.count) + 1...Int64(count) + 1).map { $0 })
    }

    @Test("emoctl watch goes on over a restart of the daemon, without a gap")
    func watch() throws {
        let daemon = try daemon()
        let output = daemon.directory.path + "/watch"
        let first = try session(try daemon.connect())
        let latest = try daemon.connect().result("event.list")["latest"]
        let since = "\(latest?["epoch"]?.integer ?? 0):\((latest?["seq"]?.integer ?? 1) - 1)"
        let watch = try ChildProcess(
            Stage.emoctl,
            [
                "watch", "--since", since, "--count", "4", "--topic", "session.started", "--topic",
                "session.renamed",
            ],
            environment: environment(daemon), output: output)
        for _ in 0..<500 where !TextFile.read(output).contains("session.started") { usleep(10_000) }
        try rename(first, try daemon.connect())
        try daemon.kill()
        try daemon.restart()
        try rename(first, try daemon.connect())
        try rename(first, try daemon.connect())
        #expect(try watch.wait(milliseconds: 30_000) == 0)
        let lines = TextFile.read(output).split(separator: "\n").filter { $0.contains("\t") }
        #expect(
            lines.map { $0.split(separator: "\t")[2] } == ["session.started"]
                + Array(repeating: "session.renamed", count: 3))
        #expect(Set(lines.map { $0.split(separator: "\t")[0] }).count == 4)
    }
}
