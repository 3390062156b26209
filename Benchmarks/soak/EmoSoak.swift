// Long looks at a running daemon, with real engines.
// Usage: emo-soak mixed [MINUTES]   a mixed load; the slopes of what could leak; ends with 1 when descriptors, threads or the daemon's memory grow
//        emo-soak hostile           what a client that behaves notices of clients that do not
import EmoTestKit
import Foundation

@main
struct EmoSoak {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "mixed":
            exit(
                try MixedLoad(minutes: arguments.dropFirst().first.flatMap(Double.init) ?? 120).run() ? 0 : 1)
        case "hostile": try HostileLoad().run()
        default: throw TestKitError("usage: emo-soak mixed [MINUTES] | hostile")
        }
    }
}
