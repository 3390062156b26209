// A disk that is full: what cannot be stored is refused and not half kept, reading goes on, who is in danger is answered all the same,
// and everything works again by itself when there is space.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Storage in trouble", .serialized)
struct StorageTroubleTests {
    private static func run(_ command: [String]) -> Bool {
        guard let directory = try? TemporaryDirectory(),
            let child = try? ChildProcess(
                "/usr/bin/env", command, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"],
                output: directory.path + "/out")
        else { return false }
        return (try? child.wait(milliseconds: 20_000)) == 0
    }

    private static let mayMount: Bool = {
        guard let directory = try? TemporaryDirectory(),
            run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.path])
        else { return false }
        return run(["umount", directory.path])
    }()

    @Test("a full disk", .enabled(if: mayMount, "mounting is not permitted: run as root"))
    func full() throws {
        let disk = try TemporaryDirectory()
        try #require(Self.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", disk.path]))
        defer { _ = Self.run(["umount", "-l", disk.path]) }
        let daemon = try TemporaryDaemon(engines: "/nonexistent", environment: ["EMOD_STATE_DIR": disk.path])
        let client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        _ = Self.run(["dd", "if=/dev/zero", "of=" + disk.path + "/filler", "bs=64k"])

        // What the log of the database still holds is used up first.
        var refusal: ProtocolError?
        for _ in 0..<500 where refusal == nil {
            let said = try client.call(
                "buddy.say", ["session_id": .string(session), "text": "A normal day."])
            if case .failure(let error) = said { refusal = error }
        }
        #expect(refusal?.code == "storage.full")
        #expect(refusal?.retryable == true)
        let kept = try client.result("session.get", ["session_id": .string(session)])["messages"]?.array ?? []
        #expect(kept.count % 2 == 1, "the opening, and whole turns only")
        #expect(try client.result("health.get")["database"]?.text("status") == "full")

        let danger = try client.result(
            "buddy.say", ["session_id": .string(session), "text": "I am going to kill myself tonight."])
        #expect(danger["crisis"]?["resources_shown"] == true)
        #expect(danger["degraded"] == ["storage"])

        try FileManager.default.removeItem(atPath: disk.path + "/filler")
        let again = try client.result(
            "buddy.say", ["session_id": .string(session), "text": "It works again."])
        #expect(again["degraded"] == ["buddy", "emotion"] || again["degraded"] == ["emotion", "buddy"])
        let after =
            try client.result("session.get", ["session_id": .string(session)])["messages"]?.array ?? []
        #expect(after.count == kept.count + 2)
        try daemon.stop()
    }

    private static let mayMakeFileSystems = mayMount && run(["mkfs.ext4", "-V"])

    @Test(
        "a disk that the kernel has turned read-only under the daemon: reading goes on, and danger is answered; mended, all is there",
        .enabled(if: mayMakeFileSystems, "needs root, loop devices and mkfs.ext4"))
    func turnedReadOnly() throws {
        let directory = try TemporaryDirectory()
        let (image, disk) = (directory.path + "/image", directory.path + "/disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        #expect(
            FileManager.default.createFile(atPath: image, contents: nil) && truncate(image, 16 << 20) == 0)
        try #require(Self.run(["mkfs.ext4", "-q", image]))
        let mount = ["mount", "-o", "loop,errors=remount-ro", image, disk]
        guard Self.run(mount) else { return print("skipped: no loop device") }
        defer { _ = Self.run(["umount", "-l", disk]) }
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_STATE_DIR": disk + "/state"])
        let client = try daemon.connect()
        let session: JSONObject = ["session_id": .string(try client.result("buddy.start").text("session_id"))]
        var said = session
        said["text"] = "A normal day."
        _ = try client.result("buddy.say", said)
        let before = try client.result("session.get", session)["messages"]?.array ?? []

        // What the kernel does when it meets an error in its own structures.
        let device = String(try #require(Self.device(of: disk)).dropFirst("/dev/".count))
        try Data("x".utf8).write(to: URL(filePath: "/sys/fs/ext4/\(device)/trigger_fs_error"))
        guard case .failure(let refusal) = try rename(session, client) else {
            Issue.record("renamed on a disk that takes nothing")
            return
        }
        #expect(refusal.code == "storage.unavailable")
        #expect(try client.result("session.get", session)["messages"]?.array == before)
        #expect(try client.result("health.get")["database"]?.text("status") == "read_only")
        said["text"] = "I am going to kill myself tonight."
        let danger = try client.result("buddy.say", said)
        #expect(danger["crisis"]?["resources_shown"] == true && danger["degraded"] == ["storage"])

        try daemon.kill()
        #expect(Self.run(["umount", disk]))
        _ = Self.run(["fsck.ext4", "-fy", image])
        #expect(Self.run(mount))
        try daemon.restart()
        #expect(try daemon.connect().result("session.get", session)["messages"]?.array == before)
        #expect(try daemon.stop() == 0)
    }

    /// The block device that is mounted at a place.
    private static func device(of place: String) -> String? {
        String(decoding: Samples.bytes("/proc/self/mounts"), as: UTF8.self).split(separator: "\n")
            .first { $0.split(separator: " ").dropFirst().first == place[...] }
            .flatMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// A daemon without engines, with a session in which something was said.
    private func talking() throws -> (daemon: TemporaryDaemon, client: CheckedClient, session: JSONObject) {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        return (daemon, client, ["session_id": .string(session)])
    }

    private func rename(_ session: JSONObject, _ client: CheckedClient) throws -> Result<
        JSONValue, ProtocolError
    > {
        var parameters = session
        parameters["title"] = "A day"
        return try client.call("session.rename", parameters)
    }

    private func problems(_ client: CheckedClient) throws -> [String] {
        try client.result("health.get")["problems"]?.array?.map { $0.text("code") } ?? []
    }

    @Test(
        "a disk that answers with errors: reads go on, writes fail, health tells, and it works again by itself"
    )
    func inputOutputError() throws {
        let (daemon, client, session) = try talking()
        // No file of the daemon may grow or be written beyond its first byte: the kernel answers EFBIG, which is no full disk.
        #expect(Self.run(["prlimit", "--pid", "\(daemon.processID)", "--fsize=1:"]))
        guard case .failure(let error) = try rename(session, client) else {
            Issue.record("written in spite of the error")
            return
        }
        #expect(error.code == "storage.unavailable")
        #expect(error.retryable && error.retryAfterMilliseconds != nil)
        #expect(try client.result("session.get", session)["session"]?["title"] == .null)
        #expect(try problems(client).contains("storage.unavailable"))
        #expect(try client.result("health.get")["database"]?.text("status") == "read_only")
        #expect(Self.run(["prlimit", "--pid", "\(daemon.processID)", "--fsize=unlimited:"]))
        #expect(throws: Never.self) { try rename(session, client).get() }
        #expect(try !problems(client).contains("storage.unavailable"))
        #expect(try daemon.stop() == 0)
    }

    @Test(
        "a database that another program holds: reads go on, writes are refused, and go on when it is let go")
    func locked() throws {
        let (daemon, client, session) = try talking()
        let script = daemon.directory.path + "/script"
        #expect(mkfifo(script, 0o600) == 0)
        let input = open(script, O_RDWR | O_CLOEXEC)
        defer { close(input) }
        let held = daemon.directory.path + "/held"
        let other = try ChildProcess(
            "/usr/bin/sqlite3", [daemon.stateDirectory + "/emod.db"],
            environment: ["PATH": "/usr/bin:/bin"], output: daemon.directory.path + "/sql", input: script)
        let lines = "BEGIN IMMEDIATE;\n.shell touch \(held)\n"
        #expect(write(input, lines, lines.utf8.count) == lines.utf8.count)
        for _ in 0..<1_000 where !FileManager.default.fileExists(atPath: held) { usleep(10_000) }
        guard case .failure(let error) = try rename(session, client) else {
            Issue.record("written in spite of the lock")
            return
        }
        #expect(error.code == "storage.unavailable")
        #expect(error.retryable)
        #expect(try client.result("session.get", session)["session"]?["title"] == .null)
        other.kill()
        _ = try other.wait(milliseconds: 10_000)
        #expect(throws: Never.self) { try rename(session, client).get() }
        #expect(try daemon.stop() == 0)
    }

    @Test(
        "a damaged file: what is whole is read, what is damaged is named, health tells, and it is never opened again as if whole"
    )
    func damaged() throws {
        let (daemon, first, session) = try talking()
        _ = try first.result("session.list")
        #expect(try daemon.stop() == 0)
        let database = daemon.stateDirectory + "/emod.db"
        let output = daemon.directory.path + "/page"
        let asked = try ChildProcess(
            "/usr/bin/sqlite3",
            [database, "SELECT rootpage FROM sqlite_master WHERE name = 'emo_buddy_messages';"],
            environment: [:],
            output: output)
        #expect(try asked.wait(milliseconds: 10_000) == 0)
        let page = try #require(UInt64(TextFile.read(output).trimmingCharacters(in: .newlines)))
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: database))
        try file.seek(toOffset: (page - 1) * 4_096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 512))
        try file.close()

        // Stopped in order, it is not checked whole at the start.
        try daemon.restart()
        let client = try daemon.connect()
        #expect(try client.failure("session.get", session).code == "storage.corrupt")
        #expect(try client.result("session.list")["items"]?.array?.count == 1)
        #expect(throws: Never.self) { try rename(session, client).get() }
        #expect(try problems(client).contains("storage.corrupt"))
        #expect(try client.result("health.get")["database"]?.text("status") == "damaged")
        try daemon.kill()
        #expect(throws: TestKitError.self) { try daemon.restart() }
        #expect(daemon.log.contains("storage.corrupt"))
        #expect(daemon.log.contains("emoctl backup restore"))
    }
}
