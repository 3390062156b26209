// Listens to all events of a daemon that is killed: a number once seen must mean the same event for ever, and none may be left out.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation

/// Remembers every event that was told, over all lives of a daemon.
final class EventWitness: @unchecked Sendable {  // each thread is joined before the next begins
    private var seen: [Int64: JSONValue] = [:]
    private var epoch: JSONValue?
    private var last: Int64 = 0
    private let done = DispatchGroup()
    private(set) var objections: [String] = []

    /// How many events were told.
    var count: Int { seen.count }

    /// Subscribes from some events before the last one seen, and listens until the connection ends.
    func listen(to daemon: TemporaryDaemon) {
        done.enter()
        Thread { [self] in
            do {
                try hear(daemon)
            } catch is ControlClient.Failure {  // the end of this life
            } catch {
                objections.append("\(error)")
            }
            done.leave()
        }.start()
    }

    private func hear(_ daemon: TemporaryDaemon) throws {
        let client = try daemon.connect()
        var parameters: JSONObject = [:]
        if let epoch { parameters["since"] = ["epoch": epoch, "seq": .integer(max(last - 100, 0))] }
        let position = try client.result("event.subscribe", parameters)["position"]
        if epoch == nil { epoch = position?["epoch"] }
        var expected = (position?["seq"]?.integer ?? 0) + 1
        while true {
            let next = try client.notification(milliseconds: 60_000)
            guard next.method == Notification.event.name else { return }
            take(next.parameters, expected: &expected)
        }
    }

    /// Waits until the connection that was listened to has ended.
    func finish() { done.wait() }

    private func take(_ event: JSONObject, expected: inout Int64) {
        let number = event["seq"]?.integer ?? 0
        // Engines and clients of one user: the listener sees every number.
        if number != expected { objections.append("event \(number) came where \(expected) was due") }
        expected = number + 1
        if event["epoch"] != epoch { objections.append("another epoch: \(event["epoch"]?.text ?? "")") }
        let content: JSONValue = [
            "topic": event["topic"] ?? .null, "data": event["data"] ?? .null, "time": event["time"] ?? .null,
        ]
        if let before = seen[number], before != content {
            objections.append("event \(number) was \(before.text), then \(content.text)")
        }
        seen[number] = content
        last = max(last, number)
    }
}
