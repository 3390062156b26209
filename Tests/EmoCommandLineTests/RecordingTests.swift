import EmoCommandLine
import EmoProtocol
import Foundation
import Synchronization
import Testing

@Suite struct RecordingTests {
    @Test(
        "base64 is what Foundation makes of the same bytes",
        arguments: [0, 1, 2, 3, 4, 5, 6, 100, 65_536] as [Int])
    func base64(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        #expect(Base64.encodedCount(count) == Base64.encode(bytes).utf8.count)
    }

    @Test(
        "recordings are told by their first bytes",
        arguments: [
            (Array("RIFF\0\0\0\0WAVEfmt ".utf8), .wav), (Array("RF64\0\0\0\0WAVE".utf8), .wav),
            (Array("fLaC\0\0\0\u{22}".utf8), .flac),
            (Array("OggS\0".utf8), .ogg), (Array("ID3\u{4}".utf8), .mp3), ([0xFF, 0xFB, 0x90, 0x64], .mp3),
            ([0xFF, 0xF3, 0x40, 0xC0], .mp3),
        ] as [([UInt8], AudioContainer)])
    func containers(bytes: [UInt8], container: AudioContainer) {
        #expect(AudioContainer(signature: bytes) == container)
    }

    @Test(
        "what is no recording is not taken for one",
        arguments: [
            [], Array("RIFF".utf8), Array("RIFF\0\0\0\0AVI LIST".utf8),
            Array("hello world, this is text".utf8), [0xFF, 0xFE, 0x68, 0x00],
            [0xFE, 0xFF, 0x00, 0x68], [0xFF, 0xFF, 0xFF, 0xFF], [0x89, 0x50, 0x4E, 0x47],
            Array("{\"a\":1}".utf8),
        ] as [[UInt8]])
    func others(bytes: [UInt8]) { #expect(AudioContainer(signature: bytes) == nil) }

    @Test("a file that is missing, empty, text or a directory is an error before emod is asked")
    func badFiles() throws {
        let directory = try ScriptedServer.temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        func file(_ name: String, _ bytes: [UInt8]) throws -> String {
            try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + name))
            return directory + "/" + name
        }
        let cases: [(String, CommandStatus, String?)] = [
            (directory + "/missing.wav", .notFound, nil),
            (try file("empty.wav", []), .failure, "audio.empty"),
            (try file("text.wav", Array("this is text".utf8)), .failure, "audio.format"),
            (directory, .failure, nil),
            (try file("short.wav", Array("RI".utf8)), .failure, "audio.format"),
        ]
        for (path, status, code) in cases {
            do throws(CommandError) {
                _ = try RecordingInput(path: path, toBe: "analyze")
                Issue.record("\(path) was opened")
            } catch {
                #expect(error.status == status)
                #expect(error.code == code)
            }
        }
    }

    /// Sends `bytes` to a scripted server with a small line limit, and returns what arrived.
    private func transfer(_ bytes: [UInt8], lineBytes: Int) throws -> (
        result: JSONValue, requests: [Request], violations: [String]
    ) {
        var limits = Limits()
        limits.lineBytes = lineBytes
        limits.audioChunkBytes = 4_096
        let received = Mutex<Int64>(0)
        let server = try ScriptedServer(limits: limits) { request in
            switch request.method {
            case "speech.open": return [request.reply(["stream_id": "s-1"])]
            case "speech.feed":
                let text = request.parameters["audio"]?.string ?? ""
                let count = Int64(Data(base64Encoded: text)?.count ?? 0)
                let total = received.withLock { total in
                    total += count
                    return total
                }
                return [request.reply(["received_bytes": .integer(total)])]
            default:
                return [request.reply(Shapes.analysis)]
            }
        }
        defer { server.stop() }
        let path = server.directory + "/recording"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let connection = try DaemonConnection(path: server.path)
        let output = Output(standard: StreamTraits(isTerminal: false), error: StreamTraits(isTerminal: false))
        let result = try RecordingTransfer(connection: connection, progress: ProgressBar(output)).send(
            try RecordingInput(path: path, toBe: "analyze"), by: .analyze, wishes: ["language": "en"],
            doing: "analyze it")
        return (result, server.requests, server.violations)
    }

    @Test(
        "a recording that fits in a line travels in one request",
        arguments: [16, 44, 10_000, 21_504] as [Int])
    func short(count: Int) throws {
        let bytes = Shapes.wav(bytes: count)
        let (result, requests, violations) = try transfer(bytes, lineBytes: 32_768)
        #expect(violations.isEmpty)
        #expect(requests.map(\.method) == ["speech.analyze"])
        #expect(requests[0].parameters["format"] == "wav" && requests[0].parameters["language"] == "en")
        #expect(Data(base64Encoded: requests[0].parameters["audio"]?.string ?? "") == Data(bytes))
        #expect(requests[0].line.count <= 32_768)
        #expect(result == Shapes.analysis)
    }

    @Test(
        "a longer one travels in chunks whose offsets follow each other",
        arguments: [21_505, 24_576, 100_001] as [Int])
    func long(count: Int) throws {
        let bytes = Shapes.wav(bytes: count)
        let (result, requests, violations) = try transfer(bytes, lineBytes: 32_768)
        #expect(violations.isEmpty)
        #expect(requests.first?.method == "speech.open" && requests.last?.method == "speech.finish")
        var joined = Data()
        for request in requests.dropFirst().dropLast() {
            #expect(request.method == "speech.feed")
            #expect(request.parameters["offset_bytes"]?.integer == Int64(joined.count))
            let chunk = try #require(Data(base64Encoded: request.parameters["audio"]?.string ?? ""))
            #expect(!chunk.isEmpty && chunk.count <= 4_096)
            joined += chunk
        }
        #expect(joined == Data(bytes))
        #expect(
            requests.last?.parameters == ["stream_id": "s-1", "language": "en"]
                || requests.last?.parameters == ["language": "en", "stream_id": "s-1"])
        #expect(result == Shapes.analysis)
    }
}
