// A real file system that is full or read-only. Needs the right to mount; skipped, and said so, without it.

import EmoStore
import Foundation
import Testing

@Suite("A small disk", .serialized)
struct SmallDiskTests {
    private static func run(_ tool: String, _ arguments: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private static func withDisk(_ body: (URL) async throws -> Void) async throws {
        try await StoreFixture.withDirectory { directory in
            try #require(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", directory.path))
            defer { _ = run("umount", "-l", directory.path) }
            try await body(directory)
        }
    }

    private static let mayMount: Bool = {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mount-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        guard run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.path) else { return false }
        return run("umount", directory.path)
    }()

    private static func store(in directory: URL) throws -> Store {
        try Store(
            configuration: StoreConfiguration(
                location: .file(path: directory.appendingPathComponent("emobuddy.sqlite").path),
                programVersion: "1", textProtection: PlainTextProtection()))
    }

    @Test(
        "that is full refuses writes, answers reads, keeps what was acknowledged, and recovers by itself",
        .enabled(if: mayMount, "mounting is not permitted: run as root"))
    func full() async throws {
        try await Self.withDisk { directory in
            let store = try Self.store(in: directory)
            defer { store.close() }
            let filler = directory.appendingPathComponent("filler")
            let owner = try await store.write { try $0.users.localUser(uid: 1).id }
            try Data(count: 1_200_000).write(to: filler)
            var acknowledged: [UUIDv7] = []
            var refusal: StoreError.Code?
            let long = String(repeating: "word ", count: 2_000)
            for _ in 0..<400 where refusal == nil {
                refusal = await StoreError.code {
                    acknowledged.append(
                        try await store.write { try $0.analyses.insert(.sample(user: owner, text: long)).id })
                }
            }
            #expect(refusal == .full)
            #expect(acknowledged.count > 0)
            let stored = try await store.read { transaction in
                try transaction.connection.all("SELECT id FROM speech_analyses ORDER BY id") {
                    try $0.text(0)
                }
            }
            #expect(stored == acknowledged.map(\.description))
            try FileManager.default.removeItem(at: filler)
            try await store.write { _ = try $0.analyses.insert(.sample(user: owner, text: long)) }
            #expect(await store.health().isWritable)
        }
    }

    @Test(
        "that is read-only is refused as unavailable, and opens once it is writable again",
        .enabled(if: mayMount, "mounting is not permitted: run as root"))
    func readOnly() async throws {
        try await Self.withDisk { directory in
            let store = try Self.store(in: directory)
            _ = try await store.write { try $0.users.localUser(uid: 1) }
            store.close()
            try #require(Self.run("mount", "-o", "remount,ro", directory.path))
            #expect(await StoreError.code { _ = try Self.store(in: directory) } == .unavailable)
            try #require(Self.run("mount", "-o", "remount,rw", directory.path))
            let again = try Self.store(in: directory)
            defer { again.close() }
            #expect(try await again.read { try $0.users.count() } == 1)
        }
    }
}
