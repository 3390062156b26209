// The engine's options, read strictly: where the server is, which model, which key; remote servers only where the administrator says so.
import EmoJSON
import Glibc
import LanguageModelClient

/// Options of the engine.
public struct ModelOptions: Sendable, Equatable {
    /// Why the options were refused; never a value that may be secret.
    public struct Refusal: Error, Equatable {
        /// The option, what is wrong, and what to do.
        public let message: String
    }

    /// Where llama.cpp's server listens when it is started without options.
    private static let usualServer = "http://127.0.0.1:8080"
    private static let maximumKeyBytes = 4_096

    /// The server.
    public let address: ServerAddress
    /// The model's name; nil for the first that the server has.
    public let model: String?
    /// The bearer token, out of its file.
    public let key: String?
    /// Tokens of prompt and answer; nil: as the server says.
    public let contextTokens: Int?
    /// Seconds to the first byte.
    public let firstByteSeconds: Int
    /// Seconds for a whole answer.
    public let totalSeconds: Int

    /// Reads the options.
    public init(_ json: String) throws(Refusal) {
        guard let object = JSONValue(parsing: json)?.object else {
            throw Refusal(message: "the options are not a JSON object")
        }
        let known: Set = [
            "server", "model", "key_file", "allow_remote", "context_tokens", "first_byte_seconds",
            "total_seconds",
        ]
        if let unknown = object.members.first(where: { !known.contains($0.key) }) {
            throw Refusal(
                message:
                    "unknown option \(unknown.key.prefix(40)); known are \(known.sorted().joined(separator: ", "))"
            )
        }
        let server = try Self.text(object, "server") ?? Self.usualServer
        do throws(ServerAddress.Refusal) {
            address = try ServerAddress(server)
        } catch {
            throw Refusal(message: error.message)
        }
        model = try Self.text(object, "model")
        contextTokens = try Self.number(object, "context_tokens", 256...10_000_000)
        firstByteSeconds = try Self.number(object, "first_byte_seconds", 1...600) ?? 60
        totalSeconds = try Self.number(object, "total_seconds", 1...600) ?? 120
        let allowsRemote = try Self.flag(object, "allow_remote") ?? false
        guard allowsRemote || !address.isRemote else {
            throw Refusal(
                message:
                    "server: is not this machine; what users say would leave it. Only with allow_remote = true"
            )
        }
        key = try Self.text(object, "key_file").map { path throws(Refusal) in try Self.readKey(path) }
    }

    private static func text(_ object: JSONObject, _ name: String) throws(Refusal) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string, (1...4_096).contains(text.utf8.count) else {
            throw Refusal(message: "\(name): must be text")
        }
        return text
    }

    private static func number(_ object: JSONObject, _ name: String, _ range: ClosedRange<Int>)
        throws(Refusal) -> Int?
    {
        guard let value = object[name] else { return nil }
        guard let number = value.whole(as: Int.self), range.contains(number) else {
            throw Refusal(message: "\(name): must be \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func flag(_ object: JSONObject, _ name: String) throws(Refusal) -> Bool? {
        guard let value = object[name] else { return nil }
        guard let flag = value.bool else { throw Refusal(message: "\(name): must be true or false") }
        return flag
    }

    /// The first line of the file. The sandbox lets the engine read just the files that its options name.
    private static func readKey(_ path: String) throws(Refusal) -> String {
        guard path.hasPrefix("/") else { throw Refusal(message: "key_file: must be an absolute path") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw Refusal(
                message: "key_file: cannot be read (errno \(errno)); the daemon's user must be able to")
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: maximumKeyBytes + 1)
        let count = read(descriptor, &bytes, bytes.count)
        let line = bytes.prefix(max(0, count)).prefix { $0 != 0x0A && $0 != 0x0D }
        guard (1...maximumKeyBytes).contains(line.count), line.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Refusal(
                message:
                    "key_file: its first line must be a key of 1 to \(maximumKeyBytes) printable characters")
        }
        return String(decoding: line, as: UTF8.self)
    }
}
