// The file of numbers to call in danger: as it is shipped, as an administrator changes it, and as it must not be.
import EmoSafety
import EmoServices
import Foundation
import Testing

@Suite("The file of crisis resources")
struct CrisisResourceFileTests {
    /// What is made of a file with this text.
    private func resources(_ text: String) throws -> CrisisResources {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "resources-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return CrisisResources(file: file.path)
    }

    /// The shipped text with the first of something changed.
    private func changed(_ from: String, _ to: String) throws -> String {
        var text = CrisisResourceFile.shipped
        let range = try #require(text.range(of: from))
        text.replaceSubrange(range, with: to)
        return text
    }

    @Test("what is shipped is read as the table that is built in")
    func shipped() throws {
        let read = try resources(CrisisResourceFile.shipped)
        #expect(read.failure == nil)
        #expect(read.table == .standard)
        #expect(
            read.table.lines.count >= 30 && read.table.lines.allSatisfy { $0.source.hasPrefix("https://") })
    }

    @Test("a number that an administrator changes counts, and so does the day of its check")
    func changedNumber() throws {
        let contact = try resources(changed("call or text 988", "call 555 0100"))
        #expect(contact.failure == nil)
        #expect(contact.table.resource(for: "en-US").line(.suicide)?.contact == "call 555 0100")
        let checked = try resources(changed("\"verified_on\": null", "\"verified_on\": \"2026-11-27\""))
        #expect(checked.table.lines.first?.verifiedOn == "2026-11-27")
    }

    @Test("without a file the built-in table counts, and nothing is wrong")
    func absent() {
        let read = CrisisResources(file: "/nonexistent/resources.json")
        #expect(read.failure == nil && read.table == .standard)
    }

    @Test(
        "a file that is not right is not used at all, and the place is named",
        arguments: [
            ("\"INT\"", "\"ZZ\"", "no region INT"), ("\"region\": \"CA\"", "\"region\": \"US\"", "twice"),
            ("\"region\": \"CA\"", "\"region\": \"ca\"", "regions[1].region"),
            ("\"verified_on\": null", "\"verified_on\": \"2026-13-01\"", "regions[0].lines[0].verified_on"),
            ("\"verified_on\": null", "\"verified_on\": \"recently\"", "verified_on"),
            ("\"kind\": \"suicide\"", "\"kind\": \"hotline\"", "regions[0].lines[0].kind"),
            ("\"kind\": \"suicide\"", "\"kind\": \"poison\"", "no line of the kind suicide"),
            ("\"contact\": \"call or text 988\"", "\"contact\": \"\"", "regions[0].lines[0].contact"),
            ("\"contact\": \"call or text 988\"", "\"contact\": 988", "regions[0].lines[0].contact"),
            ("\"contact\":", "\"contct\":", "contct"), ("988 Suicide", "988\\u001b[2JSuicide", "control"),
            ("988 Suicide", "988\\u202eSuicide", "control"), ("\"emergency\": \"911\",", "", "emergency"),
            ("\"about\"", "\"abut\"", "abut"), ("\"regions\": [", "\"regions\": [,", "not JSON"),
        ])
    func wrong(from: String, to: String, reason: String) throws {
        let read = try resources(changed(from, to))
        #expect(read.table == .standard)
        #expect(read.failure?.contains(reason) == true, "\(read.failure ?? "it was taken")")
    }

    @Test("a file that is too large, or none, is not read")
    func size() throws {
        let large = try resources(CrisisResourceFile.shipped + String(repeating: " ", count: 262_144))
        #expect(large.failure?.contains("bytes") == true)
        #expect(CrisisResources(file: "/tmp").failure?.contains("cannot be read") == true)
    }
}
