// Sessions with EmoBuddy that are stored.
import ArgumentParser
import EmoCommandLine

/// `emoctl session`.
struct Session: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, read, keep, name, end and delete sessions.",
        subcommands: [
            SessionList.self, SessionShow.self, SessionExport.self, SessionRename.self, SessionEdit.self,
            SessionEnd.self, SessionDelete.self,
        ])
}

/// The session a command is about.
struct SessionArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The session, or last for the newest.", valueName: "id"))
    var session: String

    func id(_ connection: DaemonConnection) throws(CommandError) -> String {
        try Identifier.session(session, connection: connection)
    }
}
