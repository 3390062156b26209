// Where the language model's server listens, and the rule that this is on one's own machine unless the administrator allows more.
// Invariant: an address that is not remote can only reach the machine itself; what a name might resolve to is not asked.
import Glibc

/// The address of an OpenAI-compatible server.
public struct ServerAddress: Sendable, Equatable {
    /// Why an address was refused.
    public struct Refusal: Error, Equatable {
        /// What is wrong and what to do.
        public let message: String
    }

    /// `http://host:port` and the path before `/v1`, without a slash at its end.
    public let base: String
    /// Path of the Unix socket; nil for TCP.
    public let socketPath: String?
    /// True when it is not surely this machine.
    public let isRemote: Bool

    /// Reads `http://127.0.0.1:8080`, `http://localhost:11434/v1`, `https://…` or `unix:/run/llama.sock`.
    public init(_ text: String) throws(Refusal) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard path.hasPrefix("/"), path.utf8.count < 108, !path.utf8.contains(0) else {
                throw Refusal(message: "server: unix: needs an absolute path of at most 107 bytes")
            }
            (base, socketPath, isRemote) = ("http://localhost", path, false)
            return
        }
        guard let scheme = ["http://", "https://"].first(where: { text.hasPrefix($0) }) else {
            throw Refusal(message: "server: must begin with http://, https:// or unix:/")
        }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        let (host, port) = try Self.split(authority)
        guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#\\".utf8.contains($0) }) else {
            throw Refusal(message: "server: the path may have neither ? nor # nor white space")
        }
        var base = scheme + host + (port.map { ":\($0)" } ?? "") + path
        while base.hasSuffix("/") { base.removeLast() }
        if base.hasSuffix("/v1") { base.removeLast(3) }
        self.base = base
        socketPath = nil
        isRemote = !Self.isLoopback(host)
    }

    private static func split(_ authority: Substring) throws(Refusal) -> (host: String, port: Int?) {
        guard !authority.isEmpty, !authority.contains("@"),
            authority.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#%\\".utf8.contains($0) })
        else {
            throw Refusal(message: "server: needs a host, without a user name and without special characters")
        }
        let hostEnd =
            authority.hasPrefix("[")
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) } ?? authority.endIndex
            : authority.firstIndex(of: ":") ?? authority.endIndex
        let (host, tail) = (String(authority[..<hostEnd]), authority[hostEnd...])
        guard host.hasPrefix("[") == host.hasSuffix("]") else {
            throw Refusal(message: "server: the host is not whole")
        }
        guard !tail.isEmpty else { return (host, nil) }
        guard !host.isEmpty, tail.hasPrefix(":"), let port = Int(tail.dropFirst()),
            (1...65_535).contains(port)
        else {
            throw Refusal(message: "server: the port must be 1 to 65535")
        }
        return (host, port)
    }

    /// "localhost" is never asked of a name server: libcurl takes it for the loopback addresses.
    private static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" { return true }
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard host.hasPrefix("["), host.hasSuffix("]"),
            inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &six) == 1
        else { return false }
        return withUnsafeBytes(of: six) { $0.dropLast().allSatisfy { $0 == 0 } && $0[15] == 1 }
    }
}
