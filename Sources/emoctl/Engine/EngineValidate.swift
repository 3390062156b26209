// Has emo-validate check a plugin file; needs no daemon.
import ArgumentParser
import EmoCommandLine
import Glibc

/// `emoctl engine validate`.
struct EngineValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a plugin against the rules of the plugin ABI.",
        discussion: """
            Runs emo-validate, whose result and exit status are this command's; emo-validate --help tells the rest. \
            Options for it follow behind --.
            """)

    @Argument(help: "The plugin's library, such as /usr/lib/emobuddy/engines/emotion.text.so.")
    var plugin: String

    @Argument(parsing: .postTerminator, help: "Options of emo-validate, such as -- --json.")
    var options: [String] = []

    func run() throws {
        throw ProgramHandover.replaceProcess(by: "emo-validate", [plugin] + options)
    }
}
