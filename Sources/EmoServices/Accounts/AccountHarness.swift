// auth.* but the log-ins, and token.* on the wire.
import EmoAuth
import EmoProtocol
import EmoStore

struct AccountHarness: Harness {
    let service: AccountService
    let identities: IdentityResolver

    var operations: [String: Operation] {
        [
            "auth.token": bind, "auth.whoami": { $0.caller.json }, "token.create": create, "token.list": list,
            "token.revoke": revoke, "token.rotate_key": rotateKey,
        ]
    }

    private func bind(_ call: Call) async throws -> JSONValue {
        try await identities.bind(try call.parameters.requiredText("token"), to: call.context.connection).json
    }

    private func create(_ call: Call) async throws -> JSONValue {
        let name = try call.parameters.requiredText("name")
        guard name.utf8.allSatisfy({ $0.isNameByte }) else {
            throw ProtocolError(.wrongFormat, "params.name may have letters, digits, - and _ only")
        }
        let issued = try await service.create(
            name: name,
            scopes: call.parameters.texts("scopes")?.map(Scope.init(rawValue:))
                ?? AccountService.defaultScopes,
            days: call.parameters.integer("days") ?? 365, madeBy: call.caller.name,
            // The token's text is not kept: a repeated request gets everything but the token, and has to make a new one.
            receipt: call.receipt(
                object: { $0.record.jti.description }, encode: { $0.json(withToken: false) }))
        return issued.json(withToken: true)
    }

    private func list(_ call: Call) async throws -> JSONValue {
        ["items": .array(try await service.list().map(\.json))]
    }

    private func rotateKey(_ call: Call) async throws -> JSONValue {
        let reports = try await service.keys.rotate(
            retire: call.parameters.flag("retire"),
            receipt: call.receipt(object: { $0.first?.record.keyID }, encode: Self.json))
        return Self.json(reports)
    }

    private static func json(_ keys: [SigningKeyReport]) -> JSONValue {
        [
            "key_id": .string(keys.first { $0.record.state == .active }?.record.keyID ?? ""),
            "keys": .array(
                keys.map {
                    [
                        "key_id": .string($0.record.keyID), "state": .string($0.record.state.rawValue),
                        "created_at": .string($0.record.createdAt.rfc3339),
                        "active_tokens": .integer(Int64($0.activeTokens)),
                    ]
                }),
        ]
    }

    private func revoke(_ call: Call) async throws -> JSONValue {
        guard let id = try? call.parameters.identifier("id") else { throw ProtocolError(.tokenNotFound) }
        return try await service.revoke(
            id, receipt: call.receipt(object: { $0.jti.description }, encode: { $0.revocationJSON })
        ).revocationJSON
    }
}

extension UInt8 {
    /// A byte that names of services may have.
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Caller {
    /// The caller on the wire.
    fileprivate var json: JSONValue {
        [
            "kind": .string(identity.kind.rawValue), "name": .string(name),
            "user_id": JSONValue(userID?.description),
            "scopes": JSONValue(identity.scopes.map(\.rawValue).sorted()),
            "is_administrator": .bool(identity.isAdministrator),
        ]
    }
}

extension IssuedToken {
    /// The new token on the wire.
    fileprivate func json(withToken: Bool) -> JSONValue {
        [
            "id": .string(record.jti.description), "name": .string(name),
            "token": .string(withToken ? token : ""), "scopes": JSONValue(record.scopes),
            "expires_at": .string(record.expiresAt.rfc3339),
        ]
    }
}

extension ListedToken {
    /// The token on the wire, without its text.
    fileprivate var json: JSONValue {
        [
            "id": .string(record.jti.description), "name": .string(name), "scopes": JSONValue(record.scopes),
            "created_at": .string(record.createdAt.rfc3339), "expires_at": .string(record.expiresAt.rfc3339),
            "revoked_at": JSONValue(record.revokedAt?.rfc3339),
            "last_used_at": JSONValue(record.lastUsedAt?.rfc3339),
        ]
    }
}

extension TokenRecord {
    fileprivate var revocationJSON: JSONValue {
        ["id": .string(jti.description), "revoked_at": .string((revokedAt ?? createdAt).rfc3339)]
    }
}
