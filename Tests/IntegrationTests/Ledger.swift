// What clients have asked for and what they were told, kept outside the daemon: the witness of tests that kill it or break its disk.
// Invariant: a request is written down before it is sent, and its outcome as soon as it is known.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Synchronization

/// The requests of one writer, in the order they were sent. Used by one thread at a time.
final class Ledger: @unchecked Sendable {
    /// What is known of a request.
    enum Outcome: Equatable {
        /// Sent, and no answer came.
        case unknown
        /// Answered with this result: its effect must be there, once.
        case acknowledged(JSONValue)
        /// Answered with this error: no effect is promised, none is forbidden for a repetition of the key.
        case refused(String)
    }

    /// One mutating request.
    struct Entry {
        let key: String
        let method: String
        let parameters: JSONObject
        var outcome = Outcome.unknown
    }

    /// Tells the writers apart; part of every key and text.
    let name: String
    private(set) var entries: [Entry] = []
    private(set) var session = ""
    private var random: SeededRandom

    /// A second of a tone: sound, and no word.
    private static let tone = Base64Text.encode(
        WaveFile().bytes((0..<16_000).map { 0.3 * sin(Double($0) * 0.1) }))

    init(name: String, seed: UInt64) {
        self.name = name
        random = SeededRandom(seed: seed)
    }

    /// Begins a session that the facts go to.
    func begin(on client: CheckedClient) throws {
        session = ""
        let outcome = try send("buddy.start", [:], on: client)
        if case .acknowledged(let result) = outcome { session = result.text("session_id") }
    }

    /// One more write of any kind, most often a fact told to EmoBuddy.
    @discardableResult
    func write(on client: CheckedClient, withSpeech: Bool) throws -> Outcome {
        let id: JSONValue = .string(session)
        switch Int.random(in: 0..<(withSpeech ? 10 : 8), using: &random) {
        case 0..<6: return try say(on: client)
        case 6..<8:
            return try send(
                "session.rename", ["session_id": id, "title": .string("\(name) \(entries.count)")], on: client
            )
        default:
            return try send("speech.analyze", ["audio": .string(Self.tone), "format": "wav"], on: client)
        }
    }

    /// Tells EmoBuddy one more fact.
    @discardableResult
    func say(on client: CheckedClient) throws -> Outcome {
        try send(
            "buddy.say",
            ["session_id": .string(session), "text": .string("Fact \(entries.count) of \(name).")], on: client
        )
    }

    private func send(_ method: String, _ parameters: JSONObject, on client: CheckedClient) throws -> Outcome
    {
        entries.append(Entry(key: "\(name)-\(entries.count)", method: method, parameters: parameters))
        return try ask(entries.count - 1, on: client)
    }

    /// Sends an entry, or sends it again under its key.
    private func ask(_ index: Int, on client: CheckedClient) throws -> Outcome {
        let entry = entries[index]
        switch try client.call(entry.method, entry.parameters, idempotencyKey: entry.key) {
        case .success(let result): entries[index].outcome = .acknowledged(result)
        case .failure(let error): entries[index].outcome = .refused(error.code)
        }
        return entries[index].outcome
    }

    /// Repeats every request of a place on: the acknowledged must get the very reply they had, the others get theirs now.
    /// - Returns: what is wrong.
    func repeatAll(from first: Int, on client: CheckedClient) throws -> [String] {
        var objections: [String] = []
        for index in first..<entries.count {
            let before = entries[index].outcome
            let now = try ask(index, on: client)
            switch before {
            case .acknowledged where now != before:
                objections.append(
                    "\(entries[index].key) (\(entries[index].method)) was told \(before), then \(now)")
            case .unknown, .refused:
                if case .acknowledged(let result) = now, entries[index].method == "buddy.start",
                    session.isEmpty
                {
                    session = result.text("session_id")
                }
            default: break
            }
        }
        return objections
    }

    /// Facts of the session that were told from an entry on and, if so asked, are acknowledged.
    func facts(from first: Int, acknowledgedOnly: Bool) -> [String] {
        entries[first...].filter { entry in
            guard entry.method == "buddy.say", entry.parameters["session_id"]?.string == session else {
                return false
            }
            if case .acknowledged = entry.outcome { return true }
            return !acknowledgedOnly
        }.compactMap { $0.parameters["text"]?.string }
    }

    /// Results of the acknowledged requests of a method.
    func results(of method: String) -> [JSONValue] {
        entries.compactMap {
            guard $0.method == method, case .acknowledged(let result) = $0.outcome else { return nil }
            return result
        }
    }

    /// What the daemon holds of the session's facts, and whether whole turns only.
    /// - Returns: what is wrong.
    func compare(from first: Int, settled: Bool, on client: CheckedClient) throws -> [String] {
        guard !session.isEmpty else { return [] }
        let messages = try client.messages(of: session).get()
        let stored = KeptState.facts(messages)
        var objections: [String] = []
        if messages.count != 2 * stored.count + 1 {
            objections.append("\(name): \(stored.count) facts in \(messages.count) messages")
        }
        let acknowledged = facts(from: first, acknowledgedOnly: true)
        if Set(stored).count != stored.count {
            objections.append("\(name): a fact is there twice: \(stored)")
        }
        // What was refused first has its place where it was repeated.
        let kept = stored.filter(Set(acknowledged).contains)
        if settled ? kept.sorted() != acknowledged.sorted() : kept != acknowledged {
            objections.append("\(name): acknowledged \(acknowledged), stored \(stored)")
        }
        let known = Set(facts(from: first, acknowledgedOnly: settled))
        let strange = stored.filter { !known.contains($0) }
        if !strange.isEmpty { objections.append("\(name): nobody is waiting for \(strange)") }
        return objections
    }
}
