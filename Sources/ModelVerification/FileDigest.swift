// The SHA-256 of a file, by OpenSSL, in bounded memory.
import COpenSSL
import Glibc

/// Digests of files.
enum FileDigest {
    private static let blockSize = 1 << 18

    /// The file's SHA-256 in lower-case hexadecimal digits; nil when it cannot be read to its end.
    static func sha256(path: String) -> String? {
        guard let file = fopen(path, "rbe") else { return nil }
        defer { fclose(file) }
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
        var block = [UInt8](repeating: 0, count: blockSize)
        while true {
            let count = fread(&block, 1, blockSize, file)
            if count > 0, EVP_DigestUpdate(context, block, count) != 1 { return nil }
            if count < blockSize { break }
        }
        guard ferror(file) == 0 else { return nil }
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return nil }
        return digest[..<Int(length)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
