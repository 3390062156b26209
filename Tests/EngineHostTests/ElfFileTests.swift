// What the host reads of a plugin's file before the sandbox closes: right for real files, harmless for damaged ones.
import EngineHost
import Foundation
import Testing

@Suite("The host's look at a plugin's file")
struct ElfFileTests {
    @Test("finds the one exported symbol of a plugin, and the run path of a program")
    func realFiles() throws {
        let plugin = try FakePlugin()
        #expect(EngineProbe.library(plugin.file)?.exportedSymbols == ["emo_engine_entry_v1"])
        #expect(LibraryFolders.runPath(of: plugin.file) == "")
        let folder = plugin.folder
        let source = folder.appending(path: "empty.c")
        try Data("int empty;\n".utf8).write(to: source)
        let library = folder.appending(path: "empty.so").path
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = [
            "cc", "-shared", "-fPIC", "-Wl,-rpath,$ORIGIN/../lib:/opt/lib", "-o", library, source.path,
        ]
        try compiler.run()
        compiler.waitUntilExit()
        #expect(LibraryFolders.runPath(of: library) == "$ORIGIN/../lib:/opt/lib")
        #expect(EngineProbe.library(library)?.exportedSymbols == ["empty"])
    }

    @Test("what is no ELF file, or is missing, gives nothing", arguments: ["", "text", "\u{7F}ELF"])
    func otherFiles(_ text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "elf-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(EngineProbe.library(file.path) == nil)
        try Data(text.utf8).write(to: file)
        #expect(EngineProbe.library(file.path) == nil)
        #expect(LibraryFolders.runPath(of: file.path) == "")
    }

    @Test("seeded damage to a file ends in an answer", arguments: [1, 2, 3] as [UInt64])
    func damaged(_ seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededRandom(state: seed)
        let plugin = try FakePlugin()
        let original = Array(try Data(contentsOf: URL(filePath: plugin.file)))
        let sections = Int(original[40..<48].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        let file = plugin.folder.appending(path: "damaged")
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                // Headers at the start, the table of sections at the end.
                let area = Bool.random(using: &random) ? 0..<700 : sections..<bytes.count
                bytes[Int.random(in: area, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try Data(bytes).write(to: file)
            let symbols = EngineProbe.library(file.path)?.exportedSymbols ?? []
            #expect(symbols.count < bytes.count)
            #expect(LibraryFolders.runPath(of: file.path).utf8.count <= 3 * 4096)
        }
    }
}
