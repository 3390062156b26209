// The environment, read in one place, so that a test can give another. A variable that is set but empty
// counts as not set.
import Glibc

/// The environment variables that emoctl looks at.
public struct EnvironmentVariables: Sendable {
    private let lookUp: @Sendable (String) -> String?

    /// The environment of this process.
    public static let process = EnvironmentVariables { name in getenv(name).map { String(cString: $0) } }

    /// An environment with just these variables.
    public init(_ variables: [String: String]) { lookUp = { variables[$0] } }

    private init(lookUp: @escaping @Sendable (String) -> String?) { self.lookUp = lookUp }

    /// The value of a variable; nil when it is not set or empty.
    public subscript(name: String) -> String? {
        guard let value = lookUp(name), !value.isEmpty else { return nil }
        return value
    }

    /// The variables that matter, with what they do, for the help text and the manual.
    public static let table: [(name: String, summary: String)] = [
        ("EMOD_SOCKET", "the control socket, unless --socket names one"),
        ("EMOCTL_TOKEN_FILE", "a file with a token, or with a line SERVICE_AUTH_TOKEN=…"),
        ("SERVICE_AUTH_TOKEN", "a token, where EMOCTL_TOKEN_FILE is not set"),
        ("EMOD_STATE_DIR", "emod's state directory, for backup restore"),
        ("XDG_STATE_HOME", "where emoctl login keeps its token: below, in emobuddy/logins.json"),
        ("NO_COLOR", "set to anything: no colour"),
    ]
}
