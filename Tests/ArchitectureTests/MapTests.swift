// Holds docs/map.md against Package.swift and the sources: every module has its paragraph, depends on what the map allows, and arrows point
// down only.
import Foundation
import Testing

@Suite("The map")
struct MapTests {
    private struct Room {
        var layer: Int
        var allowed: Set<String>
    }
    private struct Manifest: Decodable {
        struct Target: Decodable {
            struct Dependency: Decodable {
                /// `["EmoStore", null]`: the first element is the module's name.
                var byName: [String?]?
            }
            var name: String
            var type: String
            var path: String?
            var dependencies: [Dependency]
        }
        var targets: [Target]
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Modules that are no rooms of the house: tests and measurements, which may look into every room.
    private static func isOutside(_ target: Manifest.Target) -> Bool {
        target.type == "test" || target.path?.hasPrefix("Tests/") == true
            || target.path?.hasPrefix("Benchmarks/") == true
            || target.path?.hasPrefix("plugins/examples/") == true
    }

    /// All files below a folder.
    private static func files(in folder: URL) -> [URL] {
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL } ?? []
    }

    private func map() throws -> [String: Room] {
        let text = try String(contentsOf: Self.root.appendingPathComponent("docs/map.md"), encoding: .utf8)
        var rooms: [String: Room] = [:]
        var layer = -1
        var name = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## Layer ") { layer = Int(line.dropFirst(9).prefix { $0.isNumber }) ?? -1 }
            if line.hasPrefix("### ") { name = String(line.dropFirst(4)) }
            guard line.hasPrefix("May import: ") else { continue }
            let list = line.dropFirst(12).dropLast()
            rooms[name] = Room(
                layer: layer, allowed: list == "nothing" ? [] : Set(list.components(separatedBy: ", ")))
        }
        return rooms
    }

    private func manifest() throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("emo-map-\(getpid())")
            .path
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", Self.root.path, "--scratch-path", scratch, "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Manifest.self, from: bytes)
    }

    @Test("every module of the package has its paragraph, and every paragraph its module")
    func complete() throws {
        let rooms = try map()
        let modules = Set(try manifest().targets.filter { !Self.isOutside($0) }.map(\.name))
        #expect(modules.subtracting(rooms.keys) == [])
        #expect(Set(rooms.keys).subtracting(modules) == [])
    }

    @Test("dependencies are those of the map, and arrows point down only")
    func arrows() throws {
        let rooms = try map()
        for target in try manifest().targets where !Self.isOutside(target) {
            let room = try #require(rooms[target.name])
            for dependency in target.dependencies.compactMap({ $0.byName?.first ?? nil }) {
                #expect(room.allowed.contains(dependency), "\(target.name) → \(dependency) is not on the map")
                #expect(
                    try #require(rooms[dependency]).layer < room.layer,
                    "\(target.name) → \(dependency) does not point down")
            }
        }
    }

    @Test("sources import what the map allows, and never Foundation whole")
    func imports() throws {
        let rooms = try map()
        for target in try manifest().targets where !Self.isOutside(target) {
            let folder = Self.root.appendingPathComponent(target.path ?? "Sources/\(target.name)")
            for file in Self.files(in: folder) where file.pathExtension == "swift" {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                where line.hasPrefix("import ") {
                    let module = String(line.dropFirst(7).prefix { $0.isLetter || $0.isNumber })
                    #expect(module != "Foundation", "\(file.lastPathComponent) imports Foundation whole")
                    guard rooms[module] != nil else { continue }
                    #expect(
                        rooms[target.name]?.allowed.contains(module) == true,
                        "\(file.lastPathComponent) imports \(module)")
                }
            }
        }
    }

    @Test("no lock holds a function by itself: each look would wrap it once more (decision 0019)")
    func functionsInLocks() throws {
        for folder in ["Sources", "plugins"] {
            for file in Self.files(in: Self.root.appendingPathComponent(folder))
            where file.pathExtension == "swift" {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    let held = line.firstRange(of: /Mutex<(?!\[).*->.*>/)
                    #expect(held == nil, "\(file.lastPathComponent): \(line)")
                }
            }
        }
    }

    @Test(
        "the project speaks of itself alone: no paths of a machine, no registry hosts, nothing left for later"
    )
    func form() throws {
        let forbidden = ["/wo" + "rk/", "deb.deb" + "ian.org", "py" + "pi.org", "TO" + "DO", "FIX" + "ME"]
        for folder in ["Sources", "plugins", "etc", "tools", "docs", "Benchmarks"] {
            for file in Self.files(in: Self.root.appendingPathComponent(folder))
            where ["swift", "c", "h", "md", "json", "toml", "py", "map", ""].contains(file.pathExtension) {
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
                for word in forbidden {
                    #expect(!text.contains(word), "\(file.lastPathComponent) has “\(word)”")
                }
            }
        }
    }
}
