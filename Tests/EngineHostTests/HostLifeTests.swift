// The host's life against the real binary: hand-shake, order of work, cancellation, deadlines, ends.
import EmoHostLink
import Foundation
import Glibc
import Testing

@Suite("The engine host")
struct HostLifeTests {
    @Test("shakes hands, loads, tests itself, works and shuts down with status 0")
    func wholeLife() throws {
        let host = try HostUnderTest(FakePlugin())
        let reply = try host.ask(.hello(host.hello), 1)
        guard case .helloReply(let hello) = reply.last else {
            Issue.record("\(reply)")
            return
        }
        #expect(hello.linkVersion == HostLink.version)
        #expect(hello.kind == 1)
        #expect(hello.description.contains("\"id\":\"stt.fake\""))
        #expect(hello.sandbox.contains("no_new_privs") && hello.sandbox.contains("seccomp"))
        #expect(try host.ask(.load(deadline: 0), 2).last == .ok)
        #expect(host.notes.contains(.memoryReport(modelBytes: 4096, workBytes: 0)))
        #expect(try host.ask(.selfTest(deadline: 0), 3).last == .ok)
        #expect(
            try host.transcribe(WaveFile.tone(seconds: 1)).segments == ["samples 16000 peak 0.50 mean 0.000"])
        #expect(try host.ask(.shutdown, 4).last == .ok)
        #expect(host.end() == .exit(0))
    }

    @Test("work before load, load twice and a second hello are refused")
    func wrongState() throws {
        let host = try HostUnderTest(FakePlugin())
        _ = try host.ask(.hello(host.hello), 1)
        #expect(try host.ask(.selfTest(deadline: 0), 2).failure?.code == LinkFailure.Code.wrongState)
        #expect(try host.ask(.load(deadline: 0), 3).last == .ok)
        #expect(try host.ask(.load(deadline: 0), 4).failure?.code == LinkFailure.Code.wrongState)
        #expect(try host.ask(.hello(host.hello), 5).failure?.code == LinkFailure.Code.wrongState)
    }

    @Test("work of another kind is refused")
    func otherKind() throws {
        let host = try HostUnderTest(FakePlugin(.emotion)).ready()
        let answer = try host.transcribe(WaveFile.tone(seconds: 1))
        #expect(answer.failure?.code == LinkFailure.Code.unsupported)
        let open = try host.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 1)), 11)
        #expect(open.failure?.code == LinkFailure.Code.unsupported)
    }

    @Test("a ping is answered while the engine hangs, and names what runs")
    func pingWhileHanging() throws {
        let host = try HostUnderTest(FakePlugin(fault: "hang-work")).ready()
        try send(WaveFile.tone(seconds: 1), to: host, 10)
        var pong: LinkPong?
        while pong?.running != 10 {  // the worker may not have taken it yet
            guard case .pong(let next)? = try host.ask(ping: 7) else { break }
            pong = next
        }
        #expect(pong?.number == 7)
        #expect(pong?.running == 10)
    }

    @Test(
        "the end of the link ends the process, also while the engine hangs",
        arguments: ["hang-work", "spin-work", ""])
    func endOfLink(_ fault: String) throws {
        let host = try HostUnderTest(FakePlugin(fault: fault)).ready()
        try send(WaveFile.tone(seconds: 1), to: host, 10)
        host.hangUp()
        #expect(host.end() == .exit(0))
    }

    @Test("a request that is cancelled while it runs stops and says so")
    func cancelRunning() throws {
        let host = try HostUnderTest(FakePlugin(fault: "slow-work")).ready()
        try send(WaveFile.tone(seconds: 1), to: host, 10)
        try host.send(.cancel, 10)
        #expect(try host.answer(10).failure?.code == LinkFailure.Code.cancelled)
        #expect(try host.ask(.selfTest(deadline: 0), 11).last == .ok, "and the host works on")
    }

    @Test("a request past its deadline stops and says so")
    func deadline() throws {
        let host = try HostUnderTest(FakePlugin(fault: "slow-work")).ready()
        let soon = monotonicNanoseconds() + 50_000_000
        let answer = try host.transcribe(WaveFile.tone(seconds: 1), deadline: soon)
        #expect(answer.failure?.code == LinkFailure.Code.deadline)
    }

    @Test("a load can be cancelled")
    func cancelLoad() throws {
        let host = try HostUnderTest(FakePlugin(fault: "slow-load"))
        _ = try host.ask(.hello(host.hello), 1)
        try host.send(.load(deadline: 0), 2)
        try host.send(.cancel, 2)
        #expect(try host.answer(2).failure?.code == LinkFailure.Code.cancelled)
    }

    @Test("an upload that is cancelled is answered at once, and its late chunks are dropped")
    func cancelUpload() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        try host.send(.transcribe(LinkTranscribe(deadline: 0)), 10)
        try host.send(.audioChunk([1, 2, 3]), 10)
        try host.send(.cancel, 10)
        #expect(try host.answer(10).failure?.code == LinkFailure.Code.cancelled)
        try host.send(.audioChunk([4]), 10)
        try host.send(.audioFinish, 10)
        #expect(try host.ask(.selfTest(deadline: 0), 11).last == .ok)
    }

    @Test("after drain new work is refused and what waits goes on")
    func drain() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        try host.send(.transcribe(LinkTranscribe(deadline: 0)), 10)
        try host.send(.audioChunk(WaveFile.tone(seconds: 1)), 10)
        #expect(try host.ask(.drain, 11).last == .ok)
        #expect(try host.ask(.selfTest(deadline: 0), 12).failure?.code == LinkFailure.Code.wrongState)
        #expect(try host.ask(.audioFinish, 10).transcription != nil)
    }

    @Test("after drain a conversation can still be saved and closed, but not gone on with")
    func drainConversation() throws {
        let host = try HostUnderTest(FakePlugin(.buddy)).ready()
        _ = try host.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 1)), 10)
        #expect(try host.ask(.drain, 11).last == .ok)
        let name = LinkConversation(deadline: 0, conversation: 1)
        let turn = LinkBuddyTurn(deadline: 0, conversation: 1, text: "hi", unixMilliseconds: 1)
        #expect(try host.ask(.buddyRespond(turn), 12).failure?.code == LinkFailure.Code.wrongState)
        #expect(try host.ask(.buddySave(name), 13).last == .state(Array("fake".utf8) + [0]))
        #expect(try host.ask(.buddyClose(name), 14).last == .ok)
    }

    @Test("the seventeenth open request is refused, and room comes back with an answer")
    func queueFull() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        for number in 100..<116 as Range<UInt32> {
            try host.send(.transcribe(LinkTranscribe(deadline: 0)), number)
        }
        let refused = try host.ask(.transcribe(LinkTranscribe(deadline: 0)), 116)
        #expect(refused.failure?.code == LinkFailure.Code.queueFull)
        #expect(try host.ask(.cancel, 100).failure?.code == LinkFailure.Code.cancelled)
        #expect(try host.transcribe(WaveFile.tone(seconds: 1), request: 117).transcription != nil)
    }

    @Test("garbage on the link ends the host with status 76")
    func garbage() throws {
        let host = try HostUnderTest(FakePlugin()).ready()
        host.sendRaw([UInt8](repeating: 0xFF, count: 64))
        _ = try? host.answer(1)
        #expect(host.end() == .exit(76))
    }

    @Test("anything but a hello first ends the host with status 76")
    func noHello() throws {
        let host = try HostUnderTest(FakePlugin())
        try host.send(.load(deadline: 0), 1)
        #expect(host.end() == .exit(76))
    }

    private func send(_ audio: [UInt8], to host: HostUnderTest, _ request: UInt32) throws {
        try host.send(.transcribe(LinkTranscribe(deadline: 0)), request)
        try host.send(.audioChunk(audio), request)
        try host.send(.audioFinish, request)
    }

    private func monotonicNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension HostUnderTest {
    /// Pings and gives the pong.
    func ask(ping number: UInt64) throws -> HostMessage? {
        try send(.ping(number: number))
        return try note { if case .pong = $0 { true } else { false } }
    }
}
