// The N-th write, sync, open or rename fails, once or from then on: nothing acknowledged is lost, whoever asks is told the right code,
// the daemon never falls over, and everything works again when the disk does.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("A disk that fails", .serialized)
struct FailingDiskTests {
    @Test(
        "under a running daemon: writes are refused with the right code, nothing acknowledged is lost, and it recovers",
        arguments: ["write", "sync"])
    func running(call: String) throws {
        let state = try TemporaryDirectory()
        let disk = try FailingDisk(files: state.path)
        let environment = disk.environment.merging(["EMOD_STATE_DIR": state.path]) { $1 }
        let daemon = try TemporaryDaemon(engines: "/nonexistent", environment: environment)
        let client = try daemon.connect()
        let ledger = Ledger(name: "keeper", seed: Soak.seed)
        try ledger.begin(on: client)
        var refusals = 0
        for code in [EIO, ENOSPC] {
            for isSticky in [false, true] {
                for nth in 1...Soak.rounds(5, 60) {
                    let fault = FailingDisk.Fault(call: call, nth: nth, code: code, isSticky: isSticky)
                    try disk.fail(fault)
                    refusals += try writeUntilRefused(ledger, client, fault)
                    #expect(disk.hasFired, "\(fault) never struck")
                    if isSticky {
                        let read = try client.messages(of: ledger.session)
                        #expect(throws: Never.self, "reading during \(fault)") { try read.get() }
                    }
                    disk.mend()
                    try expectRecovery(ledger, client, fault)
                }
            }
        }
        #expect(refusals > 10, "the faults hardly met a write")
        #expect(try ledger.compare(from: 0, settled: false, on: client).isEmpty)
        try daemon.kill()
        try daemon.restart()
        let again = try daemon.connect()
        #expect(try ledger.compare(from: 0, settled: false, on: again).isEmpty)
        #expect(try ledger.repeatAll(from: 0, on: again).isEmpty)
        #expect(try ledger.compare(from: 0, settled: true, on: again).isEmpty)
        #expect(try DatabaseFile.damage(in: state.path + "/emod.db") == [])
        #expect(try daemon.stop() == 0)
    }

    /// Tells facts until one is refused, or so many that the fault must have struck.
    private func writeUntilRefused(
        _ ledger: Ledger, _ client: CheckedClient, _ fault: FailingDisk.Fault
    ) throws -> Int {
        for _ in 0..<fault.nth + 2 {
            guard case .refused(let code) = try ledger.say(on: client) else { continue }
            let allowed =
                fault.code == ENOSPC && fault.call == "write" ? ["storage.full"] : ["storage.unavailable"]
            #expect(allowed.contains(code), "\(fault) is told as \(code)")
            return 1
        }
        return 0
    }

    private func expectRecovery(_ ledger: Ledger, _ client: CheckedClient, _ fault: FailingDisk.Fault) throws
    {
        var last = Ledger.Outcome.unknown
        for _ in 0..<100 {
            last = try ledger.say(on: client)
            if case .acknowledged = last { return }
            usleep(100_000)
        }
        Issue.record("after \(fault) it does not recover: \(last)")
    }

    @Test(
        "during a start, fresh or after a kill: the daemon starts or says why not, and the next start finds everything",
        arguments: ["write", "sync", "open", "rename"], [true, false])
    func starting(call: String, isFresh: Bool) throws {
        let kept = try KeptState(facts: 5, killed: true)
        var random = SeededRandom(seed: Soak.seed)
        var nth = 1
        var isOver = false
        while !isOver {
            for code in nth == 1 || Soak.isOn
                ? [EIO, ENOSPC] : [[EIO, ENOSPC].randomElement(using: &random) ?? EIO]
            {
                let fault = FailingDisk.Fault(call: call, nth: nth, code: code, isSticky: random.oneIn(2))
                isOver = try !struck(
                    by: fault, isFresh ? try TemporaryDirectory() : try kept.copy(), isFresh ? nil : kept)
            }
            nth += Soak.isOn ? 1 : Int.random(in: nth...2 * nth, using: &random)
        }
    }

    /// Starts a daemon under a fault, and again without it.
    /// - Returns: false when the start was over before the fault could strike.
    private func struck(by fault: FailingDisk.Fault, _ directory: TemporaryDirectory, _ kept: KeptState?)
        throws -> Bool
    {
        let disk = try FailingDisk(files: directory.path + "/state")
        try disk.fail(fault)
        switch try AttemptedStart.start(in: directory, environment: disk.environment) {
        case .answering(let child):
            child.signal(SIGTERM)
            #expect(try child.wait(milliseconds: 30_000) < 128, "\(fault)")
        case .ended(let status, let output):
            #expect(status > 0 && status < 128, "\(fault): \(output)")
            #expect(
                output.contains("storage.") || output.contains("daemon.") || output.contains("auth."),
                "\(fault): \(output)")
        }
        let hasFired = disk.hasFired
        disk.mend()
        let again = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_STATE_DIR": directory.path + "/state"])
        if let kept { #expect(try kept.read(from: try again.connect()).get() == kept.facts, "\(fault)") }
        #expect(throws: Never.self, "\(fault)") { try again.connect().result("buddy.start") }
        #expect(try DatabaseFile.damage(in: directory.path + "/state/emod.db") == [], "\(fault)")
        #expect(try again.stop() == 0)
        return hasFired
    }
}
