// An engine in Swift, seen through the C table as the host sees it.
import CEmoABI
import EmoPluginKit
import Testing

@Suite("An engine over the plugin kit")
struct PluginKitTests {
    private let host = KitHost()

    @Test("one type a kind is exported: again it is the same table, another type gets none")
    func oneTypeAKind() throws {
        final class Other: EmotionEngine {
            static let description = EngineDescription(id: "emotion.other", version: "1.0.0", languages: [])
            init(host: EngineHost, options: String) throws {}
            func load(call: EngineCall) throws {}
            func selfTest(call: EngineCall) throws {}
            func unload() {}
            func analyze(_ input: EmotionInput, call: EngineCall) throws -> EmotionResult {
                throw EngineFailure(.unsupported, "never")
            }
        }
        let entry = try #require(PluginExport.entry(for: KitEmotion.self))
        #expect(PluginExport.entry(for: KitEmotion.self) == entry)
        #expect(PluginExport.entry(for: Other.self) == nil)
    }

    @Test("the table says what it is, and describe is JSON with every fact")
    func describes() throws {
        let entry = try #require(PluginExport.entry(for: KitSpeech.self)).pointee
        #expect([entry.size_bytes, entry.abi_major, entry.kind] == [88, 1, EMO_KIND_STT])
        #expect(
            String(cString: try #require(entry.describe())) == """
                {"id":"stt.kit","kind":"stt","version":"1.2.3","abi":{"major":1,"minor":0},\
                "languages":["en","de \\"Welt\\""],"concurrency":1,"sample_rate":16000}
                """)
        #expect(entry.get_extension(EMO_STT_1) != nil)
        #expect(entry.get_extension(EMO_BUDDY_1) == nil)
    }

    @Test("a type that refuses to be made gives its status, and its reason to the log")
    func refusesToBeMade() throws {
        let entry = try #require(PluginExport.entry(for: KitSpeech.self))
        let (status, engine) = host.make(entry, options: "refuse")
        #expect(status == EMO_UNAVAILABLE)
        #expect(engine == nil)
        #expect(host.events == ["log told to refuse"])
    }

    @Test("calls in the wrong state answer EMO_FAILED_PRECONDITION")
    func wrongState() throws {
        let (entry, engine, table) = try speech(load: false)
        #expect(host.call { entry.self_test(engine, $0) } == EMO_FAILED_PRECONDITION)
        #expect(open(table, engine).status == EMO_FAILED_PRECONDITION)
        #expect(host.call { entry.load(engine, $0) } == EMO_OK)
        #expect(host.call { entry.load(engine, $0) } == EMO_FAILED_PRECONDITION)
        let (status, stream) = open(table, engine)
        #expect(status == EMO_OK)
        entry.drain(engine)
        #expect(open(table, engine).status == EMO_FAILED_PRECONDITION)
        #expect(feed(table, stream, [0.1], first: 0) == EMO_OK, "what was open goes on")
        table.stream_close(stream)
        entry.unload(engine)
        #expect(host.call { entry.self_test(engine, $0) } == EMO_FAILED_PRECONDITION)
        #expect(host.call { entry.load(engine, $0) } == EMO_OK, "load may follow unload")
        entry.destroy(engine)
    }

    @Test("a stream pushes its results, and takes nothing after its finish but a reset")
    func streams() throws {
        let (entry, engine, table) = try speech()
        host.events = []
        host.speechSink { sink in
            let (status, stream) = open(table, engine, sink)
            #expect(status == EMO_OK)
            #expect(feed(table, stream, [0, 0], first: 0) == EMO_OK)
            #expect(feed(table, stream, [], first: 2) == EMO_OK)
            #expect(feed(table, stream, [0], first: 1) == EMO_INVALID_ARGUMENT)
            #expect(table.stream_reset(stream) == EMO_OK)
            #expect(feed(table, stream, [0, 0], first: 0) == EMO_OK)
            #expect(host.call { table.stream_finish(stream, $0) } == EMO_OK)
            #expect(feed(table, stream, [0], first: 2) == EMO_FAILED_PRECONDITION)
            table.stream_close(stream)
        }
        #expect(host.events.contains("segment wörd 0-2 0.5 1 wörd -1.0"))
        #expect(host.events.contains("partial so far 2"))
        #expect(host.events.contains("endpoint 2 3"))
        entry.destroy(engine)
    }

    @Test("an error of any type is EMO_INTERNAL, and leaves a stream only to be reset")
    func foreignErrors() throws {
        let (entry, engine, table) = try speech()
        host.speechSink { sink in
            let (_, stream) = open(table, engine, sink)
            #expect(feed(table, stream, [0.5], first: 0) == EMO_INTERNAL)
            #expect(host.events.last == "fail 9 unexpected error of type Defect")
            #expect(feed(table, stream, [0.1], first: 0) == EMO_FAILED_PRECONDITION)
            #expect(table.stream_reset(stream) == EMO_OK)
            #expect(feed(table, stream, [0.1], first: 0) == EMO_OK)
            table.stream_close(stream)
        }
        entry.destroy(engine)
    }

    @Test(
        "a sink's answer ends the work with the status it means",
        arguments: [
            (EMO_STOP_CANCELLED, EMO_CANCELLED), (EMO_STOP_DEADLINE, EMO_DEADLINE),
        ])
    func sinksAnswer(_ answer: Int32, _ expected: Int32) throws {
        let (entry, engine, table) = try speech()
        host.speechSink { sink in
            let (_, stream) = open(table, engine, sink)
            host.answer = answer
            #expect(feed(table, stream, [0.1], first: 0) == expected)
            table.stream_close(stream)
        }
        #expect(host.call { entry.self_test(engine, $0) } == expected)
        entry.destroy(engine)
    }

    @Test("statistics count work and are cut at the size the reader knows")
    func statistics() throws {
        let (entry, engine, table) = try speech()
        host.speechSink { sink in
            let (_, stream) = open(table, engine, sink)
            _ = feed(table, stream, [0.1], first: 0)
            _ = feed(table, stream, [0.5], first: 1)
            table.stream_close(stream)
        }
        var numbers = emo_engine_statistics()
        numbers.size_bytes = UInt32(MemoryLayout<emo_engine_statistics>.size)
        #expect(entry.statistics(engine, &numbers) == EMO_OK)
        #expect([numbers.calls_completed, numbers.calls_failed, numbers.model_bytes] == [1, 1, 4096])
        var old = emo_engine_statistics()
        old.size_bytes = 16
        old.calls_failed = 77
        #expect(entry.statistics(engine, &old) == EMO_OK)
        #expect([old.calls_completed, old.calls_failed] == [1, 77])
        entry.destroy(engine)
    }

    private func speech(
        load: Bool = true
    ) throws -> (emo_engine_entry, OpaquePointer, emo_stt_interface) {
        let entry = try #require(PluginExport.entry(for: KitSpeech.self))
        let engine = try #require(host.make(entry).1)
        if load { #expect(host.call { entry.pointee.load(engine, $0) } == EMO_OK) }
        let table = try #require(entry.pointee.get_extension(EMO_STT_1))
        return (entry.pointee, engine, table.load(as: emo_stt_interface.self))
    }

    private func open(
        _ table: emo_stt_interface, _ engine: OpaquePointer, _ sink: UnsafePointer<emo_stt_sink>
    ) -> (status: Int32, stream: OpaquePointer?) {
        let options = "{\"partials\":true}"
        var stream: OpaquePointer?
        let status = table.stream_open(engine, options, UInt64(options.utf8.count), sink, &stream)
        return (status, stream)
    }

    private func open(_ table: emo_stt_interface, _ engine: OpaquePointer) -> (
        status: Int32, stream: OpaquePointer?
    ) {
        let options = "{}"
        var stream: OpaquePointer?
        // The stream of this one pushes nothing, so its sink may be gone when it is fed.
        let status = host.speechSink { table.stream_open(engine, options, 2, $0, &stream) }
        return (status, stream)
    }

    private func feed(
        _ table: emo_stt_interface, _ stream: OpaquePointer?, _ samples: [Float], first: UInt64
    ) -> Int32 {
        host.call { table.stream_feed(stream, $0, samples, UInt64(samples.count), first) }
    }
}
