// The way out of a plugin: turns an engine type into the static table that the exported C function returns.
// Invariant: a table, once given, is valid and unchanged until the process ends.
import CEmoABI
import Synchronization

/// Exports an engine type through the C ABI.
///
/// A plugin holds one engine; the process keeps one type a kind, because the functions of the C table get no
/// reference to it.
public enum PluginExport {
    /// The table of a speech engine.
    /// - Returns: the static table, or nil when another type of this kind was exported before.
    public static func entry<Plugin: SpeechEngine>(for type: Plugin.Type) -> UnsafePointer<emo_engine_entry>?
    {
        PluginRegistry.register(type, kind: .stt) {
            LifecycleTable.entry(
                kind: .stt, describe: { PluginRegistry.description(of: .stt) },
                create: { LifecycleTable.create(.stt, $0, $1, $2, $3) },
                extension: {
                    LifecycleTable.named($0, EMO_STT_1) ? UnsafeRawPointer(SpeechTable.shared.pointer) : nil
                })
        }
    }

    /// The table of an emotion engine.
    /// - Returns: the static table, or nil when another type of this kind was exported before.
    public static func entry<Plugin: EmotionEngine>(for type: Plugin.Type) -> UnsafePointer<emo_engine_entry>?
    {
        PluginRegistry.register(type, kind: .emotion) {
            LifecycleTable.entry(
                kind: .emotion, describe: { PluginRegistry.description(of: .emotion) },
                create: { LifecycleTable.create(.emotion, $0, $1, $2, $3) },
                extension: {
                    LifecycleTable.named($0, EMO_EMOTION_1)
                        ? UnsafeRawPointer(EmotionTable.shared.pointer) : nil
                })
        }
    }

    /// The table of a buddy engine.
    /// - Returns: the static table, or nil when another type of this kind was exported before.
    public static func entry<Plugin: BuddyEngine>(for type: Plugin.Type) -> UnsafePointer<emo_engine_entry>? {
        PluginRegistry.register(type, kind: .buddy) {
            LifecycleTable.entry(
                kind: .buddy, describe: { PluginRegistry.description(of: .buddy) },
                create: { LifecycleTable.create(.buddy, $0, $1, $2, $3) },
                extension: {
                    LifecycleTable.named($0, EMO_BUDDY_1) ? UnsafeRawPointer(BuddyTable.shared.pointer) : nil
                })
        }
    }
}

/// The engine types of this process, one a kind.
enum PluginRegistry {
    /// An exported type with what the C side keeps pointers to.
    struct Registration: @unchecked Sendable {  // everything in it is immutable and never freed
        let type: any Engine.Type
        let description: UnsafePointer<CChar>
        let entry: UnsafePointer<emo_engine_entry>
    }

    private static let registrations = Mutex<[EngineKind: Registration]>([:])

    static func register(
        _ type: any Engine.Type, kind: EngineKind, table: () -> emo_engine_entry
    ) -> UnsafePointer<emo_engine_entry>? {
        let fresh = Registration(
            type: type, description: staticText(type.description.json(kind: kind)),
            entry: StaticTable(table()).pointer)
        return registrations.withLock { registrations -> Registration? in
            guard let known = registrations[kind] else {
                registrations[kind] = fresh
                return fresh
            }
            return known.type == fresh.type ? known : nil
        }?.entry
    }

    static func type(of kind: EngineKind) -> (any Engine.Type)? {
        registrations.withLock { $0[kind] }?.type
    }

    static func description(of kind: EngineKind) -> UnsafePointer<CChar>? {
        registrations.withLock { $0[kind] }?.description
    }

    private static func staticText(_ text: String) -> UnsafePointer<CChar> {
        let units = text.utf8CString
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: units.count)
        _ = copy.initialize(from: units)
        return UnsafePointer(copy.baseAddress.unsafelyUnwrapped)  // the NUL alone makes it non-empty
    }
}

/// A value of the C ABI that lives until the process ends.
struct StaticTable<Value>: @unchecked Sendable {  // written once, before anybody can see it
    let pointer: UnsafePointer<Value>

    init(_ value: Value) {
        let memory = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        memory.initialize(to: value)
        pointer = UnsafePointer(memory)
    }
}
