// How one session went: windows of a few turns each, by what the user said in them. By a fixed rule, and never a finding about a person.
import EmoProtocol
import EmoStore

/// The course of a session.
package struct SessionCourse: Sendable, Equatable {
    /// Some turns in a row.
    package struct Window: Sendable, Equatable {
        /// Messages of the user whose sentiment is known.
        package var count = 0
        /// Positive minus negative messages, of all of them: −1…1.
        package var balance = 0.0
        /// The emotion of most of them; nil when none is known.
        package var emotion: String?
    }

    /// How the balance changed from the first window to the last.
    package enum Trend: String, Sendable {
        case improving, steady, worsening
    }

    /// The windows in which the user said something, in order.
    package let windows: [Window]

    /// Messages of a window: five turns.
    static let shortestWindow = 10
    /// A longer session has longer windows.
    static let mostWindows = 12
    /// The change of balance that makes a difference.
    private static let step = 0.2

    /// Sums up what the messages of each window and emotion were.
    package init(_ tallies: [MessageTally]) {
        var windows: [(number: Int, tallies: [MessageTally])] = []
        for tally in tallies {
            if windows.last?.number != tally.window { windows.append((tally.window, [])) }
            windows[windows.count - 1].tallies.append(tally)
        }
        self.windows = windows.map { Window($0.tallies) }
    }

    /// How many messages a window of a session has.
    package static func windowLength(messageCount: Int) -> Int {
        // Even, so that a turn is not cut in two.
        max(shortestWindow, (messageCount + 2 * mostWindows - 1) / (2 * mostWindows) * 2)
    }

    /// The trend; nil with one window or none.
    package var trend: Trend? {
        guard windows.count > 1, let first = windows.first, let last = windows.last else { return nil }
        let change = last.balance - first.balance
        guard abs(change) >= Self.step - 1e-9 else { return .steady }
        return change > 0 ? .improving : .worsening
    }

    /// The course on the wire.
    var json: JSONValue {
        [
            "trend": JSONValue(trend?.rawValue),
            "windows": .array(
                windows.map {
                    [
                        "messages": .integer(Int64($0.count)), "balance": .rounded($0.balance),
                        "emotion": JSONValue($0.emotion),
                    ]
                }),
        ]
    }
}

extension SessionCourse.Window {
    fileprivate init(_ tallies: [MessageTally]) {
        count = tallies.reduce(0) { $0 + $1.count }
        let balance = tallies.reduce(0) { $0 + $1.positive - $1.negative }
        self.balance = count > 0 ? Double(balance) / Double(count) : 0
        emotion = tallies.filter { $0.emotion != nil }.max { $0.count < $1.count }?.emotion
    }
}
