// The messages that an administrator acts on, each with its id: the table is what the journal is written with, and the catalogue that
// `journalctl -x` explains them from. An id is never given to another message.

/// One message of the catalogue.
struct JournalEntry: Sendable {
    /// The constant text of the log line.
    let message: String
    /// `MESSAGE_ID`.
    let id: String
    /// The catalogue's heading; `@FIELD@` stands for a field of the line.
    let subject: String
    /// What it means and what to do.
    let explanation: String

    private init(_ message: String, _ id: String, _ subject: String, _ explanation: String) {
        self.message = message
        self.id = id
        self.subject = subject
        self.explanation = explanation
    }

    /// Every entry.
    static let all = [
        JournalEntry(
            "ready", "2412fe3552ec4395a5464eb499592da8", "EmoBuddy takes requests",
            "The daemon, version @EMO_VERSION@, listens on @EMO_SOCKET@. Its engines are being loaded: emoctl status"
        ),
        JournalEntry(
            "start failed", "68cabd6b9575451bbf07a63606c4901d", "EmoBuddy could not start (@EMO_CODE@)",
            """
            @EMO_WHY@

            What to do: @EMO_HINT@

            Nothing that is kept was changed. After storage.newer_schema: the database was written by a later version.
            Install that version again, or restore the backup that lies beside the database (emod.db.schema-…) and
            lose what was stored since; see the operating manual, "Going back".
            """),
        JournalEntry(
            "configuration refused", "b9500a28ccf843ad9228e6e65ca9453f",
            "The configuration was read again and is wrong",
            """
            @EMO_WHY@

            The configuration before stays in force. Correct /etc/emobuddy/emod.toml, check it with
            emod --check-config, and reload: systemctl reload emod.service
            """),
        JournalEntry(
            "configuration reloaded", "e9547080a20c424093411d2c619dae78", "The configuration was read again",
            """
            In force now: @EMO_APPLIED@
            In force after a restart: @EMO_RESTART@
            """),
        JournalEntry(
            "not well", "7eecfede382d4b61b036c060b0adf16b",
            "The daemon's own health request was not answered",
            """
            A request through the control socket that reads and writes the database was not answered in
            @EMO_INTERVAL_MS@ ms, or the database cannot be read. The service manager is not told that all is well;
            if it goes on so, the daemon is ended and started anew. Look at the disk and at the load of the machine.
            """),
        JournalEntry(
            "engine quarantined", "b0b2fc8f4a5a4eaebce907bfa81f1186",
            "The engine @EMO_ENGINE@ was taken out of service",
            """
            It failed too often: @EMO_REASON@

            The other engines go on; requests of its kind are answered by the next one, or without its part. It is
            tried again after a while, and at once when its package is upgraded or after:
            emoctl engine reset @EMO_ENGINE@
            """),
        JournalEntry(
            "engine misbehaves", "c1569e3a8e4f4b988352a78dc00ddf00",
            "The engine @EMO_ENGINE@ tried what it may not do",
            """
            @EMO_TEXT@

            The sandbox refused it. If you do not trust where the engine comes from, take it out of service:
            emoctl engine disable @EMO_ENGINE@
            """),
        JournalEntry(
            "database migrated", "df560f9ac2ea4dd2b4cf537839cfc99b", "The database has a new schema",
            """
            From schema @EMO_FROM@ to @EMO_TO@. The database as it was before: @EMO_BACKUP@
            Versions of EmoBuddy that do not know the new schema refuse to start on it. Remove the copy when you are
            sure not to go back.
            """),
        JournalEntry(
            "log of the database damaged", "210b7dfcf0e6453e96da081d16a7eb84",
            "The log of the database was damaged",
            """
            After an unclean stop, transactions of the write-ahead log could not be read that had been kept before it:
            @EMO_LOST@; with 0 all of them are in the database. The log as it was found: @EMO_COPY@

            The disk may be failing: look at the kernel's messages, and make a backup on another one. The daemon goes on
            with what is whole; if a backup holds more, stop the daemon and put it back: emoctl backup restore FILE
            Remove the copy of the log when it is not needed any more.
            """),
        JournalEntry(
            "database damaged", "e8eb531d7c43d62f91400d15f08d0cbd", "The database is damaged",
            """
            @EMO_TEXT@

            Found when the whole database was compared with itself. What is stored may be missing from what is shown. The
            disk may be failing: look at the kernel's messages, and make a backup on another one. Then stop the daemon
            and put back the last whole backup: emoctl backup verify FILE, emoctl backup restore FILE
            """),
    ]

    private static let byMessage = Dictionary(uniqueKeysWithValues: all.map { ($0.message, $0.id) })

    /// The id of a message, nil for those that are not in the catalogue.
    static func id(of message: String) -> String? { byMessage[message] }

    /// The catalogue as systemd reads it.
    static var catalogueFile: String {
        all.map { entry in
            "-- \(entry.id)\nSubject: \(entry.subject)\nDefined-By: EmoBuddy\n\n\(entry.explanation)\n"
        }.joined(separator: "\n")
    }
}
