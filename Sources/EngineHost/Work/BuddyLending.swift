// The values of a conversation as the ABI has them, lent to the plugin for one call.
import CEmoABI
import EmoHostLink

/// Builds options and turns; what they point to lives in the arena.
enum BuddyLending {
    /// How a session begins.
    static func options(_ options: LinkBuddyOpen, _ arena: CTextArena) -> emo_buddy_options {
        let memories = options.memories.map { memory in
            let text = arena.text(memory.text)
            return emo_buddy_memory(
                size_bytes: UInt32(MemoryLayout<emo_buddy_memory>.size), reserved: 0,
                kind: arena.text(memory.kind).pointer, text: text.pointer, text_bytes: text.bytes,
                unix_ms: memory.unixMilliseconds)
        }
        var value = emo_buddy_options()
        value.size_bytes = UInt32(MemoryLayout<emo_buddy_options>.size)
        value.session_number = options.sessionNumber
        value.locale = arena.text(options.locale).pointer
        value.persona = arena.text(options.persona).pointer
        value.state = options.state.flatMap { arena.array($0) }
        value.state_bytes = UInt64(options.state?.count ?? 0)
        value.memories = arena.array(memories)
        value.memory_count = UInt64(memories.count)
        value.memory_stride = UInt64(MemoryLayout<emo_buddy_memory>.stride)
        value.seed = options.seed
        return value
    }

    /// One turn.
    static func turn(_ turn: LinkBuddyTurn, _ arena: CTextArena) -> emo_buddy_turn {
        let history = turn.history.map { message in
            let text = arena.text(message.text)
            return emo_buddy_message(
                size_bytes: UInt32(MemoryLayout<emo_buddy_message>.size), from_user: message.fromUser ? 1 : 0,
                text: text.pointer, text_bytes: text.bytes)
        }
        let text = arena.text(turn.text)
        var value = emo_buddy_turn()
        value.size_bytes = UInt32(MemoryLayout<emo_buddy_turn>.size)
        value.kind = turn.isOpening ? EMO_TURN_OPENING : EMO_TURN_USER
        value.text = text.pointer
        value.text_bytes = text.bytes
        value.emotion = turn.emotion.flatMap { arena.array([emotion($0, arena)]) }
        value.risk = turn.risk
        value.session_risk = turn.sessionRisk
        value.from_voice = turn.fromVoice ? 1 : 0
        value.max_words = turn.maximumWords
        value.history = arena.array(history)
        value.history_count = UInt64(history.count)
        value.history_stride = UInt64(MemoryLayout<emo_buddy_message>.stride)
        value.unix_ms = turn.unixMilliseconds
        return value
    }

    private static func emotion(_ emotion: LinkEmotion, _ arena: CTextArena) -> emo_emotion_result {
        func scores(_ scores: [LinkEmotionScore]) -> UnsafePointer<emo_emotion_score>? {
            arena.array(
                scores.map {
                    emo_emotion_score(
                        size_bytes: UInt32(MemoryLayout<emo_emotion_score>.size), score: $0.score,
                        label: arena.text($0.label).pointer, selected: $0.selected ? 1 : 0, reserved: 0)
                })
        }
        let weights = emotion.weights.map {
            emo_emotion_weight(
                size_bytes: UInt32(MemoryLayout<emo_emotion_weight>.size), weight: $0.weight,
                start_byte: $0.startByte, end_byte: $0.endByte)
        }
        var value = emo_emotion_result()
        value.size_bytes = UInt32(MemoryLayout<emo_emotion_result>.size)
        value.score_form = emotion.isDistribution ? EMO_SCORES_DISTRIBUTION : EMO_SCORES_MULTI_LABEL
        value.scores = scores(emotion.scores)
        value.score_count = UInt64(emotion.scores.count)
        value.score_stride = UInt64(MemoryLayout<emo_emotion_score>.stride)
        value.stored = scores(emotion.stored)
        value.stored_count = UInt64(emotion.stored.count)
        value.sentiment_score = emotion.sentimentScore
        value.confidence = emotion.confidence
        value.valence = emotion.valence
        value.arousal = emotion.arousal ?? -1
        value.sentiment = arena.text(emotion.sentiment).pointer
        value.mental_state = arena.text(emotion.mentalState).pointer
        value.abstained = emotion.abstainReason == nil ? 0 : 1
        value.window_count = emotion.windowCount
        value.abstain_reason = arena.text(emotion.abstainReason).pointer
        value.weights = arena.array(weights)
        value.weight_count = UInt64(weights.count)
        value.weight_stride = UInt64(MemoryLayout<emo_emotion_weight>.stride)
        return value
    }
}
