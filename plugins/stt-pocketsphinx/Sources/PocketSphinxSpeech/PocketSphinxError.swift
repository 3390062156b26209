// Why pocketsphinx could not load a proved model or could not decode; every case says what to do next.

/// An error of the pocketsphinx engine. Never holds what was said.
public enum PocketSphinxError: Error, Sendable, Equatable {
    /// The library refused model files whose sums are right.
    case libraryRefusedModel
    /// The library could not decode an utterance.
    case decodingFailed

    /// A stable code, what is wrong, and the next thing to do.
    public var message: String {
        switch self {
        case .libraryRefusedModel:
            "library_refused_model: pocketsphinx could not load the model although its files are intact;"
                + " check free memory and that libpocketsphinx3 is Debian's"
        case .decodingFailed:
            "decoding_failed: pocketsphinx could not decode an utterance; check free memory"
                + " and send the audio again"
        }
    }
}
