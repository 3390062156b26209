// The engine stt.sherpa: sherpa-onnx with Moonshine tiny for English, behind the plugin ABI.
import CEmoABI
import EmoPluginKit
import ModelVerification
import SherpaSpeech
import SpeechPluginSupport
import SpeechSegmentation

/// The plugin's entry.
@c(emo_engine_entry_v1)
public func sherpaEngineEntry() -> UnsafePointer<emo_engine_entry>? {
    PluginExport.entry(for: SherpaEngine.self)
}

/// The engine. Streams share the loaded model, which may decode on several threads at a time.
final class SherpaEngine: SpeechEngine {
    static let description = EngineDescription(
        id: "stt.sherpa", version: "1.0.0", languages: ["en"],
        sampleRate: UInt32(SegmentationOptions.sampleRate), concurrency: 4)

    /// Resident memory of the loaded model and library, measured.
    private static let modelBytes: UInt64 = 150 << 20

    private let host: EngineHost
    private var recognizer: SherpaRecognizer?

    init(host: EngineHost, options: String) { self.host = host }

    func load(call: EngineCall) throws {
        guard let directory = host.modelDirectory else {
            throw EngineFailure(
                .dataInvalid, "the host names no model directory; install the model of stt.sherpa")
        }
        do {
            try call.progress(0, "checking the model files")
            let model = try MoonshineModel(verifying: directory) { try call.check() }
            try call.progress(0.3, "loading the model")
            recognizer = try SherpaRecognizer(model: model)
            try call.progress(1, "loaded")
        } catch let error as ModelFileError {
            throw EngineFailure(.dataInvalid, "\(error.message); \(MoonshineModel.remedy)")
        } catch let error as SherpaError {
            throw EngineFailure(.dataInvalid, error.message)
        }
    }

    func selfTest(call: EngineCall) throws { try SpeechSelfTest.run(decoder(), call: call) }

    func openStream(_ options: SpeechStreamOptions, sink: SpeechSink) throws -> any SpeechStream {
        try PluginSpeechStream(decoder: decoder(), options: options, sink: sink)
    }

    var memory: EngineMemory {
        EngineMemory(modelBytes: recognizer == nil ? 0 : Self.modelBytes, workBytes: 0)
    }

    func unload() { recognizer = nil }

    private func decoder() throws -> MoonshineDecoder {
        guard let recognizer else {
            throw EngineFailure(.failedPrecondition, "the engine is not loaded; load it first")
        }
        return MoonshineDecoder(recognizer: recognizer)
    }
}
