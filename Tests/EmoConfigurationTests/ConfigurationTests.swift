// The configuration: what comes above what, and that every mistake is named with its place.
import EmoConfiguration
import Foundation
import Testing

@Suite("Configuration")
struct ConfigurationTests {
    private func withFile<Output>(_ text: String, _ body: (String) throws -> Output) throws -> Output {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".toml")
            .path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    private func failure(_ text: String) throws -> ConfigurationFailure? {
        try withFile(text) { path in
            do throws(ConfigurationFailure) {
                _ = try Configuration(file: path)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test("overrides come above the environment, the environment above the file, the file above the defaults")
    func precedence() throws {
        try withFile("[limits]\nconnections = 10\nuploads = 2\n[auth]\nlocal_users = false\n") { path in
            let configuration = try Configuration(
                file: path,
                environment: [
                    "EMOD_LIMITS_CONNECTIONS": "20", "EMOD_STATE_DIR": "/e", "EMOD_ENGINES_STT": "a:b",
                ],
                overrides: ["daemon.state_directory": .text("/o")])
            #expect(configuration.integer("limits.connections") == 20)
            #expect(configuration.integer("limits.uploads") == 2)
            #expect(configuration.flag("auth.local_users") == false)
            #expect(configuration.text("daemon.state_directory") == "/o")
            #expect(configuration.list("engines.stt") == ["a", "b"])
            #expect(configuration.integer("limits.line_bytes") == 1_048_576)
        }
    }

    @Test("an unknown key or table is refused with its line")
    func unknown() throws {
        let key = try failure("# comment\n[limits]\nconnections = 1\n\nconections = 2\n")
        #expect(key?.code == "config.unknown_key")
        #expect(key?.description.contains(":5: unknown key limits.conections") == true)
        let table = try failure("[limit]\nconnections = 1\n")
        #expect(table?.description.contains(":1: unknown key limit") == true)
    }

    @Test("wrong types, ranges, words and syntax are refused with their line")
    func wrong() throws {
        #expect(try failure("[limits]\nconnections = \"many\"")?.code == "config.wrong_type")
        #expect(try failure("[engines]\nstt = [1, 2]")?.code == "config.wrong_type")
        #expect(try failure("[limits]\nconnections = 0")?.code == "config.out_of_range")
        #expect(try failure("[daemon]\nlog_level = \"loud\"")?.description.contains("info") == true)
        #expect(try failure("[daemon\n")?.code == "config.syntax")
        #expect(throws: ConfigurationFailure.self) { try Configuration(file: "/nonexistent.toml") }
        #expect(throws: ConfigurationFailure.self) {
            try Configuration(file: nil, environment: ["EMOD_LIMITS_UPLOADS": "x"])
        }
    }

    @Test("the shipped file, uncommented, gives the defaults")
    func shipped() throws {
        let text = Configuration.shippedFile.split(separator: "\n").map { line in
            line.hasPrefix("#") && !line.hasPrefix("# ") ? String(line.dropFirst()) : String(line)
        }.joined(separator: "\n")
        let read = try withFile(text) { try Configuration(file: $0) }
        #expect(try read == Configuration(file: nil))
    }
}
