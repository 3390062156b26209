// What the host offers to an engine: log, directories, clock, random numbers, metrics, memory account, fault
// points.
import CEmoABI

/// The host, valid as long as the engine. Every function may be called from any thread.
public struct EngineHost: @unchecked Sendable {  // the ABI allows every service from any thread
    private let pointer: UnsafePointer<emo_host>

    init(_ pointer: UnsafePointer<emo_host>) { self.pointer = pointer }

    /// Levels of a log line.
    public enum LogLevel: UInt32, Sendable {
        /// For the engine's author.
        case debug = 0
        /// Normal and worth knowing.
        case info = 1
        /// Unexpected, but the work goes on.
        case warning = 2
        /// Work failed.
        case error = 3
    }

    /// Where the manifest's model files lie; read-only.
    public var modelDirectory: String? {
        paths.flatMap { $0.pointee.model_directory }.map { String(cString: $0) }
    }

    /// A directory the engine may write to; empty at start, removed at the end.
    public var scratchDirectory: String? {
        paths.flatMap { $0.pointee.scratch_directory }.map { String(cString: $0) }
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; 0 when the host has no clock.
    public var unixMilliseconds: Int64 {
        service(EMO_HOST_CLOCK_1, emo_host_clock.self)?.pointee.unix_ms(pointer) ?? 0
    }

    /// Writes a line without user text to the daemon's log.
    public func log(_ level: LogLevel, _ message: String) {
        guard let log = service(EMO_HOST_LOG_1, emo_host_log.self) else { return }
        var message = message
        message.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                log.pointee.write(pointer, level.rawValue, $0.baseAddress, UInt64($0.count))
            }
        }
    }

    /// 64 random bits that a test can repeat; not for secrets. 0 when the host has none.
    public func random() -> UInt64 {
        service(EMO_HOST_RANDOM_1, emo_host_random.self)?.pointee.next(pointer) ?? 0
    }

    /// Adds to a counter shown under the engine's name.
    public func count(_ name: String, _ value: Double = 1) {
        service(EMO_HOST_METRICS_1, emo_host_metrics.self)?.pointee.add(pointer, name, value)
    }

    /// Tells how much memory the engine accounts for.
    public func report(_ memory: EngineMemory) {
        service(EMO_HOST_MEMORY_1, emo_host_memory.self)?.pointee.report(
            pointer, memory.modelBytes, memory.workBytes)
    }

    /// True when a test wants the named fault to happen here.
    public func fault(_ name: String) -> Bool {
        service(EMO_HOST_FAULT_1, emo_host_fault.self).map { $0.pointee.point(pointer, name) != 0 } ?? false
    }

    private var paths: UnsafePointer<emo_host_paths>? { service(EMO_HOST_PATHS_1, emo_host_paths.self) }

    private func service<Service>(_ id: String, _: Service.Type) -> UnsafePointer<Service>? {
        pointer.pointee.get_service(pointer, id)?.assumingMemoryBound(to: Service.self)
    }
}
