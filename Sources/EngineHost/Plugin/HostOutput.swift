// Where the host's messages go: over the link to the daemon, or as JSON lines in standalone use.
import EmoHostLink

/// Takes messages from any thread.
public protocol HostOutput: AnyObject, Sendable {
    /// Sends one message; `request` is 0 for messages that belong to none.
    func send(_ message: HostMessage, request: UInt32)
}

/// Sends over the link. A link that fails ends the process: there is nobody left to work for.
final class LinkOutput: HostOutput {
    private let writer: BlockingLinkWriter<HostMessage>

    init(descriptor: Int32) { writer = BlockingLinkWriter(descriptor: descriptor) }

    func send(_ message: HostMessage, request: UInt32) {
        do {
            try writer.send(message, request: request)
        } catch .frameTooLarge {
            guard message.isFinal else { return }
            let failure = LinkFailure(
                status: 6, code: LinkFailure.Code.exhausted, message: "the answer is too long for the link",
                hint: "ask about less at once")
            send(.failure(failure), request: request)
        } catch .closed {
            HostExit.done.leave()
        } catch {
            HostExit.linkBroken.leave()
        }
    }
}
