// The chain that the self-test walks: an account and a service's token of its own, a recording, a talk, everything found again.
// Invariant: nothing is read or changed that it has not made itself.
import EmoProtocol
import EmoTransport

/// What the steps have made so far, and the steps.
final class SelfTestChain {
    typealias Work = () throws(CommandError) -> SelfTestFinding

    /// The steps in their order; the clean-up comes after them.
    var steps: [(name: String, work: Work)] {
        [
            ("health", health), ("account", makeAccount), ("log-in", logIn), ("token", makeToken),
            ("recording", analyze), ("talk", talk), ("danger", danger), ("summary", end),
            ("store", findAgain), ("privacy", privacy), ("audit", audit),
        ]
    }

    /// Milliseconds that an emod that has fallen is waited for before what was made is taken away, and between two attempts.
    private static let patience: Int64 = 30_000
    private static let pause: Int64 = 250

    private struct Account {
        let id: String
        let email: String
        let password: String
    }

    private let path: String
    private let connect: () throws(CommandError) -> DaemonConnection
    private var administrator: DaemonConnection
    private let recording: SelfTest.Recording
    private let timeLimit: TimeLimit?

    private var account: Account?
    private var tokenID: String?
    private var serviceToken: String?
    private var user: DaemonConnection?
    private var service: DaemonConnection?
    private var analysis: String?
    private var session: String?
    /// What has been said in the session, by both sides.
    private var said: [String] = []

    init(
        path: String, recording: SelfTest.Recording, timeLimit: TimeLimit?,
        connect: @escaping () throws(CommandError) -> DaemonConnection
    ) throws(CommandError) {
        self.path = path
        self.connect = connect
        administrator = try connect()
        self.recording = recording
        self.timeLimit = timeLimit
    }

    // MARK: Who is there

    private func health() throws(CommandError) -> SelfTestFinding {
        let report = HealthReport(try administrator.call("health.get", doing: "read emod's health"))
        try expect(report.status != .failure, "find emod well", report.line, next: "emoctl status")
        return SelfTestFinding(outcome: report.status == .success ? .passed : .degraded, detail: report.line)
    }

    private func makeAccount() throws(CommandError) -> SelfTestFinding {
        let mark = Self.random(bytes: 6)
        let (email, password) = ("selftest-\(mark)@selftest.invalid", Self.random(bytes: 24))
        let made = try administrator.call(
            "user.create", ["email": .string(email), "password": .string(password), "role": "user"],
            doing: "make an account")
        let id = try text(made, "id", "make an account")
        account = Account(id: id, email: email, password: password)
        return .passed(email)
    }

    private func logIn() throws(CommandError) -> SelfTestFinding {
        guard let account else { return .skipped("there is no account") }
        let stranger = try DaemonConnection(path: path, timeLimit: timeLimit)
        func logIn(_ password: String) throws(CommandError) -> JSONValue {
            try stranger.call(
                "auth.login", ["user": .string(account.email), "password": .string(password)], doing: "log in"
            )
        }
        try refused(ErrorCode.authInvalid, "see a wrong password refused") { () throws(CommandError) in
            try logIn("not " + account.password)
        }
        let token = try text(try logIn(account.password), "token", "log in")
        let user = try DaemonConnection(path: path, token: token, timeLimit: timeLimit)
        let identity = try user.call("auth.whoami", doing: "use the log-in")
        try expect(
            identity["user_id"]?.string == account.id, "use the log-in", "it is taken for somebody else's",
            next: "emoctl audit verify")
        self.user = user
        return .passed("the password opens a log-in, a wrong one does not")
    }

    private func makeToken() throws(CommandError) -> SelfTestFinding {
        guard let account else { return .skipped("there is no account to act for") }
        let made = try administrator.call(
            "token.create",
            ["name": "selftest", "scopes": ["speech", "emotion", "buddy", "on_behalf_of"], "days": 1],
            doing: "make a token")
        tokenID = made["id"]?.string
        let token = try text(made, "token", "make a token")
        serviceToken = token
        let service = try DaemonConnection(
            path: path, token: token, onBehalfOf: account.id, timeLimit: timeLimit)
        let identity = try service.call("auth.whoami", doing: "use the token")
        try expect(
            identity["kind"]?.string == "service", "use the token", "it is not taken for a service's",
            next: "emoctl token list")
        self.service = service
        return .passed("a service acts for the account, for one day")
    }

    // MARK: Speech and talk

