// A real emod with real engines on a state directory of its own.
import EmoProtocol
import EmoTransport
import Glibc

/// An emod that runs for one test or one suite. Used by one test at a time; a suite that shares it calls it serially.
public final class TemporaryDaemon: @unchecked Sendable {
    /// Everything of it lies below.
    public let directory: TemporaryDirectory
    private let environment: [String: String]
    private var process: ChildProcess

    /// The control socket.
    public var socket: String { directory.path + "/emod.sock" }
    /// The state directory.
    public var stateDirectory: String { directory.path + "/state" }
    /// Its log.
    public var logPath: String { directory.path + "/emod.log" }
    /// The running process.
    public var processID: pid_t { process.processID }

    /// Starts it and waits until it answers.
    /// - Parameters:
    ///   - engines: directory with the plugins; the staged ones by default.
    ///   - models: directory with the models.
    ///   - environment: more variables, which come above the configuration file.
    public init(
        engines: String = Stage.engines, models: String = Stage.models, environment: [String: String] = [:]
    ) throws {
        directory = try TemporaryDirectory()
        var variables = [
            "PATH": "/usr/bin:/bin", "EMOD_STATE_DIR": directory.path + "/state",
            "EMOD_SOCKET": directory.path + "/emod.sock",
            "EMOD_ENGINES_DIRECTORIES": engines, "EMOD_ENGINES_MODELS_DIRECTORY": models,
            "EMOD_ENGINES_HOST": Stage.host,
            "EMOD_CONFIG": try directory.write([], to: "emod.toml"), "EMOD_DAEMON_LOG_LEVEL": "debug",
        ]
        if let path = getenv("LD_LIBRARY_PATH") { variables["LD_LIBRARY_PATH"] = String(cString: path) }
        variables.merge(environment) { $1 }
        self.environment = variables
        process = try Self.start(variables, log: directory.path + "/emod.log")
        try waitUntilAnswering()
    }

    deinit { _ = try? stop() }

    /// A new connection that checks every reply against the protocol's own description.
    public func connect(timeoutMilliseconds: Int = 10_000) throws -> CheckedClient {
        do throws(ControlClient.Failure) {
            return CheckedClient(try ControlClient(path: socket, timeoutMilliseconds: timeoutMilliseconds))
        } catch {
            if case .refused(let refusal) = error { TraceFile.record(refusal: refusal) }
            throw error
        }
    }

    /// A new connection to a daemon that takes few: the place of a client that has just gone, such as the one that looked
    /// whether the daemon answers, may be held for a moment yet.
    public func connectWhenThereIsRoom() throws -> CheckedClient {
        let deadline = ControlClient.now() + 10_000
        while true {
            do {
                return try connect()
            } catch ControlClient.Failure.refused(let refusal)
                where refusal.code == ErrorCode.connections.name && ControlClient.now() < deadline
            {
                usleep(10_000)
            }
        }
    }

    /// A new connection of another Unix user, for tests that run as root: for the moment of connecting the whole process is
    /// that user, and the socket is open to everybody.
    public func connect(asUser uid: uid_t) throws -> CheckedClient {
        chmod(directory.path, 0o755)
        chmod(socket, 0o666)
        guard seteuid(uid) == 0 else { throw TestKitError("cannot be user \(uid): error \(errno)") }
        defer { seteuid(0) }
        return try connect()
    }

    /// Waits until an engine of each kind is ready.
    public func waitForEngines(_ kinds: [String] = ["stt", "emotion", "buddy"], milliseconds: Int = 120_000)
        throws
    {
        let client = try connect()
        let deadline = ControlClient.now() + Int64(milliseconds)
        while ControlClient.now() < deadline {
            let engines = try client.result("engine.list")["items"]?.array ?? []
            let ready = Set(
                engines.filter { ["ready", "busy"].contains($0["state"]?.string) }.compactMap {
                    $0["kind"]?.string
                })
            if ready.isSuperset(of: kinds) { return }
            usleep(50_000)
        }
        throw TestKitError("the engines are not ready after \(milliseconds) ms; the log:\n\(log)")
    }

    /// Stops it in order and returns its exit status.
    @discardableResult
    public func stop() throws -> Int32 {
        process.signal(SIGTERM)
        return try process.wait(milliseconds: 60_000)
    }

    /// Kills it without any warning.
    public func kill() throws {
        process.kill()
        _ = try process.wait(milliseconds: 10_000)
    }

    /// Starts it again on the same state.
    /// - Parameter changes: variables that differ this time.
    public func restart(environment changes: [String: String] = [:]) throws {
        process = try Self.start(environment.merging(changes) { $1 }, log: logPath)
        try waitUntilAnswering()
    }

    /// Runs the program on the same state with other arguments, beside or in the place of the daemon, to its end.
    /// - Returns: its exit status.
    public func run(_ arguments: [String]) throws -> Int32 {
        try ChildProcess(Stage.emod, arguments, environment: environment, output: logPath)
            .wait(milliseconds: 60_000)
    }

    /// What it has logged so far.
    public var log: String { TextFile.read(logPath) }

    private static func start(_ environment: [String: String], log: String) throws -> ChildProcess {
        try ChildProcess(Stage.emod, [], environment: environment, output: log)
    }

    private func waitUntilAnswering() throws {
        for _ in 0..<3_000 {
            if let client = try? ControlClient(path: socket, timeoutMilliseconds: 1_000),
                (try? client.call(Request(id: nil, method: "ping"), timeoutMilliseconds: 1_000)) != nil
            {
                return
            }
            guard process.isRunning else { break }
            usleep(10_000)
        }
        throw TestKitError("emod does not answer; its log:\n\(log)")
    }
}

/// Small text files.
public enum TextFile {
    /// The text of a file; empty when it is not there.
    public static func read(_ path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}
