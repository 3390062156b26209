// Fetches an export page by page into an archive. Pieces of one document come one after the other; no more than one
// document is held at a time.
import EmoProtocol
import Glibc

/// Writes everything that emod keeps of the caller into an archive.
public struct ExportTransfer {
    private static let purpose = "export your data"
    private let connection: DaemonConnection

    /// - Parameter connection: as whose data is exported.
    public init(connection: DaemonConnection) { self.connection = connection }

    /// Writes the archive.
    /// - Returns: how many files it has.
    public func write(to path: String) throws(CommandError) -> Int {
        let archive = try TarArchive(path: path, doing: "write \(path)")
        let seconds = time(nil)
        var open: (path: String, text: [UInt8])?
        var count = 0
        func close() throws(CommandError) {
            guard let document = open else { return }
            try archive.add("emobuddy-export/" + document.path, document.text, seconds: seconds)
            open = nil
            count += 1
        }
        var cursor: String?
        repeat {
            let page = try connection.call(
                "user.export", cursor.map { ["cursor": .string($0)] } ?? [:], doing: Self.purpose)
            for document in page["documents"]?.array ?? [] {
                let path = document["path"]?.string ?? ""
                if open?.path != path {
                    try close()
                    open = (path, [])
                }
                open?.text += Array((document["text"]?.string ?? "").utf8)
            }
            cursor = page["next"]?.string
        } while cursor != nil
        try close()
        try archive.finish()
        return count
    }
}
