// Where a person in danger can turn, by region. Plain values; the administrator's file may replace the table,
// but a table is always compiled in, so that it is there when nothing else is.

/// A line, a text number or a chat.
public struct CrisisLine: Codable, Sendable, Equatable {
    /// What a line is for.
    public enum Kind: String, Codable, Sendable, CaseIterable {
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

    enum CodingKeys: String, CodingKey {
        case kind, name, contact, hours, languages, url, source
        case verifiedOn = "verified_on"
    }

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
public struct CrisisResource: Codable, Sendable, Equatable {
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
public struct CrisisResourceTable: Codable, Sendable, Equatable {
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

    /// Lines whose last check is missing or older than `days`, given today as YYYY-MM-DD.
    public func outdated(today: String, days: Int = 180) -> [CrisisLine] {
        guard let now = Self.dayNumber(today) else { return [] }
        return regions.flatMap(\.lines).filter { line in
            guard let checked = line.verifiedOn.flatMap(Self.dayNumber) else { return true }
            return now - checked > days
        }
    }

    private func find(_ region: String) -> CrisisResource? {
        let name = region == "UK" ? "GB" : region
        return regions.first { $0.region == name }
    }

    /// Days since 1970 (proleptic Gregorian calendar; the algorithm is Howard Hinnant's days_from_civil).
    private static func dayNumber(_ date: String) -> Int? {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
        let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
