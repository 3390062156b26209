// Makes checks for one kind of engine, skipped for the others.
import CEmoABI
import EngineHost

/// Makes checks of a kind.
enum KindCheck {
    /// A check that goes the host's way: same audio, same guards.
    static func hosted(
        _ id: String, _ kind: UInt32, _ claim: String, _ promise: String, seconds: UInt64 = 120,
        _ body: @escaping @Sendable (CheckSubject, EngineProbe) throws -> Void
    ) -> ConformanceCheck {
        ConformanceCheck(id: id, claim: claim, promise: promise, seconds: seconds) {
            try body($0, try $0.loaded(kind: kind))
        }
    }

    /// A check that calls the bare ABI.
    static func raw(
        _ id: String, _ kind: UInt32, _ claim: String, _ promise: String, seconds: UInt64 = 120,
        isLong: Bool = false,
        _ body: @escaping @Sendable (CheckSubject, RawEngine) throws -> Void
    ) -> ConformanceCheck {
        ConformanceCheck(id: id, claim: claim, promise: promise, seconds: seconds, isLong: isLong) {
            try body($0, try RawEngine.loaded(try $0.opened(kind: kind)))
        }
    }
}
