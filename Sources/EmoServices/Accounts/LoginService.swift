// Log-ins with a password. Whether an address exists, whether it has a password, and what was wrong cannot be told
// from the answer or its time; guesses are delayed longer and longer; every outcome is in the audit log.
import EmoAuth
import EmoProtocol
import EmoStore

/// What a log-in gives.
struct LoggedIn: Sendable {
    var user: User
    var token: String
    var expiresAt: Timestamp
    var refreshToken: String
    var refreshExpiresAt: Timestamp
}

/// Who tries to log in, for the audit log.
struct LoginAttempt: Sendable {
    var peer: PeerCredentials
    var requestID: String

    func entry(_ action: String, user: UUIDv7?, outcome: String) -> AuditEntry {
        AuditEntry(
            actor: .init(kind: user == nil ? "anonymous" : "user", user: user, uid: peer.uid, pid: peer.pid),
            action: action, object: user?.description, outcome: outcome, requestID: requestID)
    }
}

/// Log-ins, their renewal and their end.
struct LoginService: Sendable {
    /// How long a refresh token is good: thirty days, in milliseconds.
    static let refreshMilliseconds: Int64 = 30 * 86_400_000

    let store: Store
    let keys: SigningKeys
    let passwords: PasswordWork
    let refusals: RefusalLog
    private let unknown = UnknownLogins()

    /// Checks a password and begins a log-in.
    /// - Throws: `AuthError` with `auth.invalid`, `auth.locked` or `auth.disabled`.
    func logIn(_ address: String, password: SecretBytes, attempt: LoginAttempt) async throws -> LoggedIn {
        let found = try await store.read { try $0.users.credentials(email: address) }
        let account = found?.passwordHash == nil ? nil : found
        let locked = account.map(\.user.lockedUntil) ?? unknown.lockedUntil(address)
        if let locked, locked > .now() {
            await refusals.note(attempt.entry("auth.login", user: account?.user.id, outcome: "auth.locked"))
            throw Self.locked(until: locked)
        }
        let check = try await passwords.check(password, against: account?.passwordHash)
        guard let account, check.matches else {
            try await fail(address, user: account?.user.id, attempt)
            throw Self.wrong
        }
        guard account.user.disabledAt == nil else {
            await refusals.note(attempt.entry("auth.login", user: account.user.id, outcome: "auth.disabled"))
            throw Self.disabled
        }
        let newHash = check.isOld ? try await passwords.hash(password) : nil
        return try await begin(account, newHash: newHash, attempt)
    }

    /// Gives the next token for a refresh token, which is good for this one time.
    /// - Throws: `AuthError` with `auth.invalid`, `auth.expired`, `auth.revoked` or `auth.disabled`.
    func refresh(_ refreshToken: String, attempt: LoginAttempt) async throws -> LoggedIn {
        let given = RefreshToken(refreshToken)
        let renewed: Result<LoggedIn, AuthError> = try await store.write { [keys, refusals] transaction in
            guard let given, let login = try transaction.reading.logins.find(given.login),
                let user = try transaction.reading.users.find(login.userID)
            else { return .failure(Self.unknownRefresh) }
            func refuse(_ error: AuthError) throws -> Result<LoggedIn, AuthError> {
                try refusals.append(
                    attempt.entry("auth.refresh", user: user.id, outcome: error.code.rawValue),
                    in: transaction)
                return .failure(error)
            }
            guard ConstantTime.equal(given.hash, login.refreshHash) else {
                // A token that was used already is in two hands: neither may go on.
                guard let previous = login.previousHash, ConstantTime.equal(given.hash, previous) else {
                    return try refuse(Self.unknownRefresh)
                }
                try transaction.logins.end(login.id)
                return try refuse(Self.ended)
            }
            guard login.revokedAt == nil else { return try refuse(Self.ended) }
            guard login.expiresAt > transaction.now else { return try refuse(Self.expired) }
            guard user.disabledAt == nil else { return try refuse(Self.disabled) }
            let next = try RefreshToken(login: login.id)
            let expires = transaction.now.adding(milliseconds: Self.refreshMilliseconds)
            try transaction.logins.renew(login, refreshHash: next.hash, expiresAt: expires)
            return .success(try Self.issue(user, next, until: expires, keys, in: transaction))
        }
        return try renewed.get()
    }

