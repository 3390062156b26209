// What an idempotency key is bound to: the method and its parameters, so that the same key with another request is told apart.
import EmoAuth
import EmoProtocol

enum RequestHash {
    /// SHA-256 of a mutating request that carries a key; empty where it is not needed.
    /// - Parameter upload: what the upload consists of that the request names; it stands for the upload's name.
    static func of(_ request: Request, upload: [UInt8]?) -> [UInt8] {
        var parameters = request.parameters
        if upload != nil { parameters["stream_id"] = nil }
        var bytes = Array(request.method.utf8)
        bytes.append(0)
        JSONValue.object(parameters).write(to: &bytes)
        bytes.append(0)
        return SHA256Digest.digest(bytes + (upload ?? []))
    }
}
