// Makes values of a shape, and values that miss it in one place: the fuzzer's knowledge of the protocol is the protocol's own description.
import EmoProtocol
import EmoTestKit

enum SchemaInputs {
    /// A value of the shape.
    static func value(of schema: Schema, _ random: inout SeededRandom) -> JSONValue {
        switch schema.form {
        case .any: return .integer(Int64.random(in: 0...9, using: &random))
        case .boolean: return .bool(random.oneIn(2))
        case .integer(let range): return .integer(number(in: range, &random))
        case .number(let range):
            let low = max(range.lowerBound, -1e6)
            let high = min(range.upperBound, 1e6)
            return .number(Double.random(in: low...max(low, high), using: &random))
        case .text(let range): return .string(text(of: range, &random))
        case .word(let words): return .string(words.randomElement(using: &random) ?? "")
        case .nullable(let inner): return random.oneIn(3) ? .null : value(of: inner, &random)
        case .either(let first, let second): return value(of: random.oneIn(2) ? first : second, &random)
        case .map(let inner): return ["a": value(of: inner, &random)]
        case .array(let element, let maximum):
            return .array(
                (0..<Int.random(in: 0...min(3, maximum), using: &random)).map { _ in
                    value(of: element, &random)
                })
        case .object(let properties):
            var object = JSONObject()
            for property in properties where property.isRequired || random.oneIn(2) {
                object[property.key] = value(of: property.schema, &random)
            }
            return .object(object)
        }
    }

    /// A request of a described method: its parameters right, or wrong in one place.
    static func request(_ random: inout SeededRandom) -> (request: Request, isRight: Bool) {
        let method = Method.all.randomElement(using: &random) ?? Method.all[0]
        var parameters = value(of: method.parameters, &random).object ?? [:]
        let isRight = !random.oneIn(3)
        if !isRight { spoil(&parameters, &random) }
        let request = Request(
            id: random.oneIn(2) ? .integer(Int64.random(in: 0...1_000, using: &random)) : .string("x"),
            method: method.name, parameters: parameters,
            idempotencyKey: random.oneIn(4) ? "key \(Int.random(in: 0...99, using: &random))" : nil,
            timeoutMilliseconds: random.oneIn(4) ? Int64.random(in: 1...10_000, using: &random) : nil)
        return (request, isRight)
    }

    /// Adds a key, takes one away, or gives one a value of another type.
    private static func spoil(_ parameters: inout JSONObject, _ random: inout SeededRandom) {
        let key = parameters.members.randomElement(using: &random)?.key
        switch (Int.random(in: 0..<3, using: &random), key) {
        case (0, let key?): parameters[key] = nil
        case (1, let key?):
            parameters[key] = [.null, [], [:], .integer(.min), .string(""), .bool(true)].randomElement(
                using: &random)
        default: parameters["no_such_key"] = 1
        }
    }

    private static func number(in range: ClosedRange<Int64>, _ random: inout SeededRandom) -> Int64 {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: range.lowerBound
        case 1: range.upperBound
        default:
            Int64.random(
                in: max(range.lowerBound, -5)...min(range.upperBound, max(range.lowerBound, 0) + 500),
                using: &random)
        }
    }

    private static func text(of range: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
        let count = min(range.upperBound, max(range.lowerBound, Int.random(in: 0...40, using: &random)))
        if range == 36...36, random.oneIn(2) { return "01938000-0000-7000-8000-000000000000" }
        return String((0..<count).map { _ in "abc xyz-0\n\"\\{}".randomElement(using: &random) ?? "a" })
    }
}
