// Both directions of the link between daemon and host: frames of every message, damaged, whole and byte by byte.
import EmoHostLink
import EmoTestKit

enum LinkTarget {
    /// What hosts read.
    static var towardsHost: FuzzTarget {
        FuzzTarget(name: "link-to-host") {
            let frames = try daemonMessages.map { try LinkEnvelope(request: 5, message: $0).frame() }
            return { try check(DaemonMessage.self, frames, &$0) }
        }
    }

    /// What the daemon reads.
    static var towardsDaemon: FuzzTarget {
        FuzzTarget(name: "link-to-daemon") {
            let frames = try hostMessages.map { try LinkEnvelope(request: 5, message: $0).frame() }
            return { try check(HostMessage.self, frames, &$0) }
        }
    }

    private static let daemonMessages: [DaemonMessage] = [
        .load(deadline: 1),
        .transcribe(
            LinkTranscribe(
                deadline: 2, audio: LinkAudio(format: .s16le, sampleRate: 8000, channels: 2),
                language: "en-GB", partials: true, live: true)),
        .audioChunk([0, 255, 3]), .audioFinish,
        .analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: "grüß dich")),
        .buddySummarize(LinkConversation(deadline: 6, conversation: 1)), .cancel, .ping(number: 12),
        .shutdown,
    ]

    private static let hostMessages: [HostMessage] = [
        .helloReply(
            LinkHelloReply(
                abiMajor: 1, abiMinor: 2, kind: 3, processID: 4, description: "{}", sandbox: ["landlock:7"])),
        .progress(fraction: 0.5, message: "half"), .partial(text: "so fa", stableBytes: 2),
        .segment(
            LinkSegment(
                text: "so far", startSample: 1, endSample: 9, confidence: 0.5,
                words: [LinkWord(text: "so", startSample: 1, endSample: 4, confidence: nil)])),
        .noSpeech(startSample: 0, endSample: 160), .delta("a word"), .ok, .state([1, 2, 3]),
        .metric(name: "n", value: 1),
        .memoryReport(modelBytes: 1, workBytes: 2),
        .memoryProposal(LinkMemory(kind: "pet", text: "a cat", unixMilliseconds: -5)),
    ]

    /// However the bytes are cut, the same messages come out and the same error ends them; what is read is written and read as the same.
    private static func check<Side: LinkMessage>(
        _: Side.Type, _ frames: [[UInt8]], _ random: inout SeededRandom
    ) throws -> Bool {
        var input: [UInt8] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            input += frames.randomElement(using: &random) ?? []
        }
        input = Mutation.change(input, others: frames, &random)
        let whole = read(Side.self, [input[...]])
        let single = read(Side.self, input.indices.map { input[$0...$0] })
        // Floating point that is no number differs from itself; the written form does not.
        guard whole.error == single.error,
            try whole.messages.map({ try $0.frame() }) == single.messages.map({ try $0.frame() })
        else {
            throw Finding(
                "cuts make a difference: \(whole.messages.count) messages, \(single.messages.count) byte by byte",
                input)
        }
        let written = try whole.messages.flatMap { try $0.frame() }
        guard try read(Side.self, [written[...]]).messages.flatMap({ try $0.frame() }) == written else {
            throw Finding("read, written and read again it differs", input)
        }
        return whole.error == nil
    }

    private static func read<Side: LinkMessage>(_: Side.Type, _ pieces: [ArraySlice<UInt8>]) -> (
        messages: [LinkEnvelope<Side>], error: LinkError?
    ) {
        var decoder = LinkDecoder<Side>()
        var messages: [LinkEnvelope<Side>] = []
        for piece in pieces {
            decoder.append(contentsOf: piece)
            do throws(LinkError) {
                while let envelope = try decoder.next() { messages.append(envelope) }
            } catch {
                return (messages, error)
            }
        }
        return (messages, nil)
    }
}
