// Looking for plugins on disk: who may have written them, and which one of several counts.
import EmoSupervision
import Foundation
import Testing

@Suite("A look at the plugin directories")
struct PluginDirectoryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func install(in directory: String, manifest: String = EngineManifestTests.valid) throws {
        try folder.write(manifest, to: "\(directory)/emotion.test.engine.json")
        try folder.write("library", to: "\(directory)/emotion.test.so")
    }

    private func scan(_ directories: [String] = ["one", "two"], user: UInt32 = geteuid())
        -> PluginDirectory.Scan
    {
        PluginDirectory(
            directories: directories.map { "\(folder.path)/\($0)" }, modelsDirectory: "/models",
            daemonUser: user
        ).scan()
    }

    @Test("a plugin is found with its paths and hashes")
    func found() throws {
        try install(in: "one")
        let plugin = try #require(scan().plugins["emotion.test"])
        #expect(plugin.libraryPath == "\(folder.path)/one/emotion.test.so")
        #expect(plugin.modelDirectory == "/models/test")
        // sha256sum of the seven bytes "library".
        #expect(plugin.librarySHA256 == "b718f1354f7247312eca086d9a024afe5fa717ddea5adeddd6f12bcf945b2e8c")
        #expect(scan().findings.isEmpty)
    }

    @Test("of two plugins of one id the one in the first directory counts")
    func firstWins() throws {
        try install(in: "one")
        try install(in: "two")
        #expect(scan(["two", "one"]).plugins["emotion.test"]?.libraryPath.contains("/two/") == true)
    }

    @Test(
        "what others could have written is refused",
        arguments: [
            ("one/emotion.test.so", 0o664), ("one/emotion.test.engine.json", 0o646), ("one", 0o777),
        ])
    func untrusted(name: String, mode: Int) throws {
        try install(in: "one")
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: "\(folder.path)/\(name)")
        let scan = scan()
        #expect(scan.plugins.isEmpty)
        #expect(scan.findings.first?.error.code == .untrustedFile)
        #expect(scan.findings.first?.error.message.contains(name) == true)
    }

    @Test("the files of another user are refused, unless it is root", .enabled(if: geteuid() == 0))
    func owner() throws {
        try install(in: "one")
        #expect(scan(user: 4_321).plugins.count == 1)
        let library = "\(folder.path)/one/emotion.test.so"
        #expect(chown(library, 4_322, 4_322) == 0)
        #expect(scan(user: 4_321).findings.first?.error.message.contains("belongs to user 4322") == true)
        #expect(chown(library, 4_321, 4_321) == 0)
        #expect(scan(user: 4_321).plugins.count == 1)
    }

    @Test("a manifest without its library is refused, and the others are found all the same")
    func missingLibrary() throws {
        try install(in: "one")
        try folder.write(
            EngineManifestTests.valid.replacingOccurrences(of: "emotion.test", with: "emotion.lost"),
            to: "one/emotion.lost.engine.json")
        let scan = scan()
        #expect(scan.plugins.keys.sorted() == ["emotion.test"])
        #expect(scan.findings.map(\.id) == ["emotion.lost"])
    }

    @Test("a library that differs from the hash in its manifest is refused")
    func libraryHash() throws {
        let hash = String(repeating: "0", count: 64)
        try install(
            in: "one",
            manifest: EngineManifestTests.valid.replacingOccurrences(
                of: #""languages""#, with: "\"library_sha256\": \"\(hash)\", \"languages\""))
        #expect(scan().findings.first?.error.message.contains("library_sha256") == true)
    }

    @Test("the fingerprint changes with the library, the manifest, and when a model file appears")
    func fingerprint() throws {
        let models = "\(folder.path)/models"
        try install(
            in: "one",
            manifest: EngineManifestTests.valid.replacingOccurrences(
                of: #""test", "mem"#, with: "\"\(models)\", \"mem"))
        func now() throws -> Int { try #require(scan().plugins["emotion.test"]).fingerprint }
        let first = try now()
        #expect(try now() == first)
        try folder.write("abc", to: "models/a/weights.bin")
        let second = try now()
        #expect(second != first)
        try folder.write("another", to: "one/emotion.test.so")
        #expect(try now() != second)
    }
}
