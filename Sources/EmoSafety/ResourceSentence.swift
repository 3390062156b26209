// Says a resource in a sentence, in several wordings, so that a second mention isn't a copy of the first.

/// Builds the sentences that name a line.
struct ResourceSentence {
    let resource: CrisisResource

    /// A sentence with the best line of `kind`, or the region's general one.
    func text(_ kind: CrisisLine.Kind, turn: Int) -> String {
        guard let line = resource.line(kind) ?? resource.line(.suicide) else {
            return "You can find a free line for your country at findahelpline.com."
        }
        let isAlways = line.hours == "24/7"
        let when = isAlways ? "day or night" : "(\(line.hours))"
        let wordings = [
            "You can \(line.contact) (\(line.name)) \(when), and a person will listen.",
            "To speak with a person: \(line.contact), \(line.name), \(when).",
            "There are people at \(line.name) for exactly this: \(line.contact), \(when).",
            "\(line.name) is there \(when): \(line.contact).",
            "If you want a voice beside you, \(line.contact) (\(line.name)), \(when).",
        ]
        return wordings[turn % wordings.count]
    }

    /// A sentence with several ways to turn, for somebody who asked who there is.
    func options(turn: Int) -> String {
        let lines = resource.lines.filter { $0.kind == .suicide }.prefix(2)
        let list = lines.map { "\($0.contact) (\($0.name))" }.joined(separator: ", or ")
        let isAlways = resource.lines.first?.hours == "24/7"
        let wordings = [
            "These people answer\(isAlways ? " day and night" : ""): \(list).",
            "You can \(list).", "Two doors that are open: \(list).",
        ]
        return wordings[turn % wordings.count]
    }
}
