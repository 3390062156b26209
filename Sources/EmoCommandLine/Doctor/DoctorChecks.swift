// The registry of the doctor's checks, in the order in which they are made.
import EmoProtocol

extension DoctorCheck {
    /// Every check; one comes after the one that it depends on.
    static var all: [DoctorCheck] { daemon + kept + machine }

    private static var daemon: [DoctorCheck] {
        [
            DoctorCheck(code: "daemon.socket", title: "emod answers", severity: .error) {
                subject throws(CommandError) in
                _ = try subject.call("ping", doing: "reach emod")
                return .fine("on \(subject.path)")
            },
            DoctorCheck(
                code: "daemon.version", title: "emod and emoctl are of one version", severity: .warning,
                dependsOn: "daemon.socket"
            ) { subject throws(CommandError) in
                let version = try subject.health().result["version"]?.string ?? "?"
                guard version != Product.version else { return .fine("both are \(version)") }
                return .wrong(
                    "emod is \(version), emoctl is \(Product.version)",
                    remedy: "install both of the same version, then restart emod")
            },
            DoctorCheck(
                code: "daemon.health", title: "emod finds itself well", severity: .error,
                dependsOn: "daemon.socket"
            ) { subject throws(CommandError) in
                let health = try subject.health()
                let severity: DoctorSeverity = health.status == .failure ? .error : .warning
                let problems = (health.result["problems"]?.array ?? []).map { problem in
                    DoctorFinding(
                        code: problem["code"]?.string ?? "?", severity: severity,
                        message: problem["message"]?.string ?? "?",
                        remedy: problem["hint"]?.string ?? "emoctl status")
                }
                return problems.isEmpty ? .fine(health.line) : .findings(problems)
            },
            DoctorCheck(
                code: "engines.steady", title: "engines keep running", severity: .warning,
                dependsOn: "daemon.socket"
            ) { subject throws(CommandError) in
                let engines = try subject.health().engines
                for engine in engines {
                    let name = engine["id"]?.string ?? "?"
                    let ends = ["refused": "was refused", "rolled_back": "was taken back"]
                    if let end = ends[engine["upgrade"]?["phase"]?.string ?? ""] {
                        return .wrong("a new build of \(name) \(end)", remedy: "emoctl engine show \(name)")
                    }
                    let restarts = engine["restarts"]?.integer ?? 0
                    if restarts >= mostRestarts {
                        return .wrong(
                            "\(name) was restarted \(restarts) times since emod was started",
                            remedy: "emoctl engine logs \(name)")
                    }
                }
                return .fine(Amount.count(Int64(engines.count), "engine"))
            },
        ]
    }

    private static var kept: [DoctorCheck] {
        [
            DoctorCheck(
                code: "resources.checked", title: "numbers to call in danger were checked",
                severity: .warning,
                dependsOn: "daemon.socket", look: resources),
            DoctorCheck(
                code: "audit.intact", title: "the audit log is as it was written", severity: .error,
                dependsOn: "daemon.socket", needsAdministrator: true
            ) { subject throws(CommandError) in
                let checked = try subject.call("audit.verify", doing: "verify the audit log")
                guard checked["intact"]?.bool != true else {
                    return .fine(Amount.count(checked["rows"]?.integer ?? 0, "row"))
                }
                return .wrong(
                    checked["reason"]?.string ?? "a row is not as it was written",
                    remedy: "emoctl audit verify")
            },
            DoctorCheck(
                code: "tokens.lasting", title: "no token ends soon", severity: .warning,
                dependsOn: "daemon.socket",
                needsAdministrator: true, look: tokens),
            DoctorCheck(
                code: "backup.recent", title: "there is a recent backup", severity: .warning,
                dependsOn: "daemon.socket", needsAdministrator: true, look: backups),
        ]
    }

