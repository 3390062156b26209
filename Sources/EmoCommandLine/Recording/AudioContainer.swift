// What kind of recording some bytes are, told by their first bytes and never by a file's name.

/// A container that emod reads.
public enum AudioContainer: String, Sendable, CaseIterable {
    /// RIFF/WAVE, also in its 64-bit and big-endian forms.
    case wav
    /// Free Lossless Audio Codec.
    case flac
    /// Ogg, with Vorbis or Opus in it.
    case ogg
    /// MPEG audio layer III, with or without an ID3 tag.
    case mp3

    /// Bytes that are needed to tell.
    public static let signatureBytes = 12

    /// Tells the container by the first `signatureBytes` of a recording; nil when it is none of these.
    /// - Source: the signatures of RFC 9639 §6 (FLAC), RFC 3533 §6 (Ogg), EBU Tech 3306 (RF64), ID3v2.4 §3.1,
    ///   and the frame header
    ///   of ISO/IEC 11172-3 §2.4.1.3.
    public init?(signature: some Collection<UInt8>) {
        let bytes = Array(signature.prefix(Self.signatureBytes))
        func has(_ text: StaticString, at offset: Int) -> Bool {
            text.withUTF8Buffer {
                bytes.count >= offset + $0.count && bytes[offset..<(offset + $0.count)].elementsEqual($0)
            }
        }
        if has("RIFF", at: 0) || has("RF64", at: 0) || has("RIFX", at: 0), has("WAVE", at: 8) {
            self = .wav
        } else if has("fLaC", at: 0) {
            self = .flac
        } else if has("OggS", at: 0) {
            self = .ogg
        } else if has("ID3", at: 0) || Self.isFrameHeader(bytes) {
            self = .mp3
        } else {
            return nil
        }
    }

    /// Eleven bits set, then a version, a layer, a bit rate and a sampling rate that are not the reserved
    /// ones. The check of all four keeps UTF-16 text, which begins with FF FE, from passing for music.
    private static func isFrameHeader(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] & 0xE0 == 0xE0 else { return false }
        let version = bytes[1] >> 3 & 3
        let layer = bytes[1] >> 1 & 3
        let bitRate = bytes[2] >> 4
        let samplingRate = bytes[2] >> 2 & 3
        return version != 1 && layer == 1 && bitRate != 0 && bitRate != 15 && samplingRate != 3
    }
}
