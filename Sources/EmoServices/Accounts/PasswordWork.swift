// Where passwords are hashed: on threads that may block, a few at a time, each of which takes 32 MiB and a tenth of a
// second on purpose. Who comes when too many wait is told to come again.
import EmoAuth
import EmoProtocol
import NIOPosix
import Synchronization

/// Hashes and checks passwords.
final class PasswordWork: Sendable {
    /// Passwords at work or waiting.
    static let limit = 16

    private let pending = Mutex(0)

    /// Hashes a new password.
    func hash(_ password: SecretBytes) async throws -> String {
        try await run { try PasswordHash(password: password).encoded }
    }

    /// Whether the password is the one that was stored; takes its time also where nothing was stored.
    /// - Returns: whether it matches, and whether its hash should be made anew.
    func check(_ password: SecretBytes, against stored: String?) async throws -> (matches: Bool, isOld: Bool)
    {
        try await run {
            guard let hash = stored.flatMap(PasswordHash.init(encoded:)) else {
                try PasswordHash.spendTime(on: password)
                return (false, false)
            }
            return (try hash.matches(password), hash.needsUpgrade)
        }
    }

    private func run<Output: Sendable>(_ body: @escaping @Sendable () throws -> Output) async throws -> Output
    {
        let isTaken = pending.withLock { count in
            guard count < Self.limit else { return false }
            count += 1
            return true
        }
        guard isTaken else { throw ProtocolError(.queueFull, retryAfterMilliseconds: 1_000) }
        defer { pending.withLock { $0 -= 1 } }
        return try await NIOThreadPool.singleton.runIfActive(body)
    }
}
