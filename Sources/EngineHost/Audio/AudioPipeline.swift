// From encoded audio to what an engine is fed: decode, mix to one channel, clean, resample, in blocks.
// Invariant: memory does not grow with the recording; samples handed out are finite and within −1…1.
import EmoHostLink

/// What was learned about a recording.
struct AudioFacts: Sendable, Equatable {
    /// Samples handed out, at the engine's rate.
    var sampleCount: UInt64 = 0
    /// Hz of the recording.
    var sourceSampleRate: UInt32
    /// Channels of the recording.
    var sourceChannels: UInt16
    /// It ended before its header said.
    var truncated = false
}

/// Decodes the audio of one request.
struct AudioPipeline {
    /// Frames decoded at once.
    private static let blockFrames = 8192

    private let source: any AudioSource
    private let resampler: Resampler
    private let maximumFrames: UInt64
    private let limit: String
    private let request: HostRequest

    /// Opens the audio.
    /// - Throws: a `LinkFailure` with a code `audio.…`.
    init(_ spool: AudioSpool, audio: LinkAudio, rate: UInt32, limits: AudioLimits, request: HostRequest)
        throws
    {
        source =
            audio.format == .s16le
            ? try SampleSource(spool, audio: audio, request: request) : try SoundFileSource(spool)
        resampler = try Resampler(from: source.sampleRate, to: rate)
        maximumFrames = UInt64(limits.seconds) * UInt64(source.sampleRate)
        limit = "\(limits.seconds) seconds"
        self.request = request
        // What a file says of itself is refused before any work; what it does not say is counted while it is read.
        if let declared = source.declaredFrameCount, declared > maximumFrames {
            throw AudioFailure.tooLong(limit)
        }
    }

    /// Hands all samples to `deliver`, in order, in blocks.
    /// - Throws: a `LinkFailure`, or what `deliver` throws.
    func run(deliver: (UnsafeBufferPointer<Float>, _ firstSample: UInt64) throws -> Void) throws -> AudioFacts
    {
        var facts = AudioFacts(
            sourceSampleRate: source.sampleRate, sourceChannels: UInt16(source.channels))
        func hand(_ block: UnsafeBufferPointer<Float>) throws {
            try deliver(block, facts.sampleCount)
            facts.sampleCount += UInt64(block.count)
        }
        var frames = [Float](repeating: 0, count: Self.blockFrames * source.channels)
        var mono = [Float](repeating: 0, count: Self.blockFrames)
        var total: UInt64 = 0
        while true {
            try request.check()
            let count = try frames.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return 0 }
                return try source.read(into: start, frames: Self.blockFrames)
            }
            if count == 0 { break }
            total += UInt64(count)
            guard total <= maximumFrames else { throw AudioFailure.tooLong(limit) }
            Self.mix(frames, count: count, channels: source.channels, into: &mono)
            try mono.withUnsafeBufferPointer { buffer in
                try resampler.process(UnsafeBufferPointer(rebasing: buffer[..<count]), deliver: hand)
            }
        }
        try resampler.finish(deliver: hand)
        facts.truncated = source.isTruncated
        return facts
    }

    /// The mean of all channels. What is not a number, or infinite, becomes silence; the rest is held within
    /// −1…1.
    static func mix(_ frames: [Float], count: Int, channels: Int, into mono: inout [Float]) {
        let scale = 1 / Float(channels)
        for frame in 0..<count {
            var sum: Float = 0
            for channel in 0..<channels {
                let sample = frames[frame * channels + channel]
                if sample.isFinite { sum += max(-1, min(1, sample)) }
            }
            mono[frame] = sum * scale
        }
    }
}
