// Model directories that are incomplete, damaged or another model's.

import EmotionText
import Foundation
import Testing
import TextEncoder

@Suite("Damaged models")
struct DamagedModelTests {
    static let files = [
        "emotion-minilm6a.int8.safetensors", "emotion-minilm6b.int8.safetensors", "emotion-minilm6.json",
        "emotion-minilm6.vocab.txt", "emotion-linear15.int8.safetensors", "ensemble.json",
    ]

    private func error(_ file: String, _ data: Data?, _ model: EmotionModel = .ensemble) throws
        -> EncoderModelError?
    {
        try ModelDirectory.with(file, replacedBy: data) { directory in
            do {
                _ = try TextEmotionAnalyzer(modelDirectory: directory, model: model)
                return nil
            } catch {
                return error as? EncoderModelError
            }
        }
    }

    @Test("a missing file is named", arguments: files)
    func missing(file: String) throws {
        let error = try #require(try error(file, nil))
        #expect(error.code == .unreadable)
        #expect(error.file == file)
        #expect(error.description.contains("manifest"))
    }

    @Test("an empty file is refused", arguments: files)
    func empty(file: String) throws {
        #expect(try error(file, Data())?.code == .truncated)
    }

    @Test("a file cut in half is refused", arguments: files)
    func half(file: String) throws {
        let data = try ModelDirectory.data(file)
        #expect(try error(file, data.prefix(data.count / 2)) != nil)
    }

    @Test("the small model needs only its own files")
    func small() throws {
        #expect(try error("emotion-minilm6b.int8.safetensors", nil, .linear) == nil)
        #expect(try error("emotion-linear15.json", nil, .linear)?.code == .unreadable)
        #expect(try error("emotion-linear15.int8.safetensors", nil, .encoder) == nil)
    }

    @Test(
        "a description of another model is refused",
        arguments: [
            ("\"layers\": 6", "\"layers\": 7"), ("\"dim\": 384", "\"dim\": 416"),
            ("\"heads\": 12", "\"heads\": 6"),
            ("\"ffn\": 1536", "\"ffn\": 1552"), ("\"max_len\": 64", "\"max_len\": 100000"),
            ("\"eps\": 1e-12", "\"eps\": 0"),
            ("\"admiration\"", "\"envy\""), ("\"thresholds\": [", "\"thresholds\": [ 1.4, "),
            ("\"golden\"", "\"silver\""), ("\"ids\"", "\"jds\""), ("\"ids\": [", "\"ids\": [ 99999, "),
            ("\"ids\": [", "\"ids\": [ -1, "),
        ])
    func mismatched(old: String, new: String) throws {
        let name = "emotion-minilm6.json"
        let text = try #require(String(data: try ModelDirectory.data(name), encoding: .utf8))
        try #require(text.contains(old))
        #expect(try error(name, Data(text.replacing(old, with: new).utf8))?.code == .mismatched)
    }

    @Test("a vocabulary of another size, with a repeated piece or without a special one is refused")
    func vocabulary() throws {
        let name = "emotion-minilm6.vocab.txt"
        let text = try #require(String(data: try ModelDirectory.data(name), encoding: .utf8))
        #expect(try error(name, Data((text + "zzzzz\n").utf8))?.code == .mismatched)
        #expect(try error(name, Data((text + "the\n").utf8))?.code == .malformed)
        #expect(try error(name, Data(text.replacing("[SEP]", with: "[SAP]").utf8))?.code == .malformed)
    }

    @Test("a directory in place of a file is refused")
    func directory() throws {
        #expect(throws: EncoderModelError.self) { try WordPieceVocabulary(path: ModelDirectory.path) }
    }
}
