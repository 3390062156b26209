// What EmoBuddy remembers of a person.
import ArgumentParser
import EmoCommandLine

/// `emoctl memory`.
struct Memory: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See and forget what EmoBuddy remembers of you.",
        subcommands: [MemoryList.self, MemoryForget.self])
}