    /// Ends the log-in of a token.
    /// - Returns: whether the token belongs to one.
    func logOut(token: UUIDv7, user: UUIDv7, attempt: LoginAttempt) async throws -> Bool {
        try await store.write { transaction in
            guard let login = try transaction.reading.tokens.find(token)?.loginID else { return false }
            try transaction.logins.end(login)
            try transaction.audit.append(attempt.entry("auth.logout", user: user, outcome: "ok"))
            return true
        }
    }

    private func begin(_ account: LoginCredentials, newHash: String?, _ attempt: LoginAttempt) async throws
        -> LoggedIn
    {
        try await store.write { [keys] transaction in
            // As it is now: others may have guessed, or the account was changed, while the password was checked.
            guard let now = try transaction.reading.users.credentials(email: account.user.email),
                now.passwordHash == account.passwordHash, now.user.disabledAt == nil
            else { throw Self.wrong }
            if let locked = now.user.lockedUntil, locked > transaction.now {
                throw Self.locked(until: locked)
            }
            if let newHash { try transaction.users.setPasswordHash(now.user.id, newHash) }
            let user = try transaction.users.noteLogin(now.user.id) ?? now.user
            let expires = transaction.now.adding(milliseconds: Self.refreshMilliseconds)
            var refresh = try RefreshToken(login: UUIDv7(at: transaction.now))
            refresh.login = try transaction.logins.begin(
                user: user.id, refreshHash: refresh.hash, expiresAt: expires)
            try transaction.audit.append(attempt.entry("auth.login", user: user.id, outcome: "ok"))
            return try Self.issue(user, refresh, until: expires, keys, in: transaction)
        }
    }

    private func fail(_ address: String, user: UUIDv7?, _ attempt: LoginAttempt) async throws {
        if user == nil { unknown.note(address) }
        try await store.write { [refusals] transaction in
            if let user { _ = try transaction.users.noteFailedLogin(user) }
            try refusals.append(
                attempt.entry("auth.login", user: user, outcome: "auth.invalid"), in: transaction)
        }
    }

    private static func issue(
        _ user: User, _ refresh: RefreshToken, until refreshExpires: Timestamp, _ keys: SigningKeys,
        in transaction: Transaction
    ) throws -> LoggedIn {
        let now = transaction.now
        let id = UUIDv7(at: now)
        let scopes = Scope.granted(to: user.role)
        let expires = now.adding(milliseconds: TokenAuthority.userLifetime * 1_000)
        let signed = try keys.authority.issue(
            TokenClaims(
                subject: user.id.description, tokenID: id.description, kind: .user, scopes: scopes,
                issuedAt: now.secondsSince1970, expiresAt: expires.secondsSince1970))
        try transaction.tokens.insert(
            TokenRecord(
                jti: id, createdAt: now, subject: .user(user.id), keyID: signed.keyID,
                scopes: scopes.map(\.rawValue), expiresAt: expires, madeBy: user.id.description,
                loginID: refresh.login))
        return LoggedIn(
            user: user, token: signed.token, expiresAt: expires, refreshToken: refresh.text,
            refreshExpiresAt: refreshExpires)
    }

    private static let again = "Log in again: emoctl login"
    private static let wrong = AuthError(
        .invalid, "The address or the password is wrong.",
        hint: "Check both; an administrator can set a new password: emoctl user update USER --password")
    private static let disabled = AuthError(
        .disabled, "The account is disabled.", hint: "Ask an administrator: emoctl user enable USER")
    private static let unknownRefresh = AuthError(
        .invalid, "The refresh token is not known here.", hint: again)
    private static let ended = AuthError(.revoked, "The log-in was ended.", hint: again)
    private static let expired = AuthError(.expired, "The log-in is too old to be renewed.", hint: again)

    private static func locked(until time: Timestamp) -> AuthError {
        let wait = time.millisecondsSince1970 - Timestamp.now().millisecondsSince1970
        return AuthError(
            .locked, "Too many wrong passwords: log-ins with this address are refused for a while.",
            hint: "Try again after the given time; each further wrong password doubles it.",
            retryAfterMilliseconds: Int(max(wait, 1)))
    }
}
