// What emoctl's exit status means: the one table from which
// the help text, the manual and the mapping of errors come.
import EmoProtocol

/// How a run of emoctl ended, as the shell sees it.
public enum CommandStatus: Int32, CaseIterable, Sendable {
    /// What was asked for is done.
    case success = 0
    /// It could not be done, for a reason that has no status of its own.
    case failure = 1
    /// The command line cannot be understood.
    case usage = 2
    /// emod cannot be reached, or an engine that is needed is not ready.
    case notReady = 3
    /// The session, analysis, token, engine or file does not exist.
    case notFound = 4
    /// The identity may not do that.
    case permission = 5
    /// Too much work is waiting.
    case busy = 6
    /// The time given is up.
    case timedOut = 7
    /// emod works, with parts missing.
    case degraded = 9
    /// Ctrl-C.
    case interrupted = 130

    /// What the status means, in one line.
    public var summary: String {
        switch self {
        case .success: "done"
        case .failure: "failed; the message says why"
        case .usage: "the command line or a parameter is wrong"
        case .notReady: "emod is not running, or an engine is not ready"
        case .notFound: "no such session, analysis, token, engine or file"
        case .permission: "not permitted, or the token is not valid"
        case .busy: "busy; the same command may succeed later"
        case .timedOut: "the time is up"
        case .degraded: "emod works, but a part of it does not (status, health, wait)"
        case .interrupted: "interrupted by Ctrl-C"
        }
    }

    /// The whole table, one status a line, for the help text.
    public static var table: String {
        allCases.map { status in
            let number = String(status.rawValue)
            return "  " + String(repeating: " ", count: 3 - number.count) + number + "  " + status.summary
        }.joined(separator: "\n")
    }

    /// The status for an error that emod gave: by its code where the code says
    /// more than its class, else by its class. Codes and classes that are not
    /// known count as failures, or as busy where trying again can help.
    public init(_ error: ProtocolError) {
        if let status = Self.byCode[error.code] {
            self = status
        } else if let status = Self.byNumber[error.number] {
            self = status
        } else {
            self = error.retryable ? .busy : .failure
        }
    }

    private static let byCode: [String: CommandStatus] = [
        ErrorCode.deadlineExceeded.name: .timedOut, ErrorCode.cancelled.name: .interrupted,
        ErrorCode.stopping.name: .notReady, ErrorCode.engineUnavailable.name: .notReady,
        ErrorCode.lineTooLong.name: .failure, ErrorCode.sessionEnded.name: .failure,
        ErrorCode.userExists.name: .failure, ErrorCode.groupTooSmall.name: .failure,
        ErrorCode.authenticationTime.name: .permission,
    ]

    /// By the class of the code, which its JSON-RPC number tells;
    /// classes that are left out have no status of their own.
    private static let byNumber: [Int: CommandStatus] = [
        ErrorCode.unknownKey.number: .usage, ErrorCode.unknownMethod.number: .usage,
        ErrorCode.authRequired.number: .permission, ErrorCode.sessionNotFound.number: .notFound,
        ErrorCode.queueFull.number: .busy, ErrorCode.engineFailed.number: .failure,
        ErrorCode.storageUnavailable.number: .failure, ErrorCode.audioFormat.number: .failure,
        ErrorCode.internalError.number: .failure, ErrorCode.invalidRequest.number: .failure,
        ErrorCode.parse.number: .failure, ErrorCode.idempotencyConflict.number: .failure,
    ]
}
