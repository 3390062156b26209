// Text stored as it is: for stores in memory and for tests. A first byte names the format, so that a database
// written in the open is never mistaken for a sealed one.

/// Keeps text readable in the database.
public struct PlainTextProtection: TextProtection {
    static let format: UInt8 = 0

    /// Makes the protection that protects nothing.
    public init() {}

    /// Always nil: there are no keys.
    public func makeWrappedKey(for user: UUIDv7) -> [UInt8]? { nil }

    /// Always nil: there is nothing to wrap.
    public func rewrap(_ wrapped: [UInt8], for user: UUIDv7) -> [UInt8]? { nil }

    /// Does nothing: there are no keys.
    public func destroyKey(of user: UUIDv7) {}

    /// Always false: there are no keys.
    public func opens(_ wrapped: [UInt8], for user: UUIDv7) -> Bool { false }

    /// Whether the text was stored in the open.
    public func recognizes(_ stored: [UInt8]) -> Bool { stored.first == Self.format }

    /// Puts the format byte before the text.
    public func seal(_ text: [UInt8], at location: TextLocation, wrappedKey: [UInt8]?) -> [UInt8] {
        [Self.format] + text
    }

    /// Takes the format byte off.
    ///
    /// - Throws: ``StoreError`` with `storage.sealed_text` when the text was sealed under a key.
    public func open(_ stored: [UInt8], at location: TextLocation, wrappedKey: [UInt8]?) throws -> [UInt8] {
        guard stored.first == Self.format else {
            throw StoreError(
                .sealedText, "A text in \(location.table).\(location.column) is sealed under a key.",
                hint: "Start the service with the master key that the database was written with.")
        }
        return Array(stored.dropFirst())
    }
}
