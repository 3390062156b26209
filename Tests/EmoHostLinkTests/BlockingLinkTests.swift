// The host's end of the link over a real socket pair.
import EmoHostLink
import Glibc
import Testing

@Suite("The blocking link")
struct BlockingLinkTests {
    @Test("what is written on one end is read on the other, and the end of the link is seen")
    func roundTrip() throws {
        let (near, far) = try socketPair()
        let writer = BlockingLinkWriter<HostMessage>(descriptor: near)
        for message in LinkSamples.host { try writer.send(message, request: 3) }
        close(near)
        defer { close(far) }
        var reader = BlockingLinkReader<HostMessage>(descriptor: far)
        for message in LinkSamples.host { #expect(try reader.next()?.message == message) }
        #expect(try reader.next() == nil)
    }

    @Test("a link that ends inside a frame is an error, not an end")
    func endInsideFrame() throws {
        let (near, far) = try socketPair()
        let frame = try LinkEnvelope(request: 1, message: HostMessage.delta("words")).frame()
        #expect(write(near, frame, frame.count - 1) == frame.count - 1)
        close(near)
        defer { close(far) }
        var reader = BlockingLinkReader<HostMessage>(descriptor: far)
        #expect(throws: LinkError.endedInsideFrame) { try reader.next() }
    }

    @Test("a peer that takes nothing ends the wait, and the writer stays failed")
    func stalls() throws {
        let (near, far) = try socketPair()
        defer {
            close(near)
            close(far)
        }
        let writer = BlockingLinkWriter<DaemonMessage>(descriptor: near, stallMilliseconds: 20)
        let chunk = DaemonMessage.audioChunk([UInt8](repeating: 1, count: HostLink.maximumPayloadBytes))
        #expect(throws: LinkError.stalled(milliseconds: 20)) { for _ in 0..<64 { try writer.send(chunk) } }
        #expect(throws: LinkError.stalled(milliseconds: 20)) { try writer.send(.drain) }
    }

    @Test("a peer that is gone is told as such")
    func closed() throws {
        let (near, far) = try socketPair()
        close(far)
        defer { close(near) }
        let writer = BlockingLinkWriter<DaemonMessage>(descriptor: near)
        #expect(throws: LinkError.closed) { try writer.send(.drain) }
    }

    private func socketPair() throws -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        return (ends[0], ends[1])
    }
}
