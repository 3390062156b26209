// The process of one check: runs it and tells the parent, line by line, as JSON.
// Invariant: what is told comes through a descriptor of its own, which the plugin's output cannot reach.
import EmoJSON
import EngineHost
import Glibc
import Synchronization

/// The checking half of emo-validate.
enum CheckChild {
    /// Runs one check and ends the process.
    static func run(_ check: ConformanceCheck, _ subject: CheckSubject) -> Never {
        // The plugin's stdout is taken away by the sandbox; this copy is ours.
        let report = fcntl(1, F_DUPFD_CLOEXEC, 3)
        subject.onNote { tell(["note": .string($0)], report) }
        subject.onRound { tell(["round": JSONValue($0)], report) }
        var outcome = CheckOutcome.Word.passed
        var detail = ""
        do {
            try check.run(subject)
        } catch let finding as Finding {
            (outcome, detail) = (.failed, finding.text)
        } catch let skip as Skip {
            (outcome, detail) = (.skipped, skip.reason)
        } catch {
            (outcome, detail) = (.failed, "\(error)")
        }
        tell(["outcome": .string(outcome.rawValue), "detail": .string(detail)], report)
        _exit(0)
    }

    private static func tell(_ line: JSONValue, _ descriptor: Int32) {
        EmoValidate.write(line.text + "\n", to: descriptor)
    }
}
