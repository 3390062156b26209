// Fills named slots in prepared sentences.

/// Replaces `{name}` by values; a slot without a value stays as it is and is caught by the guard.
public enum SentenceTemplate {
    /// `template` with the slots of `values` filled in.
    public static func fill(_ template: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
