// A disk that fails on command under a real daemon: Tests/Faults/disk.c put before it, told through a file what is to fail.
import EmoTestKit
import Foundation
import Testing

/// One failing disk. Used by one test at a time.
final class FailingDisk {
    /// What fails.
    struct Fault: CustomStringConvertible {
        /// write, sync, open or rename.
        var call: String
        /// The first one to fail, from 1.
        var nth: Int
        /// The error number.
        var code: Int32
        /// Whether all after it fail too.
        var isSticky: Bool

        var description: String {
            "\(call) \(nth)\(isSticky ? " and on" : "") with \(String(cString: strerror(code)))"
        }
    }

    private static let library = Result { () throws -> (directory: TemporaryDirectory, path: String) in
        let directory = try TemporaryDirectory()
        let source = Samples.root.appending(path: "Tests/Faults/disk.c").path
        let compiler = try ChildProcess(
            "/usr/bin/cc",
            [
                "-std=c11", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o",
                directory.path + "/disk.so", source, "-ldl",
            ], environment: ["PATH": "/usr/bin:/bin"], output: directory.path + "/cc")
        guard try compiler.wait(milliseconds: 60_000) == 0 else {
            throw TestKitError(TextFile.read(directory.path + "/cc"))
        }
        return (directory, directory.path + "/disk.so")
    }

    private let directory: TemporaryDirectory
    private let control: String
    private var number = 0
    /// What a program needs in its environment, so that its files below `files` are on this disk.
    let environment: [String: String]

    init(files: String) throws {
        directory = try TemporaryDirectory()
        control = directory.path + "/control"
        environment = [
            "LD_PRELOAD": try Self.library.get().path, "EMO_FAULT_FILES": files,
            "EMO_FAULT_CONTROL": control,
        ]
    }

    /// From now on something fails.
    func fail(_ fault: Fault) throws {
        number += 1
        unlink(control + ".fired")
        let line = "\(number) \(fault.call) \(fault.nth) \(fault.code) \(fault.isSticky ? 1 : 0)\n"
        try directory.write(Array(line.utf8), to: "next")
        try #require(rename(directory.path + "/next", control) == 0)
    }

    /// From now on nothing fails.
    func mend() { unlink(control) }

    /// Whether the fault has struck.
    var hasFired: Bool { access(control + ".fired", F_OK) == 0 }
}
