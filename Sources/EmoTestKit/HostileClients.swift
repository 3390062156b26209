// Clients that mean no good, each on connections of its own: for tests that the daemon's limits hold, and for measuring what others notice.
import EmoProtocol
import EmoTransport
import Glibc

/// Ways to be a burden.
public enum HostileClients {
    /// Asks for large replies and reads none, until the daemon has enough.
    /// - Returns: how many requests were sent before the connection was closed; nil when it never was.
    public static func neverRead(_ socket: String, most: Int = 4_000) throws -> Int? {
        let client = try ControlClient(path: socket)
        let line = Request(id: nil, method: "describe")
        for count in 0..<most {
            var poll = pollfd(fd: client.fileDescriptor, events: Int16(POLLOUT), revents: 0)
            // A daemon that only stopped reading would leave the socket full for ever.
            guard Glibc.poll(&poll, 1, 5_000) > 0 else { return nil }
            do throws(ControlClient.Failure) { try client.send(line) } catch { return count }
        }
        return nil
    }

    /// Opens connections that say the first half of a line and wait.
    public static func halfLines(_ socket: String, count: Int) throws -> [ControlClient] {
        try (0..<count).map { _ in
            let client = try ControlClient(path: socket)
            try say("{\"jsonrpc\":\"2.0\",\"id\":1,", to: client)
            return client
        }
    }

    /// Says the other half.
    public static func finishLine(of client: ControlClient) throws {
        for byte in "\"method\":\"ping\"}\n" { try say(String(byte), to: client) }
    }

    /// Connects over and over and leaves at once, without a word and without reading.
    /// - Returns: how many were let in.
    public static func connects(_ socket: String, count: Int) -> Int {
        var served = 0
        for _ in 0..<count where (try? ControlClient(path: socket)) != nil { served += 1 }
        return served
    }

    /// Connects and stays.
    /// - Returns: those that were let in, and the codes that the others were told; empty for those told nothing.
    public static func crowd(_ socket: String, count: Int) -> (clients: [ControlClient], refusals: [String]) {
        var clients: [ControlClient] = []
        var refusals: [String] = []
        for _ in 0..<count {
            do throws(ControlClient.Failure) {
                clients.append(try ControlClient(path: socket, timeoutMilliseconds: 300))
            } catch {
                if case .refused(let reason) = error {
                    refusals.append(reason.code)
                } else {
                    refusals.append("")
                }
            }
        }
        return (clients, refusals)
    }

    /// Subscribes as often as it may on each of many connections.
    /// - Returns: the connections, and the code that ended each one's subscribing.
    public static func subscribers(_ socket: String, connections: Int) throws -> (
        clients: [ControlClient], refusals: [String]
    ) {
        var refusals: [String] = []
        let clients = try (0..<connections).map { _ in
            let client = try ControlClient(path: socket)
            let request = Request(id: nil, method: "event.subscribe")
            while true {
                if case .failure(let error) = try client.call(request, timeoutMilliseconds: 20_000) {
                    refusals.append(error.code)
                    return client
                }
            }
        }
        return (clients, refusals)
    }

    private static func say(_ text: String, to client: ControlClient) throws {
        let bytes = Array(text.utf8)
        guard send(client.fileDescriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw TestKitError("the daemon does not take half a line")
        }
    }
}
