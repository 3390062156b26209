// Uploads through the real daemon: a lost reply can be asked for again after any reconnection, and nobody fills the disk.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Uploads", .serialized)
struct UploadTests {
    private func finish(_ bytes: [UInt8], key: String, on client: CheckedClient) throws -> Result<
        JSONValue, ProtocolError
    > {
        let stream = try client.upload(bytes, format: "wav")
        return try client.call("speech.finish", ["stream_id": .string(stream)], idempotencyKey: key)
    }

    @Test(
        "a recording that is sent again under its idempotency key is analysed once, whatever the upload is called"
    )
    func idempotency() throws {
        let client = try SharedDaemon.connect()
        let key = UUID().uuidString
        let stream = try client.upload(Samples.anxious, format: "wav")
        let parameters: JSONObject = ["stream_id": .string(stream)]
        let first = try client.result("speech.finish", parameters, idempotencyKey: key)
        #expect(
            try client.result("speech.finish", parameters, idempotencyKey: key) == first,
            "on the same connection")
        let again = try SharedDaemon.connect()
        #expect(
            try finish(Samples.anxious, key: key, on: again).get() == first, "sent again from the beginning")
        let listed = try client.result("speech.list", ["limit": 500])["items"]?.array ?? []
        #expect(listed.filter { $0["id"] == first["id"] }.count == 1)
        let other = WaveFile().bytes(Samples.anxiousSamples.map { $0 / 2 })
        guard case .failure(let error) = try finish(other, key: key, on: again) else {
            Issue.record("another recording was taken for the first")
            return
        }
        #expect(error.code == "idempotency.conflict")
    }

    @Test("open uploads of one user have a budget over all connections, given back when they go")
    func budget() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_LIMITS_UPLOAD_BYTES": "100000"])
        let chunk = String(repeating: "A", count: 80_000)  // 60,000 bytes
        func feed(_ client: CheckedClient) throws -> (JSONObject, Result<JSONValue, ProtocolError>) {
            let stream = try client.result("speech.open", ["format": "wav"]).text("stream_id")
            let fed = try client.call(
                "speech.feed", ["stream_id": .string(stream), "offset_bytes": 0, "audio": .string(chunk)])
            return (["stream_id": .string(stream)], fed)
        }
        let (one, two) = (try daemon.connect(), try daemon.connect())
        let (first, fed) = try feed(one)
        _ = try fed.get()
        guard case .failure(let error) = try feed(two).1 else {
            Issue.record("the budget was not kept")
            return
        }
        #expect(error.code == "limit.upload_bytes")
        #expect(error.retryable)
        _ = try one.result("speech.cancel", first)
        _ = try feed(two).1.get()
        #expect(try daemon.stop() == 0)
    }

    @Test("an upload that nothing is sent for is dropped")
    func idle() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_LIMITS_UPLOAD_IDLE_SECONDS": "1"])
        let (lazy, other) = (try daemon.connect(), try daemon.connect())
        let stream = try lazy.result("speech.open", ["format": "wav"]).text("stream_id")
        for _ in 0..<200 {
            // Opening one looks for those that are idle.
            let next = try other.result("speech.open", ["format": "wav"]).text("stream_id")
            _ = try other.result("speech.cancel", ["stream_id": .string(next)])
            usleep(20_000)
        }
        #expect(try lazy.failure("speech.cancel", ["stream_id": .string(stream)]).code == "stream.not_found")
        #expect(try daemon.stop() == 0)
    }
}
