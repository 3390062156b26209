// Cuts a stream of bytes into lines. Holds at most one unfinished line and never more bytes of it than the limit.
import NIOCore

/// Turns bytes into lines of at most `maximumBytes`.
package struct LineFramer {
    /// What the bytes so far give.
    package enum Frame: Equatable {
        /// A whole line, without its newline.
        case line(ByteBuffer)
        /// The line is longer than allowed; the stream cannot be used any more.
        case tooLong
    }

    private let maximumBytes: Int
    private var buffer = ByteBuffer()
    /// Bytes at the head of the buffer that are known to hold no newline.
    private var searchedBytes = 0

    package init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    /// Takes more bytes.
    package mutating func append(_ bytes: inout ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            // Once a read, not once a line: what lines have used is given back here, so that the work grows with the bytes only.
            buffer.discardReadBytes()
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next whole line; nil when more bytes are needed. Empty lines are passed over, as is a CR before the newline.
    package mutating func next() -> Frame? {
        while true {
            let view = buffer.readableBytesView
            guard let newline = view[(view.startIndex + searchedBytes)...].firstIndex(of: UInt8(ascii: "\n"))
            else {
                searchedBytes = view.count
                return searchedBytes > maximumBytes ? .tooLong : nil
            }
            let count = newline - view.startIndex
            searchedBytes = 0
            guard count <= maximumBytes else { return .tooLong }
            guard var line = buffer.readSlice(length: count) else { return nil }
            buffer.moveReaderIndex(forwardBy: 1)
            if line.readableBytesView.last == UInt8(ascii: "\r") {
                line = line.getSlice(at: line.readerIndex, length: count - 1) ?? line
            }
            if line.readableBytes > 0 { return .line(line) }
        }
    }
}
