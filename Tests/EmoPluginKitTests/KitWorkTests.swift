// Emotion and conversation over the kit: what goes in arrives, what comes out is checked.
import CEmoABI
import EmoPluginKit
import Testing

@Suite("Work over the plugin kit")
struct KitWorkTests {
    private let host = KitHost()

    @Test("an emotion engine sees its whole input and its result arrives whole")
    func emotion() throws {
        let (engine, table) = try emotionEngine()
        let samples: [Float] = [0, 1, 0]
        let status = samples.withUnsafeBufferPointer { samples in
            "en".withCString { language in
                analyze(engine, table, "text") {
                    $0.explain = 1
                    $0.language = language
                    $0.samples = samples.baseAddress
                    $0.sample_count = 3
                }
            }
        }
        #expect(status == EMO_OK)
        #expect(host.events.last == "result 1 joy 1.0 8 en 3 1")
    }

    @Test("a result that is not finite or not complete never leaves the plugin", arguments: ["nan", "seven"])
    func badResults(_ text: String) throws {
        let (engine, table) = try emotionEngine()
        host.events = []
        #expect(analyze(engine, table, text) == EMO_INTERNAL)
        #expect(host.events.allSatisfy { $0.hasPrefix("fail") })
    }

    @Test("a self-test that is not right is a status, with its reason")
    func selfTest() throws {
        let (engine, _) = try emotionEngine()
        let entry = try #require(PluginExport.entry(for: KitEmotion.self)).pointee
        #expect(host.call { entry.self_test(engine, $0) } == EMO_INTERNAL)
        #expect(host.events.last == "fail 9 never right")
    }

    @Test("a turn without deltas gets its reply as one, and memories go before it")
    func wholeReply() throws {
        #expect(try respond("hello") == EMO_OK)
        #expect(host.events == ["memory plan exam 5", "delta hello", "reply hello 1 box"])
    }

    @Test("deltas that join to the reply are passed on as they are")
    func pieces() throws {
        #expect(try respond("pieces") == EMO_OK)
        #expect(host.events == ["delta pie", "delta ces", "memory plan exam 5", "reply pieces 1 box"])
    }

    @Test("deltas that do not join to the reply are the engine's defect")
    func mismatch() throws {
        #expect(try respond("mismatch") == EMO_INTERNAL)
        #expect(host.events.last?.hasPrefix("fail 9") == true)
        #expect(!host.events.contains { $0.hasPrefix("reply") })
    }

    @Test("memories, history and emotion reach the engine, also with a longer stride")
    func facts() throws {
        #expect(try respond("facts") == EMO_OK)
        #expect(host.events.contains("delta a cat|before|POSITIVE"))
    }

    @Test("a summary, a state and a state that is too long")
    func summaryAndState() throws {
        let (session, table) = try openSession(seed: 0)
        let (long, _) = try openSession(seed: 1)
        host.events = []
        host.buddySink { sink in
            #expect(host.call { table.session_summarize(session, $0, sink) } == EMO_OK)
            #expect(table.session_save(session, sink) == EMO_OK)
            #expect(table.session_save(long, sink) == EMO_INTERNAL)
        }
        #expect(host.events.prefix(2) == ["summary sum 2 two", "state 3"])
        table.session_close(session)
        table.session_close(long)
    }

    @Test("a state the engine cannot read is EMO_DATA_INVALID")
    func badState() throws {
        let (engine, table) = try buddyEngine()
        let state: [UInt8] = [0xFF]
        var session: OpaquePointer?
        let status = state.withUnsafeBufferPointer { state in
            var options = emo_buddy_options()
            options.size_bytes = UInt32(MemoryLayout<emo_buddy_options>.size)
            options.state = state.baseAddress
            options.state_bytes = 1
            return table.session_open(engine, &options, &session)
        }
        #expect(status == EMO_DATA_INVALID)
        #expect(session == nil)
    }

