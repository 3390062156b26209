// What one subscriber is sent, whatever the order in which pages, news and takings come: every event once, in order, none left out; or it
// is told from where on it has missed some.
import EmoServices
import EmoStore
import Testing

@Suite("The way of events to a subscriber")
struct EventFlowTests {
    private static func event(_ seq: Int64) -> StoredEvent {
        StoredEvent(
            position: EventPosition(epoch: 1, seq: seq), time: Timestamp(millisecondsSince1970: seq),
            topic: "t", userID: nil, dataJSON: "{}")
    }

    private static func place(_ seq: Int64) -> EventPosition { EventPosition(epoch: 1, seq: seq) }

    /// A database, a client and what is between them, moved step by step by a seeded generator (SplitMix64).
    private struct World {
        var flow: EventFlow
        var stored: Int64
        var pages: [(events: [StoredEvent], latest: EventPosition)] = []
        var onTheirWay = 0
        var received: [Int64] = []
        var lagged: EventPosition?
        var seed: UInt64

        init(seed: UInt64, stored: Int64, since: Int64, queueLimit: Int) {
            self.seed = seed
            self.stored = stored
            flow = EventFlow(after: EventFlowTests.place(since), queueLimit: queueLimit)
        }

        mutating func random(_ bound: UInt64) -> UInt64 {
            seed &+= 0x9E37_79B9_7F4A_7C15
            var mixed = seed
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return (mixed ^ (mixed >> 31)) % bound
        }

        mutating func apply(_ actions: [EventFlow.Action]) {
            for action in actions {
                switch action {
                case .send(let events):
                    received += events.map(\.position.seq)
                    onTheirWay += events.count
                case .read(let place):
                    let last = min(stored, place.seq + Int64(EventFlow.pageCount))
                    let events = place.seq < last ? ((place.seq + 1)...last).map(EventFlowTests.event) : []
                    pages.append((events, EventFlowTests.place(stored)))
                case .endAsLagging(let place): lagged = place
                }
            }
        }

        /// The store's commit, and the call that tells of it.
        mutating func commit() {
            stored += 1
            apply(flow.happened(EventFlowTests.event(stored)))
        }

        mutating func take() {
            guard onTheirWay > 0 else { return }
            onTheirWay -= 1
            apply(flow.taken())
        }

        mutating func finishReading() {
            guard !pages.isEmpty else { return }
            let page = pages.removeFirst()
            apply(flow.read(page.events, latest: page.latest))
        }
    }

    @Test("gets every event once and in order, whatever comes first", arguments: 0..<200 as Range<UInt64>)
    func complete(seed: UInt64) {
        var world = World(seed: seed, stored: Int64(seed % 700), since: Int64(seed % 3), queueLimit: .max)
        world.stored = max(world.stored, Int64(seed % 3))
        world.apply(world.flow.begin())
        for _ in 0..<800 {
            switch world.random(4) {
            case 0: world.commit()
            case 1: world.finishReading()
            default: world.take()
            }
            #expect(world.pages.count <= 1, "one page is read at a time")
            #expect(world.onTheirWay <= EventFlow.window)
        }
        while !world.pages.isEmpty || world.onTheirWay > 0 {
            world.finishReading()
            world.take()
        }
        let first = Int64(seed % 3) + 1
        #expect(world.received == (first..<max(world.stored + 1, first)).map { $0 })
    }

    @Test("one that reads too slowly is told where it was, once, and is sent nothing more")
    func lagging() {
        var world = World(seed: 1, stored: 0, since: 0, queueLimit: 16)
        world.apply(world.flow.begin())
        world.finishReading()
        for _ in 0..<EventFlow.window + 16 { world.commit() }
        #expect(world.lagged == nil)
        world.commit()
        #expect(world.lagged == Self.place(Int64(EventFlow.window)))
        let received = world.received
        world.take()
        world.commit()
        #expect(world.received == received)
        #expect(received == Array(1...Int64(EventFlow.window)))
    }

    @Test("what is missed while the past is still told costs no memory, and is told after it")
    func replay() {
        var world = World(seed: 1, stored: 300, since: 0, queueLimit: 16)
        world.apply(world.flow.begin())
        for _ in 0..<1_000 { world.commit() }
        while !world.pages.isEmpty || world.onTheirWay > 0 {
            world.finishReading()
            world.take()
        }
        #expect(world.lagged == nil)
        #expect(world.received == Array(1...1_300))
    }
}
