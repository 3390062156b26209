// Refusals of identity and rights: a stable code and the next thing to do. A token or password is never in
// one.

/// Why somebody is not let in, or not allowed to do something.
public struct AuthError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable code such as `auth.expired`; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it goes over the wire.
        public let rawValue: String

        /// Makes a code of its wire form.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Nobody has said who they are.
        public static let required = Code(rawValue: "auth.required")
        /// A token or password is not genuine, or not for this service.
        public static let invalid = Code(rawValue: "auth.invalid")
        /// A token was genuine and is too old.
        public static let expired = Code(rawValue: "auth.expired")
        /// A token is genuine and not valid yet.
        public static let notYetValid = Code(rawValue: "auth.not_yet_valid")
        /// A token was withdrawn.
        public static let revoked = Code(rawValue: "auth.revoked")
        /// The identity may not do this.
        public static let scope = Code(rawValue: "auth.scope")
        /// There is no key to sign or verify with.
        public static let keyMissing = Code(rawValue: "auth.key_missing")
        /// Too many wrong passwords; the account opens again by itself.
        public static let locked = Code(rawValue: "auth.locked")
        /// The account was disabled.
        public static let disabled = Code(rawValue: "auth.disabled")
    }

    /// What kind of refusal this is.
    public let code: Code
    /// What happened, in one sentence.
    public let message: String
    /// The next thing to do.
    public let hint: String
    /// How long to wait before trying again, in milliseconds, where trying again can help.
    public let retryAfterMilliseconds: Int?

    /// Makes a refusal; see the properties.
    public init(_ code: Code, _ message: String, hint: String, retryAfterMilliseconds: Int? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.retryAfterMilliseconds = retryAfterMilliseconds
    }

    /// Code, message and hint in one line.
    public var description: String { "\(code.rawValue): \(message) (\(hint))" }
}

extension AuthError {
    static func invalid(_ message: String) -> AuthError {
        AuthError(.invalid, message, hint: "Ask an administrator for a new one: emoctl token create NAME")
    }
}