    private func emotionEngine() throws -> (OpaquePointer, emo_emotion_interface) {
        let entry = try #require(PluginExport.entry(for: KitEmotion.self))
        let engine = try #require(host.make(entry).1)
        #expect(host.call { entry.pointee.load(engine, $0) } == EMO_OK)
        return (
            engine,
            try #require(entry.pointee.get_extension(EMO_EMOTION_1)).load(as: emo_emotion_interface.self)
        )
    }

    private func analyze(
        _ engine: OpaquePointer, _ table: emo_emotion_interface, _ text: String,
        _ change: (inout emo_emotion_input) -> Void = { _ in }
    ) -> Int32 {
        text.withCString { pointer in
            var input = emo_emotion_input()
            input.size_bytes = UInt32(MemoryLayout<emo_emotion_input>.size)
            input.text = pointer
            input.text_bytes = UInt64(text.utf8.count)
            change(&input)
            return host.emotionSink { sink in host.call { table.analyze(engine, $0, &input, sink) } }
        }
    }

    private func buddyEngine() throws -> (OpaquePointer, emo_buddy_interface) {
        let entry = try #require(PluginExport.entry(for: KitBuddy.self))
        let engine = try #require(host.make(entry).1)
        #expect(host.call { entry.pointee.load(engine, $0) } == EMO_OK)
        return (
            engine, try #require(entry.pointee.get_extension(EMO_BUDDY_1)).load(as: emo_buddy_interface.self)
        )
    }

    private func openSession(seed: UInt64) throws -> (OpaquePointer, emo_buddy_interface) {
        let (engine, table) = try buddyEngine()
        var session: OpaquePointer?
        let stride = MemoryLayout<emo_buddy_memory>.stride + 16  // as a newer host would have it
        let memories = UnsafeMutableRawPointer.allocate(byteCount: 2 * stride, alignment: 8)
        defer { memories.deallocate() }
        let status = "a cat".withCString { text in
            "pet".withCString { kind in
                let memory = emo_buddy_memory(
                    size_bytes: UInt32(stride), reserved: 0, kind: kind, text: text, text_bytes: 5, unix_ms: 1
                )
                memories.storeBytes(of: memory, as: emo_buddy_memory.self)
                var options = emo_buddy_options()
                options.size_bytes = UInt32(MemoryLayout<emo_buddy_options>.size)
                options.memories = UnsafePointer(memories.assumingMemoryBound(to: emo_buddy_memory.self))
                options.memory_count = 1
                options.memory_stride = UInt64(stride)
                options.seed = seed
                return table.session_open(engine, &options, &session)
            }
        }
        #expect(status == EMO_OK)
        return (try #require(session), table)
    }

    private func respond(_ text: String) throws -> Int32 {
        let (session, table) = try openSession(seed: 0)
        host.events = []
        defer { table.session_close(session) }
        return text.withCString { text in
            "POSITIVE".withCString { sentiment in
                "before".withCString { before in
                    var emotion = emo_emotion_result()
                    emotion.size_bytes = UInt32(MemoryLayout<emo_emotion_result>.size)
                    emotion.sentiment = sentiment
                    var message = emo_buddy_message()
                    message.text = before
                    message.text_bytes = 6
                    var turn = emo_buddy_turn()
                    turn.size_bytes = UInt32(MemoryLayout<emo_buddy_turn>.size)
                    turn.kind = EMO_TURN_USER
                    turn.text = text
                    turn.text_bytes = UInt64(String(cString: text).utf8.count)
                    turn.unix_ms = 5
                    return withUnsafePointer(to: emotion) { emotion in
                        withUnsafePointer(to: message) { message in
                            turn.emotion = emotion
                            turn.history = message
                            turn.history_count = 1
                            turn.history_stride = UInt64(MemoryLayout<emo_buddy_message>.stride)
                            return host.buddySink { sink in
                                host.call { table.session_respond(session, $0, &turn, sink) }
                            }
                        }
                    }
                }
            }
        }
    }
}
