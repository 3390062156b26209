// Server-sent events: the table of what servers send, and that splits never matter.
import LanguageModelClient
import Testing

@Suite("Server-sent events")
struct EventParserTests {
    static let streams: [(String, [EventParser.Event])] = [
        ("data: a\n\ndata: b\n\n", [.data(bytes("a")), .data(bytes("b"))]),
        ("data: a\r\n\r\ndata: b\r\n\r\n", [.data(bytes("a")), .data(bytes("b"))]),
        ("data: a\r\rdata: b\r\r", [.data(bytes("a")), .data(bytes("b"))]),
        ("data:a\n\n", [.data(bytes("a"))]),
        ("data:  a\n\n", [.data(bytes(" a"))]),
        ("data: a\ndata: b\n\n", [.data(bytes("a\nb"))]),
        (": ping\n\n: ping\n\ndata: a\n\n", [.data(bytes("a"))]),
        ("event: message\nid: 7\nretry: 10\ndata: a\n\n", [.data(bytes("a"))]),
        ("\u{FEFF}data: a\n\n", [.data(bytes("a"))]),
        ("data\n\n", [.data([])]),
        ("\n\n\n", []),
        ("data: a", [.data(bytes("a"))]),
        ("data: a\n", [.data(bytes("a"))]),
        ("error: {\"code\":500}\n\n", [.stray(bytes("{\"code\":500}"))]),
        ("{\"error\":\"x\"}\n", [.stray(bytes("{\"error\":\"x\"}"))]),
        ("data: häßlich 🙂\n\n", [.data(bytes("häßlich 🙂"))]),
    ]

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("bytes become the events that they are", arguments: streams)
    func table(stream: String, events: [EventParser.Event]) throws {
        #expect(try parse([Array(stream.utf8)]) == events)
    }

    @Test("the same bytes give the same events however they are split", arguments: 0..<40)
    func splits(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        for (stream, events) in Self.streams {
            #expect(try parse(random.pieces(Array(stream.utf8))) == events)
        }
    }

    @Test("an event without end is refused and not kept")
    func endless() {
        var parser = EventParser()
        let flood = [UInt8](repeating: 0x61, count: EventParser.maximumEventBytes + 1)
        #expect(throws: ModelFailure.self) { try parser.receive(flood) }
    }

    private func parse(_ pieces: [[UInt8]]) throws -> [EventParser.Event] {
        var parser = EventParser()
        return try pieces.flatMap { try parser.receive($0) } + parser.finish()
    }
}
