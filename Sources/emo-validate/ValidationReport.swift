// Tells the outcomes of one plugin's checks, to a person or to a program.
import EmoJSON

/// The report of one plugin.
struct ValidationReport {
    private let plugin: String
    private let options: ValidateOptions
    private var counts: [CheckOutcome.Word: Int] = [:]
    private var bad: Set<String> = []
    private var group = ""

    /// Begins a report.
    init(plugin: String, options: ValidateOptions) {
        self.plugin = plugin
        self.options = options
    }

    /// Tells what is going to be checked.
    func begin() {
        if !options.json { EmoValidate.write("\(plugin)\n", to: 1) }
    }

    /// Why a check is not to be run; nil when it is.
    func reasonToSkip(_ check: ConformanceCheck) -> String? {
        if options.quick && check.isLong { return "left out by --quick" }
        return check.needs.first(where: bad.contains).map { "\($0) \(Skip.firstThings)" }
    }

    /// Tells one outcome.
    mutating func add(_ check: ConformanceCheck, _ outcome: CheckOutcome, milliseconds: UInt64) {
        if outcome.detail != Skip.otherKind.reason { counts[outcome.word, default: 0] += 1 }
        if outcome.isBad { bad.insert(check.id) }
        options.json ? tellLine(check, outcome, milliseconds) : tellPerson(check, outcome)
    }

    /// Tells the sums.
    /// - Returns: true when no outcome was bad.
    func end() -> Bool {
        if !options.json {
            let words: [CheckOutcome.Word] = [.passed, .failed, .crashed, .timedOut, .skipped]
            let sums = words.compactMap { word in counts[word].map { "\($0) \(word.rawValue)" } }
            EmoValidate.write("\n\(sums.joined(separator: ", "))\n", to: 1)
        }
        return bad.isEmpty
    }

    private func tellLine(_ check: ConformanceCheck, _ outcome: CheckOutcome, _ milliseconds: UInt64) {
        let line: JSONValue = [
            "plugin": .string(plugin), "check": .string(check.id), "claim": .string(check.claim),
            "promise": .string(check.promise), "outcome": .string(outcome.word.rawValue),
            "detail": .string(outcome.detail), "milliseconds": JSONValue(milliseconds),
            "seed": JSONValue(outcome.seed ?? options.seed),
        ]
        EmoValidate.write(line.text + "\n", to: 1)
    }

    private mutating func tellPerson(_ check: ConformanceCheck, _ outcome: CheckOutcome) {
        let isOfNoInterest =
            outcome.detail == Skip.otherKind.reason || outcome.detail.hasSuffix(Skip.firstThings)
        if outcome.word == .skipped && isOfNoInterest { return }
        if check.group != group {
            group = check.group
            EmoValidate.write("\n\(group)\n", to: 1)
        }
        let name = String(check.id.dropFirst(group.utf8.count + 1))
        let word = outcome.word.rawValue.padded(to: 9)
        var text = "  \(word) \(name.padded(to: 18)) \(check.claim)\n"
        let indent = String(repeating: " ", count: 12)
        if !outcome.detail.isEmpty { text += "\(indent)→ \(outcome.detail)\n" }
        if outcome.isBad {
            text += "\(indent)  the promise: \(check.promise)\n\(indent)  again: \(again(check, outcome))\n"
        }
        EmoValidate.write(text, to: 1)
    }

    /// The command that repeats a finding.
    private func again(_ check: ConformanceCheck, _ outcome: CheckOutcome) -> String {
        var words = ["emo-validate", "--only", check.id]
        if let seed = outcome.seed {
            words += ["--seed", "\(seed)", "--fuzz", "1"]
        } else if options.seed != 1 {
            words += ["--seed", "\(options.seed)"]
        }
        if let models = options.models { words += ["--models", models] }
        if let audio = options.audio { words += ["--audio", audio] }
        return (words + [plugin]).joined(separator: " ")
    }
}

extension String {
    /// The text with blanks behind it up to a width.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
    }
}
