// Makes the registered checks one after the other. A check whose ground is missing is left out and says why.
// Invariant: nothing is changed by looking.
import EmoProtocol

/// Looks at an installation.
public struct Doctor {
    private let subject: DoctorSubject

    /// - Parameters:
    ///   - path: the control socket.
    ///   - environment: where programs are looked for.
    ///   - connect: connects to emod as whoever asks.
    public init(
        path: String, environment: EnvironmentVariables = .process,
        connect: @escaping () throws(CommandError) -> DaemonConnection
    ) {
        subject = DoctorSubject(path: path, environment: environment, connect: connect)
    }

    /// Makes all checks.
    /// - Throws: `CommandError` after Ctrl-C, and what `onResult` throws.
    public func run(onResult: (DoctorResult) throws(CommandError) -> Void = { _ in })
        throws(CommandError) -> DoctorReport
    {
        var report = DoctorReport()
        for check in DoctorCheck.all {
            let result = try make(check, after: report)
            report.results.append(result)
            try onResult(result)
        }
        return report
    }

    private func make(_ check: DoctorCheck, after report: DoctorReport) throws(CommandError) -> DoctorResult {
        func result(_ outcome: DoctorResult.Outcome, status: CommandStatus? = nil) -> DoctorResult {
            DoctorResult(code: check.code, title: check.title, outcome: outcome, status: status)
        }
        func finding(_ message: String, _ remedy: String) -> DoctorFinding {
            DoctorFinding(code: check.code, severity: check.severity, message: message, remedy: remedy)
        }
        if let ground = check.dependsOn, !report.isWell(ground) {
            return result(.skipped("\(ground) is not well"))
        }
        do throws(CommandError) {
            if check.needsAdministrator, try !subject.isAdministrator() {
                return result(.skipped("only an administrator may"))
            }
            switch try check.look(subject) {
            case .fine(let seen): return result(.fine(seen))
            case .wrong(let message, let remedy): return result(.found([finding(message, remedy)]))
            case .findings(let findings): return result(.found(findings))
            }
        } catch {
            if error.status == .interrupted { throw error }
            let message = "\(error.what): \(error.reason)"
            return result(.found([finding(message, error.next)]), status: error.status)
        }
    }
}

/// What the doctor found.
public struct DoctorReport: Sendable {
    /// The checks in their order.
    public internal(set) var results: [DoctorResult] = []

    /// All that is wrong.
    public var findings: [DoctorFinding] {
        results.flatMap { result -> [DoctorFinding] in
            guard case .found(let findings) = result.outcome else { return [] }
            return findings
        }
    }

    /// The exit status that says the same: that of emod's absence where it is absent, else of the worst finding.
    public var status: CommandStatus {
        if let absence = results.first(where: { $0.code == "daemon.socket" })?.status { return absence }
        guard let worst = findings.map(\.severity).max() else { return .success }
        return worst == .error ? .failure : .degraded
    }

    /// The report in one line.
    public var line: String {
        guard !findings.isEmpty else { return "Nothing is wrong." }
        let errors = findings.count { $0.severity == .error }
        let parts = [(errors, "error"), (findings.count - errors, "warning")].filter { $0.0 > 0 }
        return parts.map { Amount.count(Int64($0.0), $0.1) }.joined(separator: ", ")
    }

    /// The report as `--json` prints it.
    public var json: JSONValue {
        let words: [CommandStatus: String] = [.success: "fine", .degraded: "warning"]
        return ["status": .string(words[status] ?? "error"), "checks": .array(results.map(\.json))]
    }

    func isWell(_ code: String) -> Bool {
        results.contains { result in
            guard result.code == code, case .fine = result.outcome else { return false }
            return true
        }
    }
}

extension DoctorResult {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["code": .string(code), "title": .string(title)]
        switch outcome {
        case .fine(let seen):
            object["outcome"] = "fine"
            object["detail"] = .string(seen)
        case .skipped(let reason):
            object["outcome"] = "skipped"
            object["detail"] = .string(reason)
        case .found(let findings):
            object["outcome"] = .string(findings.map(\.severity).max()?.rawValue ?? "warning")
            object["findings"] = .array(
                findings.map { finding in
                    [
                        "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
                        "message": .string(finding.message), "remedy": .string(finding.remedy),
                    ]
                })
        }
        return .object(object)
    }
}
