// Audio on its way to a host: whole and piece by piece, again after a death, and given up.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite("Transcriptions")
struct TranscriptionTests {
    private let soon = NIODeadline.now() + .seconds(30)

    private func bytes(_ count: Int, start: String = "RIFF") -> [UInt8] {
        Array(start.utf8) + [UInt8](repeating: 7, count: count - start.utf8.count)
    }

    @Test("a whole recording reaches the host to the last byte", arguments: [4, 65_536, 65_537, 5_000_000])
    func whole(count: Int) async throws {
        try await EngineStage.play(["stt.one": ""]) { stage in
            let partials = Collected<PartialTranscript>()
            let heard = try await stage.registry.transcribe(
                AudioUpload(format: .wav, bytes: bytes(count)), deadline: soon
            ) { partials.add($0) }
            #expect(
                heard.text == "\(count) bytes" && heard.durationSeconds == 1 && !heard.truncated
                    && !heard.noSpeech)
            #expect(heard.sampleRate == 16_000 && heard.sourceSampleRate == 8_000)
            #expect(partials.all.map(\.text) == ["\(count) by"])
        }
    }

    @Test("a recording whose host dies is sent again to the new one, whole")
    func again() async throws {
        try await EngineStage.play(["stt.one": ""]) { stage in
            let upload = AudioUpload(format: .wav, bytes: bytes(300_000, start: "do:once"))
            let heard = try await stage.registry.transcribe(upload, deadline: soon)
            #expect(heard.text == "300000 bytes")
            #expect(try await stage.snapshot("stt.one").deaths == 1)
        }
    }

    @Test("audio may come piece by piece, and feeding returns when the link has taken it")
    func stream() async throws {
        try await EngineStage.play(["stt.one": ""]) { stage in
            let stream = try await stage.registry.openTranscription(
                format: .s16le(sampleRate: 16_000, channels: 1), deadline: soon)
            for _ in 0..<20 { try await stream.feed(ByteBuffer(bytes: bytes(100_000))) }
            #expect(try await stream.finish().text == "2000000 bytes")
            #expect(await stage.code { try await stream.feed(ByteBuffer(bytes: [1])) } == .cancelled)
        }
    }

    @Test("a stream whose host dies is not sent again, and feeding tells why")
    func streamCrash() async throws {
        try await EngineStage.play(["stt.one": "", "stt.two": ""]) { stage in
            _ = try await stage.ready("stt.one")
            let stream = try await stage.registry.openTranscription(format: .wav, deadline: soon)
            try await stream.feed(ByteBuffer(bytes: bytes(1_000, start: "do:crash")))
            #expect(await stage.code { try await stream.finish() } == .failed)
            #expect(await stage.code { try await stream.feed(ByteBuffer(bytes: [1])) } == .failed)
            #expect(try await stage.snapshot("stt.two").deaths == 0)
        }
    }

    @Test("a stream that is dropped or cancelled frees the engine")
    func dropped() async throws {
        try await EngineStage.play(["stt.one": ""]) { stage in
            for cancels in [true, false] {
                let stream = try await stage.registry.openTranscription(format: .wav, deadline: soon)
                try await stream.feed(ByteBuffer(bytes: bytes(10)))
                if cancels { stream.cancel() }
            }
            let heard = try await stage.registry.transcribe(
                AudioUpload(format: .wav, bytes: bytes(9)), deadline: soon)
            #expect(heard.text == "9 bytes")
        }
    }
}