    private static var machine: [DoctorCheck] {
        [
            DoctorCheck(code: "machine.memory", title: "memory is left", severity: .warning) { _ in
                let free = Machine.availableMemory
                guard let free, free < leastMemory else { return .fine(free.map(Amount.bytes) ?? "not told") }
                return .wrong(
                    "only \(Amount.bytes(free)) are left, and engines may fail to start",
                    remedy:
                        "end other programs, or disable engines that you do not need: emoctl engine disable ID"
                )
            },
            DoctorCheck(code: "machine.processor", title: "the processor is fast enough", severity: .warning)
            { _ in
                guard Machine.lacksVectors else { return .fine("it has what the models are made for") }
                return .wrong(
                    "it has no AVX2: everything works, several times slower",
                    remedy: "run emod on a processor of 2015 or later")
            },
            DoctorCheck(code: "machine.clock", title: "the clock is right", severity: .warning) { _ in
                guard Machine.isClockUnsynchronized else { return .fine("it is synchronised") }
                return .wrong(
                    "nothing sets the clock: times of what is kept and ends of tokens may be wrong",
                    remedy: "timedatectl set-ntp true")
            },
            DoctorCheck(code: "machine.recorder", title: "emoctl can record", severity: .warning) {
                subject throws(CommandError) in
                do throws(CommandError) {
                    _ = try Microphone(path: subject.environment["PATH"] ?? "")
                    return .fine("for emoctl chat --voice")
                } catch {
                    return .wrong(error.why, remedy: error.next)
                }
            },
        ]
    }

    private static let mostRestarts: Int64 = 3
    /// Bytes; the largest engine takes about as much.
    private static let leastMemory: Int64 = 256 << 20
    /// Days after which a line is to be checked again.
    private static let checkDays = 180
    /// Days before its end that a token is told of, and for which a backup is recent.
    private static let soonDays = 30

    private static func resources(_ subject: DoctorSubject) throws(CommandError) -> Sight {
        let told = try subject.health().result["resources"]
        let remedy =
            "call or visit each, then set verified_on in the file that safety.resources_file names, and restart emod"
        let lines = told?["lines"]?.integer ?? 0
        if let unverified = told?["unverified"]?.integer, unverified > 0 {
            return .wrong("nobody has noted a check of \(unverified) of \(lines) lines", remedy: remedy)
        }
        let oldest = told?["oldest_check"]?.string.flatMap { CalendarDay($0) }
        if let oldest, CalendarDay.today - oldest > checkDays {
            return .wrong(
                "the oldest check of \(lines) lines is of \(oldest.long), more than \(checkDays) days ago",
                remedy: remedy)
        }
        return .fine(Amount.count(lines, "line"))
    }

    private static func tokens(_ subject: DoctorSubject) throws(CommandError) -> Sight {
        let items = try subject.call("token.list", doing: "list the tokens")["items"]?.array ?? []
        let valid = items.filter { $0["revoked_at"]?.string == nil }
        for token in valid {
            guard let end = token["expires_at"]?.string.flatMap({ CalendarDay($0) }) else { continue }
            let left = end - CalendarDay.today
            guard (0...soonDays).contains(left) else { continue }
            let name = token["name"]?.string ?? "?"
            return .wrong(
                "the token of \(name) ends on \(end.long)",
                remedy: "emoctl token create \(name) --env-file DIRECTORY")
        }
        return .fine(Amount.count(Int64(valid.count), "token"))
    }

    private static func backups(_ subject: DoctorSubject) throws(CommandError) -> Sight {
        guard try subject.health().result["database"]?["storage"]?.string != "memory" else {
            return .fine("nothing is kept that could be lost")
        }
        let events = try subject.call(
            "event.list", ["topics": ["backup.created"], "limit": 500], doing: "find the last backup")
        let last = events["items"]?.array?.last?["time"]?.string.flatMap { CalendarDay($0) }
        guard let last, CalendarDay.today - last <= soonDays else {
            return .wrong("no backup was made in the last \(soonDays) days", remedy: "emoctl backup create")
        }
        return .fine("the last one is of \(last.long)")
    }
}
