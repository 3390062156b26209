// The way of audio through the host: what comes in encoded reaches the engine as mono samples at its own
// rate.
import CSndFile
import EmoHostLink
import Foundation
import Testing

@Suite("Audio through the host")
struct HostAudioTests {
    @Test(
        "formats, widths, rates and channels all become mono at the engine's rate",
        arguments: [
            (SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 8000, 1), (SF_FORMAT_WAV | SF_FORMAT_PCM_16, 96_000, 5),
            (SF_FORMAT_WAV | SF_FORMAT_PCM_24, 44_100, 2), (SF_FORMAT_WAV | SF_FORMAT_PCM_32, 4000, 8),
            (SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48_000, 1), (SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 384_000, 1),
            (SF_FORMAT_WAV | SF_FORMAT_ULAW, 8000, 1), (SF_FORMAT_WAVEX | SF_FORMAT_PCM_16, 22_050, 6),
            (SF_FORMAT_RF64 | SF_FORMAT_PCM_16, 16_000, 2), (SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 44_100, 2),
            (SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44_100, 2), (SF_FORMAT_OGG | SF_FORMAT_OPUS, 48_000, 1),
            (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 44_100, 2),
        ])
    func formats(_ format: Int, _ rate: Int, _ channels: Int) throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let audio = try WaveFile.encoded(format, seconds: 2, rate: rate, channels: channels)
        let answer = try host.transcribe(audio)
        let done = try #require(answer.transcription, "\(answer)")
        #expect(done.engineSampleRate == 16_000)
        #expect(done.sourceSampleRate == UInt32(rate) && done.sourceChannels == UInt16(channels))
        #expect(!done.truncated)
        #expect(abs(done.durationSeconds - 2) < 0.06)  // MP3 pads its ends
        let text = try #require(answer.segments.first)
        let peak = try #require(text.split(separator: " ").dropFirst(3).first.flatMap { Double($0) })
        #expect(abs(peak - 0.5) < 0.06, "\(text)")
    }

    @Test(
        "content that is not audio is told so, whatever it is called",
        arguments: [
            "This is a text that somebody named recording.wav, and it is long enough to be one.", "{}", "RIF",
            "ID",
        ])
    func notAudio(_ text: String) throws {
        try expect(Array(text.utf8), code: LinkFailure.Code.audioFormat)
    }

    @Test("nothing at all and a header without samples are empty")
    func empty() throws {
        try expect([], code: LinkFailure.Code.audioEmpty)
        try expect(
            WaveFile.riff([], rate: 16_000, channels: 1, bits: 16, format: 1),
            code: LinkFailure.Code.audioEmpty)
    }

    @Test("a file cut inside its header, or right behind it, is truncated")
    func cutHeader() throws {
        let whole = WaveFile.tone(seconds: 1)
        try expect(Array(whole.prefix(30)), code: LinkFailure.Code.audioTruncated)
        try expect(Array(whole.prefix(44)), code: LinkFailure.Code.audioTruncated)
    }

    @Test(
        "a file cut inside its samples is transcribed as far as it goes, and marked",
        arguments: [
            SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
        ])
    func cutSamples(_ format: Int) throws {
        let whole = try WaveFile.encoded(format, seconds: 4, rate: 16_000, channels: 1)
        let host = try HostUnderTest(FakePlugin()).ready()
        let answer = try host.transcribe(Array(whole.prefix(whole.count / 2)))
        let done = try #require(answer.transcription, "\(answer)")
        #expect(done.truncated)
        #expect(done.durationSeconds > 1 && done.durationSeconds < 3)
        #expect(answer.segments.count == 1)
    }

    @Test(
        "nine channels and rates outside of 4,000 to 384,000 Hz are not supported",
        arguments: [
            (9, 16_000), (1, 3999), (1, 400_000),
        ])
    func unsupported(_ channels: Int, _ rate: Int) throws {
        let data = [UInt8](repeating: 1, count: 1800)
        try expect(
            WaveFile.riff(data, rate: rate, channels: channels, bits: 16, format: 1),
            code: LinkFailure.Code.audioUnsupported)
    }

    @Test("longer than the hello allows is refused, in seconds and in bytes")
    func tooLong() throws {
        let host = try HostUnderTest(FakePlugin())
        var hello = host.hello
        hello.maximumAudioSeconds = 2
        hello.maximumAudioBytes = 200_000
        _ = try host.ask(.hello(hello), 1)
        _ = try host.ask(.load(deadline: 0), 2)
        let long = try host.transcribe(WaveFile.tone(seconds: 3))
        #expect(long.failure?.code == LinkFailure.Code.audioTooLong)
        try host.send(.transcribe(LinkTranscribe(deadline: 0)), 11)
        try host.send(.audioChunk([UInt8](repeating: 1, count: 150_000)), 11)
        let large = try host.ask(.audioChunk([UInt8](repeating: 1, count: 150_000)), 11)
        #expect(large.failure?.code == LinkFailure.Code.audioTooLong)
        #expect(try host.transcribe(WaveFile.tone(seconds: 1), request: 12).transcription != nil)
    }

    @Test(
        "samples that are not numbers or infinite become silence, too loud ones are held at 1",
        arguments: [
            ([.nan, .infinity, -.infinity], "samples 16003 peak 0.25 mean 0.250"),
            ([1e30, -1e30], "samples 16002 peak 1.00 mean 0.250"),
        ] as [([Float], String)])
    func cleansFloats(_ odd: [Float], _ text: String) throws {
        let values = odd + [Float](repeating: 0.25, count: 16_000)
        let data = values.flatMap { WaveFile.bytes(of: $0.bitPattern) }
        let host = try HostUnderTest(FakePlugin()).ready()
        let answer = try host.transcribe(
            WaveFile.riff(data, rate: 16_000, channels: 1, bits: 32, format: 3))
        #expect(answer.segments == [text], "\(answer)")
    }

    @Test("silence is no speech")
    func silence() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let answer = try host.transcribe(WaveFile.tone(seconds: 1, amplitude: 0))
        #expect(answer.first == .noSpeech(startSample: 0, endSample: 16_000))
    }

    @Test("bare samples come with their rate and channels, and an odd byte at the end is marked")
    func bareSamples() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let samples = Array(WaveFile.tone(seconds: 1, rate: 8000, channels: 2).dropFirst(44))
        let format = LinkAudio(format: .s16le, sampleRate: 8000, channels: 2)
        let whole = try #require(try host.transcribe(samples, format: format).transcription)
        #expect(whole.sampleCount == 16_000 && !whole.truncated)
        let odd = try #require(try host.transcribe(samples + [1], format: format, request: 11).transcription)
        #expect(odd.truncated)
        let nonsense = LinkAudio(format: .s16le, sampleRate: 0, channels: 2)
        let refused = try host.transcribe(samples, format: nonsense, request: 12)
        #expect(refused.failure?.code == LinkFailure.Code.audioUnsupported)
    }

    @Test("live audio is worked on while it comes, and partials are sent only when wanted")
    func live() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let samples = Array(WaveFile.tone(seconds: 1).dropFirst(44))
        let format = LinkAudio(format: .s16le, sampleRate: 16_000, channels: 1)
        try host.send(.transcribe(LinkTranscribe(deadline: 0, audio: format, partials: true, live: true)), 10)
        try host.send(.audioChunk(samples), 10)
        let partial = try host.note { if case .partial = $0 { true } else { false } }
        #expect(partial == .partial(text: "partial", stableBytes: 0))
        try host.send(.audioChunk(samples), 10)
        let answer = try host.ask(.audioFinish, 10)
        #expect(answer.transcription?.sampleCount == 32_000)
        let quiet = try host.transcribe(samples, format: format, request: 11)
        #expect(!quiet.contains { if case .partial = $0 { true } else { false } })
    }

    @Test("live audio that stops coming ends at its deadline")
    func liveDeadline() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let format = LinkAudio(format: .s16le, sampleRate: 16_000, channels: 1)
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let deadline = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec) + 100_000_000
        let answer = try host.ask(
            .transcribe(LinkTranscribe(deadline: deadline, audio: format, live: true)), 10)
        #expect(answer.failure?.code == LinkFailure.Code.deadline)
    }

    @Test("two uploads may come interleaved")
    func interleaved() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let (one, two) = (WaveFile.tone(seconds: 1), WaveFile.tone(seconds: 2))
        for request in [10, 11] as [UInt32] {
            try host.send(.transcribe(LinkTranscribe(deadline: 0)), request)
        }
        try host.send(.audioChunk(Array(two.prefix(1000))), 11)
        try host.send(.audioChunk(one), 10)
        try host.send(.audioChunk(Array(two.dropFirst(1000))), 11)
        #expect(try host.ask(.audioFinish, 11).transcription?.sampleCount == 32_000)
        #expect(try host.ask(.audioFinish, 10).transcription?.sampleCount == 16_000)
    }

    @Test("nothing of an upload is left in the scratch directory")
    func leavesNothing() throws {
        let plugin = try FakePlugin()
        let host = try HostUnderTest(plugin).ready()
        _ = try host.transcribe(WaveFile.tone(seconds: 1))
        #expect(try FileManager.default.contentsOfDirectory(atPath: plugin.scratch).isEmpty)
    }

    @Test("seeded damage to recordings ends in an answer, never in a death", arguments: [1, 2] as [UInt64])
    func damaged(_ seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededRandom(state: seed)
        let host = try HostUnderTest(FakePlugin()).ready()
        let originals = try [
            SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
            SF_FORMAT_OGG | SF_FORMAT_VORBIS,
            SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III,
        ].map { try WaveFile.encoded($0, seconds: 0.2, rate: 16_000, channels: 1) }
        for request in 100..<260 as Range<UInt32> {
            var bytes = originals[Int(request) % originals.count]
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                bytes[Int.random(in: 0..<min(bytes.count, 2000), using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            let answer = try host.transcribe(bytes, request: request)
            let code = answer.failure?.code
            #expect(answer.transcription != nil || code?.hasPrefix("audio.") == true, "\(answer)")
        }
    }

    private func expect(_ audio: [UInt8], code: String) throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        let failure = try host.transcribe(audio).failure
        #expect(failure?.code == code)
        #expect(failure?.hint.isEmpty == false)
        #expect(
            try host.transcribe(WaveFile.tone(seconds: 1), request: 11).transcription != nil,
            "the host works on")
    }
}

/// SplitMix64, so that a failing seed can be repeated.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
