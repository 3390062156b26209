// Whether a series grows: the straight line that fits it best (least squares).
import EmoTestKit
import Foundation

/// The line through a series.
struct Slope {
    private let perMinute: Double
    private let first: Double
    private let last: Double

    init(_ values: [Double], times: [Double]) {
        let count = Double(max(values.count, 1))
        let (meanTime, mean) = (times.reduce(0, +) / count, values.reduce(0, +) / count)
        let spread = times.map { ($0 - meanTime) * ($0 - meanTime) }.reduce(0, +)
        perMinute =
            spread > 0 ? zip(times, values).map { ($0 - meanTime) * ($1 - mean) }.reduce(0, +) / spread : 0
        first = mean + perMinute * ((times.first ?? 0) - meanTime)
        last = mean + perMinute * ((times.last ?? 0) - meanTime)
    }

    /// What the line rises from its beginning to its end.
    var change: Double { last - first }

    /// A row of a table: beginning and end of the line, and its rise in an hour.
    func row(_ name: String, _ unit: String) -> String {
        String(format: "| %@ | %.1f %@ | %.1f %@ | %+.2f |", name, first, unit, last, unit, perMinute * 60)
    }
}

/// What was seen of a daemon, in the order it was seen.
struct Samples {
    /// Minutes since the load began.
    private(set) var times: [Double] = []
    /// Descriptors and threads first: they must not grow at all.
    private(set) var columns: [(name: String, unit: String, values: [Double])] = [
        ("descriptors", "", []), ("threads", "", []), ("memory of emod", "MB", []),
        ("memory of its engines", "MB", []),
        ("log of the database", "MB", []),
    ]

    /// Adds a look.
    mutating func take(_ daemon: ProcessFacts, hosts: [ProcessFacts], log: Double, minutes: Double) {
        times.append(minutes)
        let memory = hosts.map { Double($0.residentBytes) / 1e6 }.reduce(0, +)
        let values = [
            Double(daemon.descriptors), Double(daemon.threads), Double(daemon.residentBytes) / 1e6, memory,
            log,
        ]
        for (index, value) in values.enumerated() { columns[index].values.append(value) }
    }

    /// Without the first fifth, in which caches fill.
    var warm: Samples {
        var warm = self
        warm.times.removeFirst(times.count / 5)
        for index in columns.indices { warm.columns[index].values.removeFirst(times.count / 5) }
        return warm
    }
}
