// The people to turn to in danger, as the daemon has them: of the installed file, or of the table that is compiled in.
import EmoProtocol
import EmoSafety

/// The table of crisis resources that counts, and where it is from.
public struct CrisisResources: Sendable {
    /// The table.
    public let table: CrisisResourceTable
    /// Why the file could not be used; nil when it was, or is not there.
    public let failure: String?
    private let isOfFile: Bool

    /// Reads a file; the compiled-in table counts where there is none or it is not right.
    public init(file path: String) {
        do throws(CrisisResourceFile.Failure) {
            let found = try CrisisResourceFile.read(path)
            (table, failure, isOfFile) = (found ?? .standard, nil, found != nil)
        } catch {
            (table, failure, isOfFile) = (.standard, error.reason, false)
        }
    }

    /// As health tells it.
    var json: JSONValue {
        let checks = table.lines.compactMap(\.verifiedOn)
        return [
            "origin": isOfFile ? "file" : "built_in", "lines": .integer(Int64(table.lines.count)),
            "unverified": .integer(Int64(table.lines.count - checks.count)),
            // Days written as YYYY-MM-DD are in the order of their texts.
            "oldest_check": checks.min().map(JSONValue.string) ?? .null,
        ]
    }
}
