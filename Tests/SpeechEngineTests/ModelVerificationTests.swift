// Model files that are missing or damaged, and manifests that must state what the engines check.
import Foundation
import ModelVerification
import PocketSphinxSpeech
import SherpaSpeech
import SpeechSegmentation
import Testing

@Suite("A speech model")
struct ModelVerificationTests {
    @Test("of the right files is accepted, for both engines")
    func accepted() throws {
        _ = try MoonshineModel(verifying: Recording.sherpaModel)
        _ = try PocketSphinxModel()
    }

    @Test("that is not there is refused by the name of its first file, with what to do")
    func missing() throws {
        let moonshine = #expect(throws: ModelFileError.self) { try MoonshineModel(verifying: "/nonexistent") }
        #expect(moonshine?.reason == .missing)
        #expect(moonshine?.message == "model_file_missing: encoder_model.ort cannot be read in /nonexistent")
        #expect(MoonshineModel.remedy.contains("tools/fetch-models"))
        let sphinx = #expect(throws: ModelFileError.self) { try PocketSphinxModel(verifying: "/nonexistent") }
        #expect(sphinx?.reason == .missing)
        #expect(PocketSphinxModel.remedy.contains("pocketsphinx-en-us"))
    }

    @Test("with one bit changed is refused before its library sees it", arguments: 0..<3)
    func corrupted(_ index: Int) throws {
        let damaged = MoonshineModel.files[index]
        try Self.withCopy(of: Recording.sherpaModel, files: MoonshineModel.files, damaging: damaged) {
            folder in
            #expect(throws: ModelFileError(.corrupted, name: damaged.name, directory: folder)) {
                try MoonshineModel(verifying: folder)
            }
        }
    }

    @Test("of pocketsphinx with one bit changed is refused before its library sees it")
    func corruptedSphinx() throws {
        let damaged = try #require(PocketSphinxModel.files.first)
        let directory = PocketSphinxModel.debianDirectory
        try Self.withCopy(of: directory, files: PocketSphinxModel.files, damaging: damaged) { folder in
            #expect(throws: ModelFileError(.corrupted, name: damaged.name, directory: folder)) {
                try PocketSphinxModel(verifying: folder)
            }
        }
    }

    @Test("can be left before all of it is checked")
    func cancellable() {
        #expect(throws: Unwanted()) {
            try MoonshineModel(verifying: Recording.sherpaModel) { throw Unwanted() }
        }
    }

    @Test("has the same names and sums in manifest and engine")
    func manifests() throws {
        let engines = [
            ("stt-sherpa/stt.sherpa", MoonshineModel.files),
            ("stt-pocketsphinx/stt.pocketsphinx", PocketSphinxModel.files),
        ]
        for (name, files) in engines {
            let file = Recording.root.appendingPathComponent("plugins/\(name).engine.json")
            let manifest = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file))
            #expect(manifest.model_files.map { ModelFile($0.name, sha256: $0.sha256) } == files)
            #expect(manifest.sample_rate == SegmentationOptions.sampleRate)
        }
    }

    private struct Manifest: Decodable {
        struct File: Decodable {
            let name: String
            let sha256: String
        }
        let sample_rate: Int
        let model_files: [File]
    }

    /// Runs `body` with a folder of links to the files, one of which is a copy with one bit changed.
    private static func withCopy(
        of source: String, files: [ModelFile], damaging damaged: ModelFile, _ body: (String) throws -> Void
    ) throws {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("emo-model-\(UUID().uuidString)")
        defer { try? manager.removeItem(at: folder) }
        for file in files {
            let original = URL(fileURLWithPath: source).appendingPathComponent(file.name)
            let target = folder.appendingPathComponent(file.name)
            try manager.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            guard file == damaged else {
                try manager.createSymbolicLink(at: target, withDestinationURL: original)
                continue
            }
            var bytes = try Data(contentsOf: original)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: target)
        }
        try body(folder.path)
    }
}
