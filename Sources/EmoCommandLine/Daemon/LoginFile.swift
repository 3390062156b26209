// Where emoctl keeps a log-in: one file for all sockets, readable by its owner only and replaced at once. A token that is
// about to expire is renewed under a lock, since a refresh token is good for one use.
import EmoProtocol
import Glibc

/// The log-ins of this person.
public struct LoginFile: Sendable {
    private static let maximumBytes = 1_048_576

    /// Where it is.
    public let path: String

    /// The file in the state directory of the environment's owner; nil where there is no home.
    public init?(in environment: EnvironmentVariables) {
        guard
            let state = environment["XDG_STATE_HOME"]
                ?? environment["HOME"].map({ ($0 == "/" ? "" : $0) + "/.local/state" })
        else { return nil }
        path = state + "/emobuddy/logins.json"
    }

    /// The token of the log-in at a socket, renewed where it is about to expire; nil where nobody has logged in.
    public func token(socket: String, timeLimit: TimeLimit?) throws(CommandError) -> String? {
        guard let login = try read()[socket] else { return nil }
        if !Self.isOld(login) { return login["token"]?.string }
        let lock = try lock()
        defer { close(lock) }
        guard let login = try read()[socket] else { return nil }
        if !Self.isOld(login) { return login["token"]?.string }
        let renewed: JSONValue
        do throws(CommandError) {
            renewed = try DaemonConnection(path: socket, timeLimit: timeLimit).call(
                "auth.refresh", ["refresh_token": login["refresh_token"] ?? ""], doing: "renew your log-in")
        } catch {
            guard error.status == .permission else { throw error }
            var explained = error
            explained.next = "emoctl login, or to be known by the socket again: emoctl logout"
            throw explained
        }
        try store(renewed, socket: socket)
        return renewed["token"]?.string
    }

    /// Keeps what `auth.login` answered.
    public func save(_ login: JSONValue, socket: String) throws(CommandError) {
        let lock = try lock()
        defer { close(lock) }
        try store(login, socket: socket)
    }

    /// Forgets the log-in at a socket.
    /// - Returns: whether there was one.
    public func remove(socket: String) throws(CommandError) -> Bool {
        guard access(path, F_OK) == 0 else { return false }
        let lock = try lock()
        defer { close(lock) }
        var logins = try read()
        guard logins[socket] != nil else { return false }
        logins[socket] = nil
        try write(logins)
        return true
    }

    // MARK: -

    private func store(_ login: JSONValue, socket: String) throws(CommandError) {
        var kept: JSONObject = [:]
        for key in ["token", "expires_at", "refresh_token"] { kept[key] = login[key] }
        var logins = try read()
        logins[socket] = .object(kept)
        try write(logins)
    }

    private func write(_ logins: JSONObject) throws(CommandError) {
        try FileAccess.replace(
            path, with: Array(JSONValue.object(logins).indented().utf8) + [UInt8(ascii: "\n")], mode: 0o600,
            doing: "keep the log-in")
    }

    private func read() throws(CommandError) -> JSONObject {
        let purpose = "read the log-in in \(path)"
        var status = stat()
        guard stat(path, &status) == 0 else { return [:] }
        guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() else {
            throw CommandError(
                .permission, "cannot \(purpose)", why: "others may read or change it",
                next: "rm \(path), then: emoctl login")
        }
        let bytes = try FileAccess.read(path, maximumBytes: Self.maximumBytes, doing: purpose)
        guard let logins = (try? JSONParser.parse(bytes))?.object else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "it was not written by emoctl",
                next: "rm \(path), then: emoctl login")
        }
        return logins
    }

    /// An open descriptor that holds the lock until it is closed.
    private func lock() throws(CommandError) -> Int32 {
        let purpose = "keep the log-in"
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try FileAccess.makePrivateDirectories(folder, doing: purpose)
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(errno, doing: purpose) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            close(descriptor)
            throw .system(errno, doing: purpose)
        }
        return descriptor
    }

    /// Whether the token is good for less than a minute.
    private static func isOld(_ login: JSONValue) -> Bool {
        (login["expires_at"]?.string ?? "").prefix(19) <= Amount.universalTime(inSeconds: 60).prefix(19)
    }
}
