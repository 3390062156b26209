// Users as people name them on the command line: by address or by id.
import EmoProtocol

/// Finds the user that is meant.
public enum UserReference {
    /// The id of a user named by id or address.
    /// - Throws: a `CommandError` with the status `notFound` when nobody has the address.
    public static func id(_ text: String, connection: DaemonConnection) throws(CommandError) -> String {
        if !text.contains("@") { return try Identifier.uuid(text, of: "user", listing: "emoctl user list") }
        let address = text.lowercased()
        var cursor: String?
        repeat {
            var parameters: JSONObject = ["limit": 500]
            parameters["before"] = cursor.map(JSONValue.string)
            let page = try connection.call("user.list", parameters, doing: "find the user")
            if let found = page["items"]?.array?.first(where: { $0["email"]?.string == address }),
                let id = found["id"]?.string
            {
                return id
            }
            cursor = page["next"]?.string
        } while cursor != nil
        throw CommandError(.userNotFound, doing: "find the user")
    }
}
