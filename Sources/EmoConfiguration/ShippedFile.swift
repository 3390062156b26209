// The configuration file as it is installed: every key with its default and one line that says what it means.

extension Configuration {
    /// The text of `etc/emobuddy/emod.toml`.
    public static var shippedFile: String {
        var text = """
            # Configuration of emod. Every key is here with its default; uncomment what you change, then reload emod, or
            # restart it: the journal names the keys that need that.
            # An environment variable EMOD_SECTION_KEY comes above this file. Unknown keys are refused.

            """
        var section = ""
        for key in ConfigurationKey.all {
            if key.section != section {
                section = key.section
                text += "\n[\(section)]\n"
            }
            text += "# \(key.summary)\n#\(key.name) = \(key.fallback.toml)\n"
        }
        return text
    }
}

extension ConfigurationValue {
    /// The value as it stands in a TOML file.
    fileprivate var toml: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .integer(let number): String(number)
        case .flag(let flag): String(flag)
        case .list(let list): "[" + list.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        }
    }
}
