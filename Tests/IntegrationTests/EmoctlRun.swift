// Runs the staged emoctl against a daemon, as whoever the test runs as or as nobody in particular.
import EmoTestKit
import Foundation

/// What a run of emoctl left behind.
struct EmoctlRun {
    let status: Int32
    /// Everything it printed, results and notes together.
    let output: String

    init(
        _ arguments: [String], socket: String, asNobody: Bool = false, environment: [String: String] = [:],
        milliseconds: Int = 60_000
    ) throws {
        let directory = try TemporaryDirectory()
        var variables = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "EMOD_SOCKET": socket]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        variables.merge(environment) { $1 }
        let somebody = ["/usr/bin/setpriv", "--reuid=4242", "--regid=4242", "--clear-groups"]
        let command = (asNobody ? somebody : []) + [Stage.emoctl] + arguments
        let child = try ChildProcess(
            command[0], Array(command.dropFirst()), environment: variables, output: directory.path + "/out")
        status = try child.wait(milliseconds: milliseconds)
        output = TextFile.read(directory.path + "/out")
    }
}
