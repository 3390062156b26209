// Thirty-two clients at work on one daemon while its engines go wrong: who asks, and what each may be told.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Synchronization
import Testing

/// A crowd of clients and what it saw.
final class FaultStorm: Sendable {
    /// What one kind of client does with its connection, once.
    struct Work: Sendable {
        /// How many clients do it.
        let clients: Int
        /// How often each does it.
        let rounds: Int
        /// Sends one request.
        let ask: @Sendable (CheckedClient, Int) throws -> Result<JSONValue, ProtocolError>
        /// What is wrong with an outcome; nil when a client may be told that.
        let objection: @Sendable (Result<JSONValue, ProtocolError>) -> String?
    }

    /// The time a request may take: a client's deadline, and what lies between it and its reply under load.
    static let deadlineMilliseconds = 6_000
    private static let latestReplyMilliseconds: Int64 = 30_000

    private let objections = Mutex<[String]>([])
    private let answered = Mutex(0)

    /// Runs everybody and waits for all of them.
    /// - Returns: how many requests were answered, and what was wrong with replies.
    func run(_ works: [Work], on daemon: TemporaryDaemon) -> (answered: Int, objections: [String]) {
        let group = DispatchGroup()
        for work in works {
            for client in 0..<work.clients {
                let thread = Thread { [self] in
                    self.play(work, client, daemon)
                    group.leave()
                }
                group.enter()
                thread.start()
            }
        }
        group.wait()
        return (answered.withLock { $0 }, objections.withLock { $0 })
    }

    private func play(_ work: Work, _ number: Int, _ daemon: TemporaryDaemon) {
        do {
            let client = try daemon.connect(timeoutMilliseconds: 30_000)
            for round in 0..<work.rounds {
                let start = ControlClient.now()
                let outcome = try work.ask(client, number * work.rounds + round)
                answered.withLock { $0 += 1 }
                if let objection = work.objection(outcome) { object(objection) }
                let taken = ControlClient.now() - start
                if taken > Self.latestReplyMilliseconds { object("a reply took \(taken) ms") }
            }
        } catch {
            object("\(error)")
        }
    }

    private func object(_ text: String) { objections.withLock { $0.append(text) } }
}
