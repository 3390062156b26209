// hello, ping and describe: the protocol about itself.
import EmoAuth
import EmoProtocol

struct DescriptionHarness: Harness {
    let version: String

    var operations: [String: Operation] {
        ["hello": hello, "ping": { _ in ["pong": true] }, "describe": describe]
    }

    private func hello(_ call: Call) async throws -> JSONValue {
        [
            "product": "emod", "version": .string(version),
            "identity": .string(call.caller.name),
        ]
    }

    private func describe(_ call: Call) async throws -> JSONValue {
        guard let name = call.parameters.text("method") else { return Self.whole }
        guard let method = Method.named(name) else {
            throw ProtocolError(.unknownMethod, "there is no method of this name")
        }
        return Self.description(of: [method])
    }

    /// The whole protocol, put together once: to do it at each call would keep the event loop from others for milliseconds.
    private static let whole = description(of: Method.all)

    private static func description(of methods: [Method]) -> JSONValue {
        [
            "protocol": [
                "major": .integer(Greeting.protocolVersion.major),
                "minor": .integer(Greeting.protocolVersion.minor),
            ],
            "methods": .array(methods.map(json)), "error": ProtocolError.schema.jsonSchema,
            "notifications": .array(Notification.all.map(\.json)),
            "topics": .array(EventTopic.all.map(\.json)),
            "errors": .array(
                ErrorCode.all.map {
                    [
                        "code": .string($0.name), "number": .integer(Int64($0.number)),
                        "retryable": .bool($0.retryable), "summary": .string($0.summary),
                        "hint": .string($0.hint),
                    ]
                }),
        ]
    }

    /// The method with who may call it.
    private static func json(_ method: Method) -> JSONValue {
        guard var object = method.json.object else { return .null }
        object["access"] = AuthorizationTable.rule(for: method.name).map(\.json) ?? .null
        return .object(object)
    }
}

extension AuthorizationRule {
    /// The rule on the wire.
    fileprivate var json: JSONValue {
        var out: JSONObject = ["scope": JSONValue(scope?.rawValue), "ownership": .string(ownership.rawValue)]
        switch caller {
        case .anyone: out["callers"] = ["anyone"]
        case .roles(let roles, let services):
            let names = Role.allCases.filter(roles.contains).map(\.rawValue)
            out["callers"] = JSONValue(names + (services ? ["service"] : []))
        }
        return .object(out)
    }
}
