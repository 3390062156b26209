// Tokens: made by administrators, checked at every use, revoked at once. The store holds what a token is, never the token.
import EmoAuth
import EmoProtocol
import EmoStore

/// A token that was just made; its text is shown only here.
struct IssuedToken: Sendable {
    var record: TokenRecord
    var name: String
    var token: String
}

/// A token as it is listed.
struct ListedToken: Sendable {
    var record: TokenRecord
    var name: String
}

/// Identities and tokens.
struct AccountService: Sendable {
    /// Scopes of a service unless others are asked for: what the services of the system before needed.
    static let defaultScopes: [Scope] = [.speech, .emotion, .buddy, .monitor, .onBehalfOf]

    let store: Store
    let keys: SigningKeys

    /// The identity a token stands for, with the role that the account has now.
    /// - Throws: `AuthError`.
    func identity(token: String, peer: PeerCredentials) async throws -> Identity {
        let now = Timestamp.now()
        let claims = try keys.authority.verify(token, now: now.secondsSince1970)
        let known = try await store.read { transaction in
            try UUIDv7(claims.tokenID).flatMap { try transaction.tokens.find($0) }.map { record in
                (record, try Self.account(of: record.subject, transaction))
            }
        }
        guard let (record, account) = known, let account else { throw Self.unknown }
        guard record.revokedAt == nil else {
            throw AuthError(.revoked, "The token was revoked.", hint: Self.hint(record))
        }
        guard account.disabledAt == nil else {
            throw AuthError(
                .disabled, "The account is disabled.", hint: "Ask an administrator: emoctl user enable USER")
        }
        if record.lastUsedAt.map({ $0.adding(milliseconds: 60_000) < now }) ?? true {
            // For the listing only: a store that cannot be written must not refuse a token.
            try? await store.write { try $0.tokens.noteUse(record.jti) }
        }
        return .bearer(claims, role: account.role, peer: peer)
    }

    /// Role and state of the account that a token speaks for; the role counts for users only.
    private static func account(of subject: TokenSubject, _ transaction: ReadTransaction) throws
        -> (role: Role, disabledAt: Timestamp?)?
    {
        switch subject {
        case .user(let id): try transaction.users.find(id).map { ($0.role, $0.disabledAt) }
        case .service(let id): try transaction.serviceAccounts.find(id).map { (.user, $0.disabledAt) }
        }
    }

    private static let unknown = AuthError(
        .invalid, "The token is not known here.",
        hint: "Ask an administrator for a new one: emoctl token create NAME")

    private static func hint(_ record: TokenRecord) -> String {
        record.subject.kind == .user
            ? "Log in again: emoctl login" : "Ask an administrator for a new one: emoctl token create NAME"
    }

    /// Makes a token for a service.
    /// - Parameter days: how long it is valid.
    func create(
        name: String, scopes: [Scope], days: Int, madeBy: String, receipt: Receipt<IssuedToken>
    ) async throws -> IssuedToken {
        try await store.write { [authority = keys.authority] transaction in
            let account = try transaction.serviceAccounts.findOrCreate(
                name: name, scopes: scopes.map(\.rawValue))
            let now = transaction.now
            let expires = now.adding(milliseconds: Int64(days) * 86_400_000)
            let id = UUIDv7(at: now)
            let claims = TokenClaims(
                subject: account.id.description, tokenID: id.description, kind: .service, serviceName: name,
                scopes: scopes,
                issuedAt: now.secondsSince1970, expiresAt: expires.secondsSince1970)
            let signed = try authority.issue(claims)
            let record = TokenRecord(
                jti: id, createdAt: now, subject: .service(account.id), keyID: signed.keyID,
                scopes: scopes.map(\.rawValue),
                expiresAt: expires, madeBy: madeBy)
            try transaction.tokens.insert(record)
            let issued = IssuedToken(record: record, name: name, token: signed.token)
            try transaction.announce(
                .tokenCreated, about: nil,
                ["token_id": .string(id.description), "name": .string(name)])
            try receipt.settle(issued, in: transaction)
            return issued
        }
    }

    /// Every token, newest first.
    func list() async throws -> [ListedToken] {
        try await store.read { transaction in
            let names = Dictionary(
                uniqueKeysWithValues: try transaction.serviceAccounts.list().map { ($0.id, $0.name) })
            var tokens: [ListedToken] = []
            var page = PageRequest(limit: PageRequest.maximumLimit)
            while true {
                let found = try transaction.tokens.list(kind: .service, page)
                tokens += found.items.map { record in
                    guard case .service(let account) = record.subject else {
                        return ListedToken(record: record, name: "")
                    }
                    return ListedToken(record: record, name: names[account] ?? "")
                }
                guard let next = found.next else { return tokens }
                page = PageRequest(limit: PageRequest.maximumLimit, after: next)
            }
        }
    }

    /// Ends a token's validity at once; revoking it again changes nothing.
    func revoke(_ id: UUIDv7, receipt: Receipt<TokenRecord>) async throws -> TokenRecord {
        try await store.write { transaction in
            let isNews = try transaction.tokens.revoke(id)
            guard let record = try transaction.reading.tokens.find(id) else {
                throw ProtocolError(.tokenNotFound)
            }
            if isNews {
                try transaction.announce(.tokenRevoked, about: nil, ["token_id": .string(id.description)])
            }
            try receipt.settle(record, in: transaction)
            return record
        }
    }
}
