// The engines that do the work.
import ArgumentParser

/// `emoctl engine`.
struct Engine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the engines, show one, or tell one what to do.",
        subcommands: [
            EngineList.self, EngineShow.self, EngineLoad.self, EngineUnload.self, EngineRestart.self,
            EngineEnable.self,
            EngineDisable.self, EngineReset.self, EngineUpgrade.self, EngineLogs.self, EngineValidate.self,
        ])
}
