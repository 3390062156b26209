// What follows a reply runs after it, once, and is let go: a subscription that holds its request must not live as long as the process.
import EmoProtocol
import EmoTransport
import Synchronization
import Testing

/// Counts how many of it live.
private final class Witness: Sendable {
    static let living = Mutex(0)

    init() { Self.living.withLock { $0 += 1 } }

    deinit { Self.living.withLock { $0 -= 1 } }
}

/// Answers every request, and notifies after the reply.
private struct Notifier: RequestHandler {
    func handle(_ context: RequestContext) async throws(ProtocolError) -> JSONValue {
        let witness = Witness()
        context.afterReply {
            // Holds what holds it, as a subscription does.
            withExtendedLifetime(witness) {
                context.connection.notify("followed", ["by": .string(context.reference)])
            }
        }
        return ["ok": true]
    }

    func isIdentified(_ connection: Connection) -> Bool { true }
    func closed(_ connection: Connection) {}
}

@Suite("What follows a reply")
struct SequelTests {
    @Test("comes after it, and nothing of it is kept")
    func lifetime() async throws {
        try await serving(Notifier()) { path in
            for _ in 0..<3 {
                let client = try ControlClient(path: path)
                for _ in 0..<20 {
                    _ = try client.send(Request(id: nil, method: "ping"))
                    let deadline = ControlClient.now() + 10_000
                    guard case .reply = try client.receive(deadline: deadline),
                        case .notification("followed", _) = try client.receive(deadline: deadline)
                    else {
                        Issue.record("out of order")
                        return
                    }
                }
            }
        }
        #expect(Witness.living.withLock { $0 } == 0)
    }
}
