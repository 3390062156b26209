// Lines out of bytes: the same lines however the bytes are cut, and never more of a line than the limit.
import EmoTransport
import NIOCore
import Testing

@Suite("The line framer")
struct LineFramerTests {
    private func lines(_ chunks: [[UInt8]], limit: Int = 100) -> [String] {
        var framer = LineFramer(maximumBytes: limit)
        var found: [String] = []
        for chunk in chunks {
            var buffer = ByteBuffer(bytes: chunk)
            framer.append(&buffer)
            while let frame = framer.next() {
                guard case .line(let line) = frame else { return found + ["too long"] }
                found.append(String(buffer: line))
            }
        }
        return found
    }

    @Test("every way to cut the bytes gives the same lines")
    func cuts() {
        let bytes = Array("one\ntwo\r\n\n\nthree\nunfinished".utf8)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let found = lines([
                    Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...]),
                ])
                #expect(found == ["one", "two", "three"], "cut at \(first) and \(second)")
            }
        }
        #expect(lines(bytes.map { [$0] }) == ["one", "two", "three"])
    }

    @Test("a line of the limit passes, one byte more does not, finished or not")
    func limit() {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 100)
        #expect(lines([line + [0x0A]]).map(\.count) == [100])
        #expect(lines([line + [0x78, 0x0A]]) == ["too long"])
        #expect(lines([line, [0x78]]) == ["too long"])
        #expect(lines([Array("ok\n".utf8) + line + [0x78]]) == ["ok", "too long"])
    }
}
