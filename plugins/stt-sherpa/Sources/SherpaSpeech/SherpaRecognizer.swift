// The loaded model in sherpa-onnx. Holds the library's object and frees it; decodes one stretch of audio at a
// time.
internal import CSherpaOnnx
import SpeechSegmentation

/// A loaded recogniser. Decoding is stateless: nothing of one call shows in the next.
public final class SherpaRecognizer {
    private let recognizer: OpaquePointer

    /// Loads the model: about 0.6 s and 150 MB.
    /// - Parameter threads: processor cores one decoding may use.
    /// - Throws: `SherpaError.libraryRefusedModel`.
    public init(model: MoonshineModel, threads: Int = 1) throws {
        let created = model.files.path(MoonshineModel.encoder.name).withCString { encoder in
            model.files.path(MoonshineModel.decoder.name).withCString { decoder in
                model.files.path(MoonshineModel.tokens.name).withCString { tokens in
                    Self.create(encoder: encoder, decoder: decoder, tokens: tokens, threads: threads)
                }
            }
        }
        guard let created else { throw SherpaError.libraryRefusedModel }
        recognizer = created
    }

    deinit { SherpaOnnxDestroyOfflineRecognizer(recognizer) }

    /// The text of mono samples at 16,000 Hz, without leading and trailing blanks; one decoding of 10 s takes
    /// about 0.3 s of one core and cannot be interrupted.
    /// - Throws: `SherpaError.decodingFailed`.
    public func text(of samples: [Float]) throws -> String {
        guard let stream = SherpaOnnxCreateOfflineStream(recognizer) else { throw SherpaError.decodingFailed }
        defer { SherpaOnnxDestroyOfflineStream(stream) }
        SherpaOnnxAcceptWaveformOffline(
            stream, Int32(SegmentationOptions.sampleRate), samples, Int32(clamping: samples.count))
        SherpaOnnxDecodeOfflineStream(recognizer, stream)
        guard let result = SherpaOnnxGetOfflineStreamResult(stream) else { throw SherpaError.decodingFailed }
        defer { SherpaOnnxDestroyOfflineRecognizerResult(result) }
        guard let text = result.pointee.text else { return "" }
        return Self.trimmed(String(cString: text))
    }

    private static func create(
        encoder: UnsafePointer<CChar>, decoder: UnsafePointer<CChar>, tokens: UnsafePointer<CChar>,
        threads: Int
    ) -> OpaquePointer? {
        var config = SherpaOnnxOfflineRecognizerConfig()
        config.feat_config.sample_rate = Int32(SegmentationOptions.sampleRate)
        config.feat_config.feature_dim = 80
        config.model_config.moonshine.encoder = encoder
        config.model_config.moonshine.merged_decoder = decoder
        config.model_config.tokens = tokens
        config.model_config.num_threads = Int32(clamping: threads)
        return "cpu".withCString { provider in
            "greedy_search".withCString { method in
                config.model_config.provider = provider
                config.decoding_method = method
                return SherpaOnnxCreateOfflineRecognizer(&config)
            }
        }
    }

    /// Drops blanks at both ends and the replacement characters that a token cut in half would leave.
    private static func trimmed(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).filter { !$0.allSatisfy { $0 == "\u{FFFD}" } }
        return words.joined(separator: " ")
    }
}
