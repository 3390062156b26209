// What the operating system answers about files and sockets, as errors a person can act on.
import EmoTransport
import Glibc

extension CommandError {
    /// A failed system call on a file.
    /// - Parameters:
    ///   - number: `errno`.
    ///   - purpose: what was being done, to follow “cannot”: `read notes.wav`.
    public static func system(_ number: Int32, doing purpose: String) -> CommandError {
        let reason = String(cString: strerror(number))
        switch number {
        case ENOENT, ENOTDIR:
            return CommandError(
                .notFound, "cannot \(purpose)", why: "there is no such file (\(reason))",
                next: "check the name with: ls")
        case EACCES, EPERM, EROFS:
            return CommandError(
                .permission, "cannot \(purpose)", why: "the system does not permit it (\(reason))",
                next: "check who may use it with: ls -l")
        case EISDIR:
            return CommandError(
                .failure, "cannot \(purpose)", why: "it is a directory", next: "name a file in it")
        case ENOSPC, EDQUOT:
            return CommandError(
                .failure, "cannot \(purpose)", why: "there is no space left (\(reason))",
                next: "free space: df -h")
        default:
            return CommandError(
                .failure, "cannot \(purpose)", why: reason, next: "look for the cause with: dmesg")
        }
    }

    /// No connection, or no answer on it.
    /// - Parameters:
    ///   - path: the socket.
    ///   - purpose: what was being done, to follow “cannot”.
    public static func transport(_ failure: ControlClient.Failure, path: String, doing purpose: String)
        -> CommandError
    {
        let unreachable = "cannot reach emod at \(path)"
        let start =
            "start it (emod &, or sudo systemctl start emod where it is a service), or name its socket with --socket or EMOD_SOCKET"
        switch failure {
        case .notRunning:
            let why =
                access(path, F_OK) == 0
                ? "nobody listens on the socket: emod has stopped"
                : "there is no socket: emod is not running, or listens elsewhere"
            return CommandError(.notReady, unreachable, why: why, next: start)
        case .notPermitted:
            let group = socketGroup(path)
            return CommandError(
                .permission, unreachable + " (permission denied)",
                why: "you are not in the group “\(group)”, which may use the socket",
                next: "sudo adduser $USER \(group), then log in again")
        case .pathTooLong:
            return CommandError(
                .usage, unreachable, why: "the path is longer than a socket's may be (107 bytes)",
                next: "name a shorter path with --socket")
        case .refused(let error): return CommandError(error, doing: purpose)
        case .closed:
            return CommandError(
                .notReady, "cannot \(purpose)", why: "emod closed the connection before it answered",
                next: "emoctl status, or: journalctl -u emod")
        case .timedOut:
            return CommandError(
                .timedOut, "cannot \(purpose)", why: "emod did not answer in time",
                next: "give more time with --timeout, or see: emoctl status")
        case .malformed(let reason):
            return CommandError(
                .failure, "cannot \(purpose)", why: "what answers at \(path) is not emod (\(reason))",
                next: "name emod's socket with --socket or EMOD_SOCKET")
        }
    }

    /// The name of the group that the socket, or else its directory, belongs to.
    private static func socketGroup(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0, status.st_gid != 0, let entry = getgrgid(status.st_gid) else {
            return "emobuddy"
        }
        return String(cString: entry.pointee.gr_name)
    }
}
