// The table of rights, walked on the real daemon: every method of `describe` with every kind of identity, and every
// object of another user. Rights are looked at before parameters: a parameter that no method has tells, without any
// effect, whether the caller was let in.
import EmoAuth
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("The authorisation walk", .serialized)
struct AuthorizationWalkTests {
    /// Somebody who calls.
    private struct Walker {
        var name: String
        var client: CheckedClient
        var token: String?
        var onBehalfOf: String?
        /// What the table says; nil: let in.
        var refusal: (AuthorizationRule) -> String?
    }

    private static let password = "correct horse battery"
    private static let localUID: uid_t = 4_301
    private static let canBeOthers = getuid() == 0

    private func verdict(_ walker: Walker, _ method: String, _ parameters: JSONObject = ["no_such_key": true])
        throws -> String?
    {
        let outcome = try walker.client.call(
            method, parameters, token: walker.token, onBehalfOf: walker.onBehalfOf)
        guard case .failure(let error) = outcome else { return nil }
        return error.code.hasPrefix("auth.") ? error.code : nil
    }

    private func token(_ admin: CheckedClient, _ scopes: [Scope]) throws -> JSONValue {
        try admin.result(
            "token.create", ["name": "walker", "scopes": JSONValue(scopes.map(\.rawValue))])
    }

    /// The walkers that need a token, and with them the user whom services act for.
    private func walkers(_ daemon: TemporaryDaemon) throws -> [Walker] {
        let admin = try daemon.connect()
        var walkers = [
            Walker(name: "the daemon's own user", client: admin) { Self.refusal($0, role: .admin) }
        ]
        var userID = ""
        for role in Role.allCases {
            let email: JSONValue = .string("\(role.rawValue)@example.org")
            userID = try admin.result(
                "user.create",
                ["email": email, "role": .string(role.rawValue), "password": .string(Self.password)]
            ).text("id")
            let login = try admin.result("auth.login", ["user": email, "password": .string(Self.password)])
            walkers.append(
                Walker(
                    name: "a user with the role \(role.rawValue)", client: admin, token: login.text("token")
                ) {
                    Self.refusal($0, role: role)
                })
        }
        for scope in Scope.all where scope != .onBehalfOf {
            let alone = try token(admin, [scope]).text("token")
            walkers.append(
                Walker(name: "a service with \(scope.rawValue) alone", client: admin, token: alone) {
                    Self.refusal($0, service: [scope], acting: false)
                })
            let acting = try token(admin, [scope, .onBehalfOf]).text("token")
            walkers.append(
                Walker(
                    name: "a service with \(scope.rawValue) for a user", client: admin, token: acting,
                    onBehalfOf: userID
                ) { Self.refusal($0, service: [scope], acting: true) })
        }
        let without = try token(admin, Scope.all.filter { $0 != .onBehalfOf }).text("token")
        walkers.append(
            Walker(
                name: "a service that names a user without the scope", client: admin, token: without,
                onBehalfOf: userID
            ) { _ in "auth.scope" })
        let revoked = try token(admin, Scope.all)
        _ = try admin.result("token.revoke", ["id": .string(revoked.text("id"))])
        for (name, text, code) in [
            ("a revoked token", revoked.text("token"), "auth.revoked"),
            ("an expired token", try expired(), "auth.expired"), ("no token at all", "x.y.z", "auth.invalid"),
        ] { walkers.append(Walker(name: name, client: admin, token: text) { _ in code }) }
        return walkers
    }

    private static let key = "0123456789abcdef0123456789abcdef"

    private func expired() throws -> String {
        let secret = SecretBytes(copying: Self.key.utf8)
        let signing = try SigningKey(id: SigningKey.derivedID(of: secret), secret: secret)
        return try TokenAuthority(keys: SigningKeyRing([signing])).issue(
            TokenClaims(
                subject: "s", tokenID: "j", kind: .service, serviceName: "walker", scopes: Scope.all,
                issuedAt: 1,
                expiresAt: 2)
        ).token
    }

    private static func refusal(_ rule: AuthorizationRule, role: Role) -> String? {
        guard case .roles(let roles, _) = rule.caller, !roles.contains(role) else { return nil }
        return "auth.scope"
    }

    private static func refusal(_ rule: AuthorizationRule, service scopes: Set<Scope>, acting: Bool)
        -> String?
    {
        guard case .roles(_, let services) = rule.caller else { return nil }
        guard services, rule.scope.map(scopes.contains) ?? true, rule.ownership == .none || acting else {
            return "auth.scope"
        }
        return nil
    }

