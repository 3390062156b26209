// Hands a value that is not Sendable to the one thread that will use it from then on.

/// A value that one thread at a time uses: it is made on one thread, then given away to another and not
/// touched again by the first. The compiler cannot check this; the owner of the box keeps to it.
struct ThreadConfined<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
