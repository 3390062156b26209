// What an operation works with: the repositories, all in one transaction. Whether it may write is part of its
// type, so that a read which writes does not compile.

/// Whether a transaction may write; ``ReadOnly`` or ``ReadWrite``.
public protocol StoreAccess {}
/// A transaction that sees one snapshot and changes nothing.
public enum ReadOnly: StoreAccess {}
/// A transaction that may change rows.
public enum ReadWrite: StoreAccess {}

/// A transaction of the one writer: all of it becomes durable, or nothing.
public typealias Transaction = StoreTransaction<ReadWrite>
/// A transaction that sees one snapshot.
public typealias ReadTransaction = StoreTransaction<ReadOnly>

/// The repositories within one transaction. It must not be kept: after its operation every use throws
/// `storage.misuse`.
public struct StoreTransaction<Access: StoreAccess> {
    let context: TransactionContext

    /// The moment the transaction began, by the store's clock; rows made in it carry this time.
    public var now: Timestamp { context.now }

    /// The same transaction for functions that only read.
    public var reading: ReadTransaction { ReadTransaction(context: context) }

    /// People: accounts, roles, consent, log-in state, keys.
    public var users: UserRepository<Access> { .init(context: context) }
    /// Analyses of speech.
    public var analyses: AnalysisRepository<Access> { .init(context: context) }
    /// EmoBuddy sessions.
    public var sessions: SessionRepository<Access> { .init(context: context) }
    /// Messages of EmoBuddy sessions.
    public var messages: MessageRepository<Access> { .init(context: context) }
    /// What EmoBuddy remembers of a user.
    public var memories: MemoryRepository<Access> { .init(context: context) }
    /// Durable events.
    public var events: EventRepository<Access> { .init(context: context) }
    /// The audit log.
    public var audit: AuditRepository<Access> { .init(context: context) }
    /// Replies to requests that carried an idempotency key.
    public var idempotency: IdempotencyRepository<Access> { .init(context: context) }
    /// Issued tokens.
    public var tokens: TokenRepository<Access> { .init(context: context) }
    /// Log-ins of users.
    public var logins: LoginRepository<Access> { .init(context: context) }
    /// Numbers over analyses and sessions, for one user or for all who share.
    public var statistics: StatisticsRepository<Access> { .init(context: context) }
    /// Accounts of services.
    public var serviceAccounts: ServiceAccountRepository<Access> { .init(context: context) }
    /// States of the keys that sign tokens.
    public var signingKeys: SigningKeyRepository<Access> { .init(context: context) }
    /// What is remembered of engines across restarts.
    public var engineState: EngineStateRepository<Access> { .init(context: context) }

    /// The connection, for tests of this package.
    package var connection: any SQLConnection { get throws { try context.connection } }
}