    @Test("every method lets in exactly whom the table names")
    func walk() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent", environment: ["AUTH_SECRET_KEY": Self.key])
        let methods = try described(daemon)
        let missing = methods.filter { AuthorizationTable.rule(for: $0) == nil }
        #expect(
            missing.isEmpty,
            "give these methods a rule in AuthorizationTable: \(missing.joined(separator: ", "))")
        var walkers = try walkers(daemon)
        if Self.canBeOthers {
            let local = try daemon.connect(asUser: Self.localUID)
            walkers.append(Walker(name: "a local user", client: local) { Self.refusal($0, role: .user) })
            walkers.append(
                Walker(
                    name: "a local user who names another", client: local,
                    onBehalfOf: try walkers[0].client.result("auth.whoami").text("user_id")
                ) { $0.caller == .anyone ? nil : "auth.scope" })
        }
        try check(walkers, methods)
    }

    @Test(
        "who is not known reaches only what is open to anyone",
        .enabled(if: canBeOthers, "needs root to be somebody else"))
    func unknown() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent",
            environment: ["EMOD_AUTH_LOCAL_USERS": "false", "EMOD_LIMITS_AUTHENTICATION_MS": "120000"])
        let stranger = Walker(name: "a stranger", client: try daemon.connect(asUser: Self.localUID)) {
            $0.caller == .anyone ? nil : "auth.required"
        }
        try check([stranger], described(daemon))
    }

    private func described(_ daemon: TemporaryDaemon) throws -> [String] {
        try daemon.connect().result("describe")["methods"]?.array?.map { $0.text("name") }.filter {
            $0 != "$/cancel"
        }
            ?? []
    }

    private func check(_ walkers: [Walker], _ methods: [String]) throws {
        #expect(methods.count > 40)
        for walker in walkers {
            for method in methods {
                guard let rule = AuthorizationTable.rule(for: method) else { continue }
                #expect(try verdict(walker, method) == walker.refusal(rule), "\(method) by \(walker.name)")
            }
        }
    }

    @Test(
        "no method reaches an object of another user, whoever calls", .enabled(if: canBeOthers, "needs root"))
    func othersObjects() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let victim = try daemon.connect(asUser: 4_302)
        let session = try victim.result("buddy.start").text("session_id")
        _ = try victim.result("buddy.say", ["session_id": .string(session), "text": "my secret"])
        let victimID = try victim.result("auth.whoami").text("user_id")
        let admin = try daemon.connect()
        let other = try daemon.connect(asUser: Self.localUID)
        let otherID = try other.result("auth.whoami").text("user_id")
        let service = try token(admin, Scope.all).text("token")
        let callers: [(String, CheckedClient, String?, String?)] = [
            ("another local user", other, nil, nil), ("an administrator", admin, nil, nil),
            ("a service for another user", admin, service, otherID),
        ]
        for method in Method.all {
            guard let rule = AuthorizationTable.rule(for: method.name), rule.ownership == .own else {
                continue
            }
            guard let parameters = Self.naming(session, in: method) else { continue }
            for (name, client, token, onBehalfOf) in callers {
                let error = try client.failure(method.name, parameters, token: token, onBehalfOf: onBehalfOf)
                #expect(error.code.hasSuffix(".not_found"), "\(method.name) by \(name): \(error.code)")
            }
        }
        for method in ["user.get", "user.update", "user.erase"] {
            #expect(
                try other.failure(method, ["user_id": .string(victimID)]).code == "auth.scope", "\(method)")
        }
        let kept = try victim.result("session.get", ["session_id": .string(session)])
        #expect(kept["messages"]?.array?.count == 3, "the owner still has it")
    }

    /// Parameters that name somebody's object; nil for methods that name none. Every other required parameter gets a value
    /// that is well formed.
    private static func naming(_ id: String, in method: Method) -> JSONObject? {
        guard case .object(let properties) = method.parameters.form else { return nil }
        let ids = properties.filter { ["session_id", "id", "analysis_id", "memory_id"].contains($0.key) }
        guard !ids.isEmpty, method.name != "speech.finish", method.name != "speech.analyze" else {
            return nil
        }
        var parameters: JSONObject = [:]
        for property in ids { parameters[property.key] = .string(id) }
        for property in properties where property.isRequired && parameters[property.key] == nil {
            parameters[property.key] = "x"
        }
        return parameters
    }

    // MARK: The table in docs/

    @Test("docs/authorization.md is the table; EMO_UPDATE_SNAPSHOTS=1 writes it anew")
    func document() throws {
        let file = Samples.root.appendingPathComponent("docs/authorization.md")
        if ProcessInfo.processInfo.environment["EMO_UPDATE_SNAPSHOTS"] == "1" {
            try Data(Self.page.utf8).write(to: file)
        }
        let committed = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(
            committed == Self.page, "the table has changed: if that is meant, run with EMO_UPDATE_SNAPSHOTS=1"
        )
    }

    private static var page: String {
        var out = """
            # Who may call what

            Written by the tests from `AuthorizationTable`, the one table that the daemon asks; do not edit. A method that is not
            here is open to nobody. A test walks every method with every kind of identity on the real daemon.

            - **admin, manager, analyst, user**: people with that role, by the socket (root and the daemon's own user are
              administrators, others have the role of their account) or by a token of `auth.login`.
            - **service**: a service's token. It has no data of its own: where data are touched it names a user in `on_behalf_of` and
              needs the scope `on_behalf_of` besides.
            - **scope**: what the token must carry; people by the socket have all scopes of their role.
            - **data**: *own*: the caller's, and administrators are no exception; *own, or named by an administrator*: accounts, never
              their texts; *own, or numbers over everyone*: for managers, analysts and administrators, over at least five people.

            | method | admin | manager | analyst | user | service | scope | data |
            |---|---|---|---|---|---|---|---|

            """
        for method in Method.all {
            guard let rule = AuthorizationTable.rule(for: method.name) else { continue }
            let cells: [String]
            switch rule.caller {
            case .anyone: cells = Array(repeating: "yes", count: 5)
            case .roles(let roles, let services):
                cells = Role.allCases.map { roles.contains($0) ? "yes" : "" } + [services ? "yes" : ""]
            }
            let data =
                switch rule.ownership {
                case .none: ""
                case .own: "own"
                case .ownOrAdministrator: "own, or named by an administrator"
                case .ownOrAggregate: "own, or numbers over everyone"
                }
            let scope = rule.scope?.rawValue ?? (rule.caller == .anyone ? "none, nor an identity" : "")
            out += "| `\(method.name)` | " + (cells + [scope, data]).joined(separator: " | ") + " |\n"
        }
        return out
    }
}
