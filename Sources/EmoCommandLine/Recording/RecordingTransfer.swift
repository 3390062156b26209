// How a recording reaches emod: a short one within one request, a longer one in chunks, with offsets, over
// the same connection. At most one chunk beyond a request's size is held in memory.
import EmoProtocol
import EmoTransport

/// Sends one recording.
public struct RecordingTransfer {
    /// Which methods do the work.
    public struct Methods: Sendable {
        let inline: String
        let finishing: String

        /// Analyses and stores.
        public static let analyze = Methods(inline: "speech.analyze", finishing: "speech.finish")
        /// Transcribes and stores nothing.
        public static let transcribe = Methods(inline: "speech.transcribe", finishing: "speech.transcribe")
    }

    /// Milliseconds that the work on a recording sent in chunks may take where the user gave no limit: such a
    /// recording may last hours, the user sees the progress, and Ctrl-C ends it.
    private static let longWorkMilliseconds: Int64 = 3_600_000
    /// Bytes of a request beside its audio: the envelope, the wishes, and room to spare.
    private static let envelopeBytes = 4_096
    /// The protocol's own bound of a chunk, whatever the greeting says.
    private static let maximumChunkBytes = 65_536

    private let connection: DaemonConnection
    private let progress: ProgressBar

    /// A transfer over a connection.
    public init(connection: DaemonConnection, progress: ProgressBar) {
        self.connection = connection
        self.progress = progress
    }

    /// Sends the recording and waits for what is found in it.
    /// - Parameter wishes: parameters beside the audio, such as `session_id`.
    /// - Throws: `CommandError`.
    public func send(
        _ input: RecordingInput, by methods: Methods, wishes: JSONObject, doing purpose: String
    ) throws(CommandError) -> JSONValue {
        defer { progress.clear() }
        let inlineBytes = max(0, (connection.limits.lineBytes - Self.envelopeBytes) / 4 * 3)
        let head = try input.read(inlineBytes + 1)
        var parameters = wishes
        guard head.count > inlineBytes else {
            parameters["audio"] = .string(Base64.encode(head))
            parameters["format"] = .string(input.container.rawValue)
            return try work(methods.inline, parameters, purpose, milliseconds: nil)
        }
        input.putBack(head)
        parameters["stream_id"] = .string(try upload(input, purpose))
        return try work(methods.finishing, parameters, purpose, milliseconds: Self.longWorkMilliseconds)
    }

    private func upload(_ input: RecordingInput, _ purpose: String) throws(CommandError) -> String {
        let opened = try connection.call(
            "speech.open", ["format": .string(input.container.rawValue)], doing: purpose)
        guard let stream = opened["stream_id"]?.string else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "emod opened no upload",
                next: "install emoctl and emod of the same version")
        }
        let chunkBytes = min(connection.limits.audioChunkBytes, Self.maximumChunkBytes)
        var offset: Int64 = 0
        while true {
            let chunk = try input.read(chunkBytes)
            guard !chunk.isEmpty else { return stream }
            let parameters: JSONObject = [
                "stream_id": .string(stream), "offset_bytes": .integer(offset),
                "audio": .string(Base64.encode(chunk)),
            ]
            _ = try connection.call("speech.feed", parameters, doing: purpose)
            offset += Int64(chunk.count)
            let fraction = input.totalBytes.map { Double(offset) / Double(max(offset, $0)) }
            progress.show("sending", fraction: fraction, amount: Amount.bytes(offset))
        }
    }

    private func work(
        _ method: String, _ parameters: JSONObject, _ purpose: String, milliseconds: Int64?
    ) throws(CommandError) -> JSONValue {
        let start = ControlClient.now()
        func show() {
            let elapsed = ControlClient.now() - start
            let amount = elapsed < 1_000 ? "" : Amount.duration(milliseconds: elapsed / 1_000 * 1_000)
            progress.show("listening", fraction: nil, amount: amount)
        }
        show()
        return try connection.call(
            method, parameters, doing: purpose, milliseconds: milliseconds, onSecond: show)
    }
}
