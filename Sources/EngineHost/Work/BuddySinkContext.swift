// Stands behind the `emo_buddy_sink` of one call: passes deltas on, checks what must come exactly once.
// Invariant: a reply that leaves the host equals its deltas, joined byte by byte.
import CEmoABI
import EmoHostLink

/// The sink of one call on a conversation.
final class BuddySinkContext: @unchecked Sendable {  // the ABI pushes only during the call, one at a time
    private static let maximumStateBytes: UInt64 = 65_536
    private static let maximumRecommendations = 64

    private let misbehaviour = Misbehaviour()
    private let request: HostRequest
    private var joined = ""
    private var reply: LinkBuddyReply?
    private var summary: LinkBuddySummary?
    private var state: [UInt8]?

    init(_ request: HostRequest) { self.request = request }

    /// Runs `body` with the sink.
    func withSink<Result>(_ body: (UnsafePointer<emo_buddy_sink>) -> Result) -> Result {
        var sink = emo_buddy_sink()
        sink.size_bytes = UInt32(MemoryLayout<emo_buddy_sink>.size)
        sink.host_data = Unmanaged.passUnretained(self).toOpaque()
        sink.delta = { sink, text, bytes in BuddySinkContext.push(sink) { $0.delta(text, bytes) } }
        sink.reply = { sink, reply in BuddySinkContext.push(sink) { $0.take(reply: reply) } }
        sink.memory = { sink, memory in BuddySinkContext.push(sink) { $0.take(memory: memory) } }
        sink.summary = { sink, summary in BuddySinkContext.push(sink) { $0.take(summary: summary) } }
        sink.state = { sink, state, bytes in BuddySinkContext.push(sink) { $0.take(state: state, bytes) } }
        return withExtendedLifetime(self) { body(&sink) }
    }

    /// The one reply.
    func theReply() throws(ContractViolation) -> LinkBuddyReply { try once(reply, "EMO_OK without a reply") }

    /// The one summary.
    func theSummary() throws(ContractViolation) -> LinkBuddySummary {
        try once(summary, "EMO_OK without a summary")
    }

    /// The one state.
    func theState() throws(ContractViolation) -> [UInt8] { try once(state, "EMO_OK without a state") }

    private func once<Value>(_ value: Value?, _ missing: String) throws(ContractViolation) -> Value {
        try misbehaviour.check()
        guard let value else { throw ContractViolation(what: missing) }
        return value
    }

    private static func push(_ sink: UnsafePointer<emo_buddy_sink>?, _ body: (BuddySinkContext) -> Void)
        -> Int32
    {
        guard let data = sink?.pointee.host_data else { return EMO_STOP_CANCELLED }
        let context = Unmanaged<BuddySinkContext>.fromOpaque(data).takeUnretainedValue()
        let answer = context.request.poll()
        if answer == EMO_CONTINUE { body(context) }
        return answer
    }

    private func delta(_ text: UnsafePointer<CChar>?, _ bytes: UInt64) {
        guard let text = PluginText.read(text, bytes) else {
            return misbehaviour.note("a delta without text")
        }
        guard reply == nil else { return misbehaviour.note("a delta after the reply") }
        joined += text
        request.push(.delta(text))
    }

    private func take(reply pointer: UnsafePointer<emo_buddy_reply>?) {
        guard reply == nil else { return misbehaviour.note("more than one reply") }
        guard let value = pointer?.pointee, let text = PluginText.read(value.text, value.text_bytes),
            let strategy = PluginText.read(value.strategy), let category = PluginText.read(value.category)
        else { return misbehaviour.note("a reply without text, strategy or category") }
        guard text.utf8.elementsEqual(joined.utf8) else {
            return misbehaviour.note("the deltas, joined, differ from the reply")
        }
        reply = LinkBuddyReply(
            text: text, strategy: strategy, technique: PluginText.read(value.technique), category: category,
            exercise: value.exercise, exerciseID: PluginText.read(value.exercise_id),
            closing: value.closing != 0, isFallback: value.fallback != 0)
    }

    private func take(memory pointer: UnsafePointer<emo_buddy_memory>?) {
        guard let value = pointer?.pointee, let kind = PluginText.read(value.kind),
            let text = PluginText.read(value.text, value.text_bytes), !text.isEmpty
        else { return misbehaviour.note("a memory without kind or text") }
        request.push(.memoryProposal(LinkMemory(kind: kind, text: text, unixMilliseconds: value.unix_ms)))
    }

    private func take(summary pointer: UnsafePointer<emo_buddy_summary>?) {
        guard summary == nil else { return misbehaviour.note("more than one summary") }
        guard let value = pointer?.pointee, let text = PluginText.read(value.text, value.text_bytes),
            let steps = PluginText.elements(
                value.recommendations, count: UInt64(value.recommendation_count),
                stride: UInt64(MemoryLayout<UnsafePointer<CChar>>.stride),
                maximum: Self.maximumRecommendations)
        else { return misbehaviour.note("a summary that cannot be read") }
        summary = LinkBuddySummary(text: text, recommendations: steps.compactMap { PluginText.read($0) })
    }

    private func take(state pointer: UnsafePointer<UInt8>?, _ bytes: UInt64) {
        guard state == nil else { return misbehaviour.note("more than one state") }
        guard bytes <= Self.maximumStateBytes, pointer != nil || bytes == 0 else {
            return misbehaviour.note("a state of more than \(Self.maximumStateBytes) bytes, or without bytes")
        }
        state = Array(UnsafeBufferPointer(start: pointer, count: Int(bytes)))
    }
}
