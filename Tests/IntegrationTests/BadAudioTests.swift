// Audio that is not what it should be: each kind has its code, or its answer, and the next request is served as if nothing had been.
import EmoProtocol
import EmoTestKit
import Testing

@Suite("Bad audio", .serialized)
struct BadAudioTests {
    private func code(_ bytes: [UInt8], format: String = "wav") throws -> String {
        let client = try SharedDaemon.connect()
        guard case .failure(let error) = try analyze(bytes, format: format, on: client) else {
            return "answered"
        }
        return error.code
    }

    @Test("an empty file is refused as empty") func empty() throws { #expect(try code([]) == "audio.empty") }

    @Test("a WAV without samples is refused as empty")
    func noSamples() throws { #expect(try code(WaveFile().bytes([])) == "audio.empty") }

    @Test("text that is named .wav is refused as no audio")
    func text() throws {
        #expect(
            try code(Array(String(repeating: "Dear diary, today was fine. ", count: 50).utf8))
                == "audio.format")
    }

    @Test("a truncated WAV is transcribed as far as it goes, and marked")
    func truncated() throws {
        let half = Array(Samples.anxious[..<(Samples.anxious.count * 6 / 10)])
        let result = try analyze(half, on: SharedDaemon.connect()).get()
        #expect(result.text("transcribed_text").lowercased().contains("anxious"))
        #expect(result["audio_truncated"] == true)
    }

    @Test("8 bits a sample are understood")
    func eightBits() throws {
        let result = try analyze(WaveFile(bits: 8).bytes(Samples.anxiousSamples), on: SharedDaemon.connect())
            .get()
        #expect(result.text("transcribed_text").lowercased().contains("anxious"))
    }

    @Test("96 kHz are understood")
    func highRate() throws {
        let client = try SharedDaemon.connect()
        let samples = Samples.resampled(Samples.anxiousSamples, from: 16_000, to: 96_000)
        let stream = try client.upload(WaveFile(sampleRate: 96_000).bytes(samples), format: "wav")
        let result = try client.result("speech.finish", ["stream_id": .string(stream)])
        #expect(result.text("transcribed_text").lowercased().contains("anxious"))
        #expect(result["sample_rate"] == 96_000)
    }

    @Test("five channels are understood")
    func fiveChannels() throws {
        let client = try SharedDaemon.connect()
        let stream = try client.upload(WaveFile(channels: 5).bytes(Samples.anxiousSamples), format: "wav")
        #expect(
            try client.result("speech.finish", ["stream_id": .string(stream)]).text("transcribed_text")
                .lowercased().contains("anxious"))
    }

    @Test("raw samples are understood, and refused without their rate")
    func raw() throws {
        let client = try SharedDaemon.connect()
        let body = Array(Samples.anxious.dropFirst(44))
        let result = try analyze(
            body, format: "s16le", on: client, extra: ["sample_rate": 16_000, "channels": 1]
        ).get()
        #expect(result.text("transcribed_text").lowercased().contains("anxious"))
        #expect(try code(body, format: "s16le") == "params.missing_key")
    }

    @Test("three hours of speech are refused at once, before any of it is recognised")
    func threeHoursOfSpeech() throws {
        let client = try SharedDaemon.connect()
        let sample = Samples.resampled(Samples.anxiousSamples, from: 16_000, to: 4_000)
        let hours = (0..<(10_800 * 4_000 / sample.count + 1)).flatMap { _ in sample }
        let stream = try client.upload(WaveFile(sampleRate: 4_000, bits: 8).bytes(hours), format: "wav")
        #expect(try client.failure("speech.finish", ["stream_id": .string(stream)]).code == "audio.too_long")
    }

    @Test("three hours are refused as too long")
    func threeHours() throws {
        let client = try SharedDaemon.connect()
        // 4 kHz, 8 bits: three hours in 43 MB.
        let hours = WaveFile(sampleRate: 4_000, bits: 8).bytes([Double](repeating: 0, count: 4_000 * 10_800))
        let stream = try client.upload(hours, format: "wav")
        #expect(try client.failure("speech.finish", ["stream_id": .string(stream)]).code == "audio.too_long")
    }

    @Test(
        "silence and noise give no words",
        arguments: [("silence", 0.0), ("faint noise", 0.01), ("loud noise", 0.5)])
    func noSpeech(name: String, amplitude: Double) throws {
        let client = try SharedDaemon.connect()
        let samples = WaveFile.noise(count: 16_000 * 5, amplitude: amplitude, seed: 7)
        let result = try analyze(WaveFile().bytes(samples), on: client).get()
        #expect(result["speech_detected"] == false, "\(name)")
        #expect(result.text("transcribed_text") == "")
        #expect(result["sentiment"] == .null)
    }

    @Test("audio that is not base64 is refused")
    func notBase64() throws {
        let client = try SharedDaemon.connect()
        #expect(
            try client.failure("speech.analyze", ["audio": "no base64!", "format": "wav"]).code
                == "params.wrong_format")
    }

    @Test("a chunk out of place is refused, and says from where to send again")
    func offset() throws {
        let client = try SharedDaemon.connect()
        let stream = try client.result("speech.open", ["format": "wav"]).text("stream_id")
        _ = try client.result(
            "speech.feed", ["stream_id": .string(stream), "offset_bytes": 0, "audio": "AAAA"])
        let error = try client.failure(
            "speech.feed", ["stream_id": .string(stream), "offset_bytes": 9, "audio": "AAAA"])
        #expect(error.code == "audio.offset")
        #expect(error.details?["received_bytes"] == 3)
        // An upload with a hole is not transcribed as if it were whole.
        #expect(try client.failure("speech.finish", ["stream_id": .string(stream)]).code == "audio.offset")
        #expect(try client.result("speech.cancel", ["stream_id": .string(stream)])["cancelled"] == true)
    }
}
