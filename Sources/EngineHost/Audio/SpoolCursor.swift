// A complete spool as libsndfile reads it: positioned reads with an offset of our own.
// The library is never given the descriptor: it closes it behind our back when it cannot open a file.
import CSndFile
import Glibc

/// Stands behind one `SF_VIRTUAL_IO`.
final class SpoolCursor {
    private let spool: AudioSpool
    private let count: Int64
    private var position: Int64 = 0

    /// Reads a spool that grows no more.
    init(_ spool: AudioSpool) {
        self.spool = spool
        count = Int64(clamping: spool.count)
    }

    /// The library's functions over a cursor, which must outlive the opened file.
    static var functions: SF_VIRTUAL_IO {
        SF_VIRTUAL_IO(
            get_filelen: { SpoolCursor.from($0)?.count ?? 0 },
            seek: { SpoolCursor.from($2)?.seek($0, $1) ?? -1 },
            read: { SpoolCursor.from($2)?.read($0, $1) ?? 0 },
            write: { _, _, _ in 0 },
            tell: { SpoolCursor.from($0)?.position ?? 0 })
    }

    private static func from(_ data: UnsafeMutableRawPointer?) -> SpoolCursor? {
        data.map { Unmanaged<SpoolCursor>.fromOpaque($0).takeUnretainedValue() }
    }

    private func seek(_ offset: Int64, _ origin: Int32) -> Int64 {
        let base: Int64 = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? position : count
        let (target, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, target >= 0 else { return -1 }
        position = target
        return target
    }

    private func read(_ buffer: UnsafeMutableRawPointer?, _ bytes: Int64) -> Int64 {
        guard bytes > 0 else { return 0 }
        let got = Int64(pread(spool.descriptor, buffer, Int(bytes), off_t(position)))
        guard got > 0 else { return 0 }
        position += got
        return got
    }
}
