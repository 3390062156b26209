// The command line of emo-validate.
// Invariant: what is kept was checked; a wrong command line is an error with words, never a guess.

/// What to check, and how.
struct ValidateOptions {
    /// Why a command line was refused.
    struct UsageError: Error {
        let message: String
    }

    static let usage = """
        usage: emo-validate [OPTION…] PLUGIN…
               emo-validate --list

        Checks engines against the plugin ABI, each check in a process of its own with a time limit.

          --only WHAT       one group (library layout lifecycle threads stt emotion buddy environment
                            performance) or one check, such as stt.silence
          --list            the checks, what each demands and which promise of the ABI it holds
          --models DIR      where the manifest's model_directory lies; by default where it is installed
          --audio FILE      a recording with speech for the checks of stt: WAV, 16 bit, mono, the engine's rate
          --seed N          of everything at random; a finding names the seed that repeats it (default 1)
          --fuzz N          rounds of each fuzzing check (default 50)
          --timeout SECONDS the most that any check may take (default 600)
          --quick           leaves the long checks out
          --json            one JSON object a line, for programs

        Exit status: 0 all passed or were skipped, 1 something did not, 64 usage.

        """

    /// The plugins' files.
    var plugins: [String] = []
    /// A group or check; nil for all.
    var only: String?
    /// The folder of models; nil for where the manifest says.
    var models: String?
    /// A recording; nil for made-up audio.
    var audio: String?
    /// Of everything at random.
    var seed: UInt64 = 1
    /// Rounds of fuzzing.
    var fuzzRounds: UInt64 = 50
    /// The most seconds any check may take.
    var timeout: UInt64 = 600
    var json = false
    var quick = false
    var list = false
    /// Set in the process of one check: its id, and the folder it may write to.
    var check: (id: String, scratch: String)?

    /// Reads the arguments after the program's name.
    init(_ arguments: [String]) throws(UsageError) {
        var rest = arguments[...]
        var check = ""
        var scratch = ""
        while let word = rest.popFirst() {
            switch word {
            case "--json": json = true
            case "--quick": quick = true
            case "--list": list = true
            case "--help", "-h": throw UsageError(message: "")
            case "--only": only = try Self.value(of: word, &rest)
            case "--models": models = try Self.value(of: word, &rest)
            case "--audio": audio = try Self.value(of: word, &rest)
            case "--seed": seed = try Self.number(word, &rest, 0...UInt64.max)
            case "--fuzz": fuzzRounds = try Self.number(word, &rest, 1...1_000_000)
            case "--timeout": timeout = try Self.number(word, &rest, 1...86_400)
            case "--check": check = try Self.value(of: word, &rest)
            case "--scratch": scratch = try Self.value(of: word, &rest)
            case _ where word.hasPrefix("--"): throw UsageError(message: "unknown option \(word)")
            default: plugins.append(word)
            }
        }
        guard list || !plugins.isEmpty else { throw UsageError(message: "name a plugin") }
        if let only, !Catalogue.all.contains(where: { $0.id == only || $0.group == only }) {
            throw UsageError(message: "no group and no check is called \(only); --list names them")
        }
        if !check.isEmpty { self.check = (check, scratch) }
    }

    /// The arguments that have a process run one check as these options say.
    func arguments(check: ConformanceCheck, plugin: String, scratch: String) -> [String] {
        var words = [
            "--check", check.id, "--scratch", scratch, "--seed", "\(seed)", "--fuzz", "\(fuzzRounds)",
        ]
        if let models { words += ["--models", models] }
        if let audio { words += ["--audio", audio] }
        return words + [plugin]
    }

    private static func value(of word: String, _ rest: inout ArraySlice<String>) throws(UsageError) -> String
    {
        guard let value = rest.popFirst() else { throw UsageError(message: "\(word) needs a value") }
        return value
    }

    private static func number(
        _ word: String, _ rest: inout ArraySlice<String>, _ range: ClosedRange<UInt64>
    ) throws(UsageError) -> UInt64 {
        guard let number = UInt64(try value(of: word, &rest)), range.contains(number) else {
            throw UsageError(
                message: "\(word) needs a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
