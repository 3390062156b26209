// The engines that do the work.
import ArgumentParser

/// `emoctl engine`.
struct Engine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the engines, or show one.", subcommands: [EngineList.self, EngineShow.self])
}
