// Opens a plugin and checks its entry, before anything of it is used.
// Invariant: a library that was opened stays so until the process ends; a refusal names what differs.
import CEmoABI
import EmoJSON
import Glibc

/// An opened plugin whose entry fits this host.
public struct PluginLibrary: @unchecked Sendable {  // the table is static and immutable by the ABI
    /// The plugin's table.
    public let entry: UnsafePointer<emo_engine_entry>
    /// What `describe` says, as it says it.
    public let description: String
    /// The engine's id.
    public let id: String
    /// `EMO_KIND_…`.
    public let kind: UInt32
    /// The rate at which the engine wants audio, in Hz; nil for none.
    public let sampleRate: UInt32?

    /// Opens a plugin.
    /// - Throws: ``HostRefusal`` with exit status 78.
    public static func open(_ file: String) throws(HostRefusal) -> PluginLibrary {
        guard let handle = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
            let reason = dlerror().map { String(cString: $0) } ?? "no reason given"
            throw HostRefusal(
                code: "host.plugin_unreadable", message: "the plugin cannot be opened: \(reason)",
                hint: "install what the message names, or build the plugin again")
        }
        guard let symbol = dlsym(handle, EMO_ENGINE_ENTRY_SYMBOL) else {
            throw HostRefusal(
                code: "host.entry_missing",
                message: "the plugin exports no function \(EMO_ENGINE_ENTRY_SYMBOL)",
                hint: "export it; a plugin for another major version of the ABI exports another name")
        }
        let function = unsafeBitCast(symbol, to: emo_engine_entry_function.self)
        guard let entry = function() else {
            throw HostRefusal(
                code: "host.entry_missing", message: "\(EMO_ENGINE_ENTRY_SYMBOL) returned NULL",
                hint: "the plugin refuses to serve; ask its author")
        }
        try checkTable(entry)
        return try PluginLibrary(checked: entry)
    }

    private init(checked entry: UnsafePointer<emo_engine_entry>) throws(HostRefusal) {
        guard let text = entry.pointee.describe().flatMap({ String(validatingCString: $0) }),
            let facts = JSONValue(parsing: text), let id = facts["id"]?.string, !id.isEmpty
        else {
            throw HostRefusal(
                code: "host.describe_invalid", message: "describe gives no JSON object with an \"id\"",
                hint: "see describe in emobuddy/engine.h")
        }
        self.entry = entry
        self.id = id
        description = text
        kind = entry.pointee.kind
        sampleRate = facts["sample_rate"]?.whole(as: UInt32.self)
        let name = Self.kindNames[kind]
        guard facts["kind"]?.string == name else {
            throw HostRefusal(
                code: "host.describe_invalid",
                message: "describe and the table's kind (\(name ?? "\(kind)")) differ",
                hint: "make them agree")
        }
        if kind == EMO_KIND_STT && !(sampleRate.map { (4000...384_000).contains($0) } ?? false) {
            throw HostRefusal(
                code: "host.describe_invalid",
                message: "describe names no \"sample_rate\" of 4,000 to 384,000 Hz",
                hint: "an engine of kind stt says at which rate it wants audio")
        }
    }

    private static let kindNames = [
        EMO_KIND_STT: "stt", EMO_KIND_EMOTION: "emotion", EMO_KIND_BUDDY: "buddy",
    ]
    private static let extensionIDs = [
        EMO_KIND_STT: EMO_STT_1, EMO_KIND_EMOTION: EMO_EMOTION_1, EMO_KIND_BUDDY: EMO_BUDDY_1,
    ]

    /// The table of the engine's kind.
    func table<Table>(_: Table.Type) -> UnsafePointer<Table>? {
        Self.extensionIDs[kind].flatMap { entry.pointee.get_extension($0) }?.assumingMemoryBound(
            to: Table.self)
    }

    private static func checkTable(_ entry: UnsafePointer<emo_engine_entry>) throws(HostRefusal) {
        let table = entry.pointee
        guard table.abi_major == EMO_ABI_MAJOR else {
            throw HostRefusal(
                code: "host.abi_mismatch",
                message: "the plugin's ABI is \(table.abi_major).\(table.abi_minor), the host's "
                    + "\(EMO_ABI_MAJOR).\(EMO_ABI_MINOR): the major versions differ",
                hint: "build the plugin with the headers of ABI \(EMO_ABI_MAJOR)")
        }
        let needed = UInt32(MemoryLayout<emo_engine_entry>.size)
        guard table.size_bytes >= needed else {
            throw HostRefusal(
                code: "host.abi_mismatch",
                message:
                    "emo_engine_entry has \(table.size_bytes) bytes, at least \(needed) are needed",
                hint: "set size_bytes to sizeof(emo_engine_entry)")
        }
        if let missing = missingFunction(table) {
            throw HostRefusal(
                code: "host.abi_mismatch", message: "emo_engine_entry.\(missing) is NULL",
                hint: "every function of the table is required")
        }
        guard let id = extensionIDs[table.kind] else {
            throw HostRefusal(
                code: "host.abi_mismatch",
                message: "the plugin's kind \(table.kind) is not known to this host",
                hint: "kinds are 1 stt, 2 emotion, 3 buddy")
        }
        guard let kindTable = table.get_extension(id) else {
            throw HostRefusal(
                code: "host.abi_mismatch", message: "get_extension(\"\(id)\") returned NULL",
                hint: "a plugin must offer the table of its own kind")
        }
        let size = kindTable.loadUnaligned(as: UInt32.self)
        let wanted = kindTableSize(table.kind)
        guard size >= wanted else {
            throw HostRefusal(
                code: "host.abi_mismatch",
                message: "the table \(id) has \(size) bytes, at least \(wanted) are needed",
                hint: "set its size_bytes to its sizeof")
        }
        // Behind size_bytes and reserved a table is functions only, and all of them are required.
        for offset in stride(from: 8, to: Int(wanted), by: MemoryLayout<UInt>.size)
        where kindTable.load(fromByteOffset: offset, as: UInt.self) == 0 {
            throw HostRefusal(
                code: "host.abi_mismatch",
                message: "function \((offset - 8) / 8 + 1) of the table \(id) is NULL",
                hint: "every function of the table is required")
        }
    }

    private static func kindTableSize(_ kind: UInt32) -> UInt32 {
        switch kind {
        case EMO_KIND_STT: UInt32(MemoryLayout<emo_stt_interface>.size)
        case EMO_KIND_EMOTION: UInt32(MemoryLayout<emo_emotion_interface>.size)
        default: UInt32(MemoryLayout<emo_buddy_interface>.size)
        }
    }

    private static func missingFunction(_ table: emo_engine_entry) -> String? {
        let functions: [(String, Bool)] = [
            ("describe", table.describe == nil), ("create", table.create == nil), ("load", table.load == nil),
            ("self_test", table.self_test == nil), ("statistics", table.statistics == nil),
            ("drain", table.drain == nil), ("unload", table.unload == nil), ("destroy", table.destroy == nil),
            ("get_extension", table.get_extension == nil),
        ]
        return functions.first { $0.1 }?.0
    }
}
