// A recording as a client sends it: encoded bytes with the format that the client names. Nothing here looks inside: the engine's host
// decodes, in its sandbox.
import EmoProtocol
import EmoSupervision

/// A recording to be worked on.
struct Recording: Sendable {
    /// Where the bytes are.
    enum Source: Sendable {
        /// In one piece.
        case bytes([UInt8])
        /// In a file without a name.
        case spool(UploadSpool)
    }

    /// The format's name, as stored.
    let formatName: String
    /// The format.
    let format: AudioFormat
    /// Where the bytes are.
    let source: Source

    /// All of its bytes; nil when there are more than a bound.
    func upload(atMost bound: Int) async throws -> AudioUpload? {
        switch source {
        case .bytes(let bytes): return bytes.count <= bound ? AudioUpload(format: format, bytes: bytes) : nil
        case .spool(let spool):
            guard spool.count <= bound else { return nil }
            return AudioUpload(format: format, bytes: try await spool.read(from: 0, count: spool.count))
        }
    }

    /// The format that parameters name.
    /// - Throws: `params.missing_key` when raw samples come without rate and channels, `audio.unsupported` when these are out of bounds.
    static func format(_ parameters: Parameters) throws(ProtocolError) -> (name: String, format: AudioFormat)
    {
        let name = try parameters.requiredText("format")
        switch name {
        case "wav": return (name, .wav)
        case "flac": return (name, .flac)
        case "ogg": return (name, .ogg)
        case "mp3": return (name, .mp3)
        default:
            guard let rate = parameters.integer("sample_rate"), let channels = parameters.integer("channels")
            else {
                throw ProtocolError(.missingKey, "s16le needs the keys “sample_rate” and “channels”")
            }
            guard (4_000...384_000).contains(rate), (1...8).contains(channels) else {
                throw ProtocolError(.audioUnsupported)
            }
            return (name, .s16le(sampleRate: UInt32(rate), channels: UInt16(channels)))
        }
    }
}
