// How a host process ended, in the words of health screens and errors.

/// The end of a host process.
public enum HostExit: Sendable, Equatable, CustomStringConvertible {
    /// It returned this code.
    case code(Int32)
    /// It was ended by this signal.
    case signal(Int32)

    /// The exit code by which a host says that starting it again cannot help: `EX_CONFIG` of sysexits.h.
    public static let permanentFailureCode: Int32 = 78

    /// True when starting the same files again cannot help.
    public var isPermanent: Bool { self == .code(Self.permanentFailureCode) }

    /// Such as `exit code 1` or `signal 11 (SIGSEGV)`.
    public var description: String {
        switch self {
        case .code(let code): "exit code \(code)"
        case .signal(let number): Self.names[number].map { "signal \(number) (\($0))" } ?? "signal \(number)"
        }
    }

    private static let names: [Int32: String] = [
        1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS",
        8: "SIGFPE",
        9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM", 24: "SIGXCPU",
        25: "SIGXFSZ",
        31: "SIGSYS",
    ]
}
