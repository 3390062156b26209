// Another service that uses this one: a name and what it may do.

/// The account of a service.
public struct ServiceAccount: Hashable, Sendable {
    /// The identifier.
    public let id: UUIDv7
    /// When it was made.
    public let createdAt: Timestamp
    /// Its unique name, such as `stt`.
    public let name: String
    /// The scopes that its tokens get by default.
    public let scopes: [String]
    /// When it was disabled, nil while it is in use.
    public let disabledAt: Timestamp?

    static let columns = "id, created_at, name, scopes, disabled_at"

    init(_ row: any SQLRow) throws {
        id = try row.id(0)
        createdAt = try row.time(1)
        name = try row.text(2)
        scopes = try row.list(3, of: String.self)
        disabledAt = try row.optional(4, row.time)
    }
}
