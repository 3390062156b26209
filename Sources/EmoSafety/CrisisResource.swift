// Where a person in danger can turn, by region. Plain values; the file of resources that is installed comes above the table that is
// compiled in, which is there when nothing else is.

/// A line, a text number or a chat.
public struct CrisisLine: Sendable, Equatable {
    /// What a line is for.
    public enum Kind: String, Sendable, CaseIterable {
        /// Suicide and emotional crisis.
        case suicide
        /// Domestic and sexual violence.
        case violence
        /// Children and young people.
        case child
        /// Poisoning.
        case poison
    }

    /// What it is for.
    public var kind: Kind
    /// Its name.
    public var name: String
    /// How to reach it, ready to be read out: "call or text 988".
    public var contact: String
    /// When it answers: "24/7", or the hours.
    public var hours: String
    /// Two-letter codes of the languages it speaks.
    public var languages: [String]
    /// Its own page.
    public var url: String
    /// Where the entry was taken from.
    public var source: String
    /// The day of the last check against `source`, as YYYY-MM-DD; nil when nobody has checked it yet.
    public var verifiedOn: String?

    /// Creates an entry.
    public init(
        kind: Kind, name: String, contact: String, hours: String = "24/7", languages: [String], url: String,
        source: String, verifiedOn: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.contact = contact
        self.hours = hours
        self.languages = languages
        self.url = url
        self.source = source
        self.verifiedOn = verifiedOn
    }
}

/// The resources of one region.
public struct CrisisResource: Sendable, Equatable {
    /// Two-letter region code, or "INT" for anywhere else.
    public var region: String
    /// The emergency number, ready to be read out.
    public var emergency: String
    /// The lines, the first of a kind being the one to name first.
    public var lines: [CrisisLine]

    /// Creates the resources of a region.
    public init(region: String, emergency: String, lines: [CrisisLine]) {
        self.region = region
        self.emergency = emergency
        self.lines = lines
    }

    /// The first line of `kind`.
    public func line(_ kind: CrisisLine.Kind) -> CrisisLine? { lines.first { $0.kind == kind } }
}

/// A table of resources with its look-up by locale.
public struct CrisisResourceTable: Sendable, Equatable {
    /// The regions.
    public var regions: [CrisisResource]

    /// Creates a table.
    public init(regions: [CrisisResource]) { self.regions = regions }

    /// The resources for a locale such as "en-GB", "de_AT.UTF-8" or "US"; those for anywhere when it is
    /// unknown.
    public func resource(for locale: String) -> CrisisResource {
        let parts = locale.split { !$0.isLetter && !$0.isNumber }.prefix(3).map { $0.uppercased() }
        // The first part of several is the language: "en-IN" must not be read as somewhere else.
        let candidates = parts.count == 1 ? parts[...] : parts.dropFirst()
        if let found = candidates.lazy.compactMap({ find($0) }).first { return found }
        return find("INT") ?? CrisisResource(region: "INT", emergency: "112 or 911", lines: [])
    }

    /// All lines of all regions.
    public var lines: [CrisisLine] { regions.flatMap(\.lines) }

    private func find(_ region: String) -> CrisisResource? {
        let name = region == "UK" ? "GB" : region
        return regions.first { $0.region == name }
    }
}
