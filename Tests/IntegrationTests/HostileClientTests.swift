// Clients that mean no good: the documented limits stop them, whoever else is connected is served, and nothing of them is left.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("Hostile clients", .serialized)
struct HostileClientTests {
    /// A daemon, somebody who is connected and behaves, and what the process holds before trouble begins.
    private struct Scene {
        let daemon: TemporaryDaemon
        let bystander: CheckedClient
        let before: ProcessFacts

        init(_ environment: [String: String] = [:]) throws {
            daemon = try TemporaryDaemon(engines: "/nonexistent", environment: environment)
            bystander = try daemon.connect()
            before = ProcessFacts(of: daemon.processID)
        }

        func expectServed(_ comment: Comment) throws {
            #expect(try bystander.result("ping")["pong"] == true, comment)
            #expect(try bystander.result("buddy.start").text("session_id").isEmpty == false, comment)
        }

        /// Everything that belonged to clients who have left is given back.
        func expectNothingLeft() throws {
            var now = ProcessFacts(of: daemon.processID)
            for _ in 0..<400 where now.descriptors > before.descriptors {
                usleep(10_000)
                now = ProcessFacts(of: daemon.processID)
            }
            #expect(now.descriptors <= before.descriptors)
            #expect(try daemon.connect().result("ping")["pong"] == true)
            #expect(try daemon.stop() == 0)
        }
    }

    @Test("who never reads is cut off before memory grows, and others are served")
    func neverRead() throws {
        let scene = try Scene()
        for _ in 0..<3 {
            let sent = try HostileClients.neverRead(scene.daemon.socket)
            #expect(sent != nil, "the connection was never closed")
            try scene.expectServed("beside one who never reads")
        }
        let grown = ProcessFacts(of: scene.daemon.processID).residentBytes - scene.before.residentBytes
        #expect(grown < 128_000_000, "\(grown) bytes more")
        try scene.expectNothingLeft()
    }

    @Test("two hundred half lines hold nobody up, and are answered when they end, byte by byte")
    func halfLines() throws {
        let scene = try Scene()
        let clients = try HostileClients.halfLines(scene.daemon.socket, count: 200)
        try scene.expectServed("beside half lines")
        for client in clients {
            try HostileClients.finishLine(of: client)
            let outcome = try client.reply(to: .integer(1), timeoutMilliseconds: 20_000)
            #expect(throws: Never.self) { try outcome.get() }
        }
        withExtendedLifetime(clients) {}
    }

    @Test("five thousand connects in a row leave nothing behind")
    func connects() throws {
        let scene = try Scene()
        #expect(HostileClients.connects(scene.daemon.socket, count: 5_000) > 4_500)
        try scene.expectServed("after five thousand connects")
        try scene.expectNothingLeft()
    }

    @Test("connections over the limit are told so, and there is room again when others leave")
    func crowd() throws {
        let scene = try Scene(["EMOD_LIMITS_CONNECTIONS": "50"])
        var (clients, refusals) = HostileClients.crowd(scene.daemon.socket, count: 80)
        #expect(clients.count <= 49)
        #expect(Set(refusals) == ["limit.connections"])
        try scene.expectServed("beside a crowd")
        clients = []
        try scene.expectNothingLeft()
    }

    @Test("without free descriptors those who are connected are served, and others again when there are some")
    func descriptors() throws {
        let scene = try Scene()
        let lower = try ChildProcess(
            "/usr/bin/prlimit",
            ["--pid", "\(scene.daemon.processID)", "--nofile=\(scene.before.descriptors + 8)"],
            environment: [:], output: scene.daemon.directory.path + "/prlimit")
        try #require(try lower.wait(milliseconds: 10_000) == 0)
        var (clients, refusals) = HostileClients.crowd(scene.daemon.socket, count: 24)
        #expect(!clients.isEmpty && !refusals.isEmpty)
        try scene.expectServed("without free descriptors")
        clients = []
        for _ in 0..<100 where (try? scene.daemon.connect(timeoutMilliseconds: 500)) == nil { usleep(20_000) }
        try scene.expectNothingLeft()
    }

    @Test("thousands of subscriptions are told everything, and one more than allowed is refused")
    func subscriptions() throws {
        let scene = try Scene(["EMOD_LIMITS_SUBSCRIPTIONS": "16"])
        let session = try scene.bystander.result("buddy.start").text("session_id")
        let (clients, refusals) = try HostileClients.subscribers(scene.daemon.socket, connections: 150)
        #expect(refusals == Array(repeating: "limit.subscriptions", count: 150))
        for title in ["one", "two", "three"] {
            _ = try scene.bystander.result(
                "session.rename", ["session_id": .string(session), "title": .string(title)])
        }
        for client in clients {
            for _ in 0..<3 * 16 {
                guard
                    case .notification("event", let event) = try client.receive(
                        deadline: ControlClient.now() + 20_000)
                else {
                    Issue.record("something else than an event came")
                    return
                }
                #expect(event["topic"] == "session.renamed")
            }
        }
        try scene.expectServed("beside thousands of subscriptions")
    }
}
