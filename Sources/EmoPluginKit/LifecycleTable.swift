// The functions of `emo_engine_entry`, the same for every kind: they find the box and hand the call on.
import CEmoABI

/// The C side of an engine's life.
enum LifecycleTable {
    typealias Describe = @convention(c) () -> UnsafePointer<CChar>?
    typealias Create =
        @convention(c) (
            UnsafePointer<emo_host>?, UnsafePointer<CChar>?, UInt64, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Int32
    typealias Extension = @convention(c) (UnsafePointer<CChar>?) -> UnsafeRawPointer?

    static func entry(
        kind: EngineKind, describe: @escaping Describe, create: @escaping Create,
        extension: @escaping Extension
    ) -> emo_engine_entry {
        emo_engine_entry(
            size_bytes: UInt32(MemoryLayout<emo_engine_entry>.size), abi_major: EMO_ABI_MAJOR,
            abi_minor: EMO_ABI_MINOR,
            kind: kind.rawValue, describe: describe, create: create,
            load: { engine, call in
                guard let box = EngineBox.from(engine), let call else { return EMO_INVALID_ARGUMENT }
                let wrapped = EngineCall(call)
                return wrapped.perform { try box.load(call: wrapped) }
            },
            self_test: { engine, call in
                guard let box = EngineBox.from(engine), let call else { return EMO_INVALID_ARGUMENT }
                let wrapped = EngineCall(call)
                return wrapped.perform { try box.selfTest(call: wrapped) }
            },
            statistics: { engine, statistics in
                guard let box = EngineBox.from(engine), let statistics else { return EMO_INVALID_ARGUMENT }
                box.write(statistics)
                return EMO_OK
            },
            drain: { EngineBox.from($0)?.drain() },
            unload: { EngineBox.from($0)?.unload() },
            destroy: { EngineBox.take(back: $0)?.unload() },
            get_extension: `extension`)
    }

    static func create(
        _ kind: EngineKind, _ host: UnsafePointer<emo_host>?, _ options: UnsafePointer<CChar>?,
        _ optionsBytes: UInt64,
        _ out: UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 {
        guard let host, let out else { return EMO_INVALID_ARGUMENT }
        guard let type = PluginRegistry.type(of: kind) else { return EMO_FAILED_PRECONDITION }
        let services = EngineHost(host)
        do {
            let engine = try type.init(
                host: services, options: String(borrowing: options, count: optionsBytes))
            out.pointee = EngineBox(engine: engine, host: services).passed()
            return EMO_OK
        } catch {
            let failure = EngineFailure(wrapping: error)
            services.log(.error, failure.message)
            return failure.status.rawValue
        }
    }

    /// True when an id given by the host is `id`.
    static func named(_ given: UnsafePointer<CChar>?, _ id: String) -> Bool {
        given.map { String(cString: $0) == id } ?? false
    }
}
