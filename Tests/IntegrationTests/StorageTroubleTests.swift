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
}
