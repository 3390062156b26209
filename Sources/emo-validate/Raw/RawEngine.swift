// An engine under the bare ABI, for checks that call it as the host never would.
import CEmoABI
import EngineHost

/// One engine's object and calls on it without any guard.
final class RawEngine: @unchecked Sendable {  // checks call it from several threads, as the ABI allows
    let entry: emo_engine_entry
    let engine: OpaquePointer
    /// The rate at which the engine wants audio, in Hz.
    let rate: Int

    /// Makes the engine's object.
    init(_ probe: EngineProbe, options: String = "{}") throws {
        let (status, made) = Self.create(probe, options)
        guard status == EMO_OK, let made else { throw Finding("create: status \(status)") }
        engine = made
        entry = probe.plugin.entry.pointee
        rate = Int(probe.plugin.sampleRate ?? 16_000)
    }

    /// Calls create.
    static func create(_ probe: EngineProbe, _ options: String) -> (status: Int32, engine: OpaquePointer?) {
        var made: OpaquePointer?
        let status = GuardedBytes(Array(options.utf8)).withText {
            probe.plugin.entry.pointee.create(probe.host, $0, $1, &made)
        }
        return (status, made)
    }

    /// An engine that is loaded.
    static func loaded(_ probe: EngineProbe) throws -> RawEngine {
        let engine = try RawEngine(probe)
        try demand(engine.load() == EMO_OK, "load fails")
        return engine
    }

    /// Loads.
    func load(_ call: RawCall = RawCall()) -> Int32 { call.perform { entry.load(engine, $0) } }

    /// Tests itself.
    func selfTest(_ call: RawCall = RawCall()) -> Int32 { call.perform { entry.self_test(engine, $0) } }

    /// Drains and unloads.
    func unload() {
        entry.drain(engine)
        entry.unload(engine)
    }

    /// Ends the object.
    func destroy() { entry.destroy(engine) }

    /// The table of a kind.
    func table<Table>(_ id: String, _: Table.Type) throws -> Table {
        guard let table = entry.get_extension(id) else {
            throw Finding("get_extension(\"\(id)\") returned NULL")
        }
        return table.assumingMemoryBound(to: Table.self).pointee
    }
}
