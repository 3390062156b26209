// The file that gives a service its token: `NAME.env` with the line SERVICE_AUTH_TOKEN=…, mode 0600, replaced
// at once. Other lines of a file that is there already are kept as they are.
import Glibc

/// Writes tokens where services read them.
public struct EnvironmentFile: Sendable {
    /// The variable that services read.
    public static let key = "SERVICE_AUTH_TOKEN"

    /// Where the file is.
    public let path: String
    private let service: String

    /// The file of a service in a directory.
    /// - Parameter service: the name of the service, which has been checked to be no path.
    public init(service: String, directory: String) {
        self.service = service
        path = (directory.hasSuffix("/") ? directory : directory + "/") + service + ".env"
    }

    /// Finds out, before a token is made, that files can be written in a directory.
    public static func check(directory: String) throws(CommandError) {
        let purpose = "write token files in \(directory)"
        var status = stat()
        guard stat(directory, &status) == 0 else { throw .system(errno, doing: purpose) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "it is not a directory",
                next: "name a directory with --env-file")
        }
        guard access(directory, W_OK | X_OK) == 0 else { throw .system(errno, doing: purpose) }
    }

    /// Sets the token in the file.
    /// - Throws: a `CommandError` when it cannot be written, or the token is not one word of printable ASCII.
    public func write(token: String) throws(CommandError) {
        let purpose = "write the token file \(path)"
        // A line break in the value would add a variable of the sender's choice to the service's environment.
        guard !token.isEmpty,
            token.utf8.allSatisfy({
                (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
            })
        else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "what emod sent is not a token", next: "emoctl health")
        }
        var lines: [Substring] = []
        if access(path, F_OK) == 0 {
            let old = try FileAccess.readText(path, maximumBytes: 1_048_576, doing: purpose)
            lines = old.split(separator: "\n", omittingEmptySubsequences: false).filter {
                $0.droppingPrefix(Self.key + "=") == nil
            }
            if lines.last == "" { lines.removeLast() }
        } else {
            lines = ["# The token of the service \(service), made by emoctl token create."]
        }
        lines.append("\(Self.key)=\(token)")
        try FileAccess.replace(
            path, with: Array((lines.joined(separator: "\n") + "\n").utf8), mode: 0o600, doing: purpose)
    }
}
