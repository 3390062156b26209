// Audio chunks travel as base64 (RFC 4648 §4): padded, nothing but the alphabet.
import EmoProtocol
import FoundationEssentials

enum Base64 {
    /// The bytes that `text` stands for.
    /// - Parameter key: the parameter's name, for the error.
    static func decode(_ text: String, key: String) throws(ProtocolError) -> [UInt8] {
        guard let data = Data(base64Encoded: text) else {
            throw ProtocolError(.wrongFormat, "params.\(key) is not base64 with padding")
        }
        return Array(data)
    }
}
