// Base64 of audio chunks, as clients send it.
import FoundationEssentials

/// Base64 text.
public enum Base64Text {
    /// The bytes as base64 with padding.
    public static func encode(_ bytes: some Collection<UInt8>) -> String { Data(bytes).base64EncodedString() }
}
