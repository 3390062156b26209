// A state directory with facts in it that a daemon has acknowledged, to be copied and started from again and again.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

/// A state directory as a daemon has left it.
struct KeptState {
    /// The session with the facts.
    let session: String
    /// The facts, in order.
    let facts: [String]
    private let directory: TemporaryDirectory

    /// Lets a daemon store facts; then it is stopped in order, or killed, so that its log must be recovered.
    init(facts count: Int, killed: Bool) throws {
        directory = try TemporaryDirectory()
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_STATE_DIR": directory.path + "/state"])
        let client = try daemon.connect()
        let ledger = Ledger(name: "keeper", seed: 1)
        try ledger.begin(on: client)
        for _ in 0..<count { try ledger.say(on: client) }
        session = ledger.session
        facts = ledger.facts(from: 0, acknowledgedOnly: true)
        #expect(facts.count == count)
        if killed { try daemon.kill() } else { try daemon.stop() }
    }

    /// A copy of it in a directory of its own, below which it is called `state`.
    func copy() throws -> TemporaryDirectory {
        let copy = try TemporaryDirectory()
        try FileManager.default.copyItem(atPath: directory.path + "/state", toPath: copy.path + "/state")
        return copy
    }

    /// The facts that a daemon gives, or the error with which it refuses.
    func read(from client: CheckedClient) throws -> Result<[String], ProtocolError> {
        try client.messages(of: session).map(Self.facts)
    }

    /// What the user said.
    static func facts(_ messages: [JSONValue]) -> [String] {
        messages.filter { $0["from_user"] == true }.map { $0.text("text") }
    }
}

extension CheckedClient {
    /// All messages of a session, page by page.
    func messages(of session: String) throws -> Result<[JSONValue], ProtocolError> {
        var messages: [JSONValue] = []
        var parameters: JSONObject = ["session_id": .string(session)]
        while true {
            switch try call("session.get", parameters) {
            case .failure(let error): return .failure(error)
            case .success(let page):
                messages += page["messages"]?.array ?? []
                guard let next = page["next"], next != .null else { return .success(messages) }
                parameters["after"] = next
            }
        }
    }
}

/// A daemon that may not come up.
enum AttemptedStart {
    /// It answers.
    case answering(ChildProcess)
    /// It has ended with this status, 128 and more for a signal, and said this.
    case ended(status: Int32, output: String)

    /// Starts emod on the state below a directory and waits for either.
    static func start(in directory: TemporaryDirectory, environment: [String: String] = [:]) throws
        -> AttemptedStart
    {
        var variables = [
            "PATH": "/usr/bin:/bin", "EMOD_STATE_DIR": directory.path + "/state",
            "EMOD_SOCKET": directory.path + "/s", "EMOD_ENGINES_DIRECTORIES": "/nonexistent",
            "EMOD_ENGINES_HOST": Stage.host, "EMOD_CONFIG": try directory.write([], to: "emod.toml"),
        ]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        variables.merge(environment) { $1 }
        let output = directory.path + "/log"
        let child = try ChildProcess(Stage.emod, [], environment: variables, output: output)
        for _ in 0..<4_000 {
            guard child.isRunning else {
                return .ended(status: try child.wait(milliseconds: 100), output: TextFile.read(output))
            }
            if let client = try? ControlClient(path: directory.path + "/s", timeoutMilliseconds: 1_000),
                (try? client.call(Request(id: nil, method: "ping"), timeoutMilliseconds: 1_000)) != nil
            {
                return .answering(child)
            }
            usleep(5_000)
        }
        throw TestKitError("emod neither answers nor ends; its log:\n\(TextFile.read(output))")
    }
}
