// Reads the headers, compiles them with the system's compilers, and has a C program tell their layout.
import Foundation

/// The headers under test.
enum Headers {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What is given to the compiler as include path.
    static let folder = root.appending(path: "Sources/CEmoABI/include")
    /// The committed layout.
    static let snapshot = root.appending(path: "Tests/CEmoABITests/abi-layout-1.txt")

    /// Compiles one header with every warning as an error.
    static func compile(
        _ name: String, with command: [String], source: String? = nil
    ) throws -> (status: Int32, output: String) {
        let text = source ?? "#include \"emobuddy/\(name)\"\n"
        let flags = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-I\(folder.path)", "-"]
        return try run(command + flags, input: text)
    }

    /// Size and offset of every field of every struct, in the order of the headers.
    static func layout() throws -> String {
        let directory = FileManager.default.temporaryDirectory.appending(path: "abi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let program = directory.appending(path: "layout").path
        let compiled = try run(
            ["cc", "-std=c11", "-x", "c", "-I\(folder.path)", "-o", program, "-"], input: try dumpProgram())
        guard compiled.status == 0 else { throw CompileError(output: compiled.output) }
        return try run([program], input: "").output
    }

    /// The program of the layout did not compile.
    struct CompileError: Error {
        /// What the compiler said.
        var output: String
    }

    private static func dumpProgram() throws -> String {
        var body = ""
        for name in HeaderTests.names {
            let text = try String(contentsOf: folder.appending(path: "emobuddy/\(name)"), encoding: .utf8)
            for (type, fields) in structs(in: text) {
                body += "    printf(\"\(type) size %zu\\n\", sizeof(\(type)));\n"
                for field in fields {
                    body +=
                        "    printf(\"    \(field) offset %zu size %zu\\n\", offsetof(\(type), \(field)), "
                    body += "sizeof(((\(type) *)0)->\(field)));\n"
                }
            }
        }
        let includes = "#include <stdio.h>\n#include \"emobuddy/emobuddy.h\"\n"
        return includes + "int main(void) {\n\(body)    return 0;\n}\n"
    }

    private static func structs(in text: String) -> [(String, [String])] {
        let code = text.replacing(#/(?s)/\*.*?\*//#, with: "")
        return code.matches(of: #/(?s)typedef struct (\w+) \{(.*?)\n\} \w+;/#).map { match in
            let fields = match.2.split(separator: ";").compactMap { declaration -> String? in
                if let function = declaration.firstMatch(of: #/\(\*(\w+)\)/#) { return String(function.1) }
                return declaration.matches(of: #/\w+/#).last.map { String($0.0) }
            }
            return (String(match.1), fields)
        }
    }

    private static func run(_ command: [String], input: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let (stdin, stdout) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stdout)
        try process.run()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
