// Feeds the audio of one request to a host, as fast as the link takes it.
// Invariant: what waits here is one recording given whole, or what one caller of `feed` is waiting for;
// nothing piles up.
import EmoHostLink
import NIOCore

/// The audio of one request. Used on the registry's event loop only.
final class AudioPump {
    private struct Piece {
        var bytes: ByteBuffer
        let taken: ((EngineError?) -> Void)?
    }

    private let whole: ByteBuffer?
    private var pieces = CircularBuffer<Piece>()
    private var isFinished: Bool
    private var saidFinish = false
    private var hasSent = false

    /// A recording that is there as a whole and can be sent again to another host.
    init(whole: ByteBuffer) {
        self.whole = whole
        isFinished = true
        pieces.append(Piece(bytes: whole, taken: nil))
    }

    /// A recording that is still being made.
    init() {
        whole = nil
        isFinished = false
    }

    /// True for a recording whose beginning is gone: no other host can take it over.
    var isSpent: Bool { whole == nil && hasSent }

    /// Starts over with a new host.
    func rewind() {
        guard let whole else { return }
        pieces = [Piece(bytes: whole, taken: nil)]
        saidFinish = false
        hasSent = false
    }

    /// Takes the next piece; `taken` is called when the link has it, or with the reason why it never will.
    func feed(_ bytes: ByteBuffer, taken: @escaping (EngineError?) -> Void) {
        pieces.append(Piece(bytes: bytes, taken: taken))
    }

    /// No more pieces come.
    func finish() { isFinished = true }

    /// The request has ended: nobody waits any longer.
    func end(_ error: EngineError?) {
        let waiting = pieces
        pieces = []
        for piece in waiting { piece.taken?(error ?? .cancelled()) }
    }

    /// Tells recordings apart.
    func hash(into hasher: inout Hasher) {
        whole?.withUnsafeReadableBytes { hasher.combine(bytes: $0) }
    }

    /// Sends while the link has room.
    func pump(to link: HostConnection, number: UInt32) {
        while link.isWritable, let piece = pieces.first {
            let size = min(HostLink.audioChunkBytes, piece.bytes.readableBytes)
            if size > 0, let chunk = pieces[pieces.startIndex].bytes.readBytes(length: size) {
                hasSent = true
                link.write(.audioChunk(chunk), request: number)
            }
            if pieces[pieces.startIndex].bytes.readableBytes == 0 { pieces.removeFirst().taken?(nil) }
        }
        if isFinished, pieces.isEmpty, !saidFinish {
            saidFinish = true
            link.write(.audioFinish, request: number)
        }
        link.flush()
    }
}
