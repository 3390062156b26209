// Waits until emod is there and its engines are ready. Nothing tells a client of a socket that is not there
// yet, so this asks again, four times a second, and only until the time is up.
import EmoProtocol
import EmoTransport
import Glibc

/// Waits for readiness.
public struct HealthWait {
    private static let pauseMilliseconds: Int64 = 250
    private let path: String
    private let limit: TimeLimit

    /// - Parameters:
    ///   - path: the control socket.
    ///   - limit: how long to wait.
    public init(path: String, limit: TimeLimit) {
        self.path = path
        self.limit = limit
    }

    /// Waits until emod is well, or works as well as it is going to.
    /// - Returns: the last report, `ok` or, where no engine is on its way any more, `degraded`.
    /// - Throws: a `CommandError`: the time is up, or emod may not be asked.
    public func run() throws(CommandError) -> HealthReport {
        let deadline = ControlClient.now() + limit.milliseconds
        while true {
            var last: CommandError?
            do throws(CommandError) {
                let report = try ask(until: deadline)
                if report.status != .failure, !report.isStarting { return report }
            } catch {
                guard [.notReady, .busy, .timedOut].contains(error.status) else { throw error }
                last = error
            }
            let now = ControlClient.now()
            guard now < deadline else { throw Self.late(last) }
            if Interruption().wait(until: min(deadline, now + Self.pauseMilliseconds)) == .interrupted {
                throw CommandError(
                    .interrupted, "interrupted: did not wait for emod", why: "it is not ready yet",
                    next: "emoctl status")
            }
        }
    }

    private func ask(until deadline: Int64) throws(CommandError) -> HealthReport {
        let remaining = max(1, deadline - ControlClient.now())
        let connection = try DaemonConnection(path: path, timeLimit: TimeLimit(milliseconds: remaining))
        return HealthReport(try connection.call("health.get", doing: "read emod's health"))
    }

    private static func late(_ last: CommandError?) -> CommandError {
        CommandError(
            .timedOut, "emod is not ready",
            why: last?.why ?? "the time is up and an engine is still on its way",
            next: last?.next ?? "emoctl status")
    }
}
