// The one error type of the store: a stable code, what happened, what to do next, and never a word of a user.

/// A refusal or failure of the store.
///
/// Clients decide by ``code``; ``message`` and ``hint`` are for people. The codes are stable: new ones may be
/// added, none changes its meaning.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A stable code such as `storage.full`; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it goes over the wire.
        public let rawValue: String

        /// Makes a code of its wire form.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The disk, the quota or the configured page limit is exhausted; reads go on.
        public static let full = Code(rawValue: "storage.full")
        /// The database cannot be read or written just now: I/O error, read-only, locked by another program.
        public static let unavailable = Code(rawValue: "storage.unavailable")
        /// The database file is damaged.
        public static let corrupt = Code(rawValue: "storage.corrupt")
        /// The database was written by a newer program.
        public static let newerSchema = Code(rawValue: "storage.newer_schema")
        /// A row contradicts another one: a unique value used twice, a reference to nothing, a value out of
        /// range.
        public static let conflict = Code(rawValue: "storage.conflict")
        /// The store has been closed.
        public static let closed = Code(rawValue: "storage.closed")
        /// A stored text cannot be opened: its key is gone or it was tampered with.
        public static let sealedText = Code(rawValue: "storage.sealed_text")
        /// Another process uses the state directory.
        public static let inUse = Code(rawValue: "storage.in_use")
        /// Nothing is kept on a disk, so there is nothing to copy.
        public static let inMemory = Code(rawValue: "storage.in_memory")
        /// A programming error in the use of the store.
        public static let misuse = Code(rawValue: "storage.misuse")
        /// Too many operations wait already.
        public static let queueFull = Code(rawValue: "limit.queue_full")
        /// The operation waited longer than its deadline and was not begun.
        public static let deadlineExceeded = Code(rawValue: "deadline.exceeded")
    }

    /// What kind of failure this is.
    public let code: Code
    /// What happened, in one sentence, without data of users.
    public let message: String
    /// The next thing to do.
    public let hint: String
    /// How long to wait before trying again, in milliseconds, where trying again can help.
    public let retryAfterMilliseconds: Int?

    /// Makes an error; see the properties.
    public init(_ code: Code, _ message: String, hint: String, retryAfterMilliseconds: Int? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.retryAfterMilliseconds = retryAfterMilliseconds
    }

    /// Whether the same operation may succeed later without anything being changed in it.
    public var isRetryable: Bool { retryAfterMilliseconds != nil }

    /// Code, message and hint in one line.
    public var description: String { "\(code.rawValue): \(message) (\(hint))" }
}

extension StoreError {
    static func closed() -> StoreError {
        StoreError(.closed, "The store has been closed.", hint: "Start the service again.")
    }

    static func misuse(_ message: String) -> StoreError {
        StoreError(.misuse, message, hint: "Report this as a defect of the program.")
    }

    static func corrupt(_ message: String) -> StoreError {
        StoreError(.corrupt, message, hint: "Stop emod, then put back a backup: emoctl backup restore FILE")
    }

    static func queueFull(_ what: String, limit: Int, retryAfterMilliseconds: Int) -> StoreError {
        StoreError(
            .queueFull, "\(limit) \(what) are waiting already.", hint: "Try again after the given time.",
            retryAfterMilliseconds: retryAfterMilliseconds)
    }

    static func deadlineExceeded() -> StoreError {
        StoreError(
            .deadlineExceeded, "The operation waited too long for its turn and was not begun.",
            hint: "Try again; look at the queue depth and the disk in emoctl health.",
            retryAfterMilliseconds: 1_000)
    }

    static func noAnswer() -> StoreError {
        StoreError(
            .unavailable, "The disk has not answered in time; whether the change was kept is not known yet.",
            hint: "Look at the disk, and repeat the request with the same idempotency key.",
            retryAfterMilliseconds: 5_000)
    }
}
