// Turns a status of the ABI into the failure the daemon sees: a stable code, words, and what to do next.
import CEmoABI
import EmoHostLink

/// The table of statuses.
enum EngineStatusMapping {
    /// The failure of a status other than `EMO_OK`.
    /// - Parameter message: the engine's own words; nil when it gave none.
    static func failure(of status: Int32, message: String?) -> LinkFailure {
        let (code, fallback, hint) = words(of: status)
        return LinkFailure(status: status, code: code, message: message ?? fallback, hint: hint)
    }

    private static func words(of status: Int32) -> (code: String, message: String, hint: String) {
        switch status {
        case EMO_CANCELLED:
            (LinkFailure.Code.cancelled, "the request was cancelled", "send it again if it is wanted")
        case EMO_DEADLINE:
            (LinkFailure.Code.deadline, "the deadline passed", "give more time, or ask for less at once")
        case EMO_INVALID_ARGUMENT:
            (LinkFailure.Code.invalidInput, "the engine cannot work on the input", "change the input")
        case EMO_UNSUPPORTED:
            (LinkFailure.Code.unsupported, "the engine does not do that", "use an engine that does")
        case EMO_UNAVAILABLE:
            (LinkFailure.Code.unavailable, "something the engine needs is not there", "try again later")
        case EMO_RESOURCE_EXHAUSTED:
            (
                LinkFailure.Code.exhausted, "the engine ran out of memory or another resource",
                "ask for less at once"
            )
        case EMO_FAILED_PRECONDITION:
            (LinkFailure.Code.wrongState, "the call came in the wrong state", "load the engine first")
        case EMO_DATA_INVALID:
            (
                LinkFailure.Code.modelCorrupt, "a model file is missing, truncated or corrupted",
                "install the engine's models again"
            )
        default:
            (LinkFailure.Code.failed, "the engine failed (status \(status))", "look at the engine's log")
        }
    }
}
