// Everything that is kept of one user, as documents that a person can read (Markdown) and a program can (JSON): the
// account, the journal by month, each session, memories, events. Handed out in pages of bounded size; a document that
// does not fit one page goes on in the next.
import EmoProtocol
import EmoStore

/// A document of an export, or a piece of one.
struct ExportDocument: Sendable {
    /// Where it belongs in the archive.
    var path: String
    /// Its text.
    var text: String
}

/// Exports of users.
struct AccountExport: Sendable {
    /// Bytes of text on one page, about.
    private static let pageBytes = 1_048_576
    /// Analyses of one month that are exported.
    private static let monthLimit = 100_000

    let store: Store

    /// One page.
    /// - Parameters:
    ///   - cursor: where the page before ended; nil for the first, which is recorded in the audit log.
    /// - Throws: `ProtocolError` with `params.wrong_format` for a cursor that is none.
    func page(_ cursor: String?, of user: UUIDv7, receipt: Receipt<UUIDv7>) async throws
        -> (documents: [ExportDocument], next: String?)
    {
        guard let cursor = cursor.map(ExportCursor.init) ?? ExportCursor(step: .account, offset: 0) else {
            throw ProtocolError(.wrongFormat, "params.cursor is not the `next` of a page before")
        }
        if cursor == ExportCursor(step: .account, offset: 0) {
            try await store.write { try receipt.settle(user, in: $0, owner: nil) }
        }
        let (documents, following) = try await store.read { transaction in
            (
                try Self.documents(cursor.step, of: user, transaction),
                try Self.step(after: cursor.step, of: user, transaction)
            )
        }
        let (slice, end) = Self.slice(documents, from: cursor.offset)
        if let end { return (slice, ExportCursor(step: cursor.step, offset: end).text) }
        return (slice, following.map { ExportCursor(step: $0, offset: 0).text })
    }

    // MARK: Steps

    private static func step(after step: ExportCursor.Step, of user: UUIDv7, _ transaction: ReadTransaction)
        throws
        -> ExportCursor.Step?
    {
        switch step {
        case .account:
            if let first = try transaction.analyses.first(owner: user, since: .init(millisecondsSince1970: 0))
            {
                return .month(ExportMonth(of: first))
            }
        case .month(let month):
            if let next = try transaction.analyses.first(owner: user, since: month.end) {
                return .month(ExportMonth(of: next))
            }
        case .session(let id):
            return try transaction.sessions.next(after: id, owner: user).map { .session($0) } ?? .memories
        case .memories: return .events
        case .events: return nil
        }
        return try transaction.sessions.next(after: nil, owner: user).map { .session($0) } ?? .memories
    }

    private static func documents(_ step: ExportCursor.Step, of user: UUIDv7, _ transaction: ReadTransaction)
        throws
        -> [ExportDocument]
    {
        switch step {
        case .account:
            guard let account = try transaction.users.find(user) else { throw ProtocolError(.userNotFound) }
            return [
                ExportDocument(path: "README.md", text: ExportText.readme(account)),
                ExportDocument(path: "account.json", text: account.json.indented() + "\n"),
            ]
        case .month(let month):
            let analyses = try transaction.analyses.list(
                owner: user, from: month.start, to: month.end, limit: monthLimit)
            return [
                ExportDocument(path: "journal/\(month).md", text: ExportText.journal(analyses, month: month)),
                ExportDocument(
                    path: "journal/\(month).json",
                    text: JSONValue.array(analyses.map { .object($0.json) }).indented() + "\n"),
            ]
        case .session(let id):
            let transcript = try SessionTranscript(id, owner: user, in: transaction)
            let name = "sessions/\(transcript.session.start.rfc3339.prefix(10))-\(id)"
            return [
                ExportDocument(path: name + ".md", text: transcript.markdownPiece),
                ExportDocument(
                    path: name + ".json", text: JSONValue.object(transcript.json).indented() + "\n"),
            ]
        case .memories:
            let memories = try ExportText.memories(of: user, transaction)
            return [
                ExportDocument(path: "memories.md", text: ExportText.markdown(memories)),
                ExportDocument(path: "memories.json", text: ExportText.json(memories).indented() + "\n"),
            ]
        case .events:
            return [ExportDocument(path: "events.json", text: try ExportText.events(of: user, transaction))]
        }
    }

    /// Cuts a page out of the documents of a step, between characters.
    /// - Returns: the pieces, and where the next page begins; nil when this one reaches the end.
    static func slice(_ documents: [ExportDocument], from offset: Int, bytes: Int = pageBytes)
        -> (pieces: [ExportDocument], end: Int?)
    {
        var pieces: [ExportDocument] = []
        var position = 0
        var room = bytes
        for document in documents {
            let text = document.text.utf8
            let skipped = min(max(offset - position, 0), text.count)
            position += text.count
            guard skipped < text.count || text.isEmpty else { continue }
            var from = text.index(text.startIndex, offsetBy: skipped)
            while from < text.endIndex, UTF8.isContinuation(text[from]) { text.formIndex(after: &from) }
            var to = text.index(from, offsetBy: room, limitedBy: text.endIndex) ?? text.endIndex
            while to < text.endIndex, UTF8.isContinuation(text[to]) { text.formIndex(after: &to) }
            pieces.append(ExportDocument(path: document.path, text: String(document.text[from..<to])))
            room -= min(room, text.distance(from: from, to: to))
            if to < text.endIndex || room == 0 {
                let end = position - text.distance(from: to, to: text.endIndex)
                let total = documents.reduce(0) { $0 + $1.text.utf8.count }
                return (pieces, end < total ? end : nil)
            }
        }
        return (pieces, nil)
    }
}
