// Feeds every reader of bytes from outside with inputs that are nearly right, by seed: each input is made from a number alone, so that a
// finding comes back with `emo-fuzz TARGET --seed NUMBER --count 1`. Ends with 1 when something was found.
// Usage: emo-fuzz [TARGET…] [--seed NUMBER] [--count INPUTS] [--corpus DIRECTORY]
import EmoTestKit
import Glibc

@main
struct EmoFuzz {
    private var names: [String] = []
    private var seed: UInt64 = 1
    private var count: UInt64 = 20_000
    private var corpus = "Tests/Corpus"

    static func main() {
        do {
            let run = try EmoFuzz(Array(CommandLine.arguments.dropFirst()))
            exit(try run.run() ? 0 : 1)
        } catch {
            print("emo-fuzz: \(error)")
            exit(2)
        }
    }

    private init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                names.append(argument)
                continue
            }
            guard let value = rest.popFirst() else { throw TestKitError("\(argument) needs a value") }
            switch (argument, UInt64(value)) {
            case ("--seed", let number?): seed = number
            case ("--count", let number?): count = number
            case ("--corpus", _): corpus = value
            default: throw TestKitError("\(argument) \(value) is not understood")
            }
        }
    }

    /// Runs the targets asked for, or all but the daemon.
    /// - Returns: true when nothing was found.
    private func run() throws -> Bool {
        let targets = try FuzzTargets.all(corpus: corpus)
        for name in names where !targets.contains(where: { $0.name == name }) {
            throw TestKitError(
                "there is no target \(name); there are \(targets.map(\.name).joined(separator: ", "))")
        }
        var isClean = true
        for target in targets where names.contains(target.name) || (names.isEmpty && target.isPure) {
            isClean = try run(target) && isClean
        }
        return isClean
    }

    private func run(_ target: FuzzTarget) throws -> Bool {
        let start = ContinuousClock.now
        let check = try target.begin()
        var accepted: UInt64 = 0
        var findings = 0
        for number in seed..<seed + count where findings < 5 {
            CrashReport.note(target: target.name, seed: number)
            var random = SeededRandom(seed: number)
            do {
                accepted += try check(&random) ? 1 : 0
            } catch {
                findings += 1
                print("FOUND \(target.name) --seed \(number) --count 1: \(error)")
                fflush(nil)
            }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print(
            "\(target.name): \(count) inputs from seed \(seed), \(accepted) accepted, \(findings) findings, \(Int(Double(count) / max(seconds, 0.001))) a second"
        )
        fflush(nil)
        return findings == 0
    }
}
