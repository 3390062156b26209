// DATABASE_URL, as the system before used it: `sqlite:////path/emod.db`, `sqlite:///:memory:`. Other databases are refused by name.

enum DatabaseURL {
    /// The settings a URL stands for.
    static func settings(_ url: String) throws(ConfigurationFailure) -> [String: ConfigurationValue] {
        // Drivers of the old system were named behind a plus sign: sqlite+aiosqlite:///…
        guard let colon = url.firstIndex(of: ":"), url[..<colon].split(separator: "+").first == "sqlite",
            url[colon...].hasPrefix(":///")
        else {
            throw ConfigurationFailure(
                code: "config.out_of_range", description: "DATABASE_URL: only sqlite:///… is supported",
                hint: "unset DATABASE_URL, or set it to sqlite:////var/lib/emobuddy/emod.db")
        }
        let path = url[colon...].dropFirst(4)
        if path == ":memory:" || path.isEmpty { return ["daemon.storage": .text("memory")] }
        guard path.hasPrefix("/"), path.hasSuffix("/emod.db") else {
            throw ConfigurationFailure(
                code: "config.out_of_range",
                description: "DATABASE_URL: the path must be absolute and end in /emod.db",
                hint: "set it to sqlite:////DIRECTORY/emod.db")
        }
        return ["daemon.state_directory": .text(String(path.dropLast("/emod.db".count)))]
    }
}
