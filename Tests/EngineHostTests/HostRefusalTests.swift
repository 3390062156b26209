// Plugins that can never be served: each is told apart by its code, and the exit status says "do not try
// again".
import EmoHostLink
import Foundation
import Testing

@Suite("A plugin that cannot be served")
struct HostRefusalTests {
    @Test(
        "is refused with status 78 and a code that tells why",
        arguments: [
            ("wrong-abi", "host.abi_mismatch", "99.0"), ("short-table", "host.abi_mismatch", "16 bytes"),
            ("null-function", "host.abi_mismatch", "drain"), ("no-table", "host.abi_mismatch", "emo.stt/1"),
            ("null-entry", "host.entry_missing", "NULL"),
            ("describe-garbage", "host.describe_invalid", "describe"),
            ("describe-null", "host.describe_invalid", "describe"),
            ("lie-id", "host.engine_mismatch", "stt.somebody-else"),
        ])
    func refused(_ fault: String, _ code: String, _ word: String) throws {
        let host = try HostUnderTest(FakePlugin(fault: fault))
        let failure = try host.ask(.hello(host.hello), 1).failure
        #expect(failure?.code == code)
        #expect(failure?.message.contains(word) == true, "\(failure?.message ?? "no failure")")
        #expect(failure?.hint.isEmpty == false)
        #expect(host.end() == .exit(78))
    }

    @Test("because it exports no entry")
    func noEntry() throws {
        let host = try HostUnderTest(FakePlugin(entry: "emo_engine_entry_v7"))
        #expect(try host.ask(.hello(host.hello), 1).failure?.code == "host.entry_missing")
        #expect(host.end() == .exit(78))
    }

    @Test("because it is no shared library")
    func noLibrary() throws {
        let plugin = try FakePlugin()
        try Data("text".utf8).write(to: URL(filePath: plugin.file))
        let host = try HostUnderTest(plugin)
        #expect(try host.ask(.hello(host.hello), 1).failure?.code == "host.plugin_unreadable")
        #expect(host.end() == .exit(78))
    }

    @Test("because its manifest is not the one that was checked, or is missing", arguments: [true, false])
    func manifest(_ exists: Bool) throws {
        let plugin = try FakePlugin()
        let manifest = URL(filePath: plugin.file).deletingPathExtension().appendingPathExtension(
            "engine.json")
        if exists { try Data("{}".utf8).write(to: manifest) }
        let host = try HostUnderTest(plugin)
        var hello = host.hello
        hello.manifestSHA256 = String(repeating: "0", count: 64)
        #expect(try host.ask(.hello(hello), 1).failure?.code == "host.manifest_mismatch")
        #expect(host.end() == .exit(78))
    }

    @Test("unless the manifest's sum is right")
    func rightManifest() throws {
        let plugin = try FakePlugin()
        let manifest = URL(filePath: plugin.file).deletingPathExtension().appendingPathExtension(
            "engine.json")
        try Data("abc".utf8).write(to: manifest)
        let host = try HostUnderTest(plugin)
        var hello = host.hello
        // FIPS 180-2, appendix B.1.
        hello.manifestSHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        guard case .helloReply = try host.ask(.hello(hello), 1).last else {
            Issue.record("refused")
            return
        }
    }

    @Test("by a host of another version of the link")
    func otherLink() throws {
        let host = try HostUnderTest(FakePlugin())
        var hello = host.hello
        hello.linkVersion = 77
        #expect(try host.ask(.hello(hello), 1).failure?.code == "host.link_mismatch")
        #expect(host.end() == .exit(78))
    }

    @Test("this time only, when its engine cannot be made: status 70")
    func createFails() throws {
        let host = try HostUnderTest(FakePlugin(fault: "fail-create"))
        #expect(try host.ask(.hello(host.hello), 1).failure?.code == "host.create_failed")
        #expect(host.end() == .exit(70))
    }
}
