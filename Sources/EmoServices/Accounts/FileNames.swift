// The names in a folder of the daemon's own, which is made where it is missing.
import EmoAuth
import Glibc

enum FileNames {
    /// The names of the files in a directory that only the daemon may use.
    /// - Throws: `AuthError` with `auth.key_missing` when it cannot be made or read.
    static func list(_ directory: String) throws -> [String] {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST, let stream = opendir(directory) else {
            throw AuthError(
                .keyMissing, "The folder \(directory) cannot be used.",
                hint: "Make it and give it to the daemon's user.")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names
    }
}
