// The line of a message as it is sent. To encode a big one takes a millisecond, for which the other connections of an event loop
// would wait: another thread does it.
import EmoJSON
import EmoProtocol

extension Message {
    /// Bytes of text in a reply from which on another thread encodes it; the way there and back costs some 50 µs.
    private static let bytesWorthAHop = 16_384

    /// The message as a line with its newline; for a reply of `mostBytes` or more, the error that says so.
    func sentLine(mostBytes: Int) -> [UInt8] {
        var line = self.line
        if line.count >= mostBytes, case .reply(let id, _) = self {
            line = Message.reply(id: id, .failure(ProtocolError(.replyTooLong))).line
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }

    /// As `sentLine(mostBytes:)`, without keeping the event loop that this is called on.
    func encoded(mostBytes: Int) async -> [UInt8] {
        guard case .reply(_, .success(let result)) = self, result.hasText(over: Self.bytesWorthAHop) else {
            return sentLine(mostBytes: mostBytes)
        }
        return await withTaskExecutorPreference(globalConcurrentExecutor) { sentLine(mostBytes: mostBytes) }
    }
}
