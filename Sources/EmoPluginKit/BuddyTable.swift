// The functions of `emo_buddy_interface` over `BuddyEngine`, and what an `emo_buddy_session` points to.
// Invariant: every turn that ends well has given deltas that, joined, equal its one reply.
import CEmoABI

/// The longest state that a session may save.
private let maximumStateBytes = 65_536

/// The object behind an `emo_buddy_session` pointer.
final class BuddySessionBox {
    private let engine: EngineBox
    private let session: any BuddySession

    init(engine: EngineBox, session: any BuddySession) {
        self.engine = engine
        self.session = session
    }

    static func from(_ pointer: OpaquePointer?) -> BuddySessionBox? {
        pointer.map { Unmanaged<BuddySessionBox>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
    }

    func respond(
        _ call: UnsafePointer<emo_call>?, _ turn: UnsafePointer<emo_buddy_turn>,
        _ sink: UnsafePointer<emo_buddy_sink>
    ) -> Int32 {
        engine.work(call) { call in
            try engine.requireLoaded()
            let deltas = BuddySink(sink)
            let reply = try session.respond(BuddyTurn(borrowing: turn), call: call, sink: deltas)
            if deltas.joined.isEmpty && !reply.text.isEmpty { try deltas.delta(reply.text) }
            guard deltas.joined.utf8.elementsEqual(reply.text.utf8) else {
                throw EngineFailure(.internal, "the deltas of the turn, joined, differ from the reply's text")
            }
            try reply.push(to: sink)
        }
    }

    func summarize(_ call: UnsafePointer<emo_call>?, _ sink: UnsafePointer<emo_buddy_sink>) -> Int32 {
        engine.work(call) { call in
            try engine.requireLoaded()
            try session.summarize(call: call).push(to: sink)
        }
    }

    func save(_ sink: UnsafePointer<emo_buddy_sink>) -> Int32 {
        engine.logged {
            try engine.requireLoaded()
            let state = try session.save()
            guard state.count <= maximumStateBytes else {
                throw EngineFailure(
                    .internal, "a state of \(state.count) bytes; at most \(maximumStateBytes) are kept")
            }
            try state.withUnsafeBufferPointer {
                try EngineCall.verify(sink.pointee.state(sink, $0.baseAddress, UInt64($0.count)))
            }
        }
    }
}

/// The C side of a buddy engine.
enum BuddyTable {
    static let shared = StaticTable(
        emo_buddy_interface(
            size_bytes: UInt32(MemoryLayout<emo_buddy_interface>.size), reserved: 0,
            session_open: { open($0, $1, $2) },
            session_respond: { session, call, turn, sink in
                guard let box = BuddySessionBox.from(session), let turn, let sink else {
                    return EMO_INVALID_ARGUMENT
                }
                return box.respond(call, turn, sink)
            },
            session_summarize: { session, call, sink in
                guard let box = BuddySessionBox.from(session), let sink else { return EMO_INVALID_ARGUMENT }
                return box.summarize(call, sink)
            },
            session_save: { session, sink in
                guard let box = BuddySessionBox.from(session), let sink else { return EMO_INVALID_ARGUMENT }
                return box.save(sink)
            },
            session_close: { session in
                if let session { Unmanaged<BuddySessionBox>.fromOpaque(UnsafeRawPointer(session)).release() }
            }))

    private static func open(
        _ engine: OpaquePointer?, _ options: UnsafePointer<emo_buddy_options>?,
        _ out: UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 {
        guard let box = EngineBox.from(engine), let options, let out else { return EMO_INVALID_ARGUMENT }
        return box.logged {
            try box.requireOpen()
            guard let buddy = box.engine as? any BuddyEngine else {
                throw EngineFailure(.unsupported, "not a buddy engine")
            }
            let session = try buddy.openSession(BuddySessionOptions(borrowing: options))
            let sessionBox = BuddySessionBox(engine: box, session: session)
            out.pointee = OpaquePointer(Unmanaged.passRetained(sessionBox).toOpaque())
        }
    }
}
