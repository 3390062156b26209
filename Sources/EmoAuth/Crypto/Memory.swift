// Overwriting memory in a way that the optimiser does not leave out.

import COpenSSL

enum Memory {
    /// Fills the bytes with zeros.
    static func cleanse(_ bytes: UnsafeMutableRawBufferPointer) {
        OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    }
}
