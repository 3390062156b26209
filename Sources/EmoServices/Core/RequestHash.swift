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

    /// HMAC-SHA256 of a request's method and parameters.
    /// - Parameter upload: what the upload consists of that the request names; it stands for the upload's name.
    func of(_ request: Request, upload: [UInt8]?) throws -> [UInt8] {
        var parameters = request.parameters
        if upload != nil { parameters["stream_id"] = nil }
        var bytes = Array(request.method.utf8)
        bytes.append(0)
        JSONValue.object(parameters).write(to: &bytes)
        bytes.append(0)
        return try MessageAuthentication.code(of: bytes + (upload ?? []), key: key)
    }
}
