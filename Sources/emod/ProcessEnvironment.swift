// The environment of the daemon. Secrets are taken out of it at once, so that no child and no core dump holds them.
import EmoAuth
import Glibc

/// The environment.
enum ProcessEnvironment {
    /// Every variable but the secrets, which stay where they are until they are taken.
    static func all() -> [String: String] {
        var values: [String: String] = [:]
        var entry = environ
        while let variable = entry.pointee {
            let text = String(cString: variable)
            if let equals = text.firstIndex(of: "="), text[..<equals] != "AUTH_SECRET_KEY" {
                values[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return values
    }

    /// Reads a secret and takes it out of the environment, overwriting its bytes.
    static func takeSecret(_ name: String) -> SecretBytes? {
        guard let value = getenv(name) else { return nil }
        let count = strlen(value)
        let secret = SecretBytes(copying: UnsafeRawBufferPointer(start: value, count: count))
        explicit_bzero(value, count)
        unsetenv(name)
        return secret
    }
}
