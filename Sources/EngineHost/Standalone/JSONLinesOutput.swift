// The host's messages as JSON, one a line, for standalone use.
import EmoHostLink
import Synchronization

/// Writes each message as one line.
final class JSONLinesOutput: HostOutput {
    private let descriptor: Int32
    private let sawFailure = Atomic<Bool>(false)

    /// Writes to a descriptor.
    init(descriptor: Int32) { self.descriptor = descriptor }

    /// True once a request has failed.
    var failed: Bool { sawFailure.load(ordering: .acquiring) }

    func send(_ message: HostMessage, request: UInt32) {
        if case .failure = message { sawFailure.store(true, ordering: .releasing) }
        if case .ok = message { return }
        write(Self.members(of: message))
    }

    /// Writes one object.
    func write(_ members: [String: JSONValue]) {
        HostProcess.print(JSONValue.object(members).line + "\n", to: descriptor)
    }

    private static func members(of message: HostMessage) -> [String: JSONValue] {
        switch message {
        case .segment(let segment): return segmentMembers(segment)
        case .noSpeech(let start, let end):
            return ["event": .string("no_speech"), "start_sample": number(start), "end_sample": number(end)]
        case .partial(let text, let stable):
            return ["event": .string("partial"), "text": .string(text), "stable_bytes": number(stable)]
        case .endpoint(let sample, let reason):
            return ["event": .string("endpoint"), "sample": number(sample), "reason": number(UInt64(reason))]
        case .transcription(let done):
            return [
                "event": .string("transcription"), "samples": number(done.sampleCount),
                "sample_rate": number(UInt64(done.engineSampleRate)),
                "seconds": .number(done.durationSeconds),
                "source_sample_rate": number(UInt64(done.sourceSampleRate)),
                "source_channels": number(UInt64(done.sourceChannels)), "truncated": .bool(done.truncated),
            ]
        case .emotion(let finding): return emotionMembers(finding)
        case .delta(let text): return ["event": .string("delta"), "text": .string(text)]
        case .reply(let reply):
            return [
                "event": .string("reply"), "text": .string(reply.text), "strategy": .string(reply.strategy),
                "technique": reply.technique.map(JSONValue.string) ?? .null,
                "category": .string(reply.category),
                "closing": .bool(reply.closing),
            ]
        case .summary(let summary):
            return [
                "event": .string("summary"), "text": .string(summary.text),
                "recommendations": .array(summary.recommendations.map(JSONValue.string)),
            ]
        case .memoryProposal(let memory):
            return ["event": .string("memory"), "kind": .string(memory.kind), "text": .string(memory.text)]
        case .failure(let failure):
            return [
                "event": .string("failure"), "code": .string(failure.code),
                "message": .string(failure.message),
                "hint": .string(failure.hint), "status": .number(Double(failure.status)),
            ]
        case .log(let level, let text):
            return ["event": .string("log"), "level": .string("\(level)"), "text": .string(text)]
        case .progress(let fraction, let text):
            return ["event": .string("progress"), "fraction": .number(fraction), "text": .string(text)]
        case .metric(let name, let value):
            return ["event": .string("metric"), "name": .string(name), "value": .number(value)]
        case .memoryReport(let model, let work):
            return [
                "event": .string("memory_report"), "model_bytes": number(model), "work_bytes": number(work),
            ]
        case .helloReply, .state, .ok, .pong: return ["event": .string("other")]
        }
    }

    private static func segmentMembers(_ segment: LinkSegment) -> [String: JSONValue] {
        let words = segment.words.map { word in
            JSONValue.object([
                "text": .string(word.text), "start_sample": number(word.startSample),
                "end_sample": number(word.endSample), "confidence": optional(word.confidence),
            ])
        }
        return [
            "event": .string("segment"), "text": .string(segment.text),
            "start_sample": number(segment.startSample),
            "end_sample": number(segment.endSample), "confidence": optional(segment.confidence),
            "words": .array(words),
        ]
    }

    private static func emotionMembers(_ finding: LinkEmotion) -> [String: JSONValue] {
        func scores(_ scores: [LinkEmotionScore]) -> JSONValue {
            .object(
                Dictionary(scores.map { ($0.label, .number(Double($0.score))) }, uniquingKeysWith: { $1 }))
        }
        return [
            "event": .string("emotion"), "scores": scores(finding.scores), "stored": scores(finding.stored),
            "sentiment": .string(finding.sentiment),
            "sentiment_score": .number(Double(finding.sentimentScore)),
            "confidence": .number(Double(finding.confidence)), "valence": .number(Double(finding.valence)),
            "arousal": optional(finding.arousal), "windows": number(UInt64(finding.windowCount)),
            "mental_state": finding.mentalState.map(JSONValue.string) ?? .null,
            "abstain_reason": finding.abstainReason.map(JSONValue.string) ?? .null,
        ]
    }

    private static func number(_ value: UInt64) -> JSONValue { .number(Double(value)) }

    private static func optional(_ value: Float?) -> JSONValue { value.map { .number(Double($0)) } ?? .null }
}
