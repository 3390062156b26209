// The strict JSON reader.

import EmotionText
import Testing

@Suite("JSON")
struct JSONValueTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

    @Test("all kinds of values are read")
    func values() throws {
        let value = try parse(
            #" {"a": [1, -2.5e3, true, false, null], "b": {"c": "x\n\u00e9\ud83d\ude00\"/"}} "#)
        #expect(value["a"] == .array([.number(1), .number(-2500), .bool(true), .bool(false), .null]))
        #expect(value["b"]?["c"]?.string == "x\né😀\"/")
        #expect(try parse("[]") == .array([]))
        #expect(try parse("{}") == .object([:]))
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "[1 2]", "01", "-", "1.", ".5", "1e", "+1", "nul",
            "truefalse", "\"", "\"\\x\"",
            "\"\\ud83d\"", "\"\\ud83d\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "{\"a\":1,\"a\":2}", "{1:2}",
            "1e999", "[1]]",
            "{\"a\" 1}", "NaN", "'a'", "\"\\u12",
        ])
    func refused(text: String) {
        #expect(throws: JSONValue.ParseError.self) { try parse(text) }
    }

    @Test("bytes that are not UTF-8 are refused")
    func encoding() {
        #expect(throws: JSONValue.ParseError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test("depth is bounded")
    func depth() throws {
        _ = try parse(String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
        #expect(throws: JSONValue.ParseError.self) { try parse(String(repeating: "[", count: 100_000)) }
    }

    @Test("whole numbers are told from others")
    func integers() throws {
        #expect(try parse("3").integer == 3)
        #expect(try parse("3.5").integer == nil)
        #expect(try parse("1e300").integer == nil)
        #expect(try parse("[1, \"2\"]").numbers == nil)
    }
}
