// What can go wrong inside the cryptographic provider. It never carries key material or plain text.

/// A failure of a cryptographic operation.
public enum CryptoError: Error, Equatable, Sendable {
    /// The provider refused an operation that should always succeed; `operation` names it.
    case providerFailed(operation: String)
    /// The data were changed, cut short, or sealed under another key or for another place.
    case notAuthentic
    /// A key or a parameter has a size that the algorithm does not take.
    case invalidParameter(String)
}
