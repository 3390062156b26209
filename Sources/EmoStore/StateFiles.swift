// What lies where in the state directory, and the lock that says whose it is.

#if canImport(Glibc)
    import Glibc
#endif

/// Names within the state directory.
public enum StateFiles {
    /// The database.
    public static let database = "emod.db"
    /// Locked by whoever uses the directory.
    public static let lock = "emod.lock"
    /// The directory of backups.
    public static let backups = "backups"
}

/// The lock on a state directory, held as long as this lives; the kernel lets go of it when the process ends, however it ends.
public final class StateLock: Sendable {
    /// Why the directory cannot be locked.
    public enum Refusal: Error, Equatable, Sendable {
        /// Another process uses it.
        case held
        /// The system refused, with this `errno`.
        case system(Int32)
    }

    private let descriptor: Int32

    /// Locks a directory, or says why not; never waits. The file of the lock belongs to the owner of the directory, also where root makes it.
    public init(directory: String) throws(Refusal) {
        let path = directory + "/" + StateFiles.lock
        let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW
        let made = open(path, flags | O_CREAT | O_EXCL, mode_t(0o600))
        if made >= 0 { FileSystem.give(made, toOwnerOf: directory) }
        descriptor = made < 0 && errno == EEXIST ? open(path, flags) : made
        guard descriptor >= 0 else { throw .system(errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            throw reason == EWOULDBLOCK ? .held : .system(reason)
        }
    }

    deinit { close(descriptor) }
}
