// What every engine written in Swift is: a type made once by the host, loaded, tested, drained and unloaded.
// The three kinds refine it: SpeechEngine, EmotionEngine, BuddyEngine.

/// The life of an engine, as `emobuddy/engine.h` specifies it.
///
/// A plugin conforms one class to `SpeechEngine`, `EmotionEngine` or `BuddyEngine` and exports it:
///
/// ```swift
/// @c(emo_engine_entry_v1)
/// public func engineEntry() -> UnsafePointer<emo_engine_entry>? { PluginExport.entry(for: MyEngine.self) }
/// ```
public protocol Engine: AnyObject {
    /// The facts the manifest has too. Must not open a file.
    static var description: EngineDescription { get }

    /// Makes the engine's object: cheap, no model yet.
    /// - Parameters:
    ///   - host: what the host offers; valid as long as the engine.
    ///   - options: a JSON object, already checked against the manifest's schema.
    init(host: EngineHost, options: String) throws

    /// Reads the models. Throws `EngineFailure` with `.dataInvalid` for a missing or corrupted file.
    func load(call: EngineCall) throws

    /// One real, tiny inference on built-in data; throws unless the outcome is right. Within 2 s.
    func selfTest(call: EngineCall) throws

    /// Bytes held by models and by work in progress.
    var memory: EngineMemory { get }

    /// Gives back what `load` took and joins every thread.
    func unload()
}

extension Engine {
    /// No account of memory.
    public var memory: EngineMemory { EngineMemory(modelBytes: 0, workBytes: 0) }
}

/// Memory an engine accounts for, in bytes.
public struct EngineMemory: Sendable, Equatable {
    /// Held by models.
    public var modelBytes: UInt64
    /// Held by open streams and sessions.
    public var workBytes: UInt64

    /// Makes an account of memory.
    public init(modelBytes: UInt64, workBytes: UInt64) {
        self.modelBytes = modelBytes
        self.workBytes = workBytes
    }
}
