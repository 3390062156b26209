// The seam for encryption at rest: every text of a user passes through here on its way to and from the
// database.

/// Where a protected text lives; an implementation binds the text to this place, so that a sealed text moved
/// to another row, column or user does not open.
public struct TextLocation: Hashable, Sendable {
    /// The user whose text it is; nil for what belongs to the installation itself.
    public let user: UUIDv7?
    /// The table.
    public let table: String
    /// The row's identifier, as text.
    public let row: String
    /// The column.
    public let column: String

    /// Names a place.
    public init(user: UUIDv7?, table: String, row: String, column: String) {
        self.user = user
        self.table = table
        self.row = row
        self.column = column
    }
}

/// How users' text is kept in the database.
public protocol TextProtection: Sendable {
    /// Makes a key for a new user and returns it wrapped, to be stored in the user's row; nil when this
    /// protection has no keys.
    func makeWrappedKey(for user: UUIDv7) throws -> [UInt8]?

    /// Wraps a stored key anew after the master key was changed; nil when nothing has to change.
    func rewrap(_ wrapped: [UInt8], for user: UUIDv7) throws -> [UInt8]?

    /// Destroys for good what the user's key cannot be opened without.
    func destroyKey(of user: UUIDv7) throws

    /// Whether the stored wrapped key of a user opens.
    func opens(_ wrapped: [UInt8], for user: UUIDv7) -> Bool

    /// Whether the key that a stored text of the installation names is at hand; it says nothing of the text itself.
    func recognizes(_ stored: [UInt8]) -> Bool

    /// Turns a text into what is stored.
    ///
    /// - Parameter wrappedKey: the stored wrapped key of `location.user`, nil when there is none.
    func seal(_ text: [UInt8], at location: TextLocation, wrappedKey: [UInt8]?) throws -> [UInt8]

    /// Turns what is stored into the text.
    ///
    /// - Throws: ``StoreError`` with `storage.sealed_text` when the text cannot be opened.
    func open(_ stored: [UInt8], at location: TextLocation, wrappedKey: [UInt8]?) throws -> [UInt8]
}
