// The daemon's two keys: one signs tokens, one wraps the keys that users' text is sealed with. Each comes from the service manager's
// credentials, or is generated once in the state directory; the signing key may also come from AUTH_SECRET_KEY, as in the system before.
// A master key that gave way to another is kept until everything is wrapped with the new one, and then destroyed.
import EmoAuth
import EmoConfiguration
import Glibc

/// Both keys.
struct DaemonKeys {
    /// Signs tokens; at least 32 bytes.
    let signing: SecretBytes
    /// Wraps users' keys; 32 bytes.
    let master: SecretBytes
    /// The master key before it, where a rotation is not finished.
    let previousMaster: SecretBytes?

    /// Reads the keys, or makes them.
    /// - Throws: `StartFailure` when a key is there but cannot be used.
    init(_ settings: Configuration) throws {
        let state = settings.text("daemon.state_directory")
        let inMemory = settings.text("daemon.storage") == "memory"
        do {
            master =
                try Self.credential("master_key") ?? Self.generated(state + "/master.key", inMemory: inMemory)
            previousMaster =
                try Self.credential("master_key_previous") ?? Self.existing(Self.previousPath(state))
            if let secret = ProcessEnvironment.takeSecret("AUTH_SECRET_KEY") {
                signing = secret
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

    /// Begins a rotation of the master key: the key at hand becomes the previous one, and the next start makes a new one.
    /// - Throws: `StartFailure` when the key comes from the service manager, or a rotation is not finished.
    static func rotateMaster(in state: String) throws {
        guard try credential("master_key") == nil else {
            throw StartFailure(
                code: "auth.key_unusable", message: "the master key is a credential of the service manager",
                hint:
                    "give it a new emod_master_key and the old one as emod_master_key_previous, and restart emod"
            )
        }
        guard access(previousPath(state), F_OK) != 0 else { return }
        guard rename(state + "/master.key", previousPath(state)) == 0 else {
            throw StartFailure(
                code: "auth.key_missing", message: "there is no master key in \(state)",
                hint: "name the state directory of the service with --state-dir DIR")
        }
    }

    /// Destroys the previous master key, after nothing is wrapped with it any more.
    static func finishRotation(in state: String) throws {
        do {
            try KeyFile.destroy(previousPath(state))
        } catch let error as AuthError {
            throw StartFailure(code: error.code.rawValue, message: error.message, hint: error.hint)
        }
    }

    private static func previousPath(_ state: String) -> String { state + "/master.key.previous" }

    private static func existing(_ path: String) throws -> SecretBytes? {
        access(path, F_OK) == 0 ? try KeyFile.read(path) : nil
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
