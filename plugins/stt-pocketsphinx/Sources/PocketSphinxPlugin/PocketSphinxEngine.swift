// The engine stt.pocketsphinx: Debian's pocketsphinx and its US English model, behind the plugin ABI.
import CEmoABI
import EmoPluginKit
import ModelVerification
import PocketSphinxSpeech
import SpeechPluginSupport
import SpeechSegmentation

/// The plugin's entry.
@c(emo_engine_entry_v1)
public func pocketSphinxEngineEntry() -> UnsafePointer<emo_engine_entry>? {
    PluginExport.entry(for: PocketSphinxEngine.self)
}

/// The engine. One stream at a time: the utterance in progress lives in the loaded recogniser.
final class PocketSphinxEngine: SpeechEngine {
    static let description = EngineDescription(
        id: "stt.pocketsphinx", version: "1.0.0", languages: ["en"],
        sampleRate: UInt32(SegmentationOptions.sampleRate), concurrency: 1)

    /// Resident memory of the loaded model, measured.
    private static let modelBytes: UInt64 = 110 << 20

    private let host: EngineHost
    private var recognizer: PocketSphinxRecognizer?
    private weak var openStream: PluginSpeechStream?

    init(host: EngineHost, options: String) { self.host = host }

    func load(call: EngineCall) throws {
        do {
            try call.progress(0, "checking the model files")
            let directory = host.modelDirectory ?? PocketSphinxModel.debianDirectory
            let model = try PocketSphinxModel(verifying: directory) { try call.check() }
            try call.progress(0.3, "loading the model")
            recognizer = try PocketSphinxRecognizer(model: model)
            try call.progress(1, "loaded")
        } catch let error as ModelFileError {
            throw EngineFailure(.dataInvalid, "\(error.message); \(PocketSphinxModel.remedy)")
        } catch let error as PocketSphinxError {
            throw EngineFailure(.dataInvalid, error.message)
        }
    }

    func selfTest(call: EngineCall) throws {
        let decoder = PocketSphinxDecoder(recognizer: try freeRecognizer())
        try SpeechSelfTest.run(decoder, call: call)
    }

    func openStream(_ options: SpeechStreamOptions, sink: SpeechSink) throws -> any SpeechStream {
        let decoder = PocketSphinxDecoder(recognizer: try freeRecognizer())
        let stream = try PluginSpeechStream(decoder: decoder, options: options, sink: sink)
        openStream = stream
        return stream
    }

    var memory: EngineMemory {
        EngineMemory(modelBytes: recognizer == nil ? 0 : Self.modelBytes, workBytes: 0)
    }

    func unload() { recognizer = nil }

    private func freeRecognizer() throws(EngineFailure) -> PocketSphinxRecognizer {
        guard let recognizer else {
            throw EngineFailure(.failedPrecondition, "the engine is not loaded; load it first")
        }
        guard openStream == nil else {
            throw EngineFailure(
                .resourceExhausted, "this engine serves one stream at a time; close the open one first")
        }
        return recognizer
    }
}
