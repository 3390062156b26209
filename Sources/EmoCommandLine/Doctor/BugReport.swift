// What somebody needs to help from afar, and nothing of a user: figures, states and the engines' own lines, with whatever looks like a
// token, an address or a name taken out once more.
import EmoProtocol
import Glibc

/// The documents of a report.
public struct BugReport {
    /// One document.
    public struct Document: Sendable {
        /// Its name in the archive.
        public let name: String
        /// What it holds, for who is asked to send it.
        public let holds: String
        /// Its text.
        public let text: String
    }

    /// The documents in their order.
    public let documents: [Document]

    /// Gathers what there is; without a daemon that is what can be seen from here.
    /// - Parameter doctor: has not run yet.
    /// - Throws: `CommandError` after Ctrl-C.
    public init(doctor: Doctor, connect: () throws(CommandError) -> DaemonConnection) throws(CommandError) {
        var documents = [
            Self.document("machine.txt", "kernel, distribution, processor, memory", Self.machine),
            Self.document("doctor.json", "what emoctl doctor finds", try doctor.run().json.indented() + "\n"),
        ]
        do throws(CommandError) {
            documents += try Self.documents(of: connect())
        } catch {
            // A daemon that is not there is what the doctor tells.
            if error.status == .interrupted { throw error }
        }
        self.documents = documents
    }

    /// Writes the archive, readable by its owner alone; a file that is there stays.
    public func write(to path: String) throws(CommandError) {
        let archive = try TarArchive(path: path, doing: "write \(path)")
        let seconds = time(nil)
        for document in documents {
            try archive.add(
                "emobuddy-bugreport/" + document.name, Array(document.text.utf8), seconds: seconds)
        }
        try archive.finish()
    }

    /// The documents with their sizes.
    public var table: Table {
        var table = Table([
            .init("DOCUMENT"), .init("BYTES", rightAligned: true), .init("HOLDS", flexible: true),
        ])
        for document in documents {
            table.add([.init(document.name), .init("\(document.text.utf8.count)"), .init(document.holds)])
        }
        return table
    }

    /// The text without tokens, addresses of people and names in paths of homes.
    public static func redacted(_ text: String) -> String {
        text.replacing(/eyJ[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+/, with: "TOKEN")
            .replacing(/[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}/, with: "ADDRESS")
            .replacing(/\/home\/[^\/\s"']+/, with: "/home/NAME")
    }

    private static func document(_ name: String, _ holds: String, _ text: String) -> Document {
        Document(name: name, holds: holds, text: redacted(text))
    }

    /// What the daemon tells. What the caller may not see is left out.
    private static func documents(of connection: DaemonConnection) throws(CommandError) -> [Document] {
        var documents: [Document] = []
        for (method, name, holds) in [
            ("health.get", "health.json", "emod's health, engines and problems"),
            ("metrics.get", "metrics.json", "counts and times since emod was started"),
        ] {
            let answer = try connection.call(method, doing: "gather \(name)")
            documents.append(document(name, holds, answer.indented() + "\n"))
        }
        let engines = try connection.call("engine.list", doing: "list the engines")["items"]?.array ?? []
        for id in engines.compactMap({ $0["id"]?.string }) {
            do throws(CommandError) {
                let lines = try connection.call(
                    "engine.logs", ["id": .string(id), "limit": 256], doing: "read the engine's lines")
                let text = (lines["items"]?.array ?? []).map(line).joined()
                documents.append(document("engines/\(id).log", "the last lines of \(id)", text))
            } catch {
                if error.status != .permission { throw error }
            }
        }
        return documents
    }

    private static func line(_ item: JSONValue) -> String {
        ["time", "level", "text"].map { item[$0]?.string ?? "" }.joined(separator: " ").safeLine + "\n"
    }

    private static var machine: String {
        var name = utsname()
        uname(&name)
        func text<Field>(_ field: Field) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        let release = Machine.line(of: "/etc/os-release", beginningWith: "PRETTY_NAME=")
        let processor = Machine.line(of: "/proc/cpuinfo", beginningWith: "model name")
        return """
            emoctl \(Product.version)
            \(text(name.sysname)) \(text(name.release)) \(text(name.machine))
            \(release ?? "unknown distribution")
            \(processor ?? "unknown processor"), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores
            \(Machine.availableMemory.map(Amount.bytes) ?? "unknown memory") available

            """
    }
}
