// The one table of rights: method × who × scope × whose data. A method that does not stand here may be called
// by nobody.

/// Decides who may call what.
public enum AuthorizationTable {
    private static let everybody = AuthorizationRule.Caller.roles(Set(Role.allCases), services: true)
    private static let people = AuthorizationRule.Caller.roles(Set(Role.allCases), services: false)
    private static let administrators = AuthorizationRule.Caller.roles([.admin], services: false)

    /// All rules, by area.
    public static let rules: [AuthorizationRule] =
        group(
            [
                "hello", "ping", "describe", "auth.login", "auth.refresh", "auth.logout", "auth.token",
                "auth.whoami",
            ], .anyone, nil, .none)
        + group(["health.get", "metrics.get", "engine.list", "engine.get"], everybody, .monitor, .none)
        + group(
            [
                "speech.analyze", "speech.open", "speech.feed", "speech.finish", "speech.cancel",
                "speech.transcribe", "speech.list", "speech.get", "speech.delete",
            ], everybody, .speech, .own)
        + group(["emotion.analyze"], everybody, .emotion, .none)
        + group(
            [
                "buddy.start", "buddy.say", "buddy.end", "session.list", "session.get", "session.export",
                "session.rename", "session.edit", "session.delete", "memory.list", "memory.forget",
                "contact.get",
                "contact.set", "contact.remove",
            ], everybody, .buddy, .own)
        + group(["analytics.summary", "analytics.trend"], everybody, .analytics, .ownOrAggregate)
        + group(["event.subscribe", "event.unsubscribe", "event.list"], everybody, .events, .own)
        + group(["user.get", "user.update", "user.erase"], people, .accounts, .ownOrAdministrator)
        + group(["user.export"], people, .accounts, .own)
        + group(["user.create", "user.list", "user.disable"], administrators, .admin, .none)
        + group(
            ["token.create", "token.list", "token.revoke", "token.rotate_key"], administrators, .admin, .none)
        + group(["audit.list", "audit.verify"], administrators, .admin, .none)
        + group(
            [
                "engine.load", "engine.unload", "engine.restart", "engine.enable", "engine.disable",
                "engine.reset", "engine.upgrade", "engine.logs", "config.get", "config.reload",
                "backup.create",
            ], administrators, .admin, .none)

    private static let byMethod = Dictionary(uniqueKeysWithValues: rules.map { ($0.method, $0) })

    /// The rule of a method, nil when it has none.
    public static func rule(for method: String) -> AuthorizationRule? { byMethod[method] }

    /// Lets the identity call the method, or refuses.
    ///
    /// - Parameters:
    ///   - identity: who calls.
    ///   - method: what is called.
    ///   - onBehalfOf: the user that a service names with the request.
    /// - Returns: the rule, whose ownership the service then keeps to.
    /// - Throws: ``AuthError`` with `auth.required` or `auth.scope`.
    @discardableResult
    public static func authorize(
        _ identity: Identity, method: String, onBehalfOf: String? = nil
    ) throws(AuthError) -> AuthorizationRule {
        guard let rule = byMethod[method] else {
            throw AuthError(
                .scope, "The method is open to nobody.", hint: "Ask describe for the methods there are.")
        }
        guard case .roles(let roles, let services) = rule.caller else { return rule }
        switch identity.kind {
        case .anonymous:
            throw AuthError(
                .required, "The method needs to know who calls.",
                hint:
                    "Set SERVICE_AUTH_TOKEN or EMOCTL_TOKEN_FILE; an administrator makes a token with: emoctl token create NAME"
            )
        case .local, .user:
            guard let role = identity.role, roles.contains(role) else {
                throw AuthError(
                    .scope, "The role may not call \(method).",
                    hint: "Ask an administrator of this installation.")
            }
            guard onBehalfOf == nil else { throw refusal(of: .onBehalfOf, method) }
        case .service:
            guard services else {
                throw AuthError(.scope, "Services may not call \(method).", hint: "Call it as a person.")
            }
            try checkDelegation(identity, rule, onBehalfOf: onBehalfOf)
        }
        if let scope = rule.scope, !identity.scopes.contains(scope) { throw refusal(of: scope, method) }
        return rule
    }

    /// A service has no data of its own: it names the user whose data it means, and may do so by its scope
    /// alone.
    private static func checkDelegation(
        _ identity: Identity, _ rule: AuthorizationRule, onBehalfOf: String?
    ) throws(AuthError) {
        if onBehalfOf != nil {
            guard identity.scopes.contains(.onBehalfOf) else { throw refusal(of: .onBehalfOf, rule.method) }
        } else if rule.ownership != .none {
            throw AuthError(
                .scope, "A service calls \(rule.method) for a user only.",
                hint: "Name the user in on_behalf_of; the token needs the scope on_behalf_of.")
        }
    }

    private static func refusal(of scope: Scope, _ method: String) -> AuthError {
        AuthError(
            .scope, "\(method) needs the scope \(scope.rawValue).",
            hint: "Ask an administrator for a token with this scope: emoctl token create NAME --scope "
                + "\(scope.rawValue).")
    }

    private static func group(
        _ methods: [String], _ caller: AuthorizationRule.Caller, _ scope: Scope?,
        _ ownership: AuthorizationRule.Ownership
    ) -> [AuthorizationRule] {
        methods.map { AuthorizationRule(method: $0, caller: caller, scope: scope, ownership: ownership) }
    }
}
