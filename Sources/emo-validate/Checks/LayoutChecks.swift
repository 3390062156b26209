// The tables and structs that cross the border: sizes, versions, and what each side may write.
import CEmoABI
import EmoJSON
import EngineHost
import Glibc

/// The group layout.
enum LayoutChecks {
    static let all = [
        ConformanceCheck(
            id: "layout.tables", claim: "its tables are of this ABI, whole and large enough",
            promise: "abi.h, rule 3: every struct begins with its size"
        ) { subject in
            let entry = try subject.opened().plugin.entry.pointee
            try demand(
                entry.size_bytes % 8 == 0 && entry.size_bytes <= 4096,
                "emo_engine_entry says it has \(entry.size_bytes) bytes")
        },
        ConformanceCheck(
            id: "layout.version", claim: "describe and the table name the same version of the ABI",
            promise: "engine.h, emo_engine_entry: abi_major and abi_minor of the headers it was compiled with"
        ) { subject in
            let probe = try subject.opened()
            let (facts, entry) = (try LibraryChecks.describe(probe), probe.plugin.entry.pointee)
            let said = [facts["abi"]?["major"], facts["abi"]?["minor"]].map { $0?.whole(as: UInt32.self) }
            try demand(
                said == [entry.abi_major, entry.abi_minor],
                "the table says \(entry.abi_major).\(entry.abi_minor), describe something else")
        },
        ConformanceCheck(
            id: "layout.static",
            claim: "gives the same tables each time, and NULL for an extension it does not have",
            promise: "engine.h: static, never written after it was returned"
        ) { subject in
            let entry = try subject.opened().plugin.entry
            let before = bytes(entry)
            let id =
                [EMO_KIND_STT: EMO_STT_1, EMO_KIND_EMOTION: EMO_EMOTION_1][entry.pointee.kind] ?? EMO_BUDDY_1
            let table = entry.pointee.get_extension(id)
            try demand(
                entry.pointee.get_extension("emo.none/7") == nil,
                "it gives a table for an extension that does not exist")
            try demand(entry.pointee.get_extension(id) == table, "another table when asked again")
            try demand(bytes(entry) == before, "emo_engine_entry was written to")
        },
        ConformanceCheck(
            id: "layout.statistics", claim: "writes statistics up to the size the host knows, and no further",
            promise: "engine.h, statistics: written up to its size_bytes"
        ) { subject in
            let engine = try RawEngine(try subject.opened())
            for size in [8, 24, 40, 64] as [UInt32] {
                let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 8)
                defer { memory.deallocate() }
                memset(memory, 0xA5, 64)
                memory.storeBytes(of: size, as: UInt32.self)
                let status = engine.entry.statistics(
                    engine.engine, memory.assumingMemoryBound(to: emo_engine_statistics.self))
                try demand(status == EMO_OK, "status \(status)")
                let rest = UnsafeRawBufferPointer(start: memory, count: 64)[Int(size)...]
                try demand(rest.allSatisfy { $0 == 0xA5 }, "it wrote beyond \(size) bytes")
                try demand(memory.load(as: UInt32.self) == size, "it changed size_bytes")
            }
        },
    ]

    private static func bytes(_ entry: UnsafePointer<emo_engine_entry>) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: entry, count: MemoryLayout<emo_engine_entry>.size))
    }
}
