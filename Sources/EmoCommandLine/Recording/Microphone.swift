// The microphone, through a recorder of the system: ALSA's arecord or PipeWire's pw-record. A recording lies in a directory of this user's alone, and
// goes as soon as it has been opened to be sent.
import Glibc

/// Records from the microphone.
public struct Microphone: Sendable {
    private let program: String
    private let arguments: [String]

    /// Finds a recorder in the directories of PATH.
    /// - Throws: a `CommandError` that says what to install.
    public init(path: String) throws(CommandError) {
        let recorders = [
            ("arecord", ["-q", "-t", "wav", "-f", "S16_LE", "-r", "16000", "-c", "1"]),
            ("pw-record", ["--rate", "16000", "--channels", "1", "--format", "s16"]),
        ]
        for (name, arguments) in recorders {
            for folder in path.split(separator: ":") where access("\(folder)/\(name)", X_OK) == 0 {
                (program, self.arguments) = ("\(folder)/\(name)", arguments)
                return
            }
        }
        throw CommandError(
            .notFound, "cannot record", why: "there is neither arecord nor pw-record",
            next: "apt install alsa-utils, or send a recording: emoctl chat --voice < recording.wav")
    }

    /// Begins to record.
    public func start() throws(CommandError) -> Recording { try Recording(program, arguments) }

    /// A recording under way. Ends with it, whatever happens.
    public final class Recording {
        /// How long a recorder may take to finish its file.
        private static let patience = 3_000
        private let directory: String
        private var file: String { directory + "/voice.wav" }
        private var process: pid_t = 0

        fileprivate init(_ program: String, _ arguments: [String]) throws(CommandError) {
            let place = EnvironmentVariables.process["XDG_RUNTIME_DIR"] ?? "/tmp"
            var template = Array("\(place)/emoctl.XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw .system(errno, doing: "record in \(place)") }
            directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            for descriptor in 0...2 as ClosedRange<Int32> {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
            }
            // A group of its own, for Ctrl-C is for emoctl to answer; and no signal held back.
            var attributes = posix_spawnattr_t()
            posix_spawnattr_init(&attributes)
            defer { posix_spawnattr_destroy(&attributes) }
            var nothing = sigset_t()
            sigemptyset(&nothing)
            posix_spawnattr_setsigmask(&attributes, &nothing)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
            var words = ([program] + arguments + [file]).map { strdup($0) } + [nil]
            defer { for word in words { free(word) } }
            let failure = posix_spawn(&process, program, &actions, &attributes, &words, environ)
            guard failure == 0 else {
                process = 0
                throw .system(failure, doing: "start \(program)")
            }
            waitUntilRecording()
        }

        /// A recorder that was started does not listen yet; it does when its file is there. One that ended instead is found
        /// out when the recording is to be sent.
        private func waitUntilRecording() {
            for _ in 0..<Self.patience / 10 where access(file, F_OK) != 0 {
                guard waitpid(process, nil, WNOHANG) == 0 else {
                    process = 0
                    return
                }
                usleep(10_000)
            }
        }

        deinit {
            end()
            remove()
        }

        private func remove() {
            unlink(file)
            rmdir(directory)
        }

        /// Ends the recording, opens it, and leaves nothing of it behind.
        /// - Throws: a `CommandError` where there is no sound in it.
        public func finish() throws(CommandError) -> RecordingInput {
            end()
            defer { remove() }
            return try RecordingInput(path: file, toBe: "send")
        }

        /// SIGINT, by which recorders finish their file; SIGKILL for one that does not end.
        private func end() {
            guard process > 0 else { return }
            kill(process, SIGINT)
            for _ in 0..<Self.patience / 10 where waitpid(process, nil, WNOHANG) == 0 { usleep(10_000) }
            if waitpid(process, nil, WNOHANG) == 0 {
                kill(process, SIGKILL)
                waitpid(process, nil, 0)
            }
            process = 0
        }
    }
}
