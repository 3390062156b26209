// Identifiers, moments and scores: the small values that everything stored is made of.

import EmoStore
import Foundation
import Testing

@Suite("Values")
struct ValueTests {
    @Test("identifiers sort in the order they were made and read back")
    func identifiers() {
        let ids = (0..<10_000).map { _ in UUIDv7() }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        for id in ids.prefix(100) {
            #expect(UUIDv7(id.description) == id)
            #expect(UUIDv7(id.description.uppercased()) == id)
            let characters = Array(id.description)
            #expect(characters[14] == "7")
            #expect("89ab".contains(characters[19]))
        }
    }

    @Test("the example of RFC 9562, appendix A.6, reads and writes as it stands there")
    func rfc9562() throws {
        let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
        let id = try #require(UUIDv7(text))
        #expect(id.description == text)
        #expect(id.time.rfc3339 == "2022-02-22T19:22:22.000Z")
    }

    @Test(
        "what is no identifier is refused",
        arguments: [
            "", "0190", "01902b1c-8a7e-7def-8123-0123456789a", "01902b1c-8a7e-7def-8123-0123456789abc",
            "01902b1c08a7e07def081230123456789abc", "01902b1c-8a7e-7def-8123-0123456789ag",
            "{1902b1c-8a7e-7def-8123-0123456789a}", "٠1902b1c-8a7e-7def-8123-0123456789a",
        ])
    func notIdentifiers(text: String) { #expect(UUIDv7(text) == nil) }

    @Test("moments are written as Foundation writes them, over three thousand years")
    func timestamps() throws {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let milliseconds = Int64.random(in: -62_000_000_000_000...32_000_000_000_000, using: &generator)
            let time = Timestamp(millisecondsSince1970: milliseconds)
            let later = Timestamp(millisecondsSince1970: abs(milliseconds))
            let date = Date(timeIntervalSince1970: Double(later.millisecondsSince1970) / 1_000)
            #expect(Timestamp(rfc3339: time.rfc3339) == time, "\(milliseconds)")
            #expect(later.rfc3339 == formatter.string(from: date), "\(milliseconds)")
        }
    }

    @Test(
        "RFC 3339 is read with offsets and any number of decimals",
        arguments: [
            ("1985-04-12T23:20:50.52Z", 482_196_050_520), ("1996-12-19T16:39:57-08:00", 851_042_397_000),
            ("1990-12-31T23:59:60Z", 662_687_999_000), ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130),
            ("2024-02-29T00:00:00.1239999Z", 1_709_164_800_123), ("1970-01-01t00:00:00z", 0),
        ] as [(String, Int64)])
    func reading(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.millisecondsSince1970 == milliseconds)
    }

    @Test(
        "what is not RFC 3339 is refused",
        arguments: [
            "", "2024-01-01", "2024-01-01T00:00:00", "2024-13-01T00:00:00Z", "2023-02-29T00:00:00Z",
            "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00+0100",
            "2024-01-01T00:00:00Z ", "+2024-01-01T00:00:00Z", "2024-01-01T00:00:00.1e3Z",
        ])
    func refused(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test("scores given as a list or as a map come out alike")
    func scores() throws {
        let expected = [LabelScore(label: "SAD", score: 0.7), LabelScore(label: "FEAR", score: 0.2)]
        for text in [
            #"{"FEAR": 0.2, "SAD": 0.7}"#, #"[{"label":"FEAR","score":0.2},{"label":"SAD","score":0.7}]"#,
            #"[{"emotion":"FEAR","score":0.2},{"emotion":"SAD","score":0.7}]"#,
        ] {
            #expect(try LabelScore.list(fromJSON: text) == expected)
        }
        #expect(throws: StoreError.self) { try LabelScore.list(fromJSON: "7") }
    }
}
