// One request of the daemon, from its opening to its one final answer.
// Invariant: it is answered exactly once, whoever answers first; once it was told to stop it stays stopped.
import CEmoABI
import EmoHostLink
import Synchronization

/// What is to be done.
enum HostWork {
    case load
    case selfTest
    case transcribe(LinkTranscribe, AudioSpool)
    case analyzeEmotion(LinkAnalyzeEmotion, AudioSpool?)
    case buddyOpen(LinkBuddyOpen)
    case buddyRespond(LinkBuddyTurn)
    case buddySummarize(LinkConversation)
    case buddySave(LinkConversation)
    case buddyClose(LinkConversation)
    case shutdown

    /// The work that a message asks for, and its deadline; nil for a message that asks for none.
    /// - Parameter spool: makes room for audio that follows.
    static func of(
        _ message: DaemonMessage, spool: () throws(LinkFailure) -> AudioSpool
    ) throws(LinkFailure) -> (HostWork, deadline: UInt64)? {
        switch message {
        case .load(let deadline): (.load, deadline)
        case .selfTest(let deadline): (.selfTest, deadline)
        case .transcribe(let options): (.transcribe(options, try spool()), options.deadline)
        case .analyzeEmotion(let input):
            (.analyzeEmotion(input, input.audio == nil ? nil : try spool()), input.deadline)
        case .buddyOpen(let options): (.buddyOpen(options), options.deadline)
        case .buddyRespond(let turn): (.buddyRespond(turn), turn.deadline)
        case .buddySummarize(let name): (.buddySummarize(name), name.deadline)
        case .buddySave(let name): (.buddySave(name), name.deadline)
        case .buddyClose(let name): (.buddyClose(name), name.deadline)
        case .hello, .audioChunk, .audioFinish, .cancel, .ping, .drain, .shutdown: nil
        }
    }

    /// True for what is done while the host drains too: states are saved and conversations closed.
    var endsConversations: Bool {
        switch self {
        case .buddySave, .buddyClose: true
        default: false
        }
    }

    /// True when work begins only once the audio is complete.
    var waitsForAudio: Bool {
        switch self {
        case .transcribe(let options, _): !(options.live && options.audio.format == .s16le)
        case .analyzeEmotion(_, let spool): spool != nil
        default: false
        }
    }
}

/// A request.
final class HostRequest: Sendable {
    /// Its number on the link.
    let number: UInt32
    /// CLOCK_MONOTONIC nanoseconds; 0 for none.
    let deadline: UInt64
    let work: HostWork
    private let output: any HostOutput
    private let cancelled = Atomic<Bool>(false)
    private let answered = Atomic<Bool>(false)
    /// Grows with every sign of life of the engine, over all requests.
    private let activity: Activity

    init(number: UInt32, deadline: UInt64, work: HostWork, output: any HostOutput, activity: Activity) {
        self.number = number
        self.deadline = deadline
        self.work = work
        self.output = output
        self.activity = activity
    }

    /// The audio that belongs to it.
    var spool: AudioSpool? {
        switch work {
        case .transcribe(_, let spool): spool
        case .analyzeEmotion(_, let spool): spool
        default: nil
        }
    }

    /// True once the final answer was sent.
    var isAnswered: Bool { answered.load(ordering: .acquiring) }

    /// Asks the work to stop.
    func cancel() {
        cancelled.store(true, ordering: .releasing)
        spool?.wake()
    }

    /// What `poll` and every sink answer.
    var stop: Int32 {
        if cancelled.load(ordering: .acquiring) { return EMO_STOP_CANCELLED }
        if deadline != 0 && MonotonicClock.nanoseconds >= deadline { return EMO_STOP_DEADLINE }
        return EMO_CONTINUE
    }

    /// True once the work is no longer wanted.
    var isStopped: Bool { stop != EMO_CONTINUE }

    /// As `stop`, and a sign of life.
    func poll() -> Int32 {
        activity.mark()
        return stop
    }

    /// Sends a piece of the answer, unless the final one is out.
    func push(_ message: HostMessage) {
        if !isAnswered { output.send(message, request: number) }
    }

    /// Sends the final answer, once.
    func answer(_ message: HostMessage) {
        if !answered.exchange(true, ordering: .acquiringAndReleasing) {
            output.send(message, request: number)
        }
    }

    /// Throws the failure that a stop means.
    func check() throws(LinkFailure) {
        switch stop {
        case EMO_CONTINUE: return
        case EMO_STOP_DEADLINE: throw EngineStatusMapping.failure(of: EMO_DEADLINE, message: nil)
        default: throw EngineStatusMapping.failure(of: EMO_CANCELLED, message: nil)
        }
    }
}

/// Counts signs of life of the engine.
final class Activity: Sendable {
    private let marks = Atomic<UInt64>(0)

    /// One sign of life.
    func mark() { marks.wrappingAdd(1, ordering: .relaxed) }

    /// How many there were.
    var count: UInt64 { marks.load(ordering: .relaxed) }
}
