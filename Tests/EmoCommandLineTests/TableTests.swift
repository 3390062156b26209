import EmoCommandLine
import EmoProtocol
import Testing

@Suite struct TableTests {
    private static func table() -> Table {
        var table = Table([.init("ID"), .init("COUNT", rightAligned: true), .init("TITLE", flexible: true)])
        table.add(["a", "7", "short"])
        table.add(["世界", "1234", "a much longer title that does not fit \u{1B}[31m"])
        return table
    }

    @Test("on a terminal the columns are aligned under a heading, and flexible ones are cut to the screen")
    func aligned() {
        let lines = Self.table().lines(for: StreamTraits(isTerminal: true, width: 36))
        #expect(
            lines == [
                "ID    COUNT  TITLE",
                "a         7  short",
                "世界   1234  a much longer title th…",
            ])
        #expect(lines.allSatisfy { $0.displayWidth <= 36 })
    }

    @Test("off a terminal a row is a line of tab-separated fields without heading, and nothing is cut")
    func tabSeparated() {
        #expect(
            Self.table().tabSeparatedLines == [
                "a\t7\tshort", "世界\t1234\ta much longer title that does not fit \u{241B}[31m",
            ])
    }

    @Test("a screen too narrow does without optional columns, the last one first; nothing else is lost")
    func optionalColumns() {
        var table = Table([
            .init("ID"), .init("FIRST", optional: true), .init("SECOND", optional: true),
            .init("WHY", flexible: true),
        ])
        table.add(["0123456789", "a", "b", "a long reason"])
        func heading(_ width: Int) -> String {
            table.lines(for: StreamTraits(isTerminal: true, width: width)).first ?? ""
        }
        #expect(heading(80) == "ID          FIRST  SECOND  WHY")
        #expect(heading(32) == "ID          FIRST  SECOND  WHY")
        #expect(heading(31) == "ID          FIRST  WHY")
        #expect(heading(20) == "ID          WHY")
        #expect(table.lines(for: StreamTraits(isTerminal: true, width: 20))[1] == "0123456789  a long …")
        #expect(table.tabSeparatedLines == ["0123456789\ta\tb\ta long reason"])
    }

    @Test("missing cells are empty and surplus ones are dropped")
    func raggedRows() {
        var table = Table([.init("A"), .init("B")])
        table.add(["1"])
        table.add(["1", "2", "3"])
        #expect(table.tabSeparatedLines == ["1\t", "1\t2"])
    }

    @Test("colour surrounds the text of a cell and not its padding")
    func colour() {
        var table = Table([.init("STATE"), .init("B")])
        table.add([.init("ok", .good), "x"])
        let lines = table.lines(
            for: StreamTraits(isTerminal: true, style: TextStyle(usesColor: true, usesUnicode: true)))
        #expect(lines[1] == "\u{1B}[32mok\u{1B}[0m     x")
    }

    @Test(
        "a level bar has exactly its columns, whatever the number",
        arguments: [-1, 0, 0.01, 0.33, 0.5, 0.999, 1, 2, .nan, .infinity] as [Double])
    func levels(fraction: Double) {
        for isUnicode in [true, false] {
            let style = TextStyle(usesColor: false, usesUnicode: isUnicode)
            #expect(Bar.level(fraction, width: 20, style: style).displayWidth == 20)
            #expect(Bar.balance(fraction, halfWidth: 10, style: style).displayWidth == 21)
        }
    }

    @Test("bars grow with the number")
    func barShapes() {
        #expect(Bar.level(0.5, width: 10, style: .plain) == "#####.....")
        #expect(Bar.balance(-0.5, halfWidth: 4, style: .plain) == "--##|----")
        #expect(Bar.balance(1, halfWidth: 4, style: .plain) == "----|####")
        #expect(Bar.level(0.125, width: 1, style: TextStyle(usesColor: false, usesUnicode: true)) == "▏")
    }

    @Test("fields off a terminal carry the protocol's names, and scores the name of what is scored")
    func fields() {
        let lines = FieldList.tabSeparatedLines(of: [
            "a": ["b": "x\ty", "c": nil], "degraded": ["speech", "buddy"],
            "emotion_scores": [["emotion": "SAD", "score": 0.5]],
            "segments": [["text": "one"]], "none": [],
        ])
        #expect(
            lines == [
                "a.b\tx\\ty", "a.c\t", "degraded\tspeech,buddy", "emotion_scores.SAD\t0.5",
                "segments.0.text\tone", "none\t",
            ])
    }
}
