// What an administrator and a service manager rely on: the watchdog's beat, reading the configuration again, figures, the catalogue of messages.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("Administration", .serialized)
struct AdministrationTests {
    @Test("the watchdog is fed while clients hold every place, and its refusals are told to clients only")
    func crowd() throws {
        let directory = try TemporaryDirectory()
        let notify = try NotifySocket(path: directory.path + "/notify")
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent",
            environment: [
                "NOTIFY_SOCKET": notify.path, "WATCHDOG_USEC": "600000", "EMOD_LIMITS_CONNECTIONS": "2",
            ])
        let crowd = try (0..<2).map { _ in try daemon.connectWhenThereIsRoom() }
        #expect(throws: ControlClient.Failure.refused(ProtocolError(.connections))) {
            try ControlClient(path: daemon.socket)
        }
        notify.drain()
        for _ in 0..<2 { _ = try notify.receive(milliseconds: 30_000) { $0.contains("WATCHDOG=1") } }
        withExtendedLifetime(crowd) {}
        #expect(try daemon.stop() == 0)
        #expect(!daemon.log.contains("not well"))
    }

    @Test(
        "SIGHUP and config.reload apply what can change, name what needs a restart, and refuse what is wrong")
    func reload() throws {
        let directory = try TemporaryDirectory()
        let notify = try NotifySocket(path: directory.path + "/notify")
        let daemon = try TemporaryDaemon(environment: ["NOTIFY_SOCKET": notify.path])
        try daemon.waitForEngines(["emotion"])
        let client = try daemon.connect()
        let write = { (text: String) in
            try daemon.directory.write(Array(text.utf8), to: "emod.toml")
        }
        _ = try write("[engines]\ndisabled = [\"emotion.text\"]\n[limits]\nuploads = 2\n")
        let outcome = try client.result("config.reload")
        #expect(outcome == ["applied": ["engines.disabled"], "restart": ["limits.uploads"]])
        try Self.wait(for: "disabled", of: "emotion.text", client)

        _ = try write("[engines]\ndisabled = []\nnonsense = 1\n")
        guard case .failure(let refusal) = try client.call("config.reload") else {
            throw TestKitError("a wrong configuration was taken")
        }
        #expect(refusal.code == "config.refused")
        #expect(refusal.message.contains("nonsense"))
        try Self.wait(for: "disabled", of: "emotion.text", client)

        _ = try write("")
        notify.drain()
        kill(daemon.processID, SIGHUP)
        #expect(
            try notify.receive(milliseconds: 30_000) { $0.contains("RELOADING=1") }.contains(
                "MONOTONIC_USEC="))
        _ = try notify.receive(milliseconds: 30_000) { $0.contains("READY=1") }
        try Self.wait(for: "ready", of: "emotion.text", client)
    }

    @Test("a plugin that comes while the daemon runs is found by a reload, and one that goes is let go")
    func plugins() throws {
        let directory = try TemporaryDirectory()
        let engines = directory.path + "/engines"
        try FileManager.default.createDirectory(atPath: engines, withIntermediateDirectories: false)
        let daemon = try TemporaryDaemon(engines: engines)
        let client = try daemon.connect()
        #expect(try client.result("engine.list")["items"]?.array?.isEmpty == true)
        let files = ["buddy.companion.so", "buddy.companion.engine.json"]
        for file in files {
            try FileManager.default.copyItem(atPath: Stage.engines + "/" + file, toPath: engines + "/" + file)
        }
        kill(daemon.processID, SIGHUP)
        try Self.wait(for: "ready", of: "buddy.companion", client)
        for file in files { try FileManager.default.removeItem(atPath: engines + "/" + file) }
        kill(daemon.processID, SIGHUP)
        try Self.wait(for: "absent", of: "buddy.companion", client)
    }

    @Test("figures count what was asked, by method and code, and hold nothing of what was asked")
    func metrics() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        for _ in 0..<3 { _ = try client.result("auth.whoami") }
        _ = try client.call("engine.get", ["id": "a-secret"])
        _ = try? client.client.call(Request(id: nil, method: "a-secret"))
        let families = try client.result("metrics.get")["families"]?.array ?? []
        let samples = families.flatMap { $0["samples"]?.array ?? [] }
        func value(_ name: String, _ labels: JSONValue) -> Double? {
            samples.first { $0["name"]?.string == name && $0["labels"] == labels }?["value"]?.number
        }
        #expect(value("emod_requests_total", ["method": "auth.whoami", "code": "ok"]) == 3)
        #expect(value("emod_requests_total", ["method": "engine.get", "code": "engine.unknown"]) == 1)
        #expect(
            value("emod_requests_total", ["method": "(unknown)", "code": "protocol.unknown_method"]) == 1)
        #expect(value("emod_request_seconds_bucket", ["method": "auth.whoami", "le": "+Inf"]) == 3)
        #expect(value("emod_request_seconds_count", ["method": "auth.whoami"]) == 3)
        #expect(value("emod_store_writable", [:]) == 1)
        #expect(value("emod_connections", [:]) == 1)
        #expect(!JSONValue.array(families).text.contains("secret"))

        let file = daemon.directory.path + "/emobuddy.prom"
        let child = try ChildProcess(
            Stage.emoctl, ["metrics", "--prometheus", "--output", file, "--socket", daemon.socket],
            environment: [
                "PATH": "/usr/bin:/bin",
                "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            ], output: "/dev/null")
        #expect(try child.wait(milliseconds: 30_000) == 0)
        let text = TextFile.read(file)
        #expect(text.contains("\n# TYPE emod_request_seconds histogram\n"))
        #expect(text.contains("\nemod_requests_total{method=\"auth.whoami\",code=\"ok\"} 3\n"))
    }

    @Test("every message of the journal's catalogue is one that the daemon writes, under an id of its own")
    func catalogue() throws {
        let directory = try TemporaryDirectory()
        let child = try ChildProcess(
            Stage.emod, ["--print-catalogue"],
            environment: [
                "PATH": "/usr/bin:/bin",
                "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            ], output: directory.path + "/catalogue")
        #expect(try child.wait(milliseconds: 30_000) == 0)
        let ids = TextFile.read(directory.path + "/catalogue").split(separator: "\n").filter {
            $0.hasPrefix("-- ")
        }
        #expect(ids.allSatisfy { $0.wholeMatch(of: /-- [0-9a-f]{32}/) != nil })
        #expect(Set(ids).count == ids.count)

        let sources = Samples.root.appendingPathComponent("Sources")
        let table = TextFile.read(sources.path + "/emod/JournalCatalogue.swift")
        let messages = table.matches(of: /JournalEntry\(\s+"([^"]+)"/).map { String($0.1) }
        #expect(messages.count == ids.count)
        let code = (FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String] ?? [])
            .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("JournalCatalogue.swift") }
            .map { TextFile.read(sources.path + "/" + $0) }.joined()
        for message in messages { #expect(code.contains("\"\(message)\""), "nobody writes “\(message)”") }
    }

    private static func wait(for state: String, of engine: String, _ client: CheckedClient) throws {
        let deadline = ControlClient.now() + 60_000
        var last = "none"
        while ControlClient.now() < deadline {
            let engines = try client.result("engine.list")["items"]?.array ?? []
            last = engines.first { $0.text("id") == engine }?.text("state") ?? "none"
            if last == state { return }
            usleep(20_000)
        }
        throw TestKitError("\(engine) is \(last), not \(state)")
    }
}
