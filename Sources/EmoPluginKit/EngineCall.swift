// One call in progress, seen from the engine: is it still wanted, and how far is it?
import CEmoABI

/// Accompanies every piece of work. Valid until the function that received it returns; never keep it.
public struct EngineCall {
    private let pointer: UnsafePointer<emo_call>

    init(_ pointer: UnsafePointer<emo_call>) { self.pointer = pointer }

    /// CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; nil without a deadline.
    public var deadlineNanoseconds: UInt64? {
        pointer.pointee.deadline_ns == 0 ? nil : pointer.pointee.deadline_ns
    }

    /// Throws `.cancelled` or `.deadline` once the result is no longer wanted. Call it at least every 50 ms
    /// of CPU time.
    public func check() throws(EngineFailure) { try Self.verify(pointer.pointee.poll(pointer)) }

    /// Tells how far the call is.
    /// - Parameters:
    ///   - fraction: 0…1.
    ///   - message: without user text.
    public func progress(_ fraction: Double, _ message: String) throws(EngineFailure) {
        var message = message
        let answer = message.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pointer.pointee.progress(pointer, fraction, $0.baseAddress, UInt64($0.count))
            }
        }
        try Self.verify(answer)
    }

    /// Hands the reason of a failure to the host.
    func fail(_ failure: EngineFailure) {
        var message = failure.message
        message.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pointer.pointee.fail(pointer, failure.status.rawValue, $0.baseAddress, UInt64($0.count))
            }
        }
    }

    /// Turns an answer of `poll` or of a sink into an error.
    static func verify(_ answer: Int32) throws(EngineFailure) {
        switch answer {
        case EMO_CONTINUE: return
        case EMO_STOP_DEADLINE: throw EngineFailure(.deadline, "the deadline has passed")
        default: throw EngineFailure(.cancelled, "the call was cancelled")
        }
    }

    /// Runs `body`, hands a failure to the host, and gives the status to return.
    func perform(_ body: () throws -> Void) -> Int32 {
        do {
            try body()
            return EMO_OK
        } catch {
            let failure = EngineFailure(wrapping: error)
            fail(failure)
            return failure.status.rawValue
        }
    }
}

extension EngineFailure {
    /// An engine's own failure, or any other error as a defect, named by its type only.
    init(wrapping error: any Error) {
        self =
            error as? EngineFailure ?? EngineFailure(.internal, "unexpected error of type \(type(of: error))")
    }
}
