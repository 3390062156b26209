// What can be wrong with audio, worded once.
import CEmoABI
import EmoHostLink

/// Failures of the audio a request came with.
enum AudioFailure {
    static let format = make(
        LinkFailure.Code.audioFormat, "the content is not WAV, FLAC, Ogg or MP3",
        "send a recording in one of these formats; a file's name does not count, its content does")
    static let empty = make(
        LinkFailure.Code.audioEmpty, "the recording holds no samples",
        "record again and send the complete file")
    static let truncated = make(
        LinkFailure.Code.audioTruncated, "the recording ends before its first sample",
        "send the complete file")
    static let storage = make(
        LinkFailure.Code.audioStorage, "the host cannot keep the recording",
        "free space in the scratch directory")

    static func tooLong(_ limit: String) -> LinkFailure {
        make(
            LinkFailure.Code.audioTooLong, "the recording is longer than \(limit)",
            "cut it into shorter pieces")
    }

    static func unsupported(_ what: String) -> LinkFailure {
        make(
            LinkFailure.Code.audioUnsupported, "the recording has \(what)",
            "convert it to 1 to 8 channels at 4,000 to 384,000 Hz")
    }

    private static func make(_ code: String, _ message: String, _ hint: String) -> LinkFailure {
        LinkFailure(status: EMO_INVALID_ARGUMENT, code: code, message: message, hint: hint)
    }
}

/// How much audio a request may bring.
struct AudioLimits: Sendable {
    /// Seconds of sound.
    var seconds: UInt32
    /// Bytes as encoded.
    var bytes: UInt64
}
