// Speech to text on the link: the request, and the pieces of its answer.

/// How uploaded audio is encoded.
public enum LinkAudioFormat: UInt8, Sendable {
    /// Whatever the content says it is: WAV, FLAC, Ogg or MP3.
    case detect = 0
    /// RIFF, RF64 and WAVE_EXTENSIBLE.
    case wav = 1
    /// FLAC.
    case flac = 2
    /// Ogg Vorbis or Opus.
    case ogg = 3
    /// MPEG layer 3.
    case mp3 = 4
    /// Bare signed 16-bit samples, little endian, interleaved: rate and channels come from the request.
    case s16le = 5
}

/// Audio that follows a request as ``DaemonMessage/audioChunk(_:)`` … ``DaemonMessage/audioFinish``.
public struct LinkAudio: LinkValue {
    /// The encoding.
    public var format: LinkAudioFormat
    /// Hz, 4,000…384,000; for `s16le` only, else 0.
    public var sampleRate: UInt32
    /// 1…8; for `s16le` only, else 0.
    public var channels: UInt16

    /// Describes audio.
    public init(format: LinkAudioFormat = .detect, sampleRate: UInt32 = 0, channels: UInt16 = 0) {
        self.format = format
        self.sampleRate = sampleRate
        self.channels = channels
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(format.rawValue)
        writer.write(sampleRate)
        writer.write(channels)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        format = try reader.readEnum()
        sampleRate = try reader.read()
        channels = try reader.read()
    }
}

/// Opens one transcription; its audio follows under the same request.
public struct LinkTranscribe: LinkValue {
    /// CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; 0 for none.
    public var deadline: UInt64
    /// What follows.
    public var audio: LinkAudio
    /// BCP 47 tag.
    public var language: String
    /// True when guesses at the utterance in progress are wanted.
    public var partials: Bool
    /// True when the audio is spoken now: work begins with the first chunk, not with the finish. `s16le`
    /// only.
    public var live: Bool

    /// Makes a request.
    public init(
        deadline: UInt64, audio: LinkAudio = LinkAudio(), language: String = "en", partials: Bool = false,
        live: Bool = false
    ) {
        self.deadline = deadline
        self.audio = audio
        self.language = language
        self.partials = partials
        self.live = live
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(deadline)
        audio.encode(to: &writer)
        writer.write(language)
        writer.write(partials)
        writer.write(live)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        deadline = try reader.read()
        audio = try LinkAudio(from: &reader)
        language = try reader.readString()
        partials = try reader.readBool()
        live = try reader.readBool()
    }
}

/// One recognised word; times in samples at the engine's rate.
public struct LinkWord: LinkValue {
    /// The word.
    public var text: String
    /// First sample.
    public var startSample: UInt64
    /// First sample after it.
    public var endSample: UInt64
    /// 0…1; nil when the engine has none.
    public var confidence: Float?

    /// Makes a word.
    public init(text: String, startSample: UInt64, endSample: UInt64, confidence: Float?) {
        self.text = text
        self.startSample = startSample
        self.endSample = endSample
        self.confidence = confidence
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(text)
        writer.write(startSample)
        writer.write(endSample)
        writer.write(optional: confidence) { $0.write($1) }
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        text = try reader.readString()
        startSample = try reader.read()
        endSample = try reader.read()
        confidence = try reader.readOptional { reader throws(LinkError) in try reader.readFloat() }
    }
}

/// One final piece of a transcript; times in samples at the engine's rate.
public struct LinkSegment: LinkValue {
    /// Without leading and trailing blanks, not empty.
    public var text: String
    /// First sample.
    public var startSample: UInt64
    /// First sample after it.
    public var endSample: UInt64
    /// 0…1; nil when the engine has none.
    public var confidence: Float?
    /// Empty when the engine has no word times.
    public var words: [LinkWord]

    /// Makes a segment.
    public init(
        text: String, startSample: UInt64, endSample: UInt64, confidence: Float?, words: [LinkWord] = []
    ) {
        self.text = text
        self.startSample = startSample
        self.endSample = endSample
        self.confidence = confidence
        self.words = words
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(text)
        writer.write(startSample)
        writer.write(endSample)
        writer.write(optional: confidence) { $0.write($1) }
        writer.write(array: words) { $1.encode(to: &$0) }
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        text = try reader.readString()
        startSample = try reader.read()
        endSample = try reader.read()
        confidence = try reader.readOptional { reader throws(LinkError) in try reader.readFloat() }
        words = try reader.readArray(minimumBytes: 21) { reader throws(LinkError) in
            try LinkWord(from: &reader)
        }
    }
}

/// The end of a transcription that went well.
public struct LinkTranscription: LinkValue {
    /// Samples the engine was given, at its rate.
    public var sampleCount: UInt64
    /// The engine's rate, in Hz: all sample indexes of the request count at it.
    public var engineSampleRate: UInt32
    /// The recording's rate, in Hz.
    public var sourceSampleRate: UInt32
    /// The recording's channels.
    public var sourceChannels: UInt16
    /// True when the recording ended before its header said; what could be read was transcribed.
    public var truncated: Bool

    /// Length of what was transcribed, in seconds.
    public var durationSeconds: Double {
        engineSampleRate == 0 ? 0 : Double(sampleCount) / Double(engineSampleRate)
    }

    /// Makes the end of a transcription.
    public init(
        sampleCount: UInt64, engineSampleRate: UInt32, sourceSampleRate: UInt32, sourceChannels: UInt16,
        truncated: Bool
    ) {
        self.sampleCount = sampleCount
        self.engineSampleRate = engineSampleRate
        self.sourceSampleRate = sourceSampleRate
        self.sourceChannels = sourceChannels
        self.truncated = truncated
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(sampleCount)
        writer.write(engineSampleRate)
        writer.write(sourceSampleRate)
        writer.write(sourceChannels)
        writer.write(truncated)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        sampleCount = try reader.read()
        engineSampleRate = try reader.read()
        sourceSampleRate = try reader.read()
        sourceChannels = try reader.read()
        truncated = try reader.readBool()
    }
}
