// Holds the manifest beside the plugin against the sum the daemon expects, so that both speak of the same
// files.
import COpenSSL

/// Checks the manifest of a plugin.
enum ManifestCheck {
    /// The largest manifest, in bytes.
    private static let maximumBytes = 1 << 20

    /// The manifest's file: `<id>.engine.json` in the plugin's folder.
    static func file(of plugin: String, id: String) -> String {
        let folder = plugin.lastIndex(of: "/").map { plugin[...$0] } ?? ""
        return folder + id + ".engine.json"
    }

    /// Compares the file's SHA-256 with the one expected; an empty one is not compared.
    /// - Throws: ``HostRefusal``.
    static func verify(plugin: String, id: String, sha256: String) throws(HostRefusal) {
        guard !sha256.isEmpty else { return }
        guard let bytes = SmallFile.read(file(of: plugin, id: id), maximumBytes: maximumBytes) else {
            throw HostRefusal(
                code: "host.manifest_mismatch", message: "the manifest beside the plugin cannot be read",
                hint: "install the plugin's two files together")
        }
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = SHA256(bytes, bytes.count, &digest)
        guard hexadecimal(digest) == sha256 else {
            throw HostRefusal(
                code: "host.manifest_mismatch",
                message: "the manifest beside the plugin is not the one that was checked",
                hint: "scan the plugin directory again")
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
