// A refresh token: the log-in it renews and a random secret, joined by a dot. Only its hash is ever stored; 256 random
// bits need no slow hash.
import EmoAuth
import EmoStore

struct RefreshToken {
    private static let secretBytes = 32

    /// The log-in that it renews.
    var login: UUIDv7
    private let secret: [UInt8]

    /// Makes one.
    init(login: UUIDv7) throws {
        self.login = login
        secret = try SecretBytes.random(count: Self.secretBytes).withUnsafeBytes { Array($0) }
    }

    /// Reads one; nil for anything else.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, let login = UUIDv7(String(decoding: parts[0], as: UTF8.self)),
            let secret = Base64URL.decode(parts[1]), secret.count == Self.secretBytes
        else { return nil }
        self.login = login
        self.secret = secret
    }

    /// As the client keeps it.
    var text: String { "\(login).\(Base64URL.encode(secret))" }

    /// What is stored of it.
    var hash: [UInt8] { SHA256Digest.digest(secret) }
}
