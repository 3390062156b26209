// Why a command failed, in the three parts a person needs:
// what, why, and the next command. Never text of a user.
import EmoProtocol

/// A failure as emoctl tells it.
public struct CommandError: Error, Equatable, Sendable {
    /// The exit status it leads to.
    public var status: CommandStatus
    /// The stable code, where there is one.
    public var code: String?
    /// What could not be done.
    public var what: String
    /// Why.
    public var why: String
    /// The next thing to do, best a command.
    public var next: String

    /// Makes an error of its three parts.
    public init(_ status: CommandStatus, code: String? = nil, _ what: String, why: String, next: String) {
        self.status = status
        self.code = code
        self.what = what
        self.why = why
        self.next = next
    }

    /// An error that emod gave.
    /// - Parameter purpose: what was being done, to follow “cannot”: `rename the session`.
    public init(_ error: ProtocolError, doing purpose: String) {
        var why = error.message
        if let wait = error.retryAfterMilliseconds {
            why += " Try again in about \(max(1, (wait + 999) / 1000)) s."
        }
        let next = error.hint.isEmpty ? "emoctl health" : error.hint
        self.init(CommandStatus(error), code: error.code, "cannot \(purpose)", why: why, next: next)
    }

    /// An error of a registered code that emoctl found by itself, before asking emod.
    public init(_ code: ErrorCode, doing purpose: String, why: String? = nil) {
        self.init(ProtocolError(code, why), doing: purpose)
    }

    /// A command line that cannot be understood.
    public static func usage(_ what: String, why: String, next: String) -> CommandError {
        CommandError(.usage, what, why: why, next: next)
    }

    /// Why, with the stable code where there is one.
    public var reason: String { code.map { "\(why) (\($0))" } ?? why }

    /// The error as it is printed: three lines, without control characters.
    public func lines(_ style: TextStyle = .plain) -> [String] {
        return [
            style.tinted("emoctl:", .bad) + " " + what.safeLine, reason.safeLine,
            style.strong("try:") + " " + next.safeLine,
        ]
    }
}
