// Rows and columns, once: aligned under a heading on a terminal, tab-separated without heading anywhere else.

/// A table of texts.
public struct Table: Sendable {
    /// One column.
    public struct Column: Sendable {
        let title: String
        let isRightAligned: Bool
        let isFlexible: Bool
        let isOptional: Bool

        /// - Parameters:
        ///   - title: the heading, in capitals.
        ///   - rightAligned: true for numbers.
        ///   - flexible: true where text may be cut so that the table fits the screen.
        ///   - optional: true where a screen too narrow does without the column, the last one first.
        public init(
            _ title: String, rightAligned: Bool = false, flexible: Bool = false, optional: Bool = false
        ) {
            self.title = title
            isRightAligned = rightAligned
            isFlexible = flexible
            isOptional = optional
        }

        /// Columns below which a text is not cut any more.
        static let leastFlexible = 5
    }

    /// One field.
    public struct Cell: Sendable, ExpressibleByStringLiteral {
        let text: String
        let tone: TextStyle.Tone

        /// A text with a tone; control characters may be in it.
        public init(_ text: String, _ tone: TextStyle.Tone = .plain) {
            self.text = text
            self.tone = tone
        }

        /// A text.
        public init(stringLiteral value: String) { self.init(value) }
    }

    private var columns: [Column]
    private var rows: [[Cell]] = []

    /// A table without rows.
    public init(_ columns: [Column]) { self.columns = columns }

    /// True when there is no row.
    public var isEmpty: Bool { rows.isEmpty }

    /// Adds a row; cells beyond the columns are dropped, missing ones are empty.
    public mutating func add(_ cells: [Cell]) {
        rows.append((0..<columns.count).map { $0 < cells.count ? cells[$0] : "" })
    }

    /// The rows as lines of tab-separated fields.
    public var tabSeparatedLines: [String] {
        rows.map { row in row.map(\.text.tabSeparatedField).joined(separator: "\t") }
    }

    /// The table for a terminal, its heading first.
    public func lines(for traits: StreamTraits) -> [String] {
        let texts = rows.map { row in row.map(\.text.safeLine) }
        let natural = naturalWidths(of: texts)
        let least = zip(columns, natural).map { $0.isFlexible ? min($1, Column.leastFlexible) : $1 }
        if Self.total(least) > traits.width, let surplus = columns.lastIndex(where: \.isOptional) {
            return without(column: surplus).lines(for: traits)
        }
        let widths = shrunk(natural, to: traits.width)
        var out = [traits.style.tinted(line(columns.map(\.title), widths) { text, _ in text }, .faint)]
        for (row, texts) in zip(rows, texts) {
            out.append(line(texts, widths) { text, column in traits.style.tinted(text, row[column].tone) })
        }
        return out
    }

    private func line(_ texts: [String], _ widths: [Int], dress: (String, Int) -> String) -> String {
        var fields: [String] = []
        for (index, text) in texts.enumerated() {
            let cut = text.truncated(to: widths[index])
            let isLast = index == texts.count - 1 && !columns[index].isRightAligned
            let padding = cut.padded(
                to: isLast ? 0 : widths[index], rightAligned: columns[index].isRightAligned)
            // Only the text is dressed, so that no underline or background runs on through the padding.
            let blanks = String(repeating: " ", count: padding.count - cut.count)
            let dressed = dress(cut, index)
            fields.append(columns[index].isRightAligned ? blanks + dressed : dressed + blanks)
        }
        let line = fields.joined(separator: "  ")
        return line.hasSuffix(" ") ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    }

    private func without(column: Int) -> Table {
        var table = self
        table.columns.remove(at: column)
        for row in table.rows.indices { table.rows[row].remove(at: column) }
        return table
    }

    private func naturalWidths(of texts: [[String]]) -> [Int] {
        var widths = columns.map(\.title.displayWidth)
        for row in texts {
            for (index, text) in row.enumerated() { widths[index] = max(widths[index], text.displayWidth) }
        }
        return widths
    }

    /// Takes columns of the screen from the widest flexible column, one by one, until the table fits.
    private func shrunk(_ natural: [Int], to width: Int) -> [Int] {
        var widths = natural
        while Self.total(widths) > width {
            let candidates = columns.indices.filter {
                columns[$0].isFlexible && widths[$0] > Column.leastFlexible
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private static func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * (widths.count - 1) }
}
