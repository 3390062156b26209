// A file mapped read-only, so that weights cost memory only where they are touched and are shared by processes.
// Invariant: the mapping lives exactly as long as the object, and is never written.

import Glibc

/// A regular file mapped into memory for reading.
///
/// A file that is shortened while it is mapped ends the process with SIGBUS on the next access, as with every
/// mapping; model directories are installed read-only and replaced by renaming, never by writing.
package final class MappedFile: @unchecked Sendable {
    /// The name errors use: the last part of the path.
    package let name: String
    /// The whole file. Valid while this object lives.
    package let bytes: UnsafeRawBufferPointer

    /// The largest file that is mapped, 1 GiB.
    package static let largestSize = 1 << 30

    /// Maps the file at `path`.
    ///
    /// - Throws: ``EncoderModelError`` with `unreadable` when it can't be opened or is not a regular file,
    ///   `truncated` when it is empty.
    package init(path: String) throws(EncoderModelError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw EncoderModelError(.unreadable, file: name, "it can't be opened (errno \(errno))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw EncoderModelError(.unreadable, file: name, "it is not a regular file")
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw EncoderModelError(.truncated, file: name, "it is empty") }
        guard size <= Self.largestSize else {
            throw EncoderModelError(.malformed, file: name, "it is larger than 1 GiB")
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw EncoderModelError(.unreadable, file: name, "it can't be mapped (errno \(errno))")
        }
        self.name = name
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    /// Gives the pages back to the kernel; what is read again is paged in again. For weights that were copied
    /// into another layout and are not needed twice.
    package func releasePages() {
        madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
    }
}
