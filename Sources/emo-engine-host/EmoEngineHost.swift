// The engine host: one process that opens one plugin. Everything is in the EngineHost library.
import EngineHost
import Glibc

@main
struct EmoEngineHost {
    static func main() { exit(HostProcess.run(Array(CommandLine.arguments.dropFirst()))) }
}
