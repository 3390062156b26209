// The directory that holds everything kept: made private, and locked, so that two daemons never share one database.
import EmoStore
import FoundationEssentials
import Glibc

/// The locked state directory. The lock is held as long as this lives.
final class StateDirectory {
    /// For uploads and engines; emptied at start.
    let scratch: String
    private let lock: StateLock

    /// Makes the directory where it is missing, and locks it.
    /// - Throws: `StartFailure`.
    init(path: String) throws {
        try Self.make(path)
        do throws(StateLock.Refusal) {
            lock = try StateLock(directory: path)
        } catch {
            guard error == .held else { throw Self.failure(path) }
            throw StartFailure(
                code: "daemon.already_running", message: "another emod uses \(path)",
                hint: "stop it first, or choose another directory with --state-dir DIR")
        }
        scratch = path + "/scratch"
        // What a killed daemon left there is nobody's any more.
        try? FileManager.default.removeItem(atPath: scratch)
        try Self.make(scratch)
    }

    private static func make(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, access(path, W_OK | X_OK) == 0
        else { throw failure(path) }
        guard status.st_mode & 0o007 == 0 else {
            throw StartFailure(
                code: "daemon.state_directory_open", message: "\(path) may be read by others",
                hint: "chmod 0700 \(path)")
        }
    }

    private static func failure(_ path: String) -> StartFailure {
        StartFailure(
            code: "daemon.state_directory_unusable",
            message: "\(path) cannot be used: \(String(cString: strerror(errno)))",
            hint: "make it and give it to the daemon's user, or choose another with --state-dir DIR")
    }
}
