// The parameters of a request after they were checked against the method's schema; so a value that is there has its type.
import EmoAuth
import EmoProtocol
import EmoStore

/// Checked parameters.
struct Parameters: Sendable {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    /// The value of a key; nil when it was left out.
    func value(_ key: String) -> JSONValue? { object[key] }

    /// The text of a key; nil when it was left out.
    func text(_ key: String) -> String? { object[key]?.string }

    /// The text of a key that the schema requires.
    func requiredText(_ key: String) throws(ProtocolError) -> String {
        guard let text = text(key) else { throw ProtocolError(.missingKey, "params lacks the key “\(key)”") }
        return text
    }

    /// The whole number of a key; nil when it was left out.
    func integer(_ key: String) -> Int? { object[key]?.integer.map(Int.init) }

    /// The truth value of a key; false when it was left out.
    func flag(_ key: String) -> Bool { object[key]?.bool ?? false }

    /// The truth value of a key; nil when it was left out.
    func optionalFlag(_ key: String) -> Bool? { object[key]?.bool }

    /// The secret of a key, in memory that is overwritten after use; nil when it was left out.
    func secret(_ key: String) -> SecretBytes? { text(key).map { SecretBytes(copying: $0.utf8) } }

    /// The texts of a key; nil when it was left out.
    func texts(_ key: String) -> [String]? { object[key]?.array?.compactMap(\.string) }

    /// The identifier of a key; nil when it was left out.
    func identifier(_ key: String) throws(ProtocolError) -> UUIDv7? {
        guard let text = text(key) else { return nil }
        guard let id = UUIDv7(text) else { throw ProtocolError(.wrongFormat, "params.\(key) is not a UUID") }
        return id
    }

    /// The identifier of a key that the schema requires.
    func requiredIdentifier(_ key: String) throws(ProtocolError) -> UUIDv7 {
        guard let id = try identifier(key) else {
            throw ProtocolError(.missingKey, "params lacks the key “\(key)”")
        }
        return id
    }

    /// The page of a listing.
    func page() throws(ProtocolError) -> PageRequest {
        PageRequest(limit: integer("limit") ?? 50, after: try identifier("before"))
    }
}
