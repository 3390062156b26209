// Key files: made once, the same for everybody, refused when others can get at them.

import EmoAuth
import Foundation
import Testing

@Suite("A key file")
struct KeyFileTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
            "keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory.path)
    }

    private func bytes(_ secret: SecretBytes) -> [UInt8] { secret.withUnsafeBytes { Array($0) } }

    @Test("is made for its owner alone and read back the same")
    func creation() throws {
        try withDirectory { directory in
            let path = directory + "/master"
            let key = try KeyFile.readOrCreate(path)
            #expect(key.count == 32)
            #expect(bytes(try KeyFile.readOrCreate(path)) == bytes(key))
            #expect(bytes(try KeyFile.read(path)) == bytes(key))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["master"])
        }
    }

    @Test(
        "open to others, empty, cut short or of another length is refused", arguments: [0o644, 0o602, 0o660])
    func permissions(mode: Int) throws {
        try withDirectory { directory in
            let path = directory + "/master"
            _ = try KeyFile.readOrCreate(path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect { try KeyFile.read(path) } throws: { ($0 as? AuthError)?.code == .keyMissing }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            for content in [
                "", "short", String(repeating: "A", count: 44), String(repeating: "A", count: 100), "é",
            ] {
                try Data(content.utf8).write(to: URL(fileURLWithPath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                #expect { try KeyFile.readOrCreate(path) } throws: { ($0 as? AuthError)?.code == .keyMissing }
            }
        }
    }

    @Test("in a directory that does not exist is refused, and nothing is made in its place")
    func noDirectory() {
        #expect { try KeyFile.readOrCreate("/nonexistent/master") } throws: {
            ($0 as? AuthError)?.code == .keyMissing
        }
    }
}
