// The row a query stands on. Columns are read by position, in the order of the SELECT; a value of the wrong
// kind is a damaged database, not a crash.

/// One row of a result, valid only until the next row is asked for.
package protocol SQLRow {
    /// Whether the column holds NULL.
    func isNull(_ column: Int) -> Bool
    /// The column as an integer.
    func integer(_ column: Int) throws -> Int64
    /// The column as a floating-point number; an integer is converted.
    func real(_ column: Int) throws -> Double
    /// The column as text.
    func text(_ column: Int) throws -> String
    /// The column as bytes.
    func blob(_ column: Int) throws -> [UInt8]
}

extension SQLRow {
    func optional<Value>(_ column: Int, _ read: (Int) throws -> Value) rethrows -> Value? {
        isNull(column) ? nil : try read(column)
    }

    func int(_ column: Int) throws -> Int { Int(try integer(column)) }
    func flag(_ column: Int) throws -> Bool { try integer(column) != 0 }
    func time(_ column: Int) throws -> Timestamp {
        Timestamp(millisecondsSince1970: try integer(column))
    }

    func id(_ column: Int) throws -> UUIDv7 {
        guard let id = UUIDv7(try text(column)) else {
            throw StoreError.corrupt("Column \(column) of a row does not hold an identifier.")
        }
        return id
    }

    func label<Label: RawRepresentable<String>>(_ column: Int, as type: Label.Type) throws -> Label {
        guard let label = Label(rawValue: try text(column)) else {
            throw StoreError.corrupt("Column \(column) of a row holds no known \(type).")
        }
        return label
    }
}
