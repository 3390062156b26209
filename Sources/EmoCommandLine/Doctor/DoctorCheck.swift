// One thing that the doctor looks at, and what it found. Registered once, in DoctorChecks.swift.
import EmoProtocol

/// How bad a finding is.
public enum DoctorSeverity: String, Sendable, Comparable {
    /// It works; somebody should look at it some time.
    case warning
    /// Something does not work.
    case error

    /// The order of urgency.
    public static func < (one: DoctorSeverity, other: DoctorSeverity) -> Bool {
        one == .warning && other == .error
    }
}

/// Something that is wrong, and what to do about it.
public struct DoctorFinding: Sendable, Equatable {
    /// The stable code: the check's, or that of a problem that emod has told.
    public let code: String
    /// How bad it is.
    public let severity: DoctorSeverity
    /// What is wrong.
    public let message: String
    /// What to do, best a command.
    public let remedy: String
}

/// A check that was made, or left out.
public struct DoctorResult: Sendable {
    /// How it went.
    public enum Outcome: Sendable, Equatable {
        /// All is well; what was seen.
        case fine(String)
        /// What is wrong, at least one.
        case found([DoctorFinding])
        /// Why it was not made.
        case skipped(String)
    }

    /// The check's stable code.
    public let code: String
    /// What it looks at.
    public let title: String
    /// How it went.
    public let outcome: Outcome
    /// The exit status that a check of its own kind asks for; nil where its findings decide.
    let status: CommandStatus?
}

/// A registered check.
struct DoctorCheck {
    /// What was seen where all is well, or what is wrong.
    enum Sight {
        case fine(String)
        case wrong(String, remedy: String)
        case findings([DoctorFinding])
    }

    /// Its stable code.
    let code: String
    /// What it looks at.
    let title: String
    /// How bad it is when it is wrong.
    let severity: DoctorSeverity
    /// The check without which it makes no sense.
    var dependsOn: String?
    /// Whether only an administrator can make it.
    var needsAdministrator = false
    /// Looks.
    let look: (DoctorSubject) throws(CommandError) -> Sight
}

/// What the checks look at: the daemon, and the machine that emoctl runs on.
final class DoctorSubject {
    let path: String
    let environment: EnvironmentVariables
    private let connect: () throws(CommandError) -> DaemonConnection
    private var connection: DaemonConnection?
    private var knownHealth: HealthReport?
    private var knownAdministrator: Bool?

    init(
        path: String, environment: EnvironmentVariables,
        connect: @escaping () throws(CommandError) -> DaemonConnection
    ) {
        self.path = path
        self.environment = environment
        self.connect = connect
    }

    /// Asks emod, over one connection.
    func call(_ method: String, _ parameters: JSONObject = [:], doing purpose: String) throws(CommandError)
        -> JSONValue
    {
        try open().call(method, parameters, doing: purpose)
    }

    /// emod's health, asked for once.
    func health() throws(CommandError) -> HealthReport {
        if let knownHealth { return knownHealth }
        let health = HealthReport(try call("health.get", doing: "read emod's health"))
        knownHealth = health
        return health
    }

    /// Whether the caller is an administrator, asked for once.
    func isAdministrator() throws(CommandError) -> Bool {
        if let knownAdministrator { return knownAdministrator }
        let isAdministrator = try open().isAdministrator()
        knownAdministrator = isAdministrator
        return isAdministrator
    }

    private func open() throws(CommandError) -> DaemonConnection {
        if let connection { return connection }
        let opened = try connect()
        connection = opened
        return opened
    }
}
