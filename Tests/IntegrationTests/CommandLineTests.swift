// emoctl against the real daemon: what a person types when something is wrong, and whether the next command that a hint names exists.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The command line", .serialized)
struct CommandLineTests {
    private func emoctl(
        _ arguments: [String], socket: String? = nil, asNobody: Bool = false,
        environment: [String: String] = [:]
    ) throws -> EmoctlRun {
        try EmoctlRun(
            arguments, socket: try socket ?? SharedDaemon.get().socket, asNobody: asNobody,
            environment: environment)
    }

    @Test("a file that is not there, and an empty one, are told before anything is sent")
    func files() throws {
        let missing = try emoctl(["analyze", "/nonexistent/diary.wav"])
        #expect(missing.status == 4)
        #expect(missing.output.contains("/nonexistent/diary.wav"))
        let directory = try TemporaryDirectory()
        let empty = try emoctl(["analyze", try directory.write([], to: "empty.wav")])
        #expect(empty.status != 0)
        #expect(empty.output.lowercased().contains("empty"))
    }

    @Test("without a daemon the next command is named")
    func notRunning() throws {
        let run = try emoctl(["status"], socket: "/tmp/no-such-emod.sock")
        #expect(run.status == 3)
        #expect(run.output.contains("try:"))
    }

    @Test(
        "who may not open the socket is told how to be let in",
        .enabled(if: getuid() == 0, "needs root to be somebody else"))
    func notPermitted() throws {
        let daemon = try SharedDaemon.get()
        chmod(daemon.directory.path, 0o755)
        let run = try emoctl(["status"], asNobody: true)
        #expect(run.status == 5)
        #expect(run.output.contains("adduser"))
    }

    @Test(
        "without a token and without local users nothing is read",
        .enabled(if: getuid() == 0, "needs root to be somebody else"))
    func missingToken() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_AUTH_LOCAL_USERS": "false"])
        chmod(daemon.directory.path, 0o755)
        chmod(daemon.socket, 0o666)
        let run = try emoctl(["session", "list"], socket: daemon.socket, asNobody: true)
        #expect(run.status == 5)
        #expect(run.output.contains("auth.required"))
        let token = try daemon.connect().result("token.create", ["name": "stt"]).text("token")
        let known = try emoctl(
            ["whoami"], socket: daemon.socket, asNobody: true, environment: ["SERVICE_AUTH_TOKEN": token])
        #expect(known.status == 0)
        #expect(known.output.contains("stt"))
        #expect(!known.output.contains(token))
    }

    @Test("a user sees their own data only", .enabled(if: getuid() == 0, "needs root to be somebody else"))
    func ownData() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        chmod(daemon.directory.path, 0o755)
        chmod(daemon.socket, 0o666)
        let client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        #expect(try emoctl(["session", "show", session], socket: daemon.socket, asNobody: true).status == 4)
        #expect(
            !(try emoctl(["session", "list"], socket: daemon.socket, asNobody: true).output.contains(session))
        )
        #expect(try emoctl(["token", "list"], socket: daemon.socket, asNobody: true).status == 5)
        #expect(try emoctl(["session", "show", session], socket: daemon.socket).status == 0)
    }

    @Test("token files are readable by their owner only, and hold a token that works")
    func tokenFiles() throws {
        let directory = try TemporaryDirectory()
        let made = try emoctl(["token", "create", "stt", "emo_buddy", "--env-file", directory.path])
        #expect(made.status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(files.count == 2)
        for file in files {
            let path = directory.path + "/" + file
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try emoctl(["whoami"], environment: ["EMOCTL_TOKEN_FILE": path]).status == 0)
        }
    }

    @Test("a recording is transcribed as text, subtitles and JSON")
    func transcribe() throws {
        let file = Samples.root.path + "/plugins/stt-sherpa/sample/anxious-about-exam.wav"
        #expect(try emoctl(["transcribe", file]).output.contains("anxious about my exam"))
        #expect(try emoctl(["transcribe", file, "--format", "srt"]).output.contains("-->"))
        let json = try emoctl(["transcribe", file, "--json"]).output
        #expect(json.contains("\"transcribed_text\""))
    }

    @Test("an administrator may unload and load an engine, and each is in the audit log")
    func engines() throws {
        let daemon = try TemporaryDaemon(environment: [
            "EMOD_ENGINES_DISABLED": "stt.sherpa:stt.pocketsphinx:buddy.companion"
        ])
        try daemon.waitForEngines(["emotion"])
        #expect(try emoctl(["engine", "disable", "emotion.text"], socket: daemon.socket).status == 0)
        let client = try daemon.connect()
        for _ in 0..<200
        where try client.result("engine.get", ["id": "emotion.text"]).text("state") != "disabled" {
            usleep(20_000)
        }
        #expect(try client.result("engine.get", ["id": "emotion.text"]).text("state") == "disabled")
        #expect(try emoctl(["feel", "hello"], socket: daemon.socket).status != 0)
        #expect(try emoctl(["engine", "enable", "emotion.text"], socket: daemon.socket).status == 0)
        try daemon.waitForEngines(["emotion"])
        for verb in ["unload", "load", "restart", "reset"] {
            #expect(
                try emoctl(["engine", verb, "emotion.text"], socket: daemon.socket).status == 0, "\(verb)")
        }
        #expect(try emoctl(["engine", "load", "no.such"], socket: daemon.socket).status == 4)
    }

    @Test("every command that a hint names exists")
    func hints() throws {
        let help = TextFile.read(Samples.root.path + "/Tests/EmoCommandLineTests/help.txt")
        let known = Set(
            help.split(separator: "\n").filter { $0.hasPrefix("## emoctl") }.map { String($0.dropFirst(3)) })
        #expect(known.count > 20)
        for code in ErrorCode.all {
            for match in code.hint.matches(of: /emoctl ([a-z]+)( [a-z-]+)?/) {
                let noun = "emoctl \(match.output.1)"
                #expect(known.contains(noun), "\(code.name): \(code.hint)")
                let verbs = known.filter { $0.hasPrefix(noun + " ") }
                guard !verbs.isEmpty, let verb = match.output.2 else { continue }
                #expect(verbs.contains(noun + verb), "\(code.name): \(code.hint)")
            }
        }
    }
}
