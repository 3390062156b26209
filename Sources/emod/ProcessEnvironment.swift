// The environment of the daemon. Secrets are taken out of it at once, so that no child and no core dump holds them.
import Glibc

/// The environment.
enum ProcessEnvironment {
    /// Every variable.
    static func all() -> [String: String] {
        var values: [String: String] = [:]
        var entry = environ
        while let variable = entry.pointee {
            let text = String(cString: variable)
            if let equals = text.firstIndex(of: "=") {
                values[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return values
    }

    /// Reads a secret and takes it out of the environment, overwriting its bytes.
    static func takeSecret(_ name: String) -> [UInt8]? {
        guard let value = getenv(name) else { return nil }
        let count = strlen(value)
        let bytes = Array(UnsafeRawBufferPointer(start: value, count: count))
        explicit_bzero(value, count)
        unsetenv(name)
        return bytes
    }
}
