// What an idempotency key is bound to: the method and its parameters, so that the same key with another request is told apart.
import EmoAuth
import EmoProtocol

/// Makes the stored mark of a request. It is keyed, as parameters hold sentences and passwords that somebody with the database
/// could otherwise guess at.
struct RequestHash: Sendable {
    private let key: SecretBytes

    /// - Parameter secret: of the installation; a key of its own is derived.
    init(secret: SecretBytes) throws {
        key = try MessageAuthentication.secret(
            of: SecretBytes(copying: "emobuddy idempotency key".utf8), key: secret)
    }

    /// HMAC-SHA256 of a mutating request that carries a key; empty where it is not needed.
    func of(_ request: Request, when isMutating: Bool) throws -> [UInt8] {
        guard isMutating, request.idempotencyKey != nil else { return [] }
        var bytes = Array(request.method.utf8)
        bytes.append(0)
        JSONValue.object(request.parameters).write(to: &bytes)
        return try MessageAuthentication.code(of: bytes, key: key)
    }
}
