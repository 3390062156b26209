// One of each message, with every field set to something that would be missed.
import EmoHostLink

/// Messages for tests.
enum LinkSamples {
    static let emotion = LinkEmotion(
        scores: [LinkEmotionScore(label: "joy", score: 0.5, selected: true)], isDistribution: true,
        stored: [LinkEmotionScore(label: "happy", score: 1, selected: false)], sentiment: "POSITIVE",
        sentimentScore: -0.25, confidence: 0.75, valence: 0.125, arousal: 0.5, mentalState: "CALM",
        abstainReason: "unsure", windowCount: 3,
        weights: [LinkEmotionWeight(startByte: 1, endByte: 4, weight: -2)])

    static let daemon: [DaemonMessage] = [
        .hello(
            LinkHello(
                engineID: "stt.test", manifestSHA256: "ab", options: "{\"a\":1}", modelDirectory: "/m",
                scratchDirectory: "/s", seed: 7, faultPoints: ["one", "two"], maximumAudioSeconds: 5,
                maximumAudioBytes: 6)),
        .load(deadline: 1), .selfTest(deadline: .max),
        .transcribe(
            LinkTranscribe(
                deadline: 2, audio: LinkAudio(format: .s16le, sampleRate: 8000, channels: 2),
                language: "en-GB",
                partials: true, live: true)),
        .audioChunk([0, 255, 3]), .audioChunk([]), .audioFinish,
        .analyzeEmotion(
            LinkAnalyzeEmotion(
                deadline: 3, text: "grüß dich 🙂", language: "de", explain: true, audio: LinkAudio())),
        .analyzeEmotion(LinkAnalyzeEmotion(deadline: 0, text: nil)),
        .buddyOpen(
            LinkBuddyOpen(
                deadline: 4, conversation: 9, sessionNumber: 2, locale: "en-US", persona: "{}",
                state: [1, 2],
                memories: [LinkMemory(kind: "pet", text: "a cat", unixMilliseconds: -5)], seed: 11)),
        .buddyRespond(
            LinkBuddyTurn(
                deadline: 5, conversation: 9, isOpening: true, text: "hi", emotion: emotion, risk: 1,
                sessionRisk: 2,
                fromVoice: true, maximumWords: 40, history: [LinkChatMessage(fromUser: true, text: "before")],
                unixMilliseconds: 6)),
        .buddySummarize(LinkConversation(deadline: 6, conversation: 1)),
        .buddySave(LinkConversation(deadline: 7, conversation: 2)),
        .buddyClose(LinkConversation(deadline: 8, conversation: 3)), .cancel, .ping(number: 12), .drain,
        .shutdown,
    ]

    static let host: [HostMessage] = [
        .helloReply(
            LinkHelloReply(
                abiMajor: 1, abiMinor: 2, kind: 3, processID: 4, description: "{}", sandbox: ["landlock:7"])),
        .progress(fraction: 0.5, message: "half"), .partial(text: "so fa", stableBytes: 2),
        .segment(
            LinkSegment(
                text: "so far", startSample: 1, endSample: 9, confidence: 0.5,
                words: [
                    LinkWord(text: "so", startSample: 1, endSample: 4, confidence: nil),
                    LinkWord(text: "far", startSample: 5, endSample: 9, confidence: 1),
                ])),
        .noSpeech(startSample: 0, endSample: 160), .endpoint(sample: 3, reason: 1),
        .transcription(
            LinkTranscription(
                sampleCount: 1, engineSampleRate: 16_000, sourceSampleRate: 44_100, sourceChannels: 2,
                truncated: true)),
        .emotion(emotion), .delta("word "),
        .memoryProposal(LinkMemory(kind: "plan", text: "exam", unixMilliseconds: 1)),
        .reply(
            LinkBuddyReply(
                text: "t", strategy: "s", technique: "te", category: "c", exercise: 2, exerciseID: "box",
                closing: true, isFallback: true
            )), .summary(LinkBuddySummary(text: "sum", recommendations: ["a", "b"])), .state([9, 8]), .ok,
        .failure(LinkFailure(status: 9, code: "engine.failed", message: "m", hint: "h")),
        .log(level: .engineMisbehaving, text: "line"), .metric(name: "n", value: -1.5),
        .memoryReport(modelBytes: 1, workBytes: 2),
        .pong(LinkPong(number: 1, running: 2, activity: 3, waiting: 4)),
    ]
}
