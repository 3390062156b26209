// A transcript in the forms that players and people use: plain text, SubRip and WebVTT.
import EmoProtocol

/// Writes the result of `speech.transcribe`.
public enum Transcript {
    /// How a transcript is written.
    public enum Form: String, CaseIterable, Sendable {
        /// The words alone.
        case text
        /// The protocol's result.
        case json
        /// SubRip subtitles.
        case srt
        /// WebVTT subtitles.
        case vtt
    }

    /// The segments as SubRip subtitles.
    /// - Source: the format as players read it: a number, `00:00:01,000 --> 00:00:02,000`, the text, an empty
    ///   line.
    public static func subRip(_ result: JSONValue) -> [String] {
        cues(result).enumerated().flatMap { index, cue in
            ["\(index + 1)", "\(time(cue.start, ",")) --> \(time(cue.end, ","))", cue.text, ""]
        }
    }

    /// The segments as WebVTT subtitles.
    /// - Source: W3C WebVTT §4: `&`, `<` and `>` are escaped, which also keeps `-->` out of a cue.
    public static func webVTT(_ result: JSONValue) -> [String] {
        ["WEBVTT", ""]
            + cues(result).flatMap { cue in
                let text = cue.text.reduce(into: "") { out, character in
                    switch character {
                    case "&": out += "&amp;"
                    case "<": out += "&lt;"
                    case ">": out += "&gt;"
                    default: out.append(character)
                    }
                }
                return ["\(time(cue.start, ".")) --> \(time(cue.end, "."))", text, ""]
            }
    }

    private static func cues(_ result: JSONValue) -> [(start: Int64, end: Int64, text: String)] {
        (result["segments"]?.array ?? []).compactMap { segment in
            guard let start = segment["start_ms"]?.integer, let end = segment["end_ms"]?.integer,
                let text = segment["text"]?.string,
                !text.isEmpty
            else { return nil }
            return (start, end, text.safeLine)
        }
    }

    private static func time(_ milliseconds: Int64, _ separator: String) -> String {
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let seconds = max(0, milliseconds) / 1000
        return padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
            + separator
            + padded(max(0, milliseconds) % 1000, 3)
    }
}
