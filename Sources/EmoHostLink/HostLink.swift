// The constants of the private link between the daemon and an engine host.
// Both ends come from one build, so the link has one version and no negotiation: any difference ends the
// hand-shake.

/// What both ends of the link agree on.
///
/// A frame is a header of 12 bytes, little endian, and a payload:
///
/// | bytes | field |
/// |---|---|
/// | 0…3 | length of the payload in bytes, at most ``maximumPayloadBytes`` |
/// | 4…7 | request the frame belongs to; 0 for none |
/// | 8…9 | type of the message |
/// | 10…11 | 0 |
public enum HostLink {
    /// Raised with every change of a frame or message.
    public static let version: UInt16 = 2
    /// Bytes before the payload.
    public static let headerBytes = 12
    /// The longest payload. Texts, states and findings are far below it; audio travels in chunks.
    public static let maximumPayloadBytes = 1 << 20
    /// The chunk of encoded audio a sender should use, in bytes; any size up to a payload is taken.
    public static let audioChunkBytes = 64 << 10
    /// The descriptor on which a host finds its end of the link.
    public static let hostDescriptor: Int32 = 3
}
