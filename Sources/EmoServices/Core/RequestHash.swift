// What an idempotency key is bound to: the method and its parameters, so that the same key with another request is told apart.
import EmoAuth
import EmoProtocol

enum RequestHash {
    /// SHA-256 of a mutating request that carries a key; empty where it is not needed.
    static func of(_ request: Request, when isMutating: Bool) -> [UInt8] {
        guard isMutating, request.idempotencyKey != nil else { return [] }
        var bytes = Array(request.method.utf8)
        bytes.append(0)
        JSONValue.object(request.parameters).write(to: &bytes)
        return SHA256Digest.digest(bytes)
    }
}
