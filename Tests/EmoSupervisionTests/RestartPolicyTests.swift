// Back-off, intensity, quarantine and forgiveness, as figures.
import EmoSupervision
import NIOCore
import Testing

@Suite("When a failed engine is started again")
struct RestartPolicyTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    @Test("failures an hour apart are followed by 1, 2, 4, 8, 15, 30, 60 and 60 s")
    func delays() {
        var policy = RestartPolicy()
        var now = start
        for seconds in [1, 2, 4, 8, 15, 30, 60, 60] as [Int64] {
            #expect(
                policy.failed(now: now, readySince: nil, jitter: 0) == .restart(at: now + .seconds(seconds)))
            now = now + .hours(1)
        }
    }

    @Test(
        "chance moves a delay by a fifth and no further",
        arguments: [(-1.0, 800), (1.0, 1_200), (9.0, 1_200)])
    func jitter(chance: Double, milliseconds: Int64) {
        var policy = RestartPolicy()
        #expect(
            policy.failed(now: start, readySince: nil, jitter: chance)
                == .restart(at: start + .milliseconds(milliseconds)))
    }

    @Test("an engine that had served for 30 s starts again at once, one that had not waits")
    func proven() {
        var policy = RestartPolicy()
        #expect(policy.failed(now: start, readySince: start - .seconds(30), jitter: 0) == .restartNow)
        let early = policy.failed(now: start, readySince: start - .milliseconds(29_999), jitter: 0)
        #expect(early == .restart(at: start + .seconds(1)))
    }

    @Test("five failures in ten minutes are borne, the sixth is not")
    func intensity() {
        var policy = RestartPolicy()
        for count in 0..<5 {
            let verdict = policy.failed(now: start + .minutes(Int64(count)), readySince: nil, jitter: 0)
            guard case .restart = verdict else {
                return #expect(Bool(false), "failure \(count) gave \(verdict)")
            }
        }
        let sixth = start + .minutes(9)
        #expect(
            policy.failed(now: sixth, readySince: nil, jitter: 0)
                == .quarantine(probeAt: sixth + .minutes(15)))
    }

    @Test("a failing probe leads back into quarantine for an hour, at the first failure")
    func probe() {
        var policy = RestartPolicy()
        for _ in 0..<6 { _ = policy.failed(now: start, readySince: nil, jitter: 0) }
        let later = start + .minutes(15)
        policy.beginProbe()
        #expect(
            policy.failed(now: later, readySince: nil, jitter: 0) == .quarantine(probeAt: later + .hours(1)))
    }

    @Test("five minutes in service forgive everything before")
    func forgiven() {
        var policy = RestartPolicy()
        for _ in 0..<6 { _ = policy.failed(now: start, readySince: nil, jitter: 0) }
        policy.beginProbe()
        let later = start + .minutes(6)
        #expect(policy.failed(now: later, readySince: start + .minutes(1), jitter: 0) == .restartNow)
        #expect(!policy.isProbing)
    }
}
