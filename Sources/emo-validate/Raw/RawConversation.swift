// A conversation under the bare ABI, with what came out of it.
import CEmoABI
import Glibc

/// One conversation.
final class RawConversation: @unchecked Sendable {  // a session is used by one thread at a time
    private let table: emo_buddy_interface
    private let sink: UnsafeMutablePointer<emo_buddy_sink>
    private let gate = SinkGate()
    private var session: OpaquePointer?
    /// The deltas since the last turn began, joined.
    private(set) var deltas = ""
    /// The replies since the last turn began.
    private(set) var replies: [String] = []
    /// The states that were saved.
    private(set) var states: [[UInt8]] = []

    /// Opens a conversation.
    init(_ engine: RawEngine, state: [UInt8]? = nil, seed: UInt64 = 1) throws {
        table = try engine.table(EMO_BUDDY_1, emo_buddy_interface.self)
        sink = .allocate(capacity: 1)
        sink.initialize(to: emo_buddy_sink())
        fillSink()
        let status = gate.during { open(engine, state, seed) }
        guard status == EMO_OK, session != nil else { throw Finding("session_open: status \(status)") }
    }

    private func open(_ engine: RawEngine, _ state: [UInt8]?, _ seed: UInt64) -> Int32 {
        var options = emo_buddy_options()
        options.size_bytes = UInt32(MemoryLayout<emo_buddy_options>.size)
        options.session_number = 1
        options.seed = seed
        return "en".withCString { locale in
            options.locale = locale
            return GuardedBytes(state ?? []).withText { pointer, count in
                if state != nil {
                    options.state = pointer.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) }
                    options.state_bytes = count
                }
                return table.session_open(engine.engine, &options, &session)
            }
        }
    }

    /// Says something; the text and the history end where their memory ends.
    /// - Parameter messages: the history; the elements lie further apart than this ABI's struct is long.
    func respond(_ text: [UInt8], history messages: [String] = [], _ call: RawCall = RawCall()) -> Int32 {
        deltas = ""
        replies = []
        let stride = MemoryLayout<emo_buddy_message>.stride + 16
        let history = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, messages.count) * stride, alignment: 8)
        let texts = messages.map { GuardedBytes(Array($0.utf8)) }
        defer { history.deallocate() }
        memset(history, 0xA5, max(1, messages.count) * stride)
        for (index, text) in texts.enumerated() {
            text.withText {
                let message = emo_buddy_message(
                    size_bytes: UInt32(stride), from_user: UInt32(index % 2), text: $0, text_bytes: $1)
                history.storeBytes(of: message, toByteOffset: index * stride, as: emo_buddy_message.self)
            }
        }
        var turn = emo_buddy_turn()
        turn.size_bytes = UInt32(MemoryLayout<emo_buddy_turn>.size)
        turn.kind = text.isEmpty ? EMO_TURN_OPENING : EMO_TURN_USER
        turn.unix_ms = CheckSubject.someTime
        turn.history =
            messages.isEmpty ? nil : UnsafePointer(history.assumingMemoryBound(to: emo_buddy_message.self))
        turn.history_count = UInt64(messages.count)
        turn.history_stride = UInt64(stride)
        return withExtendedLifetime(texts) {
            GuardedBytes(text).withText { pointer, count in
                turn.text = count == 0 ? nil : pointer
                turn.text_bytes = count
                return gate.during { call.perform { table.session_respond(session, $0, &turn, sink) } }
            }
        }
    }

    /// Saves; the state is in `states`.
    func save() -> Int32 { gate.during { table.session_save(session, sink) } }

    /// Closes.
    func close() {
        gate.during { table.session_close(session) }
        session = nil
    }

    private func fillSink() {
        sink.pointee.size_bytes = UInt32(MemoryLayout<emo_buddy_sink>.size)
        sink.pointee.host_data = Unmanaged.passRetained(self).toOpaque()  // as long as the process
        sink.pointee.delta = { sink, text, bytes in
            RawConversation.push(sink) { $0.deltas += RawConversation.text(text, bytes) }
        }
        sink.pointee.reply = { sink, reply in
            RawConversation.push(sink) { conversation in
                guard let reply = reply?.pointee else { return }
                conversation.replies.append(RawConversation.text(reply.text, reply.text_bytes))
            }
        }
        sink.pointee.memory = { sink, _ in RawConversation.push(sink) { _ in } }
        sink.pointee.summary = { sink, _ in RawConversation.push(sink) { _ in } }
        sink.pointee.state = { sink, state, bytes in
            RawConversation.push(sink) {
                $0.states.append(Array(UnsafeBufferPointer(start: state, count: Int(clamping: bytes))))
            }
        }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?, _ bytes: UInt64) -> String {
        pointer.map {
            String(decoding: UnsafeRawBufferPointer(start: $0, count: Int(clamping: bytes)), as: UTF8.self)
        } ?? ""
    }

    private static func push(_ sink: UnsafePointer<emo_buddy_sink>?, _ body: (RawConversation) -> Void)
        -> Int32
    {
        guard let data = sink?.pointee.host_data else { return EMO_STOP_CANCELLED }
        let conversation = Unmanaged<RawConversation>.fromOpaque(data).takeUnretainedValue()
        guard conversation.gate.passes() else { return EMO_STOP_CANCELLED }
        body(conversation)
        return EMO_CONTINUE
    }
}