    private func analyze() throws(CommandError) -> SelfTestFinding {
        guard let service else { return .skipped("there is no token") }
        let input = try RecordingInput(path: recording.path, toBe: "analyze")
        let transfer = RecordingTransfer(connection: service, progress: ProgressBar(.process(isQuiet: true)))
        let result = try transfer.send(input, by: .analyze, wishes: [:], doing: "analyze the recording")
        analysis = try text(result, "id", "store the analysis")
        let missing = result["degraded"]?.array?.compactMap(\.string) ?? []
        guard let transcript = result["transcribed_text"]?.string else {
            return .passed("stored", missing: missing.isEmpty ? ["the transcript"] : missing)
        }
        let heard = Self.words(in: transcript)
        let known = recording.words ?? heard
        let right = known.count { heard.contains($0) }
        try expect(
            !heard.isEmpty && 2 * right >= known.count, "understand the recording",
            "\(right) of its \(known.count) words were heard", next: "emoctl engine list")
        let feeling = result["dominant_emotion"]?.string ?? "no emotion"
        let time = Amount.duration(milliseconds: result["processing_time_ms"]?.integer ?? 0)
        return .passed("\(right) of \(known.count) words, \(feeling), in \(time)", missing: missing)
    }

    private func talk() throws(CommandError) -> SelfTestFinding {
        guard let service else { return .skipped("there is no token") }
        var wishes: JSONObject = ["locale": "en"]
        if let analysis { wishes["analysis_id"] = .string(analysis) }
        let opening = try service.call("buddy.start", wishes, doing: "begin a session")
        session = try text(opening, "session_id", "begin a session")
        said.append(try text(opening, "reply", "hear EmoBuddy"))
        let reply = try say("I keep thinking that I will fail the exam.")
        let missing = [opening, reply].flatMap { $0["degraded"]?.array?.compactMap(\.string) ?? [] }
        return .passed(
            analysis == nil ? "EmoBuddy answers" : "EmoBuddy speaks of the recording, and answers",
            missing: Array(Set(missing)).sorted())
    }

    private func danger() throws(CommandError) -> SelfTestFinding {
        guard session != nil else { return .skipped("there is no session") }
        let reply = try say("I want to end my life.")
        let level = reply["crisis"]?["level"]?.string ?? "none"
        try expect(
            level == "active_ideation" || level == "imminent", "hear danger",
            "what is plainly said is taken for \(level)", next: "emoctl health")
        try expect(
            reply["crisis"]?["resources_shown"]?.bool == true, "answer danger",
            "the reply names nobody to turn to", next: "emoctl health")
        return .passed("\(level), and people to turn to are named")
    }

    private func end() throws(CommandError) -> SelfTestFinding {
        guard let service, let session else { return .skipped("there is no session") }
        let ended = try service.call("buddy.end", ["session_id": .string(session)], doing: "end the session")
        _ = try text(ended, "summary", "read the summary")
        let steps = Int64(ended["recommendations"]?.array?.count ?? 0)
        return .passed("a summary with \(Amount.count(steps, "next step"))")
    }

    private func say(_ words: String) throws(CommandError) -> JSONValue {
        guard let service, let session else {
            throw CommandError(.failure, "cannot talk", why: "there is no session", next: "emoctl health")
        }
        let reply = try service.call(
            "buddy.say", ["session_id": .string(session), "text": .string(words)], doing: "talk")
        said += [words, try text(reply, "reply", "hear EmoBuddy")]
        return reply
    }

    // MARK: What is kept, and from whom

    private func findAgain() throws(CommandError) -> SelfTestFinding {
        guard let user else { return .skipped("there is no log-in") }
        var found: [String] = []
        if let analysis {
            let kept = try user.call("speech.get", ["id": .string(analysis)], doing: "find the analysis")
            try expect(
                kept["id"]?.string == analysis, "find the analysis", "another one is found",
                next: "emoctl backup verify")
            found.append("the analysis")
        }
        if let session {
            let kept = try user.call(
                "session.get", ["session_id": .string(session)], doing: "find the session")
            let texts = kept["messages"]?.array?.compactMap { $0["text"]?.string } ?? []
            let lost = said.count { !texts.contains($0) }
            try expect(
                lost == 0, "find the session",
                "\(lost) of the \(said.count) messages that were said are missing",
                next: "emoctl health")
            found.append("the talk, word by word")
        }
        guard !found.isEmpty else { return .skipped("there is nothing to find") }
        return .passed("the account finds " + found.joined(separator: " and "))
    }

