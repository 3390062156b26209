// An engine under the bare ABI, for checks that call it as the host never would.
import CEmoABI
import EngineHost

/// One engine's object and calls on it without any guard.
final class RawEngine {
    private let entry: emo_engine_entry
    private let engine: OpaquePointer

    /// Makes the engine's object.
    init(_ probe: EngineProbe) throws {
        entry = probe.plugin.entry.pointee
        var made: OpaquePointer?
        let status = entry.create(probe.host, "{}", 2, &made)
        guard status == EMO_OK, let made else { throw Finding("create: status \(status)") }
        engine = made
    }

    /// Loads, with a poll that always answers `answer`.
    func load(answer: Int32 = EMO_CONTINUE) -> Int32 { call(answer) { entry.load(engine, $0) } }

    /// Tests itself.
    func selfTest() throws -> Int32 { call(EMO_CONTINUE) { entry.self_test(engine, $0) } }

    /// Drains and unloads.
    func unload() {
        entry.drain(engine)
        entry.unload(engine)
    }

    private func call(_ answer: Int32, _ body: (UnsafePointer<emo_call>) -> Int32) -> Int32 {
        var call = emo_call()
        call.size_bytes = UInt32(MemoryLayout<emo_call>.size)
        // The answer travels in the pointer itself, which is never looked behind.
        call.host_data = UnsafeMutableRawPointer(bitPattern: Int(answer) + 1)
        call.poll = { RawEngine.answer($0) }
        call.progress = { call, _, _, _ in RawEngine.answer(call) }
        call.fail = { _, _, _, _ in }
        return body(&call)
    }

    private static func answer(_ call: UnsafePointer<emo_call>?) -> Int32 {
        Int32(Int(bitPattern: call?.pointee.host_data) - 1)
    }
}
