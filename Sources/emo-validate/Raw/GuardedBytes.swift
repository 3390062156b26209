// Bytes that end where a page ends. In the checks of bounds the page behind them cannot be touched, so that who reads
// too far, crashes; in all others it is there, so that a check finds what it looks for.
import Glibc
import Synchronization

/// Lent memory, with a fence behind it or without.
final class GuardedBytes {
    /// True while nobody may read behind the bytes.
    static let fence = Atomic<Bool>(false)

    private let memory: UnsafeMutableRawPointer?
    private let size: Int
    private let start: UnsafeMutableRawPointer?
    /// How many there are.
    let count: Int

    /// Copies bytes to the end of a page.
    init(_ bytes: [UInt8]) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        count = bytes.count
        let pages = (count + page - 1) / page
        size = (pages + 1) * page
        let mapped = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        memory = mapped == MAP_FAILED ? nil : mapped
        start = memory.map { $0 + (pages * page - bytes.count) }
        guard let memory, let start else { return }
        if Self.fence.load(ordering: .relaxed) { mprotect(memory + pages * page, page, PROT_NONE) }
        start.copyMemory(from: bytes, byteCount: bytes.count)
        mprotect(memory, pages * page, PROT_READ)
    }

    /// Samples as floats.
    convenience init(samples: ArraySlice<Float>) { self.init(samples.withUnsafeBytes { Array($0) }) }

    deinit { if let memory { munmap(memory, size) } }

    /// Lends them as text.
    func withText<Result>(_ body: (UnsafePointer<CChar>?, UInt64) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(self) {
            try body(UnsafePointer(start?.assumingMemoryBound(to: CChar.self)), UInt64(count))
        }
    }

    /// Lends them as samples.
    func withSamples<Result>(_ body: (UnsafePointer<Float>?, UInt64) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(self) {
            let samples = count / MemoryLayout<Float>.size
            return try body(UnsafePointer(start?.assumingMemoryBound(to: Float.self)), UInt64(samples))
        }
    }
}
