import EmoCommandLine
import EmoProtocol
import EmoTransport
import Foundation
import Testing

@Suite struct CommandStatusTests {
    @Test(
        "errors of emod lead to the status of their code, or of their class",
        arguments: [
            (.sessionNotFound, .notFound), (.engineNotFound, .notFound), (.sessionEnded, .failure),
            (.authExpired, .permission),
            (.authScope, .permission), (.queueFull, .busy), (.connections, .busy), (.lineTooLong, .failure),
            (.deadlineExceeded, .timedOut), (.cancelled, .interrupted), (.stopping, .notReady),
            (.engineUnavailable, .notReady),
            (.engineFailed, .failure), (.unknownKey, .usage), (.unknownMethod, .usage),
            (.audioFormat, .failure), (.storageFull, .failure),
        ] as [(ErrorCode, CommandStatus)])
    func mapping(code: ErrorCode, status: CommandStatus) {
        #expect(CommandStatus(ProtocolError(code)) == status)
    }

    @Test("no error of emod ends in success", arguments: ErrorCode.all)
    func neverSuccess(code: ErrorCode) {
        #expect(![.success, .degraded].contains(CommandStatus(ProtocolError(code))))
    }

    @Test("a code that is not known keeps its name, and its class gives the status")
    func unknownCodes() {
        let known = ProtocolError(json: [
            "code": -32006, "message": "There is no such memory.",
            "data": ["code": "memory.not_found", "hint": "emoctl memory list"],
        ])
        let error = CommandError(known, doing: "forget it")
        #expect(error.status == .notFound)
        #expect(error.code == "memory.not_found")
        #expect(
            error.lines() == [
                "emoctl: cannot forget it", "There is no such memory. (memory.not_found)",
                "try: emoctl memory list",
            ])
        let retryable = ProtocolError(json: [
            "code": -32099, "message": "x", "data": ["code": "new.thing", "retryable": true],
        ])
        #expect(CommandStatus(retryable) == .busy)
        #expect(CommandStatus(ProtocolError(json: ["code": -32099, "message": "x"])) == .failure)
    }

    @Test("an error has three lines, says when to come back, and has no control character")
    func rendering() {
        let busy = CommandError(
            ProtocolError(.queueFull, retryAfterMilliseconds: 1_200), doing: "analyze a\u{1B}[2J\nb.wav")
        let lines = busy.lines()
        #expect(lines.count == 3)
        #expect(lines[0] == "emoctl: cannot analyze a\u{241B}[2J b.wav")
        #expect(lines[1].contains("in about 2 s"))
        #expect(lines[2].hasPrefix("try: "))
    }

    @Test("every way of not reaching emod names the socket and a next step")
    func transport() {
        let failures: [(ControlClient.Failure, CommandStatus)] = [
            (.notRunning(path: "/x/emod.sock"), .notReady),
            (.notPermitted(path: "/x/emod.sock"), .permission),
            (.pathTooLong(path: "/x/emod.sock"), .usage), (.closed, .notReady), (.timedOut, .timedOut),
            (.malformed("x"), .failure),
            (.refused(ProtocolError(.connections)), .busy),
        ]
        for (failure, status) in failures {
            let error = CommandError.transport(failure, path: "/x/emod.sock", doing: "list the sessions")
            #expect(error.status == status)
            #expect(!error.why.isEmpty && !error.next.isEmpty)
        }
        let denied = CommandError.transport(
            .notPermitted(path: "/x/emod.sock"), path: "/x/emod.sock", doing: "x")
        #expect(denied.next == "sudo adduser $USER emobuddy, then log in again")
    }

    @Test("the manual has the table of the code, and every variable")
    func manual() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let manual = try String(contentsOf: root.appendingPathComponent("docs/emoctl.md"), encoding: .utf8)
        for status in CommandStatus.allCases {
            #expect(manual.contains("| \(status.rawValue) | \(status.summary) |"))
        }
        for variable in EnvironmentVariables.table {
            #expect(manual.contains("| `\(variable.name)` | \(variable.summary) |"))
        }
    }
}
