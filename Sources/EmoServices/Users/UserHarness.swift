// user.* on the wire. Whose account is meant is settled here: one's own, or for administrators the one they name.
import EmoAuth
import EmoProtocol
import EmoStore

struct UserHarness: Harness {
    let service: UserService
    let export: AccountExport

    var operations: [String: Operation] {
        [
            "user.create": create, "user.list": list, "user.get": get, "user.update": update,
            "user.disable": disable, "user.export": exported, "user.erase": erase,
        ]
    }

    private func create(_ call: Call) async throws -> JSONValue {
        let email = try EmailAddress.checked(try call.parameters.requiredText("email"))
        let name = call.parameters.text("display_name") ?? String(email.prefix { $0 != "@" })
        let user = NewUser(
            email: email, displayName: name, role: Self.role(call) ?? .user,
            locale: call.parameters.text("locale"))
        return try await service.create(
            user, password: call.parameters.secret("password"), receipt: Self.receipt(call)
        ).json
    }

    private func list(_ call: Call) async throws -> JSONValue {
        let page = try await service.list(try call.parameters.page())
        return ["items": .array(page.items.map(\.json)), "next": JSONValue(page.next?.description)]
    }

    private func get(_ call: Call) async throws -> JSONValue {
        try await service.find(try Self.account(call).id).json
    }

    private func update(_ call: Call) async throws -> JSONValue {
        let (id, isOwn) = try Self.account(call)
        var changes = UserChanges()
        changes.displayName = call.parameters.text("display_name")
        changes.locale = call.parameters.text("locale")
        changes.role = Self.role(call)
        changes.allowDataCollection = call.parameters.optionalFlag("allow_data_collection")
        changes.allowAnalysisSharing = call.parameters.optionalFlag("allow_analysis_sharing")
        guard changes.role == nil || call.caller.identity.isAdministrator else {
            throw Self.refusal("Roles are given by administrators.")
        }
        guard isOwn || (changes.allowDataCollection == nil && changes.allowAnalysisSharing == nil) else {
            throw Self.refusal("Consent is given by the user alone.")
        }
        let password = call.parameters.secret("password")
        if password != nil, isOwn {
            try await service.checkPassword(call.parameters.secret("current_password"), of: id)
        }
        return try await service.update(id, changes, password: password, receipt: Self.receipt(call)).json
    }

    private func disable(_ call: Call) async throws -> JSONValue {
        try await service.setDisabled(
            try call.parameters.requiredIdentifier("user_id"),
            call.parameters.optionalFlag("disabled") ?? true, receipt: Self.receipt(call)
        ).json
    }

    private func exported(_ call: Call) async throws -> JSONValue {
        let page = try await export.page(
            call.parameters.text("cursor"), of: try call.caller.user(),
            receipt: call.receipt(object: { $0.description }, encode: { _ in .null }))
        return [
            "documents": .array(page.documents.map { ["path": .string($0.path), "text": .string($0.text)] }),
            "next": JSONValue(page.next),
        ]
    }

    private func erase(_ call: Call) async throws -> JSONValue {
        let id = try Self.account(call).id
        let receipt: Receipt<UUIDv7> = call.receipt(object: { $0.description }, encode: Self.erased)
        try await service.erase(id, receipt: receipt)
        return Self.erased(id)
    }

    private static func erased(_ id: UUIDv7) -> JSONValue {
        ["user_id": .string(id.description), "erased": true]
    }

    /// The account that is meant.
    /// - Throws: `AuthError` with `auth.scope` where somebody else's is named by who is no administrator.
    private static func account(_ call: Call) throws -> (id: UUIDv7, isOwn: Bool) {
        let own = call.caller.userID
        guard let named = try call.parameters.identifier("user_id"), named != own else {
            return (try call.caller.user(), true)
        }
        guard call.caller.identity.isAdministrator else {
            throw refusal("Another's account is for administrators.")
        }
        return (named, false)
    }

    private static func refusal(_ message: String) -> AuthError {
        AuthError(.scope, message, hint: "Ask an administrator of this installation.")
    }

    private static func role(_ call: Call) -> Role? {
        call.parameters.text("role").flatMap(Role.init(rawValue:))
    }

    private static func receipt(_ call: Call) -> Receipt<User> {
        call.receipt(object: { $0.id.description }, encode: { $0.json })
    }
}

/// Addresses to log in with: one @ with something on both sides, no blanks; those of local users are not given away.
enum EmailAddress {
    static func checked(_ text: String) throws(ProtocolError) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }),
            parts[1].lowercased() != "local"
        else {
            throw ProtocolError(
                .wrongFormat, "params.email is not of the form name@domain, or the domain is local")
        }
        return text.lowercased()
    }
}

extension User {
    /// The account on the wire.
    var json: JSONValue {
        [
            "id": .string(id.description), "email": .string(email), "display_name": .string(displayName),
            "role": .string(role.rawValue), "locale": JSONValue(locale),
            "local_uid": JSONValue(localUID.map(Int.init)), "has_password": .bool(hasPassword),
            "created_at": .string(createdAt.rfc3339), "last_login": JSONValue(lastLogin?.rfc3339),
            "locked_until": JSONValue(lockedUntil?.rfc3339), "disabled_at": JSONValue(disabledAt?.rfc3339),
            "allow_data_collection": .bool(allowDataCollection),
            "allow_analysis_sharing": .bool(allowAnalysisSharing),
        ]
    }
}
