// Talking by voice: from a pipe, and at a terminal with a recorder of the test's own.
import EmoProtocol
import Foundation
import Testing

@Suite struct VoiceChatTests {
    /// A server that hears the same words in every recording.
    private func server(words: String = "I feel tired.") throws -> ScriptedServer {
        var heard = Shapes.analysis.object ?? [:]
        heard["transcribed_text"] = .string(words)
        if !words.isEmpty { heard["reply"] = Shapes.reply("Tired, then.") }
        let analysis = JSONValue.object(heard)
        return try ScriptedServer { request in
            switch request.method {
            case "speech.analyze": [request.reply(analysis)]
            case "session.list": [request.reply(Shapes.sessions([Shapes.sessionItem(ended: false)]))]
            default: [request.failure(ProtocolError(.internalError))]
            }
        }
    }

    private func recorder(in directory: String) throws -> String {
        let sample = directory + "/sample.wav"
        try Data(Shapes.wav(bytes: 1_000)).write(to: URL(fileURLWithPath: sample))
        // As arecord does, it takes the file as its last argument and ends by SIGINT with a whole file.
        let script =
            "#!/bin/sh\nfor last; do :; done\ntrap 'cat \(sample) > \"$last\"; exit 1' INT\n: > \"$last\"\nwhile :; do sleep 0.02; done\n"
        let program = directory + "/arecord"
        try Data(script.utf8).write(to: URL(fileURLWithPath: program))
        chmod(program, 0o755)
        return directory
    }

    @Test(
        "a recording on standard input is said in the session; off a terminal both sides are told, a line each"
    )
    func pipe() throws {
        let server = try server()
        defer { server.stop() }
        let process = try EmoctlProcess(["chat", "--voice"], socket: server.path)
        process.type(bytes: Shapes.wav(bytes: 1_000))
        let run = process.finish()
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output == "user\tI feel tired.\nbuddy\tTired, then.\n")
        #expect(server.violations.isEmpty)
        #expect(server.requests.last?.parameters["session_id"]?.string == Shapes.session)
    }

    @Test("silence is told, and nothing is said")
    func silence() throws {
        let server = try server(words: "")
        defer { server.stop() }
        let process = try EmoctlProcess(["chat", "--voice"], socket: server.path)
        process.type(bytes: Shapes.wav(bytes: 1_000))
        let run = process.finish()
        #expect(run.status == 0 && run.output.isEmpty && run.error.contains("No words were heard"))
    }

    @Test("what is no recording is refused before a session is looked for")
    func noAudio() throws {
        let server = try server()
        defer { server.stop() }
        let run = try EmoctlProcess.run(
            ["chat", "--voice"], socket: server.path, input: "hello, this is text")
        #expect(run.status != 0 && run.error.contains("audio.format") && server.requests.isEmpty)
        #expect(try EmoctlProcess.run(["chat", "hello", "--voice"], socket: server.path).status == 2)
    }

    @Test("at a terminal Enter records and Enter sends, and nothing of the recording stays")
    func terminal() throws {
        let server = try server()
        defer { server.stop() }
        let folder = try recorder(in: server.directory)
        let place = server.directory + "/runtime"
        mkdir(place, 0o700)
        let terminal = try TerminalSession(
            ["chat", "--voice"], socket: server.path,
            environment: ["PATH": folder + ":/usr/bin:/bin", "XDG_RUNTIME_DIR": place])
        #expect(terminal.shows("Enter begins to record"))
        terminal.type("\n")
        #expect(terminal.shows("Recording."))
        terminal.type("\n")
        #expect(terminal.shows("I feel tired.") && terminal.shows("Tired, then."), "\(terminal.screen)")
        terminal.type("/quit\n")
        #expect(terminal.finish() == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    }

    @Test("without a recorder it is said what to install")
    func noRecorder() throws {
        let server = try server()
        defer { server.stop() }
        let terminal = try TerminalSession(
            ["chat", "--voice"], socket: server.path, environment: ["PATH": server.directory])
        #expect(terminal.shows("alsa-utils"))
        #expect(terminal.finish() == 4)
    }
}
