// A start that failed, told once: to the journal with its fields, or to standard error, and to the service manager.
import ArgumentParser
import EmoStore
import Glibc
import Logging

/// A stable code, what is wrong, and what to do.
struct StartFailure: Error {
    let code: String
    let message: String
    let hint: String
    /// Starting again would fail the same way: the service manager does not try.
    var isConfiguration = false

    /// Says it.
    /// - Returns: the exit status to end with.
    func told() -> ExitCode {
        if JournalLogHandler.isConnected {
            let threshold = LogThreshold("info")
            Logger(label: "daemon") { JournalLogHandler(label: $0, threshold: threshold) }.critical(
                "start failed", metadata: ["code": "\(code)", "why": "\(message)", "hint": "\(hint)"])
        } else {
            StandardError.write("emod: \(message)\nemod: \(hint) [\(code)]")
        }
        ServiceManager.failed("\(message) [\(code)]")
        return ExitCode(isConfiguration ? EX_CONFIG : 1)
    }
}

extension StartFailure {
    /// The store could not be opened. A database ahead of the program stays so, however often it is tried.
    init(_ error: StoreError) {
        self.init(
            code: error.code.rawValue, message: error.message, hint: error.hint,
            isConfiguration: error.code == .newerSchema)
    }
}

/// Lines for people before the log is there.
enum StandardError {
    static func write(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
