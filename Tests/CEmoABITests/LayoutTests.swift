// The layout of every struct is committed: a change of the contract shows as a difference of the file.
// EMO_RECORD_SNAPSHOTS=1 writes it anew.
import Foundation
import Testing

@Suite("The layout of the plugin ABI")
struct LayoutTests {
    @Test("size and offset of every field are those of the snapshot of version 1")
    func equalsSnapshot() throws {
        let layout = try Headers.layout()
        if ProcessInfo.processInfo.environment["EMO_RECORD_SNAPSHOTS"] == "1" {
            try layout.write(to: Headers.snapshot, atomically: true, encoding: .utf8)
        }
        let snapshot = try String(contentsOf: Headers.snapshot, encoding: .utf8)
        #expect(
            layout == snapshot,
            "The layout differs from \(Headers.snapshot.lastPathComponent). Version 1 only appends fields.")
    }

    @Test("every struct begins with its size")
    func beginsWithSize() throws {
        let lines = try Headers.layout().split(separator: "\n")
        let structs = lines.filter { !$0.hasPrefix(" ") }
        #expect(structs.count >= 20)
        for (index, line) in lines.enumerated() where !line.hasPrefix(" ") {
            #expect(lines[index + 1] == "    size_bytes offset 0 size 4", "\(line)")
        }
    }
}
