// emoctl's commands about identity against the real daemon, as a person types them: the first administrator, logging in
// and out, accounts, export and erasure, the audit log, a new signing key.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The commands about identity", .serialized)
struct IdentityCommandTests {
    private static let password = "correct horse battery"
    private let daemon: TemporaryDaemon

    init() throws { daemon = try TemporaryDaemon(engines: "/nonexistent") }

    private var home: String { daemon.directory.path + "/home" }
    private var logins: String { home + "/emobuddy/logins.json" }

    @discardableResult
    private func emoctl(_ arguments: String..., input: String = "") throws -> (status: Int32, output: String)
    {
        let output = daemon.directory.path + "/out-\(UUID().uuidString)"
        var environment = ["PATH": "/usr/bin:/bin", "EMOD_SOCKET": daemon.socket, "XDG_STATE_HOME": home]
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        let child = try ChildProcess(
            Stage.emoctl, arguments, environment: environment, output: output,
            input: try daemon.directory.write(Array(input.utf8), to: "in-\(UUID().uuidString)"))
        return (try child.wait(milliseconds: 60_000), TextFile.read(output))
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("init makes one administrator, who logs in, acts as themselves, and logs out")
    func first() throws {
        let made = try emoctl("init", "ada@example.org", "--name", "Ada", input: Self.password + "\n")
        #expect(made.status == 0)
        #expect(made.output.contains("role\tadmin"))
        let again = try emoctl("init", "eve@example.org", input: Self.password + "\n")
        #expect(again.status == 1)
        #expect(again.output.contains("emoctl user add"))
        #expect(try emoctl("init", "x@example.org", input: "").status != 0)

        let wrong = try emoctl("login", "ada@example.org", input: "not the password\n")
        #expect(wrong.status == 5)
        #expect(try emoctl("login", "ada@example.org", input: Self.password + "\n").status == 0)
        #expect(try mode(logins) == 0o600)
        #expect(try mode(home + "/emobuddy") == 0o700)
        let me = try emoctl("whoami").output
        #expect(me.contains("kind\tuser"))
        #expect(me.contains("is_administrator\ttrue"))
        #expect(try emoctl("logout").status == 0)
        #expect(try emoctl("whoami").output.contains("kind\tlocal"))
        #expect(!TextFile.read(logins).contains("token"))
        #expect(!daemon.log.contains(Self.password))
    }

    @Test("a token that has run out is renewed by itself; a log-in that was ended says what to do")
    func renewal() throws {
        try emoctl("init", "ada@example.org", input: Self.password + "\n")
        try emoctl("login", "ada@example.org", input: Self.password + "\n")
        let before = TextFile.read(logins)
        let expiry = try #require(before.firstMatch(of: /"expires_at": "(....)/)).output.1
        func age() throws {
            let old = TextFile.read(logins).replacing(
                "\"expires_at\": \"\(expiry)", with: "\"expires_at\": \"2001")
            try Data(old.utf8).write(to: URL(fileURLWithPath: logins))
            chmod(logins, 0o600)
        }
        try age()
        #expect(try emoctl("whoami").output.contains("kind\tuser"))
        #expect(TextFile.read(logins) != before)
        #expect(!TextFile.read(logins).contains("\"2001"))

        let admin = try daemon.connect()
        let id = try admin.result("user.list")["items"]?.array?.first {
            $0.text("email") == "ada@example.org"
        }
        _ = try admin.result("user.disable", ["user_id": id?["id"] ?? .null])
        try age()
        let ended = try emoctl("session", "list")
        #expect(ended.status == 5)
        #expect(ended.output.contains("emoctl login"))
        chmod(logins, 0o644)
        #expect(try emoctl("session", "list").output.contains("others may read"))
    }

    @Test("accounts are made, listed, changed, closed and opened")
    func accounts() throws {
        #expect(
            try emoctl("user", "add", "kim@example.org", "--role", "analyst", input: Self.password + "\n")
                .status == 0)
        #expect(try emoctl("user", "add", "kim@example.org", "--no-password").status == 1)
        #expect(try emoctl("user", "list").output.contains("kim@example.org\tanalyst\tactive"))
        #expect(try emoctl("user", "update", "kim@example.org", "--name", "Kim K.").output.contains("Kim K."))
        #expect(try emoctl("user", "disable", "kim@example.org").status == 0)
        #expect(try emoctl("user", "list").output.contains("disabled"))
        #expect(try emoctl("login", "kim@example.org", input: Self.password + "\n").status == 5)
        #expect(try emoctl("user", "enable", "kim@example.org").status == 0)
        #expect(try emoctl("user", "show", "nobody@example.org").status == 4)
        #expect(
            try emoctl("user", "update", "--keep-data", "no").output.contains("allow_data_collection\tfalse"))
        #expect(
            try emoctl("user", "update", "kim@example.org", "--password", input: "another good one\n").status
                == 0)
        #expect(try emoctl("login", "kim@example.org", input: "another good one\n").status == 0)
        #expect(
            try emoctl("user", "update", "--password", input: "another good one\nthe third good one\n").status
                == 0)
        #expect(try emoctl("login", "kim@example.org", input: "the third good one\n").status == 0)
    }

    @Test("an export is one archive that only its owner can read; erasure asks, and ends the log-in")
    func exportAndErase() throws {
        let client = try daemon.connect()
        try emoctl("user", "add", "kim@example.org", input: Self.password + "\n")
        try emoctl("login", "kim@example.org", input: Self.password + "\n")
        #expect(try emoctl("chat", "a word for the archive").status == 0)
        let archive = daemon.directory.path + "/mine.tar"
        #expect(try emoctl("user", "export", "--output", archive).status == 0)
        #expect(try mode(archive) == 0o600)
        let second = try emoctl("user", "export", "--output", archive)
        #expect(second.status == 1)
        #expect(second.output.contains("there already"))
        let listing = try PythonScript.run(
            """
            import json, sys, tarfile
            with tarfile.open(sys.argv[1]) as tar:
                for member in tar:
                    text = tar.extractfile(member).read().decode()
                    if member.name.endswith(".json"): json.loads(text)
                    print(member.name, oct(member.mode), "archive" if "a word for the archive" in text else "")
            """, [archive], in: daemon.directory)
        #expect(listing.contains("emobuddy-export/README.md 0o600"))
        #expect(listing.split(separator: "\n").filter { $0.hasSuffix(" archive") }.count == 2)
        #expect(try emoctl("user", "erase").status == 2, "there is nobody to ask")
        #expect(try emoctl("user", "erase", "--yes").status == 0)
        #expect(try emoctl("whoami").status == 5)
        #expect(try emoctl("logout").status == 0)
        let users = try client.result("user.list")["items"]?.array ?? []
        #expect(!users.contains { $0.text("email") == "kim@example.org" })
    }

    @Test("the audit log is listed and verified, and a changed row is named with status 1")
    func audit() throws {
        try emoctl("token", "create", "stt")
        #expect(try emoctl("audit", "list").output.contains("token.create\tok"))
        #expect(try emoctl("audit", "verify").output.contains("intact\ttrue"))
        try daemon.stop()
        let script =
            "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(\"UPDATE audit_log SET action = 'x' WHERE seq = 1\"); d.commit()"
        _ = try PythonScript.run(script, [daemon.stateDirectory + "/emod.db"], in: daemon.directory)
        try daemon.restart()
        let broken = try emoctl("audit", "verify")
        #expect(broken.status == 1)
        #expect(broken.output.contains("broken_seq\t1"))
    }

    @Test("a new signing key is shown with those before it")
    func rotateKey() throws {
        try emoctl("token", "create", "stt")
        let keys = try emoctl("token", "rotate-key").output.split(separator: "\n")
        #expect(keys.count == 2)
        #expect(keys.first?.contains("\tactive\t") == true && keys.first?.hasSuffix("\t0") == true)
        #expect(keys.last?.contains("\tverify-only\t") == true && keys.last?.hasSuffix("\t1") == true)
        #expect(try emoctl("token", "rotate-key", "--retire").output.contains("retired"))
    }
}
