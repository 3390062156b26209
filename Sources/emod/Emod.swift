// The supervisor daemon: reads its options, starts, waits for a signal, stops. Exit status: 0 stopped in order, 1 could not start,
// 78 the configuration is wrong (systemd does not try again).
import ArgumentParser
import EmoConfiguration
import EmoProtocol
import EmoServices
import EmoStore
import Glibc

/// `emod`.
@main
struct Emod: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emod", abstract: "The daemon of EmoBuddy, a private voice journal and companion.",
        discussion:
            "Options come above the environment (EMOD_STATE_DIR, EMOD_SOCKET, EMOD_CONFIG, EMOD_SECTION_KEY), the environment above the file.",
        version: Product.version)

    @Option(help: ArgumentHelp("Where the database lies.", valueName: "dir"))
    var stateDir: String?

    @Option(help: ArgumentHelp("The control socket.", valueName: "path"))
    var socket: String?

    @Option(
        help: ArgumentHelp(
            "The configuration file; /etc/emobuddy/emod.toml when it is there.", valueName: "file"))
    var config: String?

    @Flag(help: "Print every key of the configuration with its default, and end.")
    var printConfig = false

    @Flag(help: "Print the catalogue of journal messages, and end.")
    var printCatalogue = false

    @Flag(help: "Print the file of numbers to call in danger as it is built in, and end.")
    var printResources = false

    @Flag(help: "Check the configuration, and end.")
    var checkConfig = false

    @Flag(
        help:
            "Make a new master key, wrap every user's key with it, destroy the old one, and end; emod must not be running."
    )
    var rotateMasterKey = false

    func run() async throws {
        if printConfig { return print(Configuration.shippedFile, terminator: "") }
        if printCatalogue { return print(JournalEntry.catalogueFile, terminator: "") }
        if printResources { return print(CrisisResourceFile.shipped) }
        let read = reader()
        let settings: Configuration
        do {
            settings = try read()
        } catch {
            throw StartFailure(
                code: error.code, message: error.description, hint: error.hint, isConfiguration: true
            ).told()
        }
        if checkConfig { return print("the configuration is right") }
        do {
            if rotateMasterKey {
                try await Daemon(settings, read: read).rotateMasterKey()
                return print(
                    "the master key is a new one; copies of the old one open nothing that is written from now on"
                )
            }
            try await Daemon(settings, read: read).run()
        } catch let failure as StartFailure {
            throw failure.told()
        } catch let error as StoreError {
            throw StartFailure(error).told()
        }
    }

    /// Reads the configuration, now and when it is to be read again; the environment and the options stay what they were at the start.
    private func reader() -> @Sendable () throws(ConfigurationFailure) -> Configuration {
        let environment = ProcessEnvironment.all()
        var overrides: [String: ConfigurationValue] = [:]
        if let stateDir { overrides["daemon.state_directory"] = .text(stateDir) }
        if let socket { overrides["daemon.socket"] = .text(socket) }
        let installed = "/etc/emobuddy/emod.toml"
        let named = config ?? environment["EMOD_CONFIG"]
        return { [overrides] () throws(ConfigurationFailure) in
            let file = named ?? (access(installed, F_OK) == 0 ? installed : nil)
            return try Configuration(file: file, environment: environment, overrides: overrides)
        }
    }
}
