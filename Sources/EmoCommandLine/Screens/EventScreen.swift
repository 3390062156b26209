// One event on one line.
import EmoProtocol

/// Draws events.
public enum EventScreen {
    private static let topicWidth = 16

    /// The event: for people on a terminal, else place, time, topic and data with tabs between.
    public static func line(_ event: JSONValue, for traits: StreamTraits) -> String {
        let topic = event["topic"]?.string ?? "?"
        let time = event["time"]?.string ?? ""
        let place = EventPlace(event)?.description ?? ""
        guard traits.isTerminal else {
            return [place, time, topic, event["data"]?.text ?? ""].map(\.tabSeparatedField).joined(
                separator: "\t")
        }
        let data = (event["data"]?.object?.members ?? []).map { member in
            let value = member.value.string ?? member.value.text
            return member.key.hasSuffix("_id") ? value : "\(member.key) \(value)"
        }
        let line =
            traits.style.tinted(Amount.localTime(time).safeLine, .faint) + "  "
            + topic.safeLine.padded(to: topicWidth) + "  " + data.joined(separator: ", ").safeLine
        return line + "  " + traits.style.tinted(place, .faint)
    }
}
