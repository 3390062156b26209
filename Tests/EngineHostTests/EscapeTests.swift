// An engine that tries to get out of its sandbox, at load and at work: each attempt fails and is told, and what the
// manifest asks for and the administrator allows is allowed.
import EmoHostLink
import Foundation
import Testing

@Suite("An engine that tries to get out of its sandbox")
struct EscapeTests {
    /// A word of `fake-escape.h`, and the call that the host tells.
    private static let calls = [
        ("socket", "socket"), ("local socket", "socket"), ("fork", "fork"), ("spawn", "fork"),
        ("kill", "kill"),
        ("ptrace", "ptrace"),
        ("publish", "chmod"), ("exec", "execve"),
    ]
    /// Attempts on files: refused by Landlock or by the thread that watches, whichever the kernel has.
    private static let files = [
        ("read", "open"), ("change", "open"), ("write", "open"), ("remove", "unlink"), ("rename", "rename"),
        ("move", "rename"), ("folder", "mkdir"),
    ]

    @Test("fails each time, and each attempt is told", arguments: ["escape-load", "escape-work"])
    func escapes(_ fault: String) throws {
        let secret = try Secret()
        let host = try HostUnderTest(FakePlugin(.emotion, fault: fault, variables: ["SECRET": secret.path]))
        // What is told of the load is read before any of the user's words are sent, as the host is free to tell it late.
        let sandbox = try live(host) { sandbox in
            guard fault == "escape-load", sandbox.contains("files_watched") else { return }
            let isTold = { (text: String) in text.contains(secret.path) }
            guard !host.logs.contains(where: { isTold($0.text) }) else { return }
            _ = try host.note { if case .log(_, let text) = $0 { isTold(text) } else { false } }
        }
        let watched = sandbox.contains("files_watched")
        let guarded = watched || sandbox.contains { $0.hasPrefix("landlock") }
        for (attempt, _) in Self.calls + (guarded ? Self.files : []) {
            #expect(host.logs.contains { $0.text == "escape \(attempt) failed" }, "\(attempt)")
        }
        for (attempt, call) in Self.calls + (watched ? Self.files : []) {
            #expect(
                host.logs.contains {
                    $0.text.hasPrefix("sandbox.refused: the engine tried \(call)")
                        && $0.level == .engineMisbehaving
                }, "\(attempt)")
        }
        #expect(
            host.logs.contains { $0.text == "escape inside succeeded" }, "its scratch directory is its own")
        #expect(try secret.isUntouched)
        // A path may hold the user's words, so it is told only before any came.
        let tellsPath = host.logs.contains { $0.text.contains(secret.path) }
        #expect(tellsPath == (watched && fault == "escape-load"))
    }

    @Test("is allowed a socket where the administrator says so, and nothing else")
    func allowedNetwork() throws {
        let host = try HostUnderTest(FakePlugin(.emotion, fault: "escape-work"), flags: ["--allow-network"])
        _ = try live(host)
        #expect(host.logs.contains { $0.text == "escape socket succeeded" })
        #expect(!host.logs.contains { $0.text.contains("tried socket") })
        for attempt in ["fork", "exec", "ptrace"] {
            #expect(host.logs.contains { $0.text == "escape \(attempt) failed" }, "\(attempt)")
        }
    }

    @Test("is allowed programs where the administrator says so, and they stay inside")
    func allowedPrograms() throws {
        let secret = try Secret()
        let plugin = try FakePlugin(.emotion, fault: "run-program", variables: ["SECRET": secret.path])
        let refused = try HostUnderTest(plugin)
        _ = try live(refused)
        #expect(refused.logs.contains { $0.text == "escape program failed" })
        let allowed = try HostUnderTest(plugin, flags: ["--allow-exec"])
        let sandbox = try live(allowed)
        #expect(allowed.logs.contains { $0.text == "escape program succeeded" })
        if sandbox.contains(where: { $0.hasPrefix("landlock") }) {
            #expect(allowed.logs.contains { $0.text == "escape reading program failed" })
        }
        #expect(!allowed.logs.contains { $0.text.contains("tried fork") || $0.text.contains("tried execve") })
    }

    /// What a daemon keeps for itself.
    private final class Secret {
        private let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(
                path: "emobuddy-secret-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("secret".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        var path: String { folder.appending(path: "emod.db").path }

        var isUntouched: Bool {
            get throws {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                return try String(contentsOfFile: path, encoding: .utf8) == "secret" && mode == 0o600
            }
        }
    }

    /// Shakes hands, loads, works and shuts down.
    /// - Returns: what the host says its sandbox is made of.
    private func live(_ host: HostUnderTest, loaded: ([String]) throws -> Void = { _ in }) throws -> [String]
    {
        guard case .helloReply(let hello) = try host.ask(.hello(host.hello), 1).last else { return [] }
        _ = try host.ask(.load(deadline: 0), 2)
        try loaded(hello.sandbox)
        _ = try host.ask(.analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: "words")), 3)
        _ = try host.ask(.shutdown, 4)
        return hello.sandbox
    }
}
