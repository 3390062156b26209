// How long an account refuses log-ins after wrong passwords: a growing delay, so that guessing is hopeless
// and the owner is never shut out for good.

/// The delays after wrong passwords.
public struct LockOutPolicy: Hashable, Sendable {
    /// Wrong passwords in a row that have no consequence.
    public let freeAttempts: Int
    /// The first delay in milliseconds; it doubles with each further wrong password.
    public let firstDelayMilliseconds: Int64
    /// The longest delay in milliseconds.
    public let longestDelayMilliseconds: Int64

    /// Makes a policy; by default 5 free attempts, then one minute, doubling up to one hour.
    public init(
        freeAttempts: Int = 5, firstDelayMilliseconds: Int64 = 60_000,
        longestDelayMilliseconds: Int64 = 3_600_000
    ) {
        self.freeAttempts = freeAttempts
        self.firstDelayMilliseconds = firstDelayMilliseconds
        self.longestDelayMilliseconds = longestDelayMilliseconds
    }

    /// The delay after so many wrong passwords in a row, in milliseconds; nil when there is none.
    public func delay(afterFailures failures: Int) -> Int64? {
        guard failures >= freeAttempts else { return nil }
        let doublings = min(failures - freeAttempts, 30)
        return min(firstDelayMilliseconds << Int64(doublings), longestDelayMilliseconds)
    }
}
