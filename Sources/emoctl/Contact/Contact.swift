// Whom one would call when it is hard. Nobody is ever called or written to by the program.
import ArgumentParser
import EmoCommandLine

/// `emoctl contact`.
struct Contact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Name somebody you would call when it is hard.",
        discussion: """
            EmoBuddy names them beside the crisis lines when you speak of ending your life or of hurting yourself. Nobody is \
            named unless you do it, and nobody is ever called or written to.
            """,
        subcommands: [ContactShow.self, ContactSet.self, ContactRemove.self])
}
