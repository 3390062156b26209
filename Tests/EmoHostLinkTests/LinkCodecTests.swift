// Frames survive the way there, however the bytes are cut, and nothing malformed gets through or traps.
import EmoHostLink
import Testing

@Suite("The codec of the host link")
struct LinkCodecTests {
    @Test("every message of the daemon arrives as it was sent", arguments: LinkSamples.daemon)
    func daemonRoundTrip(_ message: DaemonMessage) throws {
        try roundTrip(message)
    }

    @Test("every message of a host arrives as it was sent", arguments: LinkSamples.host)
    func hostRoundTrip(_ message: HostMessage) throws {
        try roundTrip(message)
    }

    @Test("the samples hold every type of message once at least")
    func samplesAreComplete() {
        #expect(Set(LinkSamples.daemon.map(\.type)) == Set(1...16))
        #expect(Set(LinkSamples.host.map(\.type)) == Set(0x101...0x113))
    }

    @Test("a stream cut at every byte gives the same messages")
    func anyCut() throws {
        let frames = try LinkSamples.host.flatMap { try LinkEnvelope(request: 5, message: $0).frame() }
        var decoder = LinkDecoder<HostMessage>()
        var messages: [HostMessage] = []
        for byte in frames {
            decoder.append(contentsOf: [byte])
            while let envelope = try decoder.next() { messages.append(envelope.message) }
        }
        #expect(messages == LinkSamples.host)
        #expect(decoder.bufferedBytes == 0)
    }

    @Test("a payload cut short at any byte is refused")
    func truncatedPayloads() throws {
        for message in LinkSamples.host {
            let frame = try LinkEnvelope(request: 1, message: message).frame()
            for length in 0..<(frame.count - HostLink.headerBytes) {
                var cut = Array(frame.prefix(HostLink.headerBytes + length))
                cut.replaceSubrange(0..<4, with: withUnsafeBytes(of: UInt32(length).littleEndian, Array.init))
                if case .state = message { continue }  // takes any length
                #expect(throws: LinkError.self, "\(message) cut to \(length)") {
                    try decodeAll(cut) as [HostMessage]
                }
            }
        }
    }

    @Test("a byte too many is refused")
    func trailingBytes() throws {
        var frame = try LinkEnvelope(request: 1, message: HostMessage.ok).frame()
        frame[0] = 1
        #expect(throws: LinkError.trailingBytes(type: 0x10E, count: 1)) {
            try decodeAll(frame + [0]) as [HostMessage]
        }
    }

    @Test("a frame above the limit is refused before its payload comes, and never made")
    func tooLarge() throws {
        let length = UInt32(HostLink.maximumPayloadBytes + 1)
        let header = withUnsafeBytes(of: length.littleEndian, Array.init) + [1, 0, 0, 0, 5, 0, 0, 0]
        #expect(throws: LinkError.frameTooLarge(bytes: Int(length))) {
            try decodeAll(header) as [DaemonMessage]
        }
        let chunk = DaemonMessage.audioChunk([UInt8](repeating: 0, count: Int(length)))
        #expect(throws: LinkError.frameTooLarge(bytes: Int(length))) {
            try LinkEnvelope(request: 1, message: chunk).frame()
        }
    }

    @Test("an unknown type, a reserved byte and a message of the other direction are refused")
    func wrongHeaders() throws {
        let ping = try LinkEnvelope(request: 0, message: DaemonMessage.ping(number: 1)).frame()
        #expect(throws: LinkError.unknownType(14)) { try decodeAll(ping) as [HostMessage] }
        var reserved = ping
        reserved[11] = 1
        #expect(throws: LinkError.malformedHeader) { try decodeAll(reserved) as [DaemonMessage] }
    }

    @Test("numbers that are not finite and text that is not UTF-8 are refused")
    func malformedFields() throws {
        let progress = try LinkEnvelope(
            request: 1, message: HostMessage.progress(fraction: .nan, message: "")
        ).frame()
        #expect(throws: LinkError.malformedField(type: 0x102)) { try decodeAll(progress) as [HostMessage] }
        let segment = LinkSegment(text: "a", startSample: 0, endSample: 1, confidence: .infinity)
        let frame = try LinkEnvelope(request: 1, message: HostMessage.segment(segment)).frame()
        #expect(throws: LinkError.malformedField(type: 0x104)) { try decodeAll(frame) as [HostMessage] }
        var delta = try LinkEnvelope(request: 1, message: HostMessage.delta("ab")).frame()
        delta[delta.count - 1] = 0xFF
        #expect(throws: LinkError.malformedField(type: 0x109)) { try decodeAll(delta) as [HostMessage] }
    }

    @Test("after an error the decoder gives nothing more")
    func staysBroken() throws {
        var decoder = LinkDecoder<HostMessage>()
        decoder.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0])
        #expect(throws: LinkError.unknownType(99)) { try decoder.next() }
        decoder.append(contentsOf: try LinkEnvelope(request: 1, message: HostMessage.ok).frame())
        #expect(throws: LinkError.unknownType(99)) { try decoder.next() }
    }

    @Test("seeded nonsense throws or decodes, and never traps", arguments: [1, 2, 3, 4] as [UInt64])
    func fuzz(_ seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededRandom(state: seed)
        let frames = try LinkSamples.host.map { try LinkEnvelope(request: 1, message: $0).frame() }
        let daemonFrames = try LinkSamples.daemon.map { try LinkEnvelope(request: 1, message: $0).frame() }
        var refused = 0
        for _ in 0..<5000 {
            let pool = Bool.random(using: &random) ? frames : daemonFrames
            var bytes = pool[Int.random(in: 0..<pool.count, using: &random)]
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            }
            do { _ = try decodeAll(bytes) as [HostMessage] } catch { refused += 1 }
            do { _ = try decodeAll(bytes) as [DaemonMessage] } catch { refused += 1 }
        }
        #expect(refused > 1000)
    }

    private func roundTrip<Message: LinkMessage>(_ message: Message) throws {
        let envelope = LinkEnvelope(request: 0xDEAD_BEEF, message: message)
        var decoder = LinkDecoder<Message>()
        decoder.append(contentsOf: try envelope.frame())
        #expect(try decoder.next() == envelope)
        #expect(try decoder.next() == nil)
    }

    private func decodeAll<Message: LinkMessage>(_ bytes: [UInt8]) throws -> [Message] {
        var decoder = LinkDecoder<Message>()
        decoder.append(contentsOf: bytes)
        var messages: [Message] = []
        while let envelope = try decoder.next() { messages.append(envelope.message) }
        return messages
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
