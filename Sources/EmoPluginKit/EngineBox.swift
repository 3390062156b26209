// What an `emo_engine` of the C side points to: the engine, where it is in its life, and its numbers.
// Invariant: work reaches the engine only between a load that succeeded and the unload after it.
import CEmoABI
import Synchronization

/// The object behind an `emo_engine` pointer.
final class EngineBox {
    let engine: any Engine
    let host: EngineHost
    private let loaded = Atomic<Bool>(false)
    private let draining = Atomic<Bool>(false)
    private let completed = Atomic<UInt64>(0)
    private let failed = Atomic<UInt64>(0)
    // Statistics may be asked while work runs, so the engine's own account is copied when work ends.
    private let modelBytes = Atomic<UInt64>(0)
    private let workBytes = Atomic<UInt64>(0)

    init(engine: any Engine, host: EngineHost) {
        self.engine = engine
        self.host = host
    }

    /// Gives the box to the C side, which holds one reference until `take(back:)`.
    func passed() -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

    /// The box behind a pointer of the C side.
    static func from(_ pointer: OpaquePointer?) -> EngineBox? {
        pointer.map { Unmanaged<EngineBox>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
    }

    /// The box with the reference that the C side held.
    static func take(back pointer: OpaquePointer?) -> EngineBox? {
        pointer.map { Unmanaged<EngineBox>.fromOpaque(UnsafeRawPointer($0)).takeRetainedValue() }
    }

    func load(call: EngineCall) throws {
        guard !loaded.load(ordering: .acquiring) else {
            throw EngineFailure.wrongState("load of a loaded engine")
        }
        try engine.load(call: call)
        account()
        draining.store(false, ordering: .releasing)
        loaded.store(true, ordering: .releasing)
    }

    func selfTest(call: EngineCall) throws {
        try requireLoaded()
        try engine.selfTest(call: call)
    }

    func drain() { draining.store(true, ordering: .releasing) }

    func unload() {
        guard loaded.exchange(false, ordering: .acquiringAndReleasing) else { return }
        engine.unload()
        account()
    }

    /// Throws unless models are loaded.
    func requireLoaded() throws {
        guard loaded.load(ordering: .acquiring) else { throw EngineFailure.wrongState("work before load") }
    }

    /// Throws unless the engine takes new work.
    func requireOpen() throws {
        try requireLoaded()
        guard !draining.load(ordering: .acquiring) else {
            throw EngineFailure.wrongState("new work after drain")
        }
    }

    /// Runs one call of work, counts it, and gives the status to return.
    func work(_ call: UnsafePointer<emo_call>?, _ body: (EngineCall) throws -> Void) -> Int32 {
        guard let call else { return EMO_INVALID_ARGUMENT }
        let wrapped = EngineCall(call)
        let status = wrapped.perform { try body(wrapped) }
        if status == EMO_OK {
            completed.wrappingAdd(1, ordering: .relaxed)
        } else {
            failed.wrappingAdd(1, ordering: .relaxed)
        }
        account()
        return status
    }

    /// Runs a function that has no call to tell its reason to: the log gets it.
    func logged(_ body: () throws -> Void) -> Int32 {
        do {
            try body()
            return EMO_OK
        } catch {
            let failure = EngineFailure(wrapping: error)
            host.log(.error, failure.message)
            return failure.status.rawValue
        }
    }

    /// Writes the numbers up to the size the reader knows.
    func write(_ statistics: UnsafeMutablePointer<emo_engine_statistics>) {
        let readable = Int(statistics.pointee.size_bytes)
        var value = emo_engine_statistics()
        value.size_bytes = statistics.pointee.size_bytes
        value.calls_completed = completed.load(ordering: .relaxed)
        value.calls_failed = failed.load(ordering: .relaxed)
        value.model_bytes = modelBytes.load(ordering: .relaxed)
        value.work_bytes = workBytes.load(ordering: .relaxed)
        let target = UnsafeMutableRawBufferPointer(start: statistics, count: readable)
        withUnsafeBytes(of: &value) { target.copyBytes(from: $0.prefix(readable)) }
    }

    private func account() {
        let memory = engine.memory
        modelBytes.store(memory.modelBytes, ordering: .relaxed)
        workBytes.store(memory.workBytes, ordering: .relaxed)
    }
}

extension EngineFailure {
    /// A call that came in the wrong state, a defect of the host.
    static func wrongState(_ what: String) -> EngineFailure {
        EngineFailure(.failedPrecondition, "\(what): the host must follow the life that engine.h describes")
    }
}
