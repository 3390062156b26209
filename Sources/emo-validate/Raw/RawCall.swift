// An `emo_call` of a check: it can ask the engine to stop, and sees how the engine asks.
import CEmoABI
import EngineHost
import Glibc
import Synchronization

/// One call into an engine, without the host's guards.
final class RawCall: Sendable {
    /// What was seen of a call.
    struct Record {
        /// How often the engine asked whether to go on.
        var polls = 0
        /// The most CPU time of the calling thread between two polls, in nanoseconds.
        var longestSilence: UInt64 = 0
        /// The last reason given for a failure.
        var reason: String?
        fileprivate var lastPoll: UInt64 = 0
        fileprivate var thread = pthread_t()
        fileprivate var running = false
    }

    private let state = Mutex(Record())
    private let stop: Int32
    private let stopAfterPolls: Int
    private let deadline: UInt64

    /// Makes a call that is to go on, or to stop.
    /// - Parameters:
    ///   - stop: what polls answer, once `polls` of them were answered with EMO_CONTINUE.
    ///   - deadline: CLOCK_MONOTONIC nanoseconds; 0 for none.
    init(stop: Int32 = EMO_CONTINUE, after polls: Int = 0, deadline: UInt64 = 0) {
        self.stop = stop
        stopAfterPolls = polls
        self.deadline = deadline
    }

    /// What was seen so far.
    var record: Record { state.withLock { $0 } }

    /// Runs a function of the engine with this call.
    func perform(_ body: (UnsafePointer<emo_call>) -> Int32) -> Int32 {
        var call = emo_call()
        call.size_bytes = UInt32(MemoryLayout<emo_call>.size)
        call.deadline_ns = deadline
        call.host_data = Unmanaged.passUnretained(self).toOpaque()
        call.poll = { RawCall.from($0)?.poll() ?? EMO_STOP_CANCELLED }
        call.progress = { call, _, _, _ in RawCall.from(call)?.poll() ?? EMO_STOP_CANCELLED }
        call.fail = { call, _, message, bytes in
            let text = message.map { UnsafeRawBufferPointer(start: $0, count: Int(clamping: bytes)) }
            RawCall.from(call)?.state.withLock {
                $0.reason = text.map { String(decoding: $0, as: UTF8.self) }
            }
        }
        state.withLock {
            $0.lastPoll = Self.cpuTime
            $0.thread = pthread_self()
            $0.running = true
        }
        let status = withExtendedLifetime(self) { body(&call) }
        state.withLock {
            $0.note(Self.cpuTime)
            $0.running = false
        }
        return status
    }

    private static func from(_ call: UnsafePointer<emo_call>?) -> RawCall? {
        call?.pointee.host_data.map { Unmanaged<RawCall>.fromOpaque($0).takeUnretainedValue() }
    }

    private func poll() -> Int32 {
        let (polls, now) = (
            state.withLock { record in
                record.polls += 1
                if pthread_equal(record.thread, pthread_self()) != 0 { record.note(Self.cpuTime) }
                return record.polls
            }, EngineProbe.now
        )
        if deadline != 0 && now >= deadline { return EMO_STOP_DEADLINE }
        return polls > stopAfterPolls ? stop : EMO_CONTINUE
    }

    private static var cpuTime: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension RawCall.Record {
    fileprivate mutating func note(_ now: UInt64) {
        longestSilence = max(longestSilence, now - lastPoll)
        lastPoll = now
    }
}
