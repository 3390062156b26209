// The daemon's own life: socket activation, readiness, one daemon a state directory, the configuration's errors, an orderly stop.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("The daemon's life", .serialized)
struct DaemonLifeTests {
    /// Runs emod until it ends and returns its exit status and output.
    private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> (
        status: Int32, output: String
    ) {
        let directory = try TemporaryDirectory()
        let output = directory.path + "/out"
        var variables = [
            "PATH": "/usr/bin:/bin", "EMOD_STATE_DIR": directory.path + "/state",
            "EMOD_SOCKET": directory.path + "/s",
        ]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        variables.merge(environment) { $1 }
        let child = try ChildProcess(Stage.emod, arguments, environment: variables, output: output)
        return (try child.wait(milliseconds: 20_000), TextFile.read(output))
    }

    @Test("an unknown key is refused with line and key")
    func unknownKey() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(
            Array("[daemon]\nlog_level = \"info\"\nsokket = \"/tmp/x\"\n".utf8), to: "emod.toml")
        let (status, output) = try run(["--config", file])
        #expect(status == 78)
        #expect(output.contains("emod.toml:3"))
        #expect(output.contains("daemon.sokket"))
    }

    @Test(
        "a key that is too short, a state directory others may read, and a missing directory are refused with what to do"
    )
    func refusedStarts() throws {
        #expect(try run([], ["AUTH_SECRET_KEY": "short"]).output.contains("at least 32"))
        let open = try TemporaryDirectory()
        chmod(open.path, 0o755)
        let opened = try run(["--state-dir", open.path])
        #expect(opened.status == 1)
        #expect(opened.output.contains("chmod 0700"))
        #expect(
            try run(["--state-dir", "/nonexistent/state"]).output.contains("daemon.state_directory_unusable"))
        #expect(try run([], ["DATABASE_URL": "postgresql://x/y"]).output.contains("sqlite"))
    }

    @Test("two daemons never share a state directory")
    func alreadyRunning() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let (status, output) = try run(["--state-dir", daemon.stateDirectory])
        #expect(status == 1)
        #expect(output.contains("daemon.already_running"))
        #expect(try daemon.connect().result("ping")["pong"] == true)
    }

    @Test("DATABASE_URL of the system before names the state directory; in memory nothing is written")
    func databaseURL() throws {
        let directory = try TemporaryDirectory()
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent",
            environment: ["DATABASE_URL": "sqlite:////\(directory.path.dropFirst())/old/emod.db"])
        #expect(FileManager.default.fileExists(atPath: directory.path + "/old/emod.db"))
        #expect(try daemon.stop() == 0)
        let memory = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["DATABASE_URL": "sqlite:///:memory:"])
        let health = try memory.connect().result("health.get")
        #expect(health["database"]?.text("storage") == "memory")
        #expect(!FileManager.default.fileExists(atPath: memory.stateDirectory + "/emod.db"))
    }

    @Test("the service manager's socket is taken, and readiness is told when it is served")
    func socketActivation() throws {
        let directory = try TemporaryDirectory()
        let socket = directory.path + "/a.sock"
        let notify = try NotifySocket(path: directory.path + "/notify")
        let child = try ChildProcess(
            "/usr/bin/systemd-socket-activate",
            [
                "-l", socket, "-E", "NOTIFY_SOCKET", "-E", "EMOD_STATE_DIR", "-E", "EMOD_ENGINES_DIRECTORIES",
                "-E", "LD_LIBRARY_PATH", Stage.emod,
            ],
            environment: [
                "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": notify.path,
                "EMOD_STATE_DIR": directory.path + "/state",
                "EMOD_ENGINES_DIRECTORIES": "/nonexistent",
                "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            ], output: directory.path + "/log")
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: socket) { usleep(10_000) }
        let client = CheckedClient(try ControlClient(path: socket, timeoutMilliseconds: 20_000))
        #expect(try client.result("ping")["pong"] == true)
        #expect(try notify.receive(milliseconds: 10_000).contains("READY=1"))
        child.signal(SIGTERM)
        #expect(try child.wait(milliseconds: 30_000) == 0)
        #expect(try notify.receive(milliseconds: 10_000).contains("STOPPING=1"))
    }

    @Test("the shipped configuration file is the table of keys")
    func shippedFile() throws {
        let printed = try run(["--print-config"])
        #expect(printed.status == 0)
        #expect(printed.output == TextFile.read(Samples.root.path + "/etc/emobuddy/emod.toml"))
    }

    @Test("what was asked for before a stop is answered before the end")
    func gracefulStop() throws {
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines(["stt"])
        let client = try daemon.connect()
        let stream = try client.upload(
            WaveFile().bytes((0..<4).flatMap { _ in Samples.anxiousSamples }), format: "wav")
        let id = try client.client.send(
            Request(id: nil, method: "speech.transcribe", parameters: ["stream_id": .string(stream)]))
        let late = try daemon.connect()
        usleep(50_000)
        kill(daemon.processID, SIGTERM)
        usleep(100_000)
        let refused = try late.client.send(Request(id: nil, method: "health.get"))
        let outcome = try client.client.reply(to: id, timeoutMilliseconds: 30_000)
        #expect(try outcome.get().text("transcribed_text").contains("exam"))
        if case .failure(let error) = try late.client.reply(to: refused, timeoutMilliseconds: 10_000) {
            #expect(error.code == "daemon.stopping")
        }
        #expect(try daemon.stop() == 0)
    }

    @Test("a stop leaves no process and no half-written state behind")
    func stop() throws {
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines(["emotion"])
        let hosts =
            try daemon.connect().result("engine.list")["items"]?.array?.compactMap { $0["pid"]?.integer }
            ?? []
        #expect(!hosts.isEmpty)
        #expect(try daemon.stop() == 0)
        for host in hosts { #expect(kill(pid_t(host), 0) == -1 && errno == ESRCH) }
        #expect(!FileManager.default.fileExists(atPath: daemon.stateDirectory + "/emod.db-wal"))
    }
}
