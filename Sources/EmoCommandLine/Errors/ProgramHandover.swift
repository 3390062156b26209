// Hands the process over to another program of the installation.
import Glibc

/// Replaces emoctl by a program that lies beside it or on PATH.
public enum ProgramHandover {
    /// Does not return when the program could be started.
    /// - Returns: why it could not.
    public static func replaceProcess(by program: String, _ arguments: [String]) -> CommandError {
        let beside = Installation.programFolder.map { "\($0)/\(program)" }
        let path = beside.flatMap { access($0, X_OK) == 0 ? $0 : nil } ?? program
        var list = ([path] + arguments).map { strdup($0) }
        defer { for text in list { free(text) } }
        list.append(nil)
        execvp(path, list)
        return CommandError(
            .failure, "cannot run \(program)", why: "\(program) is not installed beside emoctl or on PATH.",
            next: "apt install emobuddy")
    }
}
