// The values of a conversation between C and Swift: options and turns copied in, replies and summaries pushed
// out.
import CEmoABI

extension BuddySessionOptions {
    /// Copies the options of the C side.
    init(borrowing pointer: UnsafePointer<emo_buddy_options>) {
        let options = pointer.pointee
        let state = options.state.map {
            Array(UnsafeBufferPointer(start: $0, count: Int(options.state_bytes)))
        }
        let memories = StridedElements(
            options.memories, count: options.memory_count, stride: options.memory_stride)
        self.init(
            sessionNumber: options.session_number, locale: options.locale.map { String(cString: $0) } ?? "en",
            persona: options.persona.map { String(cString: $0) }, state: state,
            memories: memories.map { memory in
                BuddyMemory(
                    kind: memory.kind.map { String(cString: $0) } ?? "",
                    text: String(borrowing: memory.text, count: memory.text_bytes),
                    unixMilliseconds: memory.unix_ms)
            }, seed: options.seed)
    }
}

extension BuddyTurn {
    /// Copies a turn of the C side. A risk of a later minor version counts as the gravest known, imminent.
    init(borrowing pointer: UnsafePointer<emo_buddy_turn>) {
        let turn = pointer.pointee
        let history = StridedElements(turn.history, count: turn.history_count, stride: turn.history_stride)
        self.init(
            isOpening: turn.kind == EMO_TURN_OPENING,
            text: String(borrowing: turn.text, count: turn.text_bytes),
            emotion: turn.emotion.map { EmotionResult(borrowing: $0) },
            risk: BuddyRisk(rawValue: turn.risk) ?? .imminent,
            sessionRisk: BuddyRisk(rawValue: turn.session_risk) ?? .imminent, fromVoice: turn.from_voice != 0,
            maximumWords: turn.max_words,
            history: history.map {
                BuddyMessage(
                    fromUser: $0.from_user != 0, text: String(borrowing: $0.text, count: $0.text_bytes))
            }, unixMilliseconds: turn.unix_ms)
    }
}

extension BuddyReply {
    /// Hands the reply to the host's sink.
    func push(to sink: UnsafePointer<emo_buddy_sink>) throws {
        try CStringArena.with { arena in
            let bytes = arena.bytes(text)
            var value = emo_buddy_reply()
            value.size_bytes = UInt32(MemoryLayout<emo_buddy_reply>.size)
            value.exercise = exercise.rawValue
            value.text = bytes.baseAddress
            value.text_bytes = UInt64(bytes.count)
            value.strategy = arena.string(strategy)
            value.technique = arena.string(technique)
            value.category = arena.string(category)
            value.exercise_id = arena.string(exerciseID)
            value.closing = closing ? 1 : 0
            value.fallback = isFallback ? 1 : 0
            try EngineCall.verify(sink.pointee.reply(sink, &value))
        }
    }
}

extension BuddySummary {
    /// Hands the summary to the host's sink.
    func push(to sink: UnsafePointer<emo_buddy_sink>) throws {
        try CStringArena.with { arena in
            let bytes = arena.bytes(text)
            let steps = recommendations.map { arena.string($0) }
            try steps.withUnsafeBufferPointer { steps in
                var value = emo_buddy_summary()
                value.size_bytes = UInt32(MemoryLayout<emo_buddy_summary>.size)
                value.recommendation_count = UInt32(steps.count)
                value.text = bytes.baseAddress
                value.text_bytes = UInt64(bytes.count)
                value.recommendations = steps.baseAddress
                try EngineCall.verify(sink.pointee.summary(sink, &value))
            }
        }
    }
}
