// What authors of engines are given works outside of the tree: headers, pkg-config file, SDK, templates.
import Foundation
import Testing

@Suite("What authors of engines begin with")
struct TemplateTests {
    @Test("the template in C builds from an empty folder, answers a text, and passes every check")
    func templateInC() throws {
        let place = try Place()
        let folder = try place.copy("c")
        try place.make(folder, "all")
        let plugin = folder.appending(path: "build/emotion.words.so").path
        let run = try Validation(json: [
            "--models", folder.appending(path: "build").path, "--fuzz", "5", plugin,
        ])
        #expect(run.bad == [], "\(run.output)")
        #expect(run.outcome("lifecycle.spoilt_models") == "passed", "\(run.output)")
        let answer = try place.make(folder, "try", ["HOST=\(HostUnderTest.program)", "TEXT=I am so scared"])
        #expect(answer.contains(#""fear":1"#), "\(answer)")
    }

    @Test("make install lays an engine out as the daemon looks for it, and uninstall takes it away")
    func install() throws {
        let place = try Place()
        let folder = try place.copy("c")
        try place.make(folder, "install")
        let engines = place.prefix.appending(path: "lib/emobuddy/engines").path
        let files = ["emotion.words.engine.json", "emotion.words.so"]
        #expect(try FileManager.default.contentsOfDirectory(atPath: engines).sorted() == files)
        let run = try Validation(json: ["--only", "library", "\(engines)/emotion.words.so"])
        #expect(
            run.outcome("library.models") == "passed",
            "found without being told where they are: \(run.output)")
        try place.make(folder, "uninstall")
        #expect(try FileManager.default.contentsOfDirectory(atPath: engines) == [])
    }

    @Test("the template in Swift passes every check")
    func templateInSwift() throws {
        let place = try Place()
        let folder = try place.copy("swift")
        try place.make(folder, "build/buddy.echo.engine.json")
        // Built with the project: the same sources, without the minute that the SDK takes to compile.
        let built = URL(filePath: HostUnderTest.program).deletingLastPathComponent().appending(
            path: "libexample-swift.so")
        let plugin = folder.appending(path: "build/buddy.echo.so")
        try FileManager.default.copyItem(at: built, to: plugin)
        let run = try Validation(json: ["--fuzz", "5", plugin.path])
        #expect(run.bad == [], "\(run.output)")
        #expect(run.outcome("library.manifest") == "passed", "\(run.output)")
    }

    @Test("the headers are plain C11 and C++17, found by pkg-config")
    func headers() throws {
        let place = try Place()
        let source = place.prefix.appending(path: "all.c")
        try Data("#include <emobuddy/emobuddy.h>\nint main(void) { return EMO_OK; }\n".utf8).write(to: source)
        for compiler in ["cc -std=c11 -pedantic-errors -x c", "c++ -std=c++17 -pedantic-errors -x c++"] {
            try place.shell(
                "\(compiler) -Wall -Wextra -Werror $(pkg-config --cflags emobuddy-plugin) -fsyntax-only \(source.path)"
            )
        }
        #expect(try place.shell("pkg-config --modversion emobuddy-plugin") == "1.0\n")
    }

    /// A prefix as tools/plugin-dev lays it out, and a folder for an author's work; both removed at the end.
    private final class Place {
        let prefix = FileManager.default.temporaryDirectory.appending(path: "plugin-dev-\(UUID().uuidString)")

        init() throws { try shell("'\(FakePlugin.root.path)/tools/plugin-dev' '\(prefix.path)'") }

        deinit { try? FileManager.default.removeItem(at: prefix) }

        /// A copy of a template, as an author begins.
        func copy(_ language: String) throws -> URL {
            let folder = prefix.appending(path: "work-\(language)")
            try FileManager.default.copyItem(
                at: prefix.appending(path: "share/emobuddy/templates/\(language)"), to: folder)
            return folder
        }

        @discardableResult
        func make(_ folder: URL, _ target: String, _ variables: [String] = []) throws -> String {
            let words = variables.map { "'\($0)'" }.joined(separator: " ")
            return try shell("make -s -C '\(folder.path)' \(target) \(words)")
        }

        @discardableResult
        func shell(_ command: String) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", command]
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["PKG_CONFIG_PATH": prefix.appending(path: "lib/pkgconfig").path]) { $1 }
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "\(command)")
            return String(decoding: output, as: UTF8.self)
        }
    }
}
