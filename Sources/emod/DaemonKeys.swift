// The daemon's two keys: one signs tokens, one wraps the keys that users' text is sealed with. Each comes from the service manager's
// credentials, or is generated once in the state directory; the signing key may also come from AUTH_SECRET_KEY, as in the system before.
import EmoAuth
import EmoConfiguration
import Glibc

/// Both keys.
struct DaemonKeys {
    /// Signs tokens; at least 32 bytes.
    let signing: SecretBytes
    /// Wraps users' keys; 32 bytes.
    let master: SecretBytes

    /// Reads the keys, or makes them.
    /// - Throws: `StartFailure` when a key is there but cannot be used.
    init(_ settings: Configuration) throws {
        let state = settings.text("daemon.state_directory")
        let inMemory = settings.text("daemon.storage") == "memory"
        do {
            master =
                try Self.credential("master_key") ?? Self.generated(state + "/master.key", inMemory: inMemory)
            if let bytes = ProcessEnvironment.takeSecret("AUTH_SECRET_KEY") {
                signing = SecretBytes(copying: bytes)
            } else if !settings.text("auth.secret_key_file").isEmpty {
                signing = try KeyFile.read(settings.text("auth.secret_key_file"))
            } else {
                signing =
                    try Self.credential("signing_key")
                    ?? Self.generated(state + "/signing.key", inMemory: inMemory)
            }
            guard signing.count >= SigningKey.minimumByteCount else {
                throw StartFailure(
                    code: "auth.key_unusable",
                    message:
                        "the key that signs tokens has \(signing.count) bytes; at least \(SigningKey.minimumByteCount) are needed",
                    hint: "set AUTH_SECRET_KEY to the output of: openssl rand -hex 32", isConfiguration: true)
            }
        } catch let error as AuthError {
            throw StartFailure(code: error.code.rawValue, message: error.message, hint: error.hint)
        } catch is CryptoError {
            throw StartFailure(
                code: "auth.key_unusable",
                message: "a key cannot be made: the system gives no random numbers",
                hint: "check the installation of OpenSSL")
        }
    }

    /// A key that the service manager passed in, as `emod_NAME`.
    private static func credential(_ name: String) throws -> SecretBytes? {
        guard let directory = getenv("CREDENTIALS_DIRECTORY") else { return nil }
        let path = String(cString: directory) + "/emod_" + name
        return access(path, F_OK) == 0 ? try KeyFile.read(path) : nil
    }

    private static func generated(_ path: String, inMemory: Bool) throws -> SecretBytes {
        inMemory ? try SecretBytes.random(count: KeyFile.keyByteCount) : try KeyFile.readOrCreate(path)
    }
}
