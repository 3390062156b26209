// What a method is: its name, the shape of its parameters and result, and the errors it can give.

/// One method of the protocol.
public struct Method: Sendable {
    /// `noun.verb`.
    public let name: String
    /// What it does, in one sentence.
    public let summary: String
    /// True when it changes what is stored, so that `idempotency_key` has a meaning.
    public let isMutating: Bool
    /// The shape of `params`.
    public let parameters: Schema
    /// The shape of `result`.
    public let result: Schema
    /// Codes it gives beside those that any method can.
    public let errors: [ErrorCode]

    init(
        _ name: String, _ summary: String, mutating: Bool = false, parameters: [Schema.Property] = [],
        result: Schema, errors: [ErrorCode] = []
    ) {
        self.name = name
        self.summary = summary
        isMutating = mutating
        self.parameters = .object(parameters)
        self.result = result
        self.errors = errors
    }

    /// Every method, in the order of the reference.
    public static let all: [Method] =
        general + health + accounts + users + audit + analytics + speech + emotion + buddy + sessions
        + memories
        + events + engines + backups

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The method of this name.
    public static func named(_ name: String) -> Method? { byName[name] }

    /// The method as `describe` tells it.
    public var json: JSONValue {
        [
            "name": .string(name), "summary": .string(summary), "mutating": .bool(isMutating),
            "params": parameters.jsonSchema, "result": result.jsonSchema,
            "errors": JSONValue(errors.map(\.name)),
        ]
    }
}
