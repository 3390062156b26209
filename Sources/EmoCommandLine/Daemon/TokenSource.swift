// Where emoctl takes its token from: a file or the environment,
// never the command line, which every process can read.
import EmoProtocol
import Glibc

/// Finds the token to use.
public enum TokenSource {
    /// The most bytes a token file may have.
    private static let maximumBytes = 65_536

    /// The token that the environment names; nil when it names none.
    /// - Throws: a `CommandError` when `EMOCTL_TOKEN_FILE` cannot be read or has no token in it.
    public static func token(in environment: EnvironmentVariables) throws(CommandError) -> String? {
        if let path = environment["EMOCTL_TOKEN_FILE"] { return try token(inFile: path) }
        return environment["SERVICE_AUTH_TOKEN"]
    }

    /// Reads a file with nothing but a token in it, or an
    /// environment file with a line `SERVICE_AUTH_TOKEN=…`.
    static func token(inFile path: String) throws(CommandError) -> String {
        let purpose = "read the token file \(path)"
        let bytes = try FileAccess.read(path, maximumBytes: maximumBytes, doing: purpose)
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
            String(line.trimmed).unquoted
        }
        let marked = lines.compactMap { line in line.droppingPrefix(EnvironmentFile.key + "=")?.unquoted }
            .last
        if let marked, !marked.isEmpty { return marked }
        let others = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        guard others.count == 1, let token = others.first, !token.contains(where: { $0 == " " || $0 == "=" })
        else {
            throw CommandError(
                .usage, "cannot \(purpose)",
                why: "it has neither one token nor a line \(EnvironmentFile.key)=…",
                next: "make one with: emoctl token create NAME --env-file DIRECTORY")
        }
        return token
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmed: SubSequence {
        let start = drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { start[...$0] } ?? start.prefix(0)
    }

    func droppingPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension String {
    /// The text without one pair of double quotes around it.
    fileprivate var unquoted: String {
        count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
