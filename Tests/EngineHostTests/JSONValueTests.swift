// The small JSON reader, which sees what plugins write.
import EngineHost
import Testing

@Suite("The JSON reader of the host")
struct JSONValueTests {
    @Test(
        "reads what RFC 8259 allows",
        arguments: [
            (
                " {\"a\" : [1, -2.5e3, true, false, null], \"b\":{}} ",
                "{\"a\":[1,-2500,true,false,null],\"b\":{}}"
            ),
            ("\"\\u0041\\ud83d\\ude42\\n\\\\\\/\"", "\"A🙂\\n\\\\/\""), ("[]", "[]"), ("0", "0"),
            ("\"grüß\"", "\"grüß\""),
        ])
    func reads(_ text: String, _ line: String) {
        #expect(JSONValue(parsing: text)?.line == line)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "nul", "01x", "\"\\u12\"", "\"\\ud800\"",
            "\"\n\"", "1 2",
            "{a:1}", "+1", "1e999", String(repeating: "[", count: 100_000),
        ])
    func refuses(_ text: String) {
        #expect(JSONValue(parsing: text) == nil)
    }
}
