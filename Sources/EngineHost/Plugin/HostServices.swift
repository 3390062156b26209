// The services that `emobuddy/host.h` offers to a plugin: log, paths, clock, random numbers, metrics, memory, faults.
// Invariant: every function may be called from any thread, never blocks on the plugin's account, and never fails.
import CEmoABI
import EmoHostLink
import Glibc
import Synchronization

/// The `emo_host` of this process and what stands behind it. Lives until the process ends.
public final class HostServices: @unchecked Sendable {  // pointers are written once, the rest is locked
    /// Log lines a second; what is above is dropped and counted.
    private static let linesPerSecond = 100
    private static let maximumLineBytes = 2048
    private static let maximumMetrics = 32

    private struct LogBudget {
        var second: UInt64 = 0
        var lines = 0
        var dropped = 0
    }

    /// What is given to `create`.
    public let host: UnsafePointer<emo_host>
    private let paths: UnsafePointer<emo_host_paths>
    private let output: any HostOutput
    private let faults: Set<String>
    private let randomState: Atomic<UInt64>
    private let budget = Mutex(LogBudget())
    private let metrics = Mutex<Set<String>>([])
    private let error = Mutex<String?>(nil)

    /// Makes the services.
    public init(
        modelDirectory: String, scratchDirectory: String, seed: UInt64, faultPoints: [String],
        output: any HostOutput
    ) {
        self.output = output
        faults = Set(faultPoints)
        randomState = Atomic(seed)
        let paths = UnsafeMutablePointer<emo_host_paths>.allocate(capacity: 1)
        paths.initialize(
            to: emo_host_paths(
                size_bytes: UInt32(MemoryLayout<emo_host_paths>.size), reserved: 0,
                model_directory: modelDirectory.isEmpty ? nil : UnsafePointer(strdup(modelDirectory)),
                scratch_directory: scratchDirectory.isEmpty ? nil : UnsafePointer(strdup(scratchDirectory))))
        self.paths = UnsafePointer(paths)
        let host = UnsafeMutablePointer<emo_host>.allocate(capacity: 1)
        host.initialize(to: emo_host())
        self.host = UnsafePointer(host)
        host.pointee.size_bytes = UInt32(MemoryLayout<emo_host>.size)
        host.pointee.abi_minor = EMO_ABI_MINOR
        host.pointee.host_data = Unmanaged.passRetained(self).toOpaque()  // as long as the process
        host.pointee.get_service = { host, id in
            guard let id, let services = HostServices.from(host) else { return nil }
            return services.service(String(cString: id))
        }
    }

    private static func from(_ host: UnsafePointer<emo_host>?) -> HostServices? {
        host?.pointee.host_data.map { Unmanaged<HostServices>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The engine's last line about work that failed.
    var lastError: String? { error.withLock { $0 } }

    /// Writes a log line, unless too many came this second.
    func log(_ level: LinkLogLevel, _ text: String) {
        if level == .error { error.withLock { $0 = text } }
        let second = MonotonicClock.nanoseconds / 1_000_000_000
        let (passes, dropped) = budget.withLock { budget -> (Bool, Int) in
            var dropped = 0
            if budget.second != second {
                dropped = budget.dropped
                budget = LogBudget(second: second)
            }
            budget.lines += 1
            if budget.lines > Self.linesPerSecond { budget.dropped += 1 }
            return (budget.lines <= Self.linesPerSecond, dropped)
        }
        if dropped > 0 {
            output.send(.log(level: .warning, text: "\(dropped) log lines were dropped"), request: 0)
        }
        if passes { output.send(.log(level: level, text: text), request: 0) }
    }

    /// Tells how much memory the engine accounts for.
    func report(modelBytes: UInt64, workBytes: UInt64) {
        output.send(.memoryReport(modelBytes: modelBytes, workBytes: workBytes), request: 0)
    }

    private func service(_ id: String) -> UnsafeRawPointer? {
        switch id {
        case EMO_HOST_LOG_1: UnsafeRawPointer(Self.tables.log)
        case EMO_HOST_PATHS_1: UnsafeRawPointer(paths)
        case EMO_HOST_CLOCK_1: UnsafeRawPointer(Self.tables.clock)
        case EMO_HOST_RANDOM_1: UnsafeRawPointer(Self.tables.random)
        case EMO_HOST_METRICS_1: UnsafeRawPointer(Self.tables.metrics)
        case EMO_HOST_MEMORY_1: UnsafeRawPointer(Self.tables.memory)
        case EMO_HOST_FAULT_1: faults.isEmpty ? nil : UnsafeRawPointer(Self.tables.fault)
        default: nil
        }
    }

    private func count(_ name: String, _ value: Double) {
        let allowed = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard allowed, (1...64).contains(name.utf8.count), value.isFinite else {
            return log(.engineMisbehaving, "a metric's name or value is not allowed")
        }
        let known = metrics.withLock { metrics in
            if metrics.count < Self.maximumMetrics { metrics.insert(name) }
            return metrics.contains(name)
        }
        if known { output.send(.metric(name: name, value: value), request: 0) }
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private func random() -> UInt64 {
        var value = randomState.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private struct Tables: @unchecked Sendable {  // written once, never freed
        let log = UnsafeMutablePointer<emo_host_log>.allocate(capacity: 1)
        let clock = UnsafeMutablePointer<emo_host_clock>.allocate(capacity: 1)
        let random = UnsafeMutablePointer<emo_host_random>.allocate(capacity: 1)
        let metrics = UnsafeMutablePointer<emo_host_metrics>.allocate(capacity: 1)
        let memory = UnsafeMutablePointer<emo_host_memory>.allocate(capacity: 1)
        let fault = UnsafeMutablePointer<emo_host_fault>.allocate(capacity: 1)
    }

    private static let tables: Tables = {
        let tables = Tables()
        func size<Table>(_: Table.Type) -> UInt32 { UInt32(MemoryLayout<Table>.size) }
        tables.log.initialize(
            to: emo_host_log(size_bytes: size(emo_host_log.self), reserved: 0) {
                host, level, message, bytes in
                let text = PluginText.read(message, min(bytes, UInt64(maximumLineBytes))) ?? ""
                HostServices.from(host)?.log(LinkLogLevel(rawValue: UInt8(clamping: level)) ?? .error, text)
            })
        tables.clock.initialize(
            to: emo_host_clock(
                size_bytes: size(emo_host_clock.self), reserved: 0,
                monotonic_ns: { _ in MonotonicClock.nanoseconds },
                unix_ms: { _ in MonotonicClock.unixMilliseconds }))
        tables.random.initialize(
            to: emo_host_random(size_bytes: size(emo_host_random.self), reserved: 0) { host in
                HostServices.from(host)?.random() ?? 0
            })
        tables.metrics.initialize(
            to: emo_host_metrics(size_bytes: size(emo_host_metrics.self), reserved: 0) { host, name, value in
                guard let name else { return }
                HostServices.from(host)?.count(String(cString: name), value)
            })
        tables.memory.initialize(
            to: emo_host_memory(size_bytes: size(emo_host_memory.self), reserved: 0) { host, model, work in
                HostServices.from(host)?.report(modelBytes: model, workBytes: work)
            })
        tables.fault.initialize(
            to: emo_host_fault(size_bytes: size(emo_host_fault.self), reserved: 0) { host, name in
                guard let name, let services = HostServices.from(host) else { return 0 }
                return services.faults.contains(String(cString: name)) ? 1 : 0
            })
        return tables
    }()
}
