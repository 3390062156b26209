// The file itself: looked at as bytes, and beside its manifest, before any of its code runs.
import CEmoABI
import EmoJSON
import EngineHost
import Glibc

/// The group library.
enum LibraryChecks {
    static let all = [
        ConformanceCheck(
            id: "library.file", claim: "is a 64-bit shared library for this machine without writable code",
            promise: "abi.h, rule 1: one plugin is loaded into one host process"
        ) { subject in
            let library = try file(subject)
            try demand(library.isForThisMachine, "it is for another processor")
            try demand(
                !library.wantsWritableCode,
                "it asks for a stack or code that can be written and run: build it with -fPIC and -z noexecstack"
            )
        },
        ConformanceCheck(
            id: "library.one_symbol", claim: "exports \(EMO_ENGINE_ENTRY_SYMBOL) and nothing else",
            promise: "engine.h: a plugin exports exactly one symbol"
        ) { subject in
            guard let names = try file(subject).exportedSymbols else {
                throw Finding("it has no symbol table")
            }
            try demand(names.contains(EMO_ENGINE_ENTRY_SYMBOL), "\(EMO_ENGINE_ENTRY_SYMBOL) is missing")
            let others = names.filter { $0 != EMO_ENGINE_ENTRY_SYMBOL }
            try demand(
                others.isEmpty,
                "exports \(others.count) more, such as \(others.first ?? ""): link it with a version script")
        },
        ConformanceCheck(
            id: "library.run_path",
            claim: "finds its libraries in absolute folders that only their owner can write to",
            promise: "abi.h, rule 1: what is loaded is what was installed"
        ) { subject in
            for entry in try file(subject).runPath
            where !entry.hasPrefix("$ORIGIN") && !entry.hasPrefix("${ORIGIN}") {
                try demand(
                    entry.hasPrefix("/"),
                    "its run path holds \"\(entry)\", which depends on where it is started")
                var status = stat()
                let isOpen = stat(entry, &status) == 0 && status.st_mode & S_IWOTH != 0
                try demand(!isOpen, "its run path holds \(entry), which everybody can write to")
            }
        },
        ConformanceCheck(
            id: "library.opens", claim: "everything it needs is found when it is opened, in the sandbox",
            promise: "engine.h, emo_engine_entry_v1"
        ) { subject in
            let needed = try file(subject).needed
            _ = try subject.opened()
            subject.remark("needs \(needed.isEmpty ? "nothing" : needed.joined(separator: " "))")
        },
        ConformanceCheck(
            id: "library.manifest", claim: "the manifest beside it agrees with describe",
            promise: "engine.h: what describe says must agree with the manifest"
        ) { subject in
            guard let manifest = subject.manifest else {
                let name = "\((subject.file.split(separator: "/").last ?? "").dropLast(3)).engine.json"
                guard subject.manifestText == nil else { throw Finding("\(name) is not JSON") }
                throw Skip("no manifest \(name) that can be read lies beside the plugin")
            }
            let facts = try describe(try subject.opened())
            for key in ["id", "kind", "version", "abi", "languages", "sample_rate", "concurrency", "labels"] {
                switch (manifest[key], facts[key]) {
                case (nil, nil): continue
                case (let written?, let said?) where written.isEquivalent(to: said): continue
                default: throw Finding("\"\(key)\" differs")
                }
            }
            let name = subject.file.split(separator: "/").last.map(String.init) ?? ""
            try demand(manifest["library"]?.string == name, "\"library\" is not \(name)")
            try demand(name == "\(manifest["id"]?.string ?? "").so", "the library is not called <id>.so")
        },
        ConformanceCheck(
            id: "library.models", claim: "every model file of the manifest is there, with its size",
            promise: "host.h, emo.host.paths/1: where the manifest's model files lie"
        ) { subject in
            guard !subject.modelFiles.isEmpty else { throw Skip("the manifest names no model file") }
            try demand(!subject.models.isEmpty, "the folder of models is not found: name it with --models")
            for file in subject.modelFiles {
                let path = "\(subject.models)/\(file["name"]?.string ?? "")"
                var status = stat()
                try demand(stat(path, &status) == 0, "\(path) is missing")
                guard let bytes = file["bytes"]?.whole(as: UInt64.self) else { continue }
                try demand(
                    UInt64(status.st_size) == bytes, "\(path) has \(status.st_size) bytes, not \(bytes)")
            }
        },
    ]

    private static func file(_ subject: CheckSubject) throws -> PluginFile {
        guard let file = EngineProbe.library(subject.file) else { throw Finding("it is no 64-bit ELF file") }
        return file
    }

    /// What describe says.
    static func describe(_ probe: EngineProbe) throws -> JSONValue {
        guard let facts = JSONValue(parsing: probe.plugin.description) else {
            throw Finding("describe gives no JSON")
        }
        return facts
    }
}
