// The strict JSON reader and the writer: what is allowed, what is refused, and that one undoes the other.
import EmoJSON
import Testing

@Suite("JSON")
struct JSONTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test("values of every kind are read")
    func values() throws {
        let value = try parse(#" {"a":[1,-2.5,1e3,true,false,null,"x"],"b":{"c":"\u00e9\n\ud83d\ude00"}} "#)
        #expect(value["a"] == [1, -2.5, 1000.0, true, false, nil, "x"])
        #expect(value["b"]?["c"]?.string == "é\n😀")
    }

    @Test(
        "what RFC 8259 forbids is refused",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "NaN",
            "Infinity", "1e999", "tru", "\"", "\"\\x\"", "\"\\u12\"",
            "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\t\"", "{} {}", "[1 2]", "{\"a\" 1}",
            "{\"a\":1,\"a\":2}", "'a'", "// x\n1",
            "[1]]", "1 2", "01x", "nul", "truefalse", "\"\n\"", "\"\u{1}\"", "\"\\u12", "{1:2}",
        ])
    func refused(text: String) { #expect(throws: JSONParseFailure.self) { try parse(text) } }

    @Test("depth is bounded")
    func depth() throws {
        let nested = { (count: Int) in
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(throws: Never.self) { try parse(nested(32)) }
        #expect(throws: JSONParseFailure.self) { try parse(nested(33)) }
        #expect(throws: JSONParseFailure.self) { try parse(String(repeating: "[", count: 100_000)) }
    }

    @Test("a failure says what is wrong and where; a text that is no value is nil for those who ask no more")
    func failure() {
        #expect("\(JSONParseFailure(reason: "unknown escape", offsetBytes: 7))" == "unknown escape at byte 7")
        #expect(JSONValue(parsing: "[1]") == [1])
        #expect(JSONValue(parsing: "[1") == nil)
    }

    @Test("a whole number is one however it is written, if it fits")
    func wholeNumbers() throws {
        for text in ["3", "3.0", "3e0", "30e-1"] { #expect(try parse(text).whole(as: UInt8.self) == 3) }
        for text in ["3.5", "-1", "256", "1e300", "\"3\"", "null"] {
            #expect(try parse(text).whole(as: UInt8.self) == nil)
        }
        #expect(try parse("9223372036854775807").whole(as: Int64.self) == .max)
        #expect(try parse("9223372036854775808").whole(as: Int64.self) == nil)
        #expect(try parse("9223372036854775808").whole(as: UInt64.self) == 1 << 63)
    }

    @Test("whole numbers are written without a fraction, and none is too large to be written")
    func writtenNumbers() throws {
        #expect(JSONValue([] as [String]).text == "[]")
        #expect(JSONValue(16_000 as UInt64).text == "16000")
        #expect(JSONValue(nil as UInt64?) == .null)
        #expect(try JSONParser.parse(JSONValue(UInt64.max).line()).number == 0x1p64)
    }

    @Test("values say the same with members in another order and numbers in another form")
    func equivalence() throws {
        let value = try parse(#"{"a":1,"b":[2.0,{"c":"x","d":null}]}"#)
        #expect(value.isEquivalent(to: try parse(#"{"b":[2,{"d":null,"c":"x"}],"a":1.0}"#)))
        for text in [
            #"{"a":1}"#, #"{"a":1,"b":[{"c":"x","d":null},2.0]}"#, #"{"a":2,"b":[2.0,{"c":"x","d":null}]}"#,
            #"{"a":1,"b":[2.0,{"c":"x","e":null}]}"#, #"{"a":1,"b":[2.5,{"c":"x","d":null}]}"#, "[]", "1",
        ] {
            #expect(!value.isEquivalent(to: try parse(text)))
        }
    }

    @Test("bytes that are not UTF-8 are refused wherever they stand")
    func invalidUTF8() {
        for bytes: [UInt8] in [
            [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF], [0xC0, 0x80], [0xF8, 0x88, 0x80, 0x80],
        ] {
            #expect(throws: JSONParseFailure.self) { try JSONParser.parse([0x22] + bytes + [0x22]) }
            #expect(throws: JSONParseFailure.self) {
                try JSONParser.parse([0x22, 0x5C, 0x6E] + bytes + [0x22])
            }
        }
    }

    @Test("whether a value is long is told without writing it", arguments: [0, 1, 40, 1_000, 20_000])
    func length(count: Int) {
        let values: [JSONValue] = [
            .string(String(repeating: "a", count: count)), .array(Array(repeating: 7_777, count: count / 4)),
            .object(["inner": .array(Array(repeating: "four", count: count / 6))]),
        ]
        for value in values {
            #expect(value.hasText(over: 512) == (value.line().count > 512))
        }
    }

    @Test("a written value has no newline and is read back the same, for 2,000 random values")
    func roundTrip() throws {
        var random = SplitMix64(state: 20_261_123)
        for _ in 0..<2_000 {
            let value = Self.randomValue(&random, depth: 0)
            let line = value.line()
            #expect(!line.contains(UInt8(ascii: "\n")))
            #expect(try JSONParser.parse(line) == value)
            #expect(try parse(value.indented()) == value)
        }
    }

    @Test("random bytes never trap the reader, 20,000 times")
    func fuzz() {
        var random = SplitMix64(state: 7)
        let alphabet = Array("{}[]\",:\\u0123e+-.tfn \u{7f}é".utf8) + [0x00, 0x1F, 0xC3, 0xFF]
        for _ in 0..<20_000 {
            let bytes = (0..<Int(random.next() % 40)).map { _ in
                alphabet[Int(random.next() % UInt64(alphabet.count))]
            }
            _ = try? JSONParser.parse(bytes)
        }
    }

    private static func randomValue(_ random: inout SplitMix64, depth: Int) -> JSONValue {
        switch random.next() % (depth < 4 ? 8 : 6) {
        case 0: return nil
        case 1: return .bool(random.next() & 1 == 0)
        case 2: return .integer(Int64(bitPattern: random.next()))
        case 3: return .number(Double(Int32(truncatingIfNeeded: random.next())) / 1_024 + 0.0625)
        case 4, 5:
            let scalars = (0..<Int(random.next() % 12)).compactMap { _ in
                Unicode.Scalar(UInt32(random.next() % 0x3000))
            }
            return .string(String(String.UnicodeScalarView(scalars)))
        case 6:
            return .array((0..<Int(random.next() % 5)).map { _ in randomValue(&random, depth: depth + 1) })
        default:
            var object = JSONObject()
            for index in 0..<Int(random.next() % 5) {
                object["k\(index)"] = randomValue(&random, depth: depth + 1)
            }
            return .object(object)
        }
    }
}

/// A seeded generator, so that a failure repeats.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
