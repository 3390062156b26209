// The supervisor daemon: reads its options, starts, waits for a signal, stops. Exit status: 0 stopped in order, 1 could not start,
// 78 the configuration is wrong (systemd does not try again).
import ArgumentParser
import EmoConfiguration
import EmoProtocol
import EmoStore
import Glibc

/// `emod`.
@main
struct Emod: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emod", abstract: "The private speech-and-emotion service.",
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

    @Flag(help: "Check the configuration, and end.")
    var checkConfig = false

    @Flag(
        help:
            "Make a new master key, wrap every user's key with it, destroy the old one, and end; emod must not be running."
    )
    var rotateMasterKey = false

    func run() async throws {
        if printConfig { return print(Configuration.shippedFile, terminator: "") }
        let settings: Configuration
        do {
            settings = try readConfiguration()
        } catch let failure as ConfigurationFailure {
            StandardError.write("emod: \(failure.description)\nemod: \(failure.hint) [\(failure.code)]")
            throw ExitCode(EX_CONFIG)
        }
        if checkConfig { return print("the configuration is right") }
        do {
            if rotateMasterKey {
                try await Daemon(settings).rotateMasterKey()
                return print(
                    "the master key is a new one; copies of the old one open nothing that is written from now on"
                )
            }
            try await Daemon(settings).run()
        } catch let failure as StartFailure {
            StandardError.write("emod: \(failure.message)\nemod: \(failure.hint) [\(failure.code)]")
            throw ExitCode(failure.isConfiguration ? EX_CONFIG : 1)
        } catch let error as StoreError {
            StandardError.write("emod: \(error.message)\nemod: \(error.hint) [\(error.code.rawValue)]")
            throw ExitCode(1)
        }
    }

    private func readConfiguration() throws -> Configuration {
        let environment = ProcessEnvironment.all()
        var overrides: [String: ConfigurationValue] = [:]
        if let stateDir { overrides["daemon.state_directory"] = .text(stateDir) }
        if let socket { overrides["daemon.socket"] = .text(socket) }
        let installed = "/etc/emobuddy/emod.toml"
        let file = config ?? environment["EMOD_CONFIG"] ?? (access(installed, R_OK) == 0 ? installed : nil)
        return try Configuration(file: file, environment: environment, overrides: overrides)
    }
}

/// A start that failed: a stable code, what is wrong, and what to do.
struct StartFailure: Error {
    let code: String
    let message: String
    let hint: String
    /// Starting again would fail the same way: the service manager does not try.
    var isConfiguration = false
}

/// Lines for people before the log is there.
enum StandardError {
    static func write(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
