// Why sherpa-onnx could not load a proved model or could not decode; every case says what to do next.

/// An error of the sherpa engine. Never holds what was said.
public enum SherpaError: Error, Sendable, Equatable {
    /// The library refused model files whose sums are right.
    case libraryRefusedModel
    /// The library could not set up or finish a decoding.
    case decodingFailed

    /// A stable code, what is wrong, and the next thing to do.
    public var message: String {
        switch self {
        case .libraryRefusedModel:
            "library_refused_model: sherpa-onnx could not load the model although its files are intact;"
                + " check free memory and that libsherpa-onnx-c-api.so is version 2.0.1"
        case .decodingFailed:
            "decoding_failed: sherpa-onnx could not decode an utterance; check free memory"
                + " and send the audio again"
        }
    }
}
