// What a host process is started with: the program, its arguments and a clean environment. Nothing private is
// in it.
import Glibc

/// One start of a host.
public struct HostLaunch: Sendable, Equatable {
    /// Absolute path of the program.
    public var executable: String
    /// The arguments after the program's name.
    public var arguments: [String]
    /// `NAME=value`; the child gets these and nothing else.
    public var environment: [String]

    /// Makes a launch with the environment of ``cleanEnvironment()``.
    public init(executable: String, arguments: [String]) {
        self.executable = executable
        self.arguments = arguments
        self.environment = Self.cleanEnvironment()
    }

    /// No backtracer in the host (it would delay the news of a crash by 11-14 ms), where programs are, and
    /// where the daemon finds its libraries.
    public static func cleanEnvironment() -> [String] {
        var environment = ["SWIFT_BACKTRACE=enable=no", "PATH=/usr/bin:/bin"]
        if let libraries = getenv("LD_LIBRARY_PATH") {
            environment.append("LD_LIBRARY_PATH=\(String(cString: libraries))")
        }
        return environment
    }
}

/// A host that was started. The receiver owns the descriptor.
public struct SpawnedHost: Sendable {
    /// The process, leader of its own group.
    public let processID: pid_t
    /// The daemon's end of the link: a connected stream socket, close-on-exec.
    public let linkDescriptor: CInt
}
