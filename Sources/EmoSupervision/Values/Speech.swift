// What is asked of a speech engine, and what it answers.
import EmoHostLink
import NIOCore

/// How the bytes of a recording are to be read.
public enum AudioFormat: Sendable, Equatable {
    /// By what the bytes themselves say.
    case detect
    /// A WAV file.
    case wav
    /// A FLAC file.
    case flac
    /// An Ogg file.
    case ogg
    /// An MP3 file.
    case mp3
    /// Bare signed 16-bit samples, little endian, channels interleaved; the rate in Hz.
    case s16le(sampleRate: UInt32, channels: UInt16)

    var link: LinkAudio {
        switch self {
        case .detect: LinkAudio(format: .detect)
        case .wav: LinkAudio(format: .wav)
        case .flac: LinkAudio(format: .flac)
        case .ogg: LinkAudio(format: .ogg)
        case .mp3: LinkAudio(format: .mp3)
        case .s16le(let sampleRate, let channels):
            LinkAudio(format: .s16le, sampleRate: sampleRate, channels: channels)
        }
    }
}

/// A whole recording.
public struct AudioUpload: Sendable {
    /// How the bytes are to be read.
    public var format: AudioFormat
    /// The encoded bytes.
    public var bytes: ByteBuffer

    /// Makes an upload of a buffer's readable bytes.
    public init(format: AudioFormat, bytes: ByteBuffer) {
        self.format = format
        self.bytes = bytes
    }

    /// Makes an upload.
    public init(format: AudioFormat, bytes: [UInt8]) {
        self.init(format: format, bytes: ByteBuffer(bytes: bytes))
    }
}

/// What is wished of a transcription.
public struct TranscriptionOptions: Sendable, Equatable {
    /// BCP 47 tag; nil for the engine's first language.
    public var language: String?

    /// Makes options.
    public init(language: String? = nil) { self.language = language }
}

/// A guess at the utterance in progress, replacing the one before.
public struct PartialTranscript: Sendable, Equatable {
    /// The guess.
    public let text: String
    /// So many bytes of its UTF-8 will not change.
    public let stableBytes: Int
}

/// One final piece of a transcript; times in samples at the transcription's rate.
public typealias TranscriptSegment = LinkSegment
/// One recognised word; times in samples at the transcription's rate.
public typealias TranscriptWord = LinkWord

/// A finished transcription.
public struct Transcription: Sendable, Equatable {
    /// What was said, in order.
    public let segments: [TranscriptSegment]
    /// Hz that all sample indexes count at.
    public let sampleRate: UInt32
    /// Samples the engine was given.
    public let totalSamples: UInt64
    /// The recording's own rate, in Hz.
    public let sourceSampleRate: UInt32
    /// The recording's channels.
    public let sourceChannels: UInt16
    /// True when the recording ended before its header said; what could be read was transcribed.
    public let truncated: Bool
    /// The engine that listened.
    public let engine: EngineIdentity

    /// True when nobody spoke.
    public var noSpeech: Bool { segments.isEmpty }
    /// The segments, joined by blanks.
    public var text: String { segments.map(\.text).joined(separator: " ") }
    /// Length of the recording, in seconds.
    public var durationSeconds: Double { sampleRate == 0 ? 0 : Double(totalSamples) / Double(sampleRate) }
}
