// Ids as people give them: checked before emod is asked, so that a slip of the hand gets an answer in words.
import EmoProtocol

/// Reads ids from the command line.
public enum Identifier {
    /// A UUID in its usual form.
    /// - Parameters:
    ///   - noun: what it is the id of: `session`.
    ///   - listing: the command that lists such ids.
    public static func uuid(_ text: String, of noun: String, listing: String) throws(CommandError) -> String {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12],
            text.allSatisfy({ $0 == "-" || ($0.isASCII && $0.isHexDigit) })
        else {
            throw .usage("cannot find the \(noun)", why: "the id given is not a UUID", next: listing)
        }
        return text.lowercased()
    }

    /// The name of a service: what emod accepts, and never a path.
    public static func serviceName(_ text: String) throws(CommandError) -> String {
        let isFit =
            (1...64).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        guard isFit else {
            throw .usage(
                "cannot make a token", why: "a service's name has 1 to 64 letters, digits, - and _",
                next: "emoctl token create NAME, such as: emoctl token create stt")
        }
        return text
    }

    /// The session named on the command line; `last` is the newest one.
    public static func session(_ text: String, connection: DaemonConnection) throws(CommandError) -> String {
        guard text == "last" else { return try uuid(text, of: "session", listing: "emoctl session list") }
        let page = try connection.call("session.list", ["limit": 1], doing: "find the last session")
        guard let id = page["items"]?.array?.first?["id"]?.string else {
            throw CommandError(
                .notFound, "cannot find the last session", why: "there is no session yet",
                next: "start one with: emoctl chat")
        }
        return id
    }
}
