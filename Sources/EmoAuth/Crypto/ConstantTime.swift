// Comparison whose duration tells nothing about where two values differ.

import COpenSSL

/// Comparisons of secrets and authentication codes.
public enum ConstantTime {
    /// Whether both sequences hold the same bytes. The lengths are not secret; the contents are.
    public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return CRYPTO_memcmp(left, right, left.count) == 0
    }
}
