import EmoCommandLine
import Foundation
import Glibc
import Testing

@Suite final class FileTests {
    private let directory: String

    init() throws { directory = try ScriptedServer.temporaryDirectory() }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let path = directory + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func error(_ body: () throws(CommandError) -> Void) -> CommandError? {
        do throws(CommandError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test("a token file is new, readable by its owner only, and has one line for the service")
    func newTokenFile() throws {
        let file = EnvironmentFile(service: "stt", directory: directory)
        try file.write(token: "aaa.bbb.ccc")
        #expect(try permissions(directory + "/stt.env") == 0o600)
        let text = try String(contentsOfFile: directory + "/stt.env", encoding: .utf8)
        #expect(
            text
                == "# The token of the service stt, made by emoctl token create.\n"
                + "SERVICE_AUTH_TOKEN=aaa.bbb.ccc\n"
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["stt.env"])
    }

    @Test("an old token is replaced, other lines stay, and the permissions become strict")
    func replacedToken() throws {
        let path = try write(
            "stt.env", "PORT=8001\nSERVICE_AUTH_TOKEN=old\nSERVICE_AUTH_TOKEN=older\nDEBUG=1\n", mode: 0o644)
        try EnvironmentFile(service: "stt", directory: directory + "/").write(token: "new")
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == "PORT=8001\nDEBUG=1\nSERVICE_AUTH_TOKEN=new\n")
        #expect(try permissions(path) == 0o600)
    }

    @Test(
        "a token that would add a variable is refused",
        arguments: ["", "a\nLD_PRELOAD=x", "a b", "a\"b", "ä"])
    func hostileToken(token: String) throws {
        let file = EnvironmentFile(service: "stt", directory: directory)
        #expect(error { () throws(CommandError) in try file.write(token: token) }?.status == .failure)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
    }

    @Test("a directory that is missing, or none, is found out before a token is made")
    func directories() throws {
        let file = try write("file", "x")
        let missing = directory + "/missing"
        #expect(
            error { () throws(CommandError) in try EnvironmentFile.check(directory: missing) }?.status
                == .notFound)
        #expect(
            error { () throws(CommandError) in try EnvironmentFile.check(directory: file) }?.status
                == .failure)
        #expect(error { () throws(CommandError) in try EnvironmentFile.check(directory: directory) } == nil)
    }

    @Test(
        "a token is read from its own file, from an environment file, or from the environment, in this order")
    func tokens() throws {
        let alone = try write("alone", "\naaa.bbb\n")
        let marked = try write("marked", "# a token\nPORT=1\nSERVICE_AUTH_TOKEN=\"ccc.ddd\"\n")
        let variable = ["SERVICE_AUTH_TOKEN": "eee.fff"]
        #expect(try TokenSource.token(in: EnvironmentVariables([:])) == nil)
        #expect(try TokenSource.token(in: EnvironmentVariables(variable)) == "eee.fff")
        #expect(
            try TokenSource.token(
                in: EnvironmentVariables(variable.merging(["EMOCTL_TOKEN_FILE": alone]) { $1 })) == "aaa.bbb")
        #expect(try TokenSource.token(in: EnvironmentVariables(["EMOCTL_TOKEN_FILE": marked])) == "ccc.ddd")
    }

    @Test(
        "a token file without a token is an error that never quotes it",
        arguments: ["", "secret words here", "A=1\nB=2\n", "one\ntwo\n"])
    func noToken(text: String) throws {
        let path = try write("token", text)
        let found = error { () throws(CommandError) in
            _ = try TokenSource.token(in: EnvironmentVariables(["EMOCTL_TOKEN_FILE": path]))
        }
        #expect(found?.status == .usage)
        #expect(found?.lines().joined().contains("secret") == false)
    }

    @Test("a token file that is not there is told as that")
    func missingTokenFile() {
        let found = error { () throws(CommandError) in
            _ = try TokenSource.token(in: EnvironmentVariables(["EMOCTL_TOKEN_FILE": directory + "/none"]))
        }
        #expect(found?.status == .notFound)
    }

    @Test("lines arrive whole however they are cut, and the last one needs no newline")
    func lines() throws {
        let pipe = Pipe()
        let reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
        for piece in ["one\ntw", "o\r\n", "\nthr", "ee"] { pipe.fileHandleForWriting.write(Data(piece.utf8)) }
        try pipe.fileHandleForWriting.close()
        #expect(
            try [reader.next(), reader.next(), reader.next(), reader.next()] == [
                .text("one"), .text("two"), .text(""), .text("three"),
            ])
        #expect(try reader.next() == .end)
    }

    @Test("a line that is too long or not UTF-8 is told, and the next one is read")
    func unusableLines() throws {
        let pipe = Pipe()
        let reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor, maximumBytes: 8_192)
        pipe.fileHandleForWriting.write(
            Data(repeating: 0x61, count: 20_000) + Data("\nok\n".utf8) + Data([0xFF, 0x0A])
                + Data("end\n".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(
            try [reader.next(), reader.next(), reader.next(), reader.next()] == [
                .unusable, .text("ok"), .unusable, .text("end"),
            ])
    }

    @Test("ids and names of services are checked before they are used")
    func identifiers() throws {
        #expect(
            try Identifier.uuid(Shapes.session.uppercased(), of: "session", listing: "x") == Shapes.session)
        for wrong in [
            "", "abc", Shapes.session + "0", "01890a5dxac96-774b-bcce-b302099a8057",
            "../../../../../../../../../etc/passwd0000",
        ] {
            #expect(
                error { () throws(CommandError) in _ = try Identifier.uuid(wrong, of: "session", listing: "x")
                }?.status == .usage)
        }
        #expect(try Identifier.serviceName("emo_buddy-2") == "emo_buddy-2")
        for wrong in ["", "../x", "a/b", "ä", ".", String(repeating: "a", count: 65)] {
            #expect(
                error { () throws(CommandError) in _ = try Identifier.serviceName(wrong) }?.status == .usage)
        }
    }
}
