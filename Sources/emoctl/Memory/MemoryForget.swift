// Has EmoBuddy forget something for good, after asking.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl memory forget`.
struct MemoryForget: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Have EmoBuddy forget one memory, or all.",
        discussion: """
            EmoBuddy then knows it in no session any more. What you said stays in the session where you said it: \
            remove that with emoctl session delete.
            """)

    @Argument(help: ArgumentHelp("The memory, as memory list shows it.", valueName: "id"))
    var memory: String?

    @Flag(help: "Forget everything.")
    var all = false

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if (memory == nil) != all { throw ValidationError("Name one memory, or give --all.") }
    }

    func run() throws {
        let output = shared.output
        let id = try memory.map { text throws(CommandError) in
            try Identifier.uuid(text, of: "memory", listing: "emoctl memory list")
        }
        let connection = try shared.connect()
        if !yes {
            try Confirmation.ask(
                id.map { "Forget memory \($0) for good?" } ?? "Forget everything for good?",
                doing: "forget", output: output)
        }
        let parameters: JSONObject = id.map { ["id": .string($0)] } ?? ["all": true]
        let result = try connection.call("memory.forget", parameters, doing: "forget")
        let count = result["forgotten"]?.integer ?? 0
        try output.show(result) {
            [count == 1 ? "One memory is forgotten." : "\(count) memories are forgotten."]
        }
    }
}
