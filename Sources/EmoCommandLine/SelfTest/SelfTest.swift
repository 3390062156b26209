// Walks the whole chain on a running installation, step after step, and takes everything away again that it made.
// Invariant: the clean-up is always taken, also after a failure or Ctrl-C; a step that fails never hides the ones before it.
import EmoProtocol
import EmoTransport

/// The self-test of an installation.
public struct SelfTest {
    /// The recording that is sent, and what is said in it; nil where only the caller knows.
    public struct Recording: Sendable {
        let path: String
        let words: [String]?

        /// A recording of the caller.
        public init(path: String) {
            self.path = path
            words = nil
        }

        /// The recording that is installed with emoctl: a synthetic voice, 6 s at 16 kHz.
        /// - Throws: a `CommandError` when it can't be found from where emoctl lies.
        public static func bundled() throws(CommandError) -> Recording {
            guard let prefix = Installation.prefix else {
                throw CommandError(
                    .notFound, "cannot find the bundled recording",
                    why: "emoctl does not know where it is installed",
                    next: "emoctl selftest --recording FILE")
            }
            let path = "\(prefix)/share/emobuddy/selftest/anxious-about-exam.wav"
            return Recording(path: path, words: SelfTestChain.words(in: sentence))
        }

        private init(path: String, words: [String]) {
            self.path = path
            self.words = words
        }

        private static let sentence =
            "I have been feeling really anxious about my exam tomorrow, and I can't sleep at night."
    }

    private let chain: SelfTestChain

    /// - Parameters:
    ///   - path: the control socket.
    ///   - recording: what is sent.
    ///   - timeLimit: how long one request may take; emod's own limit by default.
    ///   - connect: connects as somebody who may make accounts and tokens.
    /// - Throws: `CommandError` when there is no such connection.
    public init(
        path: String, recording: Recording, timeLimit: TimeLimit?,
        connect: @escaping () throws(CommandError) -> DaemonConnection
    ) throws(CommandError) {
        chain = try SelfTestChain(path: path, recording: recording, timeLimit: timeLimit, connect: connect)
    }

    /// Takes all steps.
    /// - Parameter onStep: called as each has been taken.
    /// - Throws: what `onStep` throws; a step that fails is reported and not thrown.
    public func run(onStep: (SelfTestStep) throws(CommandError) -> Void = { _ in })
        throws(CommandError) -> SelfTestReport
    {
        var report = SelfTestReport()
        var untold: CommandError?
        func take(_ name: String, _ work: () throws(CommandError) -> SelfTestFinding) {
            report.add(Self.step(name, work))
            guard untold == nil, let last = report.steps.last else { return }
            do throws(CommandError) { try onStep(last.step) } catch { untold = error }
        }
        for (name, work) in chain.steps where untold == nil && !report.isInterrupted { take(name, work) }
        take("clean-up", chain.cleanUp)
        if let untold { throw untold }
        return report
    }

    private static func step(_ name: String, _ work: () throws(CommandError) -> SelfTestFinding)
        -> (step: SelfTestStep, error: CommandError?)
    {
        let start = ControlClient.now()
        func step(_ finding: SelfTestFinding, next: String? = nil) -> SelfTestStep {
            SelfTestStep(
                name: name, outcome: finding.outcome, detail: finding.detail, next: next,
                milliseconds: ControlClient.now() - start)
        }
        do throws(CommandError) {
            return (step(try work()), nil)
        } catch {
            let finding = SelfTestFinding(outcome: .failed, detail: "\(error.what): \(error.reason)")
            return (step(finding, next: error.next), error)
        }
    }
}

/// What a self-test came to.
public struct SelfTestReport: Sendable {
    private(set) var steps: [(step: SelfTestStep, error: CommandError?)] = []

    mutating func add(_ taken: (step: SelfTestStep, error: CommandError?)) { steps.append(taken) }

    /// True once Ctrl-C has ended a step.
    public var isInterrupted: Bool { steps.contains { $0.error?.status == .interrupted } }

    /// The exit status that says the same.
    public var status: CommandStatus {
        if isInterrupted { return .interrupted }
        let outcomes = steps.map(\.step.outcome)
        if outcomes.contains(.failed) { return .failure }
        return outcomes.contains(.degraded) || outcomes.contains(.skipped) ? .degraded : .success
    }

    /// The report as `--json` prints it.
    public var json: JSONValue {
        let words: [CommandStatus: String] = [
            .success: "passed", .degraded: "degraded", .interrupted: "interrupted",
        ]
        return [
            "status": .string(words[status] ?? "failed"), "steps": .array(steps.map(\.step.json)),
        ]
    }

    /// The report in one line.
    public var line: String {
        let outcomes = steps.map(\.step.outcome)
        let passed = outcomes.count { $0 == .passed }
        let parts = [SelfTestStep.Outcome.failed, .degraded, .skipped].compactMap { outcome in
            let count = outcomes.count { $0 == outcome }
            return count > 0 ? "\(count) \(outcome.rawValue)" : nil
        }
        return (["\(passed) of \(steps.count) steps passed"] + parts).joined(separator: ", ")
    }
}
