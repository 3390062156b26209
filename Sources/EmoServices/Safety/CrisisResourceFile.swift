// The file of crisis resources: read strictly, for a number that is wrong is worse than none, and written as it is shipped.
import EmoProtocol
import EmoSafety
import FoundationEssentials

/// Reads and writes `resources.json`.
public enum CrisisResourceFile {
    /// Why a file cannot be used: the place in it, never its text.
    public struct Failure: Error {
        /// The reason in words.
        public let reason: String
    }

    /// The greatest file, in bytes; the shipped one has a tenth of that.
    private static let maximumBytes = 262_144

    /// The table in a file; nil when there is no such file.
    static func read(_ path: String) throws(Failure) -> CrisisResourceTable? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure(reason: "\(path) cannot be read")
        }
        guard bytes.count <= maximumBytes else {
            throw Failure(reason: "\(path) has more than \(maximumBytes) bytes")
        }
        let value: JSONValue
        do {
            value = try JSONParser.parse([UInt8](bytes))
        } catch {
            throw Failure(reason: "\(path) is not JSON: \(error.reason) at byte \(error.offsetBytes)")
        }
        do throws(ProtocolError) {
            try shape.validate(value, path: "resources")
        } catch {
            throw Failure(reason: error.message)
        }
        let table = CrisisResourceTable(regions: (value["regions"]?.array ?? []).map(region))
        try check(table)
        return table
    }

    private static let shape: Schema = {
        let text = Schema.text("", 1...200)
        let line = Schema.object([
            .required("kind", .word(CrisisLine.Kind.allCases.map(\.rawValue), "")), .required("name", text),
            .required("contact", text), .required("hours", text),
            .required("languages", .list(.text("", 2...2), maximumCount: 16)), .required("url", text),
            .required("source", text), .required("verified_on", .text("", 10...10).orNull),
        ])
        let region = Schema.object([
            .required("region", .text("", 2...3)), .required("emergency", text),
            .required("lines", .list(line, maximumCount: 32)),
        ])
        return .object([
            .optional("about", .list(.text("", 0...1_000), maximumCount: 32)),
            .required("regions", .list(region, maximumCount: 300)),
        ])
    }()

    private static func region(_ value: JSONValue) -> CrisisResource {
        CrisisResource(
            region: value["region"]?.string ?? "", emergency: value["emergency"]?.string ?? "",
            lines: (value["lines"]?.array ?? []).map(line))
    }

    private static func line(_ value: JSONValue) -> CrisisLine {
        func text(_ key: String) -> String { value[key]?.string ?? "" }
        return CrisisLine(
            kind: CrisisLine.Kind(rawValue: text("kind")) ?? .suicide, name: text("name"),
            contact: text("contact"), hours: text("hours"),
            languages: value["languages"]?.array?.compactMap(\.string) ?? [], url: text("url"),
            source: text("source"), verifiedOn: value["verified_on"]?.string)
    }

    /// What a shape cannot say: each region once, one for anywhere, a line about suicide in each, days that are days, nothing but
    /// printable text.
    private static func check(_ table: CrisisResourceTable) throws(Failure) {
        func demand(_ isTrue: Bool, _ reason: String) throws(Failure) {
            guard isTrue else { throw Failure(reason: reason) }
        }
        try demand(
            Set(table.regions.map(\.region)).count == table.regions.count, "resources has a region twice")
        try demand(
            table.regions.contains { $0.region == "INT" }, "resources has no region INT, for anywhere else")
        for (number, region) in table.regions.enumerated() {
            let place = "resources.regions[\(number)]"
            try demand(
                region.region.allSatisfy { ("A"..."Z").contains($0) },
                "\(place).region must be two capital letters, or INT")
            try demand(isPrintable(region.emergency), "\(place).emergency has control characters")
            try demand(region.line(.suicide) != nil, "\(place) has no line of the kind suicide")
            for (number, line) in region.lines.enumerated() {
                let place = "\(place).lines[\(number)]"
                try demand(
                    [line.name, line.contact, line.hours, line.url, line.source].allSatisfy(isPrintable),
                    "\(place) has control characters")
                try demand(
                    line.verifiedOn.map(isDay) ?? true, "\(place).verified_on must be a day, as YYYY-MM-DD")
            }
        }
    }

    private static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !$0.properties.generalCategory.isControl }
    }

    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        return parts.map(\.count) == [4, 2, 2] && numbers.count == 3 && (1...12).contains(numbers[1])
            && (1...31).contains(numbers[2])
    }
}

extension Unicode.GeneralCategory {
    /// Whether it moves the cursor, hides, or is no character at all.
    fileprivate var isControl: Bool {
        [.control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned]
            .contains(self)
    }
}

// MARK: As it is shipped

extension CrisisResourceFile {
    /// The text of `etc/emobuddy/resources.json`: the compiled-in table.
    public static var shipped: String {
        let file: JSONValue = [
            "about": [
                "Whom EmoBuddy names in danger, by region; INT is for anywhere else. The first line of a kind is named first.",
                "emod reads this file at its start. A file that is not right is not used, and emoctl health says why.",
                "Check each line against its source before people rely on it, and set verified_on to that day, as YYYY-MM-DD.",
                "emoctl doctor warns of lines that nobody has checked, or not for 180 days.",
            ],
            "regions": .array(CrisisResourceTable.standard.regions.map(json)),
        ]
        return file.indented()
    }

    private static func json(_ region: CrisisResource) -> JSONValue {
        [
            "region": .string(region.region), "emergency": .string(region.emergency),
            "lines": .array(region.lines.map(json)),
        ]
    }

    private static func json(_ line: CrisisLine) -> JSONValue {
        [
            "kind": .string(line.kind.rawValue), "name": .string(line.name), "contact": .string(line.contact),
            "hours": .string(line.hours), "languages": .array(line.languages.map(JSONValue.string)),
            "url": .string(line.url), "source": .string(line.source),
            "verified_on": line.verifiedOn.map(JSONValue.string) ?? .null,
        ]
    }
}
