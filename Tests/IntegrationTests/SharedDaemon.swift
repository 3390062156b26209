// One daemon with all shipped engines for the tests that only read or add; started once, for loading the models takes seconds.
import EmoProtocol
import EmoTestKit
import Testing

enum SharedDaemon {
    private static let started = Result { () throws -> TemporaryDaemon in
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines()
        return daemon
    }

    /// The daemon, with an engine of each kind ready.
    static func get() throws -> TemporaryDaemon { try started.get() }

    /// A new connection to it.
    static func connect() throws -> CheckedClient { try get().connect() }
}

extension JSONValue {
    /// The text of a member; empty when there is none.
    func text(_ key: String) -> String { self[key]?.string ?? "" }
}

/// Sends a recording in one request.
func analyze(_ bytes: [UInt8], format: String = "wav", on client: CheckedClient, extra: JSONObject = [:])
    throws -> Result<JSONValue, ProtocolError>
{
    var parameters: JSONObject = ["audio": .string(Base64Text.encode(bytes)), "format": .string(format)]
    for member in extra.members { parameters[member.key] = member.value }
    return try client.call("speech.analyze", parameters)
}
