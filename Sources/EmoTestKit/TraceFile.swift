// What passes between the tests and their daemons, a line each in a file of this process below EMO_TRACE; without that variable nothing is kept.
// Of requests only id and method are kept: what they carry is checked by the server, or wrong on purpose.
import EmoProtocol
import EmoTransport
import Glibc
import Synchronization

/// The trace of this process.
enum TraceFile {
    private static let descriptor: Int32? = {
        guard let directory = getenv("EMO_TRACE").map({ String(cString: $0) }) else { return nil }
        mkdir(directory, 0o755)
        let opened = open(
            directory + "/\(getpid()).jsonl", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        return opened >= 0 ? opened : nil
    }()
    private static let clients = Atomic(0)
    /// Lines of several clients do not mix.
    private static let turn = Mutex(())

    /// Records what passes over a connection from now on.
    static func follow(_ client: ControlClient) {
        guard descriptor != nil else { return }
        let number = clients.add(1, ordering: .relaxed).newValue
        record(number, ["notification": "greeting", "params": .object(client.greeting)])
        client.observer = { passage in
            switch passage {
            case .sent(let line):
                guard let request = try? JSONParser.parse(line), let method = request["method"] else {
                    return
                }
                record(number, ["request": request["id"] ?? .null, "method": method])
            case .received(let line):
                guard let message = try? JSONParser.parse(line, maximumDepth: 64) else { return }
                if let method = message["method"] {
                    record(number, ["notification": method, "params": message["params"] ?? .null])
                } else if let error = message["error"] {
                    record(number, ["reply": message["id"] ?? .null, "error": error])
                } else {
                    record(number, ["reply": message["id"] ?? .null, "result": message["result"] ?? .null])
                }
            }
        }
    }

    /// Records an error that came instead of a greeting.
    static func record(refusal: ProtocolError) { record(0, ["reply": .null, "error": refusal.json]) }

    private static func record(_ client: Int, _ entry: JSONObject) {
        guard let descriptor else { return }
        var entry = entry
        entry["client"] = .integer(Int64(client))
        let line = JSONValue.object(entry).line() + [UInt8(ascii: "\n")]
        turn.withLock { _ in
            var offset = 0
            while offset < line.count {
                let count = line.withUnsafeBytes {
                    write(descriptor, $0.baseAddress?.advanced(by: offset), line.count - offset)
                }
                guard count > 0 else { return }
                offset += count
            }
        }
    }
}
