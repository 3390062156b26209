// Who may do what: the whole table walked with every kind of identity.

import EmoAuth
import Testing

@Suite("Authorisation")
struct AuthorizationTests {
    private let peer = PeerCredentials(pid: 10, uid: 1000, gid: 1000)

    private func service(_ scopes: [Scope]) -> Identity {
        let claims = TokenClaims(
            subject: "a", tokenID: "t", kind: .service, serviceName: "stt", scopes: scopes, issuedAt: 0,
            expiresAt: 1)
        return .bearer(claims, role: .admin, peer: peer)
    }

    private func user(_ role: Role, _ scopes: [Scope]) -> Identity {
        let claims = TokenClaims(
            subject: "u", tokenID: "t", kind: .user, scopes: scopes, issuedAt: 0, expiresAt: 1)
        return .bearer(claims, role: role, peer: peer)
    }

    private func code(_ identity: Identity, _ method: String, onBehalfOf: String? = nil) -> AuthError.Code? {
        do throws(AuthError) {
            try AuthorizationTable.authorize(identity, method: method, onBehalfOf: onBehalfOf)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("no method stands in the table twice, and an unknown one is open to nobody")
    func closed() {
        let methods = AuthorizationTable.rules.map(\.method)
        #expect(Set(methods).count == methods.count)
        #expect(code(.local(peer: peer, role: .admin), "user.become") == .scope)
    }

    @Test("the anonymous reach only what is open to anyone")
    func anonymous() {
        for rule in AuthorizationTable.rules {
            let expected: AuthError.Code? = rule.caller == .anyone ? nil : .required
            #expect(code(.anonymous(peer: peer), rule.method) == expected, "\(rule.method)")
        }
    }

    @Test("each role reaches exactly the methods that name it", arguments: Role.allCases)
    func roles(role: Role) {
        for rule in AuthorizationTable.rules {
            let isAllowed =
                switch rule.caller {
                case .anyone: true
                case .roles(let roles, _): roles.contains(role)
                }
            #expect(
                code(.local(peer: peer, role: role), rule.method) == (isAllowed ? nil : .scope),
                "\(rule.method)")
            #expect(code(user(role, Scope.all), rule.method) == (isAllowed ? nil : .scope), "\(rule.method)")
        }
    }

    @Test("administration is for administrators alone")
    func administration() {
        for rule in AuthorizationTable.rules where rule.scope == .admin {
            for role in Role.allCases where role != .admin {
                #expect(code(user(role, Scope.all), rule.method) == .scope, "\(rule.method)")
            }
            #expect(code(service(Scope.all), rule.method) == .scope, "\(rule.method)")
        }
    }

    @Test("a token without the scope of a method does not open it")
    func missingScope() {
        for rule in AuthorizationTable.rules {
            guard let scope = rule.scope else { continue }
            let others = Scope.all.filter { $0 != scope }
            #expect(code(user(.admin, others), rule.method) == .scope, "\(rule.method)")
            #expect(code(service(others), rule.method, onBehalfOf: "u") == .scope, "\(rule.method)")
        }
    }

    @Test("a service touches a user's data only by on_behalf_of and its scope")
    func delegation() {
        #expect(code(service([.speech]), "speech.analyze") == .scope)
        #expect(code(service([.speech]), "speech.analyze", onBehalfOf: "u") == .scope)
        #expect(code(service([.speech, .onBehalfOf]), "speech.analyze", onBehalfOf: "u") == nil)
        #expect(code(service([.emotion]), "emotion.analyze") == nil)
        #expect(code(user(.admin, Scope.all), "speech.get", onBehalfOf: "other") == .scope)
    }

    @Test("no method that touches a user's data lets administrators at another's text")
    func ownership() {
        for rule in AuthorizationTable.rules where [.speech, .buddy, .events].contains(rule.scope) {
            #expect(rule.ownership == .own, "\(rule.method)")
        }
    }

    @Test("root and the daemon are administrators, others local users where allowed, the hidden nobody")
    func peers() {
        func identity(_ uid: UInt32, local: Bool) -> Identity {
            PeerRule(daemonUID: 990, allowsLocalUsers: local)
                .identity(of: PeerCredentials(pid: 1, uid: uid, gid: 5))
        }
        for local in [true, false] {
            #expect(identity(0, local: local).isAdministrator)
            #expect(identity(990, local: local).isAdministrator)
            #expect(identity(65_534, local: local).kind == .anonymous)
        }
        #expect(identity(1000, local: true).role == .user)
        #expect(identity(1000, local: true).stableName == "local:1000")
        #expect(identity(1000, local: false).kind == .anonymous)
    }
}