    private func privacy() throws(CommandError) -> SelfTestFinding {
        guard let session else { return .skipped("there is no session") }
        try refused(ErrorCode.sessionNotFound, "keep the session from others") { () throws(CommandError) in
            try administrator.call("session.get", ["session_id": .string(session)], doing: "read the session")
        }
        return .passed("an administrator does not find the session")
    }

    private func audit() throws(CommandError) -> SelfTestFinding {
        let checked = try administrator.call("audit.verify", doing: "verify the audit log")
        try expect(
            checked["intact"]?.bool == true, "verify the audit log",
            checked["reason"]?.string ?? "a row is not as it was written", next: "emoctl audit verify")
        return .passed("\(Amount.count(checked["rows"]?.integer ?? 0, "row")) intact")
    }

    // MARK: Afterwards

    /// Takes away what was made, whatever went before, over a new connection: emod may have fallen and be another by now. Tries each
    /// part, and names what is left.
    func cleanUp() throws(CommandError) -> SelfTestFinding {
        guard account != nil || tokenID != nil else { return .skipped("nothing was made") }
        var left: [(what: String, remedy: String, error: CommandError)] = []
        func attempt(_ what: String, _ remedy: String, _ work: () throws(CommandError) -> Void) {
            do throws(CommandError) {
                administrator = try reconnect()
                try work()
            } catch {
                left.append((what, remedy, error))
            }
        }
        if let tokenID {
            attempt("the token \(tokenID)", "emoctl token revoke \(tokenID)", revokeToken)
        }
        if let account {
            attempt("the account \(account.email)", "emoctl user erase --yes \(account.email)", eraseAccount)
        }
        guard let first = left.first else {
            return .passed("the account is erased and its token revoked; neither is let in any more")
        }
        throw CommandError(
            first.error.status, code: first.error.code,
            "cannot take away " + left.map(\.what).joined(separator: " and "), why: first.error.why,
            next: left.map(\.remedy).joined(separator: "; "))
    }

    /// A new connection, to an emod that may be on its way back.
    private func reconnect() throws(CommandError) -> DaemonConnection {
        let deadline = ControlClient.now() + Self.patience
        while true {
            do throws(CommandError) {
                return try connect()
            } catch {
                let now = ControlClient.now()
                guard error.status == .notReady, now < deadline,
                    Interruption().wait(until: now + Self.pause) != .interrupted
                else { throw error }
            }
        }
    }

    private func revokeToken() throws(CommandError) {
        guard let tokenID else { return }
        var purpose = "revoke the token \(tokenID)"
        _ = try administrator.call("token.revoke", ["id": .string(tokenID)], doing: purpose)
        guard let serviceToken else { return }
        purpose = "see the revoked token refused"
        try refused(ErrorCode.authRevoked, purpose) { () throws(CommandError) in
            try DaemonConnection(path: path, token: serviceToken, timeLimit: timeLimit).call(
                "auth.whoami", doing: purpose)
        }
    }

    private func eraseAccount() throws(CommandError) {
        guard let account else { return }
        var purpose = "erase the account \(account.email)"
        _ = try administrator.call("user.erase", ["user_id": .string(account.id)], doing: purpose)
        purpose = "see the erased account refused"
        try refused(ErrorCode.authInvalid, purpose) { () throws(CommandError) in
            try DaemonConnection(path: path, timeLimit: timeLimit).call(
                "auth.login", ["user": .string(account.email), "password": .string(account.password)],
                doing: purpose)
        }
    }

    // MARK: Tools

    private func expect(_ isTrue: Bool, _ purpose: String, _ why: String, next: String) throws(CommandError) {
        guard isTrue else { throw CommandError(.failure, "cannot \(purpose)", why: why, next: next) }
    }

    /// A text of a result that must not be empty.
    private func text(_ result: JSONValue, _ key: String, _ purpose: String) throws(CommandError) -> String {
        let found = result[key]?.string ?? ""
        try expect(
            !found.isEmpty, purpose, "emod's answer has no \(key)",
            next: "install emoctl and emod of the same version")
        return found
    }

    /// Passes when the call is refused with this code.
    private func refused(
        _ code: ErrorCode, _ purpose: String, _ call: () throws(CommandError) -> JSONValue
    ) throws(CommandError) {
        do throws(CommandError) {
            _ = try call()
        } catch {
            if error.code == code.name { return }
            throw error
        }
        try expect(false, purpose, "it was let in", next: "emoctl audit list")
    }

    /// The words of a sentence in small letters, each once.
    static func words(in text: String) -> [String] {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
        return Array(Set(words)).sorted()
    }

    private static func random(bytes count: Int) -> String {
        (0..<count).map { _ in
            let byte = UInt8.random(in: .min ... .max)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
