// Manifests: what is read, and what is refused with which words.
import EmoSupervision
import Foundation
import Testing

@Suite("The manifest of an engine")
struct EngineManifestTests {
    static let valid = """
        {"id": "emotion.test", "kind": "emotion", "version": "1.2.0", "abi": {"major": 1, "minor": 0},
         "library": "emotion.test.so", "languages": ["en"], "concurrency": 2, "labels": ["joy", "grief"],
         "model_directory": "test", "memory_bytes": 1048576, "needs": {"network": false, "exec": true},
         "model_files": [{"name": "a/weights.bin", "bytes": 3, "licence": "Apache-2.0",
           "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],
         "config_schema": {"type": "object", "properties": {"threads": {"type": "integer"}}}}
        """

    private func read(_ text: String, file: String = "emotion.test.engine.json") throws(EngineError)
        -> EngineManifest
    {
        try EngineManifest(bytes: Array(text.utf8), file: file)
    }

    @Test("a whole manifest is read")
    func whole() throws {
        let manifest = try read(Self.valid)
        #expect(manifest.id == "emotion.test" && manifest.kind == .emotion && manifest.version == "1.2.0")
        #expect(
            manifest.concurrency == 2 && manifest.labels == ["joy", "grief"] && !manifest.needsNetwork
                && manifest.needsExec)
        #expect(manifest.modelFiles.first?.name == "a/weights.bin" && manifest.modelFiles.first?.bytes == 3)
        #expect(manifest.configurationSchema != nil)
    }

    @Test(
        "what is wrong is refused by file and key",
        arguments: [
            (#""id": "emotion.test""#, #""id": "Emotion""#, "id"),
            (#""id": "emotion.test""#, #""id": "emotion.other""#, "id"),
            (#""kind": "emotion""#, #""kind": "mood""#, "kind"),
            (#""kind": "emotion""#, #""kind": "stt""#, "sample_rate"),
            (#""version": "1.2.0""#, #""version": 1"#, "version"),
            (#""version": "1.2.0", "#, "", "version"),
            (#""major": 1"#, #""major": -1"#, "abi.major"),
            (#""minor": 0"#, #""minor": 0, "patch": 1"#, "abi.patch"),
            (#""library": "emotion.test.so""#, #""library": "../emotion.test.so""#, "library"),
            (
                #""library": "emotion.test.so""#, #""library": "a.so", "library_sha256": "abc""#,
                "library_sha256"
            ),
            (#""concurrency": 2"#, #""concurrency": 0"#, "concurrency"),
            (#""concurrency": 2"#, #""concurrency": 1.5"#, "concurrency"),
            (#""labels": ["joy", "grief"]"#, #""labels": ["joy", 1]"#, "labels"),
            (#""model_directory": "test", "#, "", "model_directory"),
            (#""name": "a/weights.bin""#, #""name": "a/../../weights.bin""#, "model_files[0].name"),
            (#""name": "a/weights.bin""#, #""name": "/etc/shadow""#, "model_files[0].name"),
            (#""bytes": 3"#, #""bytes": "3""#, "model_files[0].bytes"),
            (#""licence": "Apache-2.0","#, "", "model_files[0].licence"),
            (#""ba7816"#, #""BA7816"#, "model_files[0].sha256"),
            (#""network": false"#, #""network": "no""#, "needs.network"),
            (#""exec": true"#, #""exec": 1"#, "needs.exec"),
            (#""network": false"#, #""camera": true"#, "needs.camera"),
            (#""memory_bytes": 1048576"#, #""memory_bytes": 1048576, "colour": 1"#, "colour"),
        ])
    func wrong(text: String, replacement: String, key: String) {
        let changed = Self.valid.replacingOccurrences(of: text, with: replacement)
        #expect(changed != Self.valid)
        let error = #expect(throws: EngineError.self) { try read(changed) }
        #expect(error?.code == .manifestInvalid)
        #expect(
            error?.message.hasPrefix("emotion.test.engine.json: \(key) ") == true, "\(error?.message ?? "")")
    }

    @Test("a key that stands there twice is refused, because readers differ in which one they keep")
    func duplicates() {
        let error = #expect(throws: EngineError.self) {
            try read(Self.valid.replacingOccurrences(of: #""kind""#, with: #""id": "emotion.other", "kind""#))
        }
        #expect(error?.code == .manifestInvalid)
    }

    @Test("another major version of the ABI is named with both numbers")
    func abi() {
        let error = #expect(throws: EngineError.self) {
            try read(Self.valid.replacingOccurrences(of: #""major": 1"#, with: #""major": 2"#))
        }
        #expect(error?.code == .abiMismatch)
        #expect(error?.message.contains("abi.major is 2, this daemon speaks 1") == true)
    }

    @Test("bytes changed at random are read or refused, never trapped on", arguments: 0..<200)
    func fuzz(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = Array(Self.valid.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
        do throws(EngineError) {
            _ = try EngineManifest(bytes: bytes, file: "emotion.test.engine.json")
        } catch {
            #expect(error.code == .manifestInvalid || error.code == .abiMismatch)
        }
    }

    @Test(
        "what a plugin says of itself has to agree with its manifest",
        arguments: [
            (
                #"{"id":"emotion.test","kind":"emotion","version":"1.2.0","labels":["joy","grief"],"x":1}"#,
                nil
            ),
            (#"{"id":"emotion.other","kind":"emotion","version":"1.2.0"}"#, "differ in id"),
            (#"{"id":"emotion.test","kind":"stt","version":"1.2.0"}"#, "differ in kind"),
            (#"{"id":"emotion.test","kind":"emotion","version":"1.3.0"}"#, "differ in version"),
            (
                #"{"id":"emotion.test","kind":"emotion","version":"1.2.0","labels":["joy"]}"#,
                "differ in labels"
            ),
            (#"{"id":"emotion.test","kind":"emotion"}"#, "version is missing"),
            ("not JSON", "not JSON"),
        ] as [(String, String?)])
    func description(json: String, problem: String?) throws {
        let manifest = try read(Self.valid)
        do throws(EngineError) {
            try manifest.agree(withDescription: json)
            #expect(problem == nil)
        } catch {
            #expect(problem.map { error.message.contains($0) } == true, "\(error.message)")
        }
    }
}
