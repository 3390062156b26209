// Names whom one would call: two lines, asked for at a terminal, so that neither stands in the list of processes.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl contact set`.
struct ContactSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Name somebody you would call, in the place of whoever was named.",
        discussion: "Reads two lines from standard input: who, and how to reach them.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let reader = LineReader()
        guard let name = try Question.line("Who would you call? ", reader: reader, output: output),
            let reach = try Question.line("How do you reach them? ", reader: reader, output: output)
        else {
            throw CommandError.usage(
                "cannot name a contact", why: "two lines are needed: who, and how to reach them",
                next: "emoctl contact set")
        }
        let result = try shared.connect().call(
            "contact.set", ["name": .string(name), "reach": .string(reach)], doing: "name a contact")
        try output.show(result) { MemoryTable.contactLines(result, for: output.standard) }
    }
}
