// Text from outside, made fit for a terminal: no control character ever reaches it, so that no transcript,
// title or file name can move the cursor, change the title bar or hide what follows it.

extension String {
    /// The text on one line: line breaks and tabs become blanks, other control characters a visible sign.
    public var safeLine: String { safe(keepingLines: false) }

    /// The text with its lines and tabs; other control characters become a visible sign.
    public var safeText: String { safe(keepingLines: true) }

    /// The text as one field of a tab-separated line: `\t`, `\n`, `\r` and `\\` are written so.
    public var tabSeparatedField: String {
        var out = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\t": out += "\\t"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\\": out += "\\\\"
            default: out.unicodeScalars.append(scalar.safeForTerminals)
            }
        }
        return out
    }

    /// JSON text in which the C1 controls and direction overrides, which JSON leaves as they are, are
    /// escaped: the same value.
    public var safeJSON: String {
        guard unicodeScalars.contains(where: { $0 != "\n" && $0 != $0.safeForTerminals }) else { return self }
        var out = ""
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == scalar.safeForTerminals {
                out.unicodeScalars.append(scalar)
            } else {
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            }
        }
        return out
    }

    private func safe(keepingLines: Bool) -> String {
        guard unicodeScalars.contains(where: { $0 != $0.safeForTerminals }) else { return self }
        var out = ""
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r": out += keepingLines ? "\n" : " "
            case "\t": out += keepingLines ? "\t" : " "
            default: out.unicodeScalars.append(scalar.safeForTerminals)
            }
            previous = scalar
        }
        return out
    }
}

extension Unicode.Scalar {
    /// The scalar itself, or a visible sign where a terminal would obey it instead of showing it.
    var safeForTerminals: Unicode.Scalar {
        switch value {
        case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"  // the Control Pictures block mirrors C0
        case 0x7F: "\u{2421}"
        // C1, line and paragraph separators, and the overrides and isolates of the bidirectional algorithm.
        case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: self
        }
    }
}
