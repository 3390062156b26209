// Real processes: what they inherit, how their end is told, and that nothing of them stays.
import EmoSupervision
import Foundation
import Testing

/// A started process, its end of the link, and its exit.
struct Started: Sendable {
    let host: SpawnedHost
    let exit: Task<HostExit, Never>

    /// Everything the process writes to the link, up to its end.
    func output() -> String {
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(host.linkDescriptor, &block, block.count)
            guard count > 0 else { break }
            text += block[..<count]
        }
        close(host.linkDescriptor)
        return String(decoding: text, as: UTF8.self)
    }
}

extension HostSpawner {
    func start(_ script: String) async throws -> Started {
        try await start(HostLaunch(executable: "/bin/sh", arguments: ["-c", script]))
    }

    func start(_ launch: HostLaunch) async throws -> Started {
        let (exits, report) = AsyncStream.makeStream(of: HostExit.self)
        let host = try await withCheckedThrowingContinuation { continuation in
            spawn(launch) {
                continuation.resume(with: $0)
            } onExit: {
                report.yield($0)
            }
        }
        return Started(
            host: host,
            exit: Task {
                for await exit in exits { return exit }
                return .code(-1)
            })
    }
}

@Suite("Processes of hosts")
struct HostSpawnerTests {
    @Test("a host has descriptors 0 to 3 and nothing else, whatever the daemon has open")
    func descriptors() async throws {
        let spawner = try HostSpawner()
        // Without close-on-exec on purpose.
        let leak = open("/dev/null", O_RDONLY)
        let started = try await spawner.start(
            "i=0; while [ $i -lt 99 ]; do [ -e /proc/$$/fd/$i ] && r=\"$r $i\"; i=$((i+1)); done; echo $r >&3"
        )
        #expect(started.output() == "0 1 2 3\n")
        #expect(await started.exit.value == .code(0))
        close(leak)
        await spawner.close()
    }

    @Test("a host has a clean environment")
    func environment() async throws {
        setenv("EMO_TEST_SECRET", "secret", 1)
        let spawner = try HostSpawner()
        let started = try await spawner.start(
            HostLaunch(executable: "/bin/sh", arguments: ["-c", "/usr/bin/env >&3"]))
        let names = Set(started.output().split(separator: "\n").map { String($0.prefix { $0 != "=" }) })
        #expect(names.isSuperset(of: ["SWIFT_BACKTRACE", "PATH"]))
        #expect(names.isSubset(of: ["SWIFT_BACKTRACE", "PATH", "LD_LIBRARY_PATH", "PWD", "SHLVL", "_"]))
        await spawner.close()
    }

    @Test(
        "the end is told as it was",
        arguments: [
            ("exit 0", HostExit.code(0)), ("exit 78", .code(78)), ("kill -SEGV $$", .signal(11)),
            ("kill -KILL $$", .signal(9)),
        ])
    func exits(script: String, expected: HostExit) async throws {
        let spawner = try HostSpawner()
        let started = try await spawner.start(script)
        #expect(await started.exit.value == expected)
        #expect(kill(started.host.processID, 0) == -1 && errno == ESRCH)
        close(started.host.linkDescriptor)
        await spawner.close()
    }

    @Test("a host leads its own group, and what it leaves behind dies with it")
    func group() async throws {
        let spawner = try HostSpawner()
        let started = try await spawner.start("sleep 1000 & echo $! >&3; exec 3>&-; exit 1")
        #expect(await started.exit.value == .code(1))
        let orphan = try #require(pid_t(started.output().trimmingCharacters(in: .whitespacesAndNewlines)))
        // The child has got SIGKILL; it dies, and its new parent reaps it, in their own time: a zombie counts as dead.
        var state = ""
        for _ in 0..<2_000 {
            state = (try? String(contentsOfFile: "/proc/\(orphan)/stat", encoding: .utf8)) ?? ") Z"
            if state.contains(") Z") || state.contains(") X") { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(state.contains(") Z") || state.contains(") X"))
        await spawner.close()
    }

    @Test("signals reach the group, and none is sent after the end")
    func signals() async throws {
        let spawner = try HostSpawner()
        let started = try await spawner.start("trap 'exit 7' TERM; echo up >&3; while :; do sleep 0.01; done")
        var block = [UInt8](repeating: 0, count: 3)
        #expect(read(started.host.linkDescriptor, &block, 3) == 3)
        spawner.signal(started.host.processID, SIGTERM)
        let exit = await started.exit.value
        // `sleep` is in the group too; the shell may be told of its death before it runs the trap.
        #expect(exit == .code(7))
        spawner.signal(started.host.processID, SIGKILL)
        close(started.host.linkDescriptor)
        await spawner.close()
    }

    @Test("a program that is not there is an error with a name and leaves nothing open")
    func missing() async throws {
        let spawner = try HostSpawner()
        let error = await #expect(throws: EngineError.self) {
            try await spawner.start(HostLaunch(executable: "/nowhere/emo-engine-host", arguments: []))
        }
        #expect(error?.code == .hostUnusable)
        #expect(error?.message.contains("/nowhere/emo-engine-host") == true)
        await spawner.close()
    }

    @Test("closing kills and reaps what runs, and later spawns are refused")
    func closing() async throws {
        let spawner = try HostSpawner()
        let started = try await spawner.start("trap '' TERM; while :; do sleep 1; done")
        await spawner.close()
        #expect(await started.exit.value == .signal(9))
        #expect(kill(started.host.processID, 0) == -1)
        close(started.host.linkDescriptor)
        await #expect(throws: EngineError.self) { try await spawner.start("exit 0") }
    }
}
