// Turns errors of the store and of the engines into errors of the protocol. The codes are the same words on both sides; what has no
// registered code becomes `internal`, named by its type only, since a message might quote a user.
import EmoAuth
import EmoProtocol
import EmoStore
import EmoSupervision
import NIOCore

extension ProtocolError {
    /// The error as a client sees it.
    init(mapping error: any Error) {
        switch error {
        case let error as ProtocolError: self = error
        case let error as StoreError: self.init(error)
        case let error as EngineError: self.init(error)
        case let error as AuthError: self.init(error)
        case is CancellationError: self.init(.cancelled)
        default: self.init(.internalError, "unexpected error of type \(type(of: error))")
        }
    }

    private init(_ error: StoreError) {
        guard let code = ErrorCode.named(error.code.rawValue) else {
            self.init(
                error.code == .closed ? .stopping : .internalError, "\(error.code.rawValue): \(error.message)"
            )
            return
        }
        self.init(code, error.message, hint: error.hint, retryAfterMilliseconds: error.retryAfterMilliseconds)
    }

    private init(_ error: EngineError) {
        if error.code.rawValue == "audio.storage" {
            self.init(.storageFull, error.message, hint: error.hint, retryAfterMilliseconds: 5_000)
            return
        }
        guard let code = ErrorCode.named(error.code.rawValue) else {
            self.init(.engineFailed, "\(error.code.rawValue): \(error.message)", hint: error.hint)
            return
        }
        self.init(code, error.message, hint: error.hint, retryAfterMilliseconds: error.retryAfterMilliseconds)
    }

    private init(_ error: AuthError) {
        self.init(
            ErrorCode.named(error.code.rawValue) ?? .authInvalid, error.message, hint: error.hint,
            retryAfterMilliseconds: error.retryAfterMilliseconds)
    }
}

extension EngineError {
    /// True when the part may be left out and named in `degraded`; false when the request itself is unwanted or out of time.
    /// - Parameter deadline: the request's; the part may have had a shorter one.
    func mayDegrade(before deadline: NIODeadline) -> Bool {
        code == .deadlineExceeded ? deadline > .now() : code != .cancelled
    }
}

extension NIODeadline {
    /// When a part that others do not depend on has to be done: so long from now at the latest, and early enough before
    /// this deadline that the answer without the part can still be made and stored.
    func limited(to amount: TimeAmount) -> NIODeadline {
        let now = NIODeadline.now()
        let left = max(self - now, .zero)
        return min(self - min(.nanoseconds(left.nanoseconds / 5), Self.reserve), now + amount)
    }

    /// Kept of a request's time for what follows a part, where that is less than a fifth of it.
    private static var reserve: TimeAmount { .seconds(2) }
}
