// Holds the traffic of the whole suite against the description of the protocol, and the description against the traffic: every reply, error and
// event has its described shape, and every method, code, notification and topic was seen. Runs after the suite, on the traces it has left
// (`make test`); alone it is skipped.
import EmoProtocol
import Foundation
import Testing

@Suite("The contract", .enabled(if: Trace.directory != nil, "runs after the suite, on its traces: make test"))
struct ContractTests {
    /// What no test of the suite can meet, and why.
    private static let unseenCodes: [String: String] = [
        "internal": "a defect: a test that meets one fails",
        "auth.key_missing": "a reason not to start, or a directory of keys that cannot be written",
        "engine.model_missing": "why an engine is invalid or quarantined, told in its reason",
        "engine.model_corrupt": "why an engine is invalid or quarantined, told in its reason",
        "engine.abi_mismatch": "why an engine is invalid, told in its reason",
        "engine.input_refused": "no shipped engine refuses an input",
        "engine.unsupported": "the shipped engines do all that requests can ask for",
    ]

    /// What a test may meet, and cannot be sure to: the moment between the signal to stop and the end; a request under which an engine
    /// dies twice, as in the storm of faults (EmoSupervisionTests are sure to, with a host that dies of an input).
    private static let chanceCodes: Set<String> = ["daemon.stopping", "engine.poison_request"]

    @Test("every reply, error and notification has its described shape")
    func shapes() throws {
        let trace = try Trace()
        #expect(trace.entries.count > 1_000, "the suite has left traces")
        for (entry, flaw) in trace.flaws.prefix(20) { Issue.record("\(flaw): \(entry.text.prefix(400))") }
        #expect(trace.flaws.count == 0)
    }

    @Test("every method has succeeded, every code was given, every notification and topic was sent")
    func coverage() throws {
        let trace = try Trace()
        #expect(Set(Method.all.map(\.name)).subtracting(trace.methods) == [], "methods that never succeeded")
        let codes = Set(ErrorCode.all.map(\.name)).subtracting(trace.codes)
        #expect(
            codes.subtracting(Self.unseenCodes.keys).subtracting(Self.chanceCodes) == [],
            "codes that were never given")
        #expect(
            Set(Self.unseenCodes.keys).subtracting(codes) == [], "exemptions that are not needed any more")
        #expect(
            Set(Notification.all.map(\.name)).subtracting(trace.notifications) == [],
            "notifications that were never sent")
        #expect(
            Set(EventTopic.all.map(\.name)).subtracting(trace.topics) == [], "topics that were never sent")
    }
}
