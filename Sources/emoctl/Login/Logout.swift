// Ends the log-in, at emod and in the file.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl logout`.
struct Logout: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "End the log-in; emod knows you by the socket again.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let file = try shared.loginFile()
        var ended: JSONValue = ["logged_out": false]
        do throws(CommandError) {
            if let token = try file.token(socket: shared.socketPath, timeLimit: shared.timeout) {
                ended = try DaemonConnection(
                    path: shared.socketPath, token: token, timeLimit: shared.timeout
                ).call("auth.logout", doing: "log out")
            }
        } catch {
            // Refused, emod has ended it before: the file is all that is left.
            guard error.status == .permission else { throw error }
        }
        let wasKept = try file.remove(socket: shared.socketPath)
        try output.show(ended) { [wasKept ? "Logged out." : "Nobody was logged in."] }
    }
}
