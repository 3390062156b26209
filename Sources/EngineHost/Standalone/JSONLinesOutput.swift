// The host's messages as JSON, one a line, for standalone use.
import EmoHostLink
import EmoJSON
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
    func write(_ members: JSONObject) {
        HostProcess.print(JSONValue.object(members).text + "\n", to: descriptor)
    }

    private static func members(of message: HostMessage) -> JSONObject {
        switch message {
        case .segment(let segment): return segmentMembers(segment)
        case .noSpeech(let start, let end):
            return [
                "event": .string("no_speech"), "start_sample": JSONValue(start), "end_sample": JSONValue(end),
            ]
        case .partial(let text, let stable):
            return ["event": .string("partial"), "text": .string(text), "stable_bytes": JSONValue(stable)]
        case .endpoint(let sample, let reason):
            return [
                "event": .string("endpoint"), "sample": JSONValue(sample), "reason": .integer(Int64(reason)),
            ]
        case .transcription(let done):
            return [
                "event": .string("transcription"), "samples": JSONValue(done.sampleCount),
                "sample_rate": .integer(Int64(done.engineSampleRate)),
                "seconds": .number(done.durationSeconds),
                "source_sample_rate": .integer(Int64(done.sourceSampleRate)),
                "source_channels": .integer(Int64(done.sourceChannels)), "truncated": .bool(done.truncated),
            ]
        case .emotion(let finding): return emotionMembers(finding)
        case .delta(let text): return ["event": .string("delta"), "text": .string(text)]
        case .reply(let reply):
            return [
                "event": .string("reply"), "text": .string(reply.text), "strategy": .string(reply.strategy),
                "technique": JSONValue(reply.technique),
                "category": .string(reply.category),
                "closing": .bool(reply.closing),
            ]
        case .summary(let summary):
            return [
                "event": .string("summary"), "text": .string(summary.text),
                "recommendations": JSONValue(summary.recommendations),
            ]
        case .memoryProposal(let memory):
            return ["event": .string("memory"), "kind": .string(memory.kind), "text": .string(memory.text)]
        case .failure(let failure):
            return [
                "event": .string("failure"), "code": .string(failure.code),
                "message": .string(failure.message),
                "hint": .string(failure.hint), "status": .integer(Int64(failure.status)),
            ]
        case .log(let level, let text):
            return ["event": .string("log"), "level": .string("\(level)"), "text": .string(text)]
        case .progress(let fraction, let text):
            return ["event": .string("progress"), "fraction": .number(fraction), "text": .string(text)]
        case .metric(let name, let value):
            return ["event": .string("metric"), "name": .string(name), "value": .number(value)]
        case .memoryReport(let model, let work):
            return [
                "event": .string("memory_report"), "model_bytes": JSONValue(model),
                "work_bytes": JSONValue(work),
            ]
        case .helloReply, .state, .ok, .pong: return ["event": .string("other")]
        }
    }

    private static func segmentMembers(_ segment: LinkSegment) -> JSONObject {
        let words = segment.words.map { word in
            [
                "text": .string(word.text), "start_sample": JSONValue(word.startSample),
                "end_sample": JSONValue(word.endSample), "confidence": optional(word.confidence),
            ] as JSONValue
        }
        return [
            "event": .string("segment"), "text": .string(segment.text),
            "start_sample": JSONValue(segment.startSample),
            "end_sample": JSONValue(segment.endSample), "confidence": optional(segment.confidence),
            "words": .array(words),
        ]
    }

    private static func emotionMembers(_ finding: LinkEmotion) -> JSONObject {
        func scores(_ scores: [LinkEmotionScore]) -> JSONValue {
            var members = JSONObject()
            for score in scores { members[score.label] = .number(Double(score.score)) }
            return .object(members)
        }
        return [
            "event": .string("emotion"), "scores": scores(finding.scores), "stored": scores(finding.stored),
            "sentiment": .string(finding.sentiment),
            "sentiment_score": .number(Double(finding.sentimentScore)),
            "confidence": .number(Double(finding.confidence)), "valence": .number(Double(finding.valence)),
            "arousal": optional(finding.arousal), "windows": .integer(Int64(finding.windowCount)),
            "mental_state": JSONValue(finding.mentalState),
            "abstain_reason": JSONValue(finding.abstainReason),
        ]
    }

    private static func optional(_ value: Float?) -> JSONValue { JSONValue(value.map(Double.init)) }
}
