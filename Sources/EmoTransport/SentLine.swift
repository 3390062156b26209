// The line of a message as it is sent. To encode a big one takes a millisecond, for which the other connections of an event loop
// would wait: it is done beside the loops, one at a time, so that whoever asks for many takes one core at most.
import EmoProtocol
import NIOCore

extension Message {
    /// Bytes of text in a reply from which on it is encoded beside the event loop; the way there and back costs some 50 µs.
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

    /// As `sentLine(mostBytes:)`, in the buffer that is sent, without keeping the event loop that this is called on.
    func encoded(mostBytes: Int) async -> ByteBuffer {
        guard case .reply(_, .success(let result)) = self, result.hasText(over: Self.bytesWorthAHop) else {
            return ByteBuffer(bytes: sentLine(mostBytes: mostBytes))
        }
        // A task that prefers its loop would run the actor there too.
        return await withTaskExecutorPreference(globalConcurrentExecutor) {
            await BigReplies.shared.line(of: self, mostBytes: mostBytes)
        }
    }
}

/// Encodes one big reply after the other, and gives back their memory.
actor BigReplies {
    fileprivate static let shared = BigReplies()
    /// Bytes of a buffer from which on it is freed beside the event loop: freed memory is overwritten, and who is cut off after he
    /// has read nothing leaves 8 MiB of it at once.
    private static let bytesWorthATask = 65_536

    fileprivate func line(of message: Message, mostBytes: Int) -> ByteBuffer {
        ByteBuffer(bytes: message.sentLine(mostBytes: mostBytes))
    }

    /// Lets go of a buffer that was sent or will not be, its last owner being the caller.
    static func free(_ buffer: ByteBuffer) {
        guard buffer.readableBytes >= bytesWorthATask else { return }
        Task.detached { withExtendedLifetime(buffer) {} }
    }
}
