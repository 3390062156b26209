// Figures as monitoring systems take them: families of samples with labels. Names and units follow the conventions of Prometheus.

/// Samples of one name.
struct MetricFamily: Sendable {
    /// How the values are to be read.
    enum Kind: String, Sendable {
        /// Only grows, and starts again at zero with the daemon.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts by classes of size.
        case histogram
    }

    /// One value.
    struct Sample: Sendable {
        /// The family's name, with a suffix in a histogram.
        var name: String
        /// What tells it from the others, in a fixed order.
        var labels: KeyValuePairs<String, String>
        /// The value.
        var value: Double
    }

    /// The name, with its unit.
    let name: String
    /// How the values are to be read.
    let kind: Kind
    /// What is counted.
    let help: String
    /// The values.
    private(set) var samples: [Sample] = []

    /// A family without samples.
    init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }

    /// A family of one value.
    init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        self.init(name, kind, help)
        add(value)
    }

    /// Adds a value.
    mutating func add(_ value: Double, suffix: String = "", _ labels: KeyValuePairs<String, String> = [:]) {
        samples.append(Sample(name: name + suffix, labels: labels, value: value))
    }
}
