// The readers, and what must hold of each: whatever comes is read or refused, never more, and cutting the bytes makes no difference.
import EmoAuth
import EmoProtocol
import EmoSupervision
import EmoTestKit
import EmoTransport
import Foundation
import NIOCore

enum FuzzTargets {
    /// All of them.
    /// - Parameter corpus: the folder with right inputs to begin from.
    static func all(corpus: String) throws -> [FuzzTarget] {
        let lines = try inputs("lines", corpus)
        let requests = try inputs("requests", corpus)
        let manifests = try inputs("manifests", corpus)
        return [
            FuzzTarget(name: "framer") { { try framer(lines + requests, &$0) } },
            FuzzTarget(name: "json") { { try json(lines + requests + manifests, &$0) } },
            FuzzTarget(name: "request") { { try request(requests, &$0) } },
            FuzzTarget(name: "schema") { { try schema(&$0) } },
            FuzzTarget(name: "message") { { try message(lines, &$0) } },
            FuzzTarget(name: "manifest") { { try manifest(manifests, &$0) } },
            FuzzTarget(name: "token", begin: token), LinkTarget.towardsHost, LinkTarget.towardsDaemon,
            FuzzTarget(name: "daemon", isPure: false) { try DaemonTarget(requests).check },
        ]
    }

    private static func inputs(_ folder: String, _ corpus: String) throws -> [[UInt8]] {
        let path = "\(corpus)/\(folder)"
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        guard !names.isEmpty else { throw TestKitError("\(path) is empty") }
        return try names.map { Array(try Data(contentsOf: URL(filePath: "\(path)/\($0)"))) }
    }

    private static func changed(_ corpus: [[UInt8]], _ random: inout SeededRandom) -> [UInt8] {
        Mutation.change(corpus.randomElement(using: &random) ?? [], others: corpus, &random)
    }

    /// Whole, byte by byte, or cut anywhere: the same lines come out, none longer than allowed.
    private static func framer(_ corpus: [[UInt8]], _ random: inout SeededRandom) throws -> Bool {
        var input: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            input += changed(corpus, &random) + [UInt8(ascii: "\n")]
        }
        let limit = Int.random(in: 1...200, using: &random)
        let whole = frames(input, limit: limit) { _ in input.count }
        let cut = frames(input, limit: limit) { Int.random(in: 1...7, using: &$0) }
        let single = frames(input, limit: limit) { _ in 1 }
        guard whole == single, whole == cut else { throw Finding("cuts make a difference", input) }
        var expected: [[UInt8]?] = []
        for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            guard line.count <= limit else {
                expected.append(nil)
                break
            }
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if !text.isEmpty { expected.append(Array(text)) }
        }
        guard whole == expected else {
            throw Finding("the lines differ from a plain split, limit \(limit)", input)
        }
        return !whole.contains(nil)

        func frames(_ bytes: [UInt8], limit: Int, _ size: (inout SeededRandom) -> Int) -> [[UInt8]?] {
            var framer = LineFramer(maximumBytes: limit)
            var out: [[UInt8]?] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                var piece = ByteBuffer(bytes: rest.prefix(size(&random)))
                rest = rest.dropFirst(piece.readableBytes)
                framer.append(&piece)
                while let frame = framer.next() {
                    guard case .line(let line) = frame else { return out + [nil] }
                    out.append(Array(line.readableBytesView))
                }
            }
            return out
        }
    }

    /// What is read and written again is read as the same.
    private static func json(_ corpus: [[UInt8]], _ random: inout SeededRandom) throws -> Bool {
        let input = changed(corpus, &random)
        guard let value = try? JSONParser.parse(input) else { return false }
        guard let again = try? JSONParser.parse(value.line()), again == value else {
            throw Finding("read, written and read again it differs", input)
        }
        return true
    }

    /// A request is read or refused with a registered code; what is read is written and read as the same.
    private static func request(_ corpus: [[UInt8]], _ random: inout SeededRandom) throws -> Bool {
        let input =
            random.oneIn(2)
            ? changed(corpus, &random) : changed([SchemaInputs.request(&random).request.line], &random)
        let request: Request
        do throws(Request.Rejection) {
            request = try read(input)
        } catch {
            guard ErrorCode.named(error.error.code) != nil, error.error.code.hasPrefix("protocol.") else {
                throw Finding("refused as \(error.error.code)", input)
            }
            return false
        }
        guard (try? read(request.line)) == request else {
            throw Finding("read, written and read again it differs", input)
        }
        return true
    }

    private static func read(_ line: [UInt8]) throws(Request.Rejection) -> Request {
        try line.withUnsafeBufferPointer { bytes in
            Result { () throws(Request.Rejection) in try Request(line: bytes) }
        }.get()
    }

    /// Right parameters are taken, also after their way over a line; wrong ones are refused with a registered code.
    private static func schema(_ random: inout SeededRandom) throws -> Bool {
        let (request, isRight) = SchemaInputs.request(&random)
        guard let method = Method.named(request.method), let sent = try? read(request.line) else {
            throw Finding("a right envelope is refused", request.line)
        }
        do throws(ProtocolError) {
            try method.parameters.validate(.object(sent.parameters), path: "params")
            return true
        } catch {
            guard !isRight else {
                throw Finding("right parameters are refused: \(error.message)", request.line)
            }
            guard error.code.hasPrefix("params."), ErrorCode.named(error.code) != nil else {
                throw Finding("refused as \(error.code)", request.line)
            }
            return false
        }
    }

    /// A client reads whatever a server might send, and what it has read is written and read as the same.
    private static func message(_ corpus: [[UInt8]], _ random: inout SeededRandom) throws -> Bool {
        let input = changed(corpus, &random)
        guard let message = try? Message(line: input) else { return false }
        guard let again = try? Message(line: message.line), again == message else {
            throw Finding("read, written and read again it differs", input)
        }
        return true
    }

    /// A manifest is taken or refused with a code and a hint, and never names a file outside its folder.
    private static func manifest(_ corpus: [[UInt8]], _ random: inout SeededRandom) throws -> Bool {
        let input = changed(corpus, &random)
        do throws(EngineError) {
            let manifest = try EngineManifest(bytes: input, file: "emotion.sample.engine.json")
            guard !manifest.library.contains("/"),
                ([manifest.library] + manifest.modelFiles.map(\.name)).allSatisfy(staysInFolder)
            else {
                throw EngineError(.failed, "a file outside the folder", hint: "")
            }
            return true
        } catch {
            guard !error.hint.isEmpty else { throw Finding(error.message, input) }
            return false
        }
    }

    /// Whether a path leads to something below the folder that it is read in; subfolders are right.
    private static func staysInFolder(_ path: String) -> Bool {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    }

    /// No change of a token is taken for the token.
    private static func token() throws -> FuzzTarget.Check {
        let key = try SigningKey(id: "k", secret: SecretBytes(copying: [UInt8](repeating: 7, count: 32)))
        let authority = TokenAuthority(keys: try SigningKeyRing([key]))
        let claims = TokenClaims(
            subject: "s", tokenID: "t", kind: .service, serviceName: "stt", scopes: [.speech], issuedAt: 1,
            expiresAt: 1_000)
        let good = Array(try authority.issue(claims).token.utf8)
        return { random in
            let input = changed([good], &random)
            guard let taken = try? authority.verify(String(decoding: input, as: UTF8.self), now: 2) else {
                return false
            }
            guard input == good, taken == claims else { throw Finding("a changed token is taken", input) }
            return true
        }
    }
}
