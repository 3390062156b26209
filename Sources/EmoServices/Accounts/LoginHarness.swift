// The log-ins of auth.* on the wire.
import EmoAuth
import EmoProtocol
import EmoStore
import EmoTransport

struct LoginHarness: Harness {
    let service: LoginService
    let identities: IdentityResolver

    var operations: [String: Operation] {
        ["auth.login": logIn, "auth.refresh": refresh, "auth.logout": logOut]
    }

    private func logIn(_ call: Call) async throws -> JSONValue {
        guard let password = call.parameters.secret("password") else { throw ProtocolError(.missingKey) }
        return try await service.logIn(
            try call.parameters.requiredText("user"), password: password, attempt: LoginAttempt(call.context)
        ).json
    }

    private func refresh(_ call: Call) async throws -> JSONValue {
        try await service.refresh(
            try call.parameters.requiredText("refresh_token"), attempt: LoginAttempt(call.context)
        ).json
    }

    private func logOut(_ call: Call) async throws -> JSONValue {
        defer { identities.forget(call.context.connection) }
        guard let id = call.caller.identity.tokenID.flatMap({ UUIDv7($0) }), let user = call.caller.userID
        else {
            return ["logged_out": false]
        }
        let attempt = LoginAttempt(call.context)
        return ["logged_out": .bool(try await service.logOut(token: id, user: user, attempt: attempt))]
    }
}

extension LoginAttempt {
    init(_ context: RequestContext) {
        self.init(peer: PeerCredentials(context.connection.peer), requestID: context.reference)
    }
}

extension LoggedIn {
    /// The log-in on the wire.
    fileprivate var json: JSONValue {
        [
            "token": .string(token), "expires_at": .string(expiresAt.rfc3339),
            "refresh_token": .string(refreshToken), "refresh_expires_at": .string(refreshExpiresAt.rfc3339),
            "user": user.json,
        ]
    }
}
