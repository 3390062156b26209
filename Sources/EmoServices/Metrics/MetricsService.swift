// All figures of the daemon, read when they are asked for: requests, engines, database, connections. No label holds anything of a user.
import EmoStore

/// Gathers figures.
struct MetricsService: Sendable {
    let requests: RequestMetrics
    let health: HealthService
    let version: String

    /// Every family, in a fixed order.
    func families() async -> [MetricFamily] {
        let report = await health.report()
        return daemon(report) + requestFamilies() + engineFamilies(report.engines)
            + storeFamilies(report.storage)
    }

    private func daemon(_ report: HealthReport) -> [MetricFamily] {
        var info = MetricFamily("emod_info", .gauge, "1, with the version as a label")
        info.add(1, ["version": version])
        var health = MetricFamily(
            "emod_healthy", .gauge, "1 for the word that emod's health is, 0 for the others")
        for word in ["ok", "degraded", "failing"] {
            health.add(report.status == word ? 1 : 0, ["status": word])
        }
        return [
            info, health,
            MetricFamily(
                "emod_uptime_seconds", .gauge, "since emod was started",
                Double(report.uptimeMilliseconds) / 1_000),
            MetricFamily(
                "emod_resident_bytes", .gauge, "memory of emod itself, without engines",
                Double(report.residentBytes)),
            MetricFamily(
                "emod_connections", .gauge, "clients that are connected", Double(report.connections)),
            MetricFamily(
                "emod_sessions_active", .gauge, "sessions that have not ended", Double(report.activeSessions)),
            MetricFamily(
                "emod_tokens_active", .gauge, "service tokens in force", Double(report.activeTokens)),
        ]
    }

    private func requestFamilies() -> [MetricFamily] {
        let totals = requests.current
        var count = MetricFamily(
            "emod_requests_total", .counter, "requests that ended, by method and error code")
        for (method, outcomes) in totals.outcomes.sorted(by: { $0.key < $1.key }) {
            for (code, number) in outcomes.sorted(by: { $0.key < $1.key }) {
                count.add(Double(number), ["method": method, "code": code])
            }
        }
        var durations = MetricFamily("emod_request_seconds", .histogram, "how long requests took, by method")
        for (method, classes) in totals.durations.sorted(by: { $0.key < $1.key }) {
            var sum = 0
            for (bound, number) in zip(RequestMetrics.bounds.map { "\($0)" } + ["+Inf"], classes.counts) {
                sum += number
                durations.add(Double(sum), suffix: "_bucket", ["method": method, "le": bound])
            }
            durations.add(classes.sum, suffix: "_sum", ["method": method])
            durations.add(Double(sum), suffix: "_count", ["method": method])
        }
        return [count, durations]
    }

    private func engineFamilies(_ engines: [EngineReport]) -> [MetricFamily] {
        func family(
            _ name: String, _ kind: MetricFamily.Kind, _ help: String, _ value: (EngineReport) -> Int?
        ) -> MetricFamily {
            var family = MetricFamily("emod_engine_" + name, kind, help)
            for engine in engines {
                if let value = value(engine) { family.add(Double(value), ["engine": engine.id]) }
            }
            return family
        }
        var state = MetricFamily("emod_engine_state", .gauge, "1, with the engine's state as a label")
        for engine in engines {
            state.add(1, ["engine": engine.id, "kind": engine.kind, "state": engine.state])
        }
        return [
            state, family("up", .gauge, "1 while the engine serves requests") { $0.isServing ? 1 : 0 },
            family("requests_total", .counter, "requests the engine answered") { $0.requests },
            family("failures_total", .counter, "requests the engine failed") { $0.failures },
            family("restarts_total", .counter, "starts of the engine beyond the first") { $0.restarts },
            family("queued", .gauge, "requests that wait for the engine") { $0.queued },
            family("resident_bytes", .gauge, "memory of the engine's process") { $0.residentBytes },
        ]
    }

    private func storeFamilies(_ store: StoreHealth) -> [MetricFamily] {
        [
            MetricFamily(
                "emod_store_writable", .gauge, "1 when a write has just become durable",
                store.isWritable ? 1 : 0),
            MetricFamily(
                "emod_store_readable", .gauge, "1 when a read has just been answered",
                store.isReadable ? 1 : 0),
            MetricFamily("emod_store_size_bytes", .gauge, "size of the database", Double(store.sizeBytes)),
            MetricFamily(
                "emod_store_log_bytes", .gauge, "size of the write-ahead log", Double(store.logBytes)),
            MetricFamily(
                "emod_store_schema_version", .gauge, "schema of the database", Double(store.schemaVersion)),
            MetricFamily("emod_store_commits_total", .counter, "commits", Double(store.commits)),
            MetricFamily("emod_store_queued", .gauge, "writes that wait", Double(store.queueDepth)),
        ]
    }
}
