// What can be found in the daemon's memory afterwards, by root who may look into it, and whether others may look at all.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The daemon's memory", .serialized)
struct MemoryHygieneTests {
    private static let secrets = [
        "Wombat-8231-first-password", "Wombat-8232-second-password", "Wombat-8233-wrong-password",
        "the wombat dreams of eleven orange kettles",
    ]

    /// How often each text stands in the writable memory of a process.
    private func occurrences(of texts: [String], in process: pid_t) throws -> [Int] {
        let memory = try FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/mem"))
        var counts = texts.map { _ in 0 }
        let needles = texts.map { Data($0.utf8) }
        for line in String(decoding: Samples.bytes("/proc/\(process)/maps"), as: UTF8.self).split(
            separator: "\n")
        {
            let fields = line.split(separator: " ")
            let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard fields[1].hasPrefix("rw"), !line.hasSuffix("[vvar]"), ends.count == 2 else { continue }
            try memory.seek(toOffset: ends[0])
            // A region may have gone meanwhile.
            guard let bytes = try? memory.read(upToCount: Int(ends[1] - ends[0])) else { continue }
            for (index, needle) in needles.enumerated() {
                var rest = bytes.startIndex..<bytes.endIndex
                while let found = bytes.range(of: needle, in: rest) {
                    counts[index] += 1
                    rest = found.upperBound..<bytes.endIndex
                }
            }
        }
        return counts
    }

    @Test(
        "holds no password and no sentence once the connection that brought them is gone",
        .enabled(if: getuid() == 0))
    func afterwards() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_DAEMON_LOG_LEVEL": "info"])
        try speak(with: daemon)
        let other = try daemon.connect()
        // The search is not blind: what the daemon works with is there.
        let present = try occurrences(of: [daemon.stateDirectory], in: daemon.processID)
        #expect(present[0] > 0)
        var left: [Int] = []
        for _ in 0..<20 {
            _ = try other.result("ping")
            left = try occurrences(of: Self.secrets, in: daemon.processID)
            if left.allSatisfy({ $0 == 0 }) { break }
            usleep(50_000)
        }
        #expect(left == [0, 0, 0, 0])
    }

    /// Brings every secret to the daemon, and leaves.
    private func speak(with daemon: TemporaryDaemon) throws {
        let client = try daemon.connect()
        let made = try client.result(
            "user.create", ["email": "wombat@example.org", "password": .string(Self.secrets[0])])
        for (password, isRight) in [(Self.secrets[0], true), (Self.secrets[2], false)] {
            let outcome = try client.call(
                "auth.login", ["user": "wombat@example.org", "password": .string(password)])
            #expect(((try? outcome.get()) != nil) == isRight)
        }
        _ = try client.result(
            "user.update", ["user_id": made["id"] ?? .null, "password": .string(Self.secrets[1])])
        let session = try client.result("buddy.start").text("session_id")
        _ = try client.result(
            "buddy.say", ["session_id": .string(session), "text": .string(Self.secrets[3])],
            idempotencyKey: "wombat")
    }

    @Test("is closed to its own user: neither daemon nor engines can be dumped", .enabled(if: getuid() == 0))
    func undumpable() throws {
        let nobody: uid_t = 65_534
        let directory = try TemporaryDirectory()
        let state = directory.path + "/state"
        #expect(chown(directory.path, nobody, nobody) == 0)
        let environment = [
            "PATH": "/usr/bin:/bin", "EMOD_STATE_DIR": state, "EMOD_SOCKET": directory.path + "/s",
            "EMOD_ENGINES_DIRECTORIES": Stage.engines, "EMOD_ENGINES_MODELS_DIRECTORY": Stage.models,
            "EMOD_ENGINES_HOST": Stage.host, "EMOD_CONFIG": "/dev/null",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ]
        let child = try ChildProcess(
            "/usr/bin/setpriv", ["--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups", Stage.emod],
            environment: environment, output: directory.path + "/log")
        defer {
            child.signal(SIGTERM)
            _ = try? child.wait(milliseconds: 30_000)
        }
        var hosts: [pid_t] = []
        for _ in 0..<600 where hosts.count < 3 {
            usleep(50_000)
            hosts = children(of: child.processID)
        }
        #expect(hosts.count >= 3, "\(TextFile.read(directory.path + "/log"))")
        for process in [child.processID] + hosts {
            // The files of a process that cannot be dumped belong to root (proc_pid_mem(5), prctl(2) PR_SET_DUMPABLE). A host gives it
            // up in its first statements, which it may not have come to yet.
            for _ in 0..<200 where owner(of: process) != 0 { usleep(10_000) }
            #expect(owner(of: process) == 0, "process \(process)")
            #expect(
                String(decoding: Samples.bytes("/proc/\(process)/status"), as: UTF8.self).contains(
                    "Uid:\t\(nobody)"))
        }
    }

    private func owner(of process: pid_t) -> uid_t? {
        var status = stat()
        return stat("/proc/\(process)/mem", &status) == 0 ? status.st_uid : nil
    }

    private func children(of process: pid_t) -> [pid_t] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return tasks.flatMap { task in
            String(decoding: Samples.bytes("/proc/\(process)/task/\(task)/children"), as: UTF8.self)
                .split(separator: " ").compactMap { pid_t($0) }
        }
    }
}
