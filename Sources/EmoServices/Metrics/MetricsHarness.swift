// metrics.get on the wire.
import EmoProtocol

struct MetricsHarness: Harness {
    let service: MetricsService

    var operations: [String: Operation] {
        ["metrics.get": { _ in ["families": .array(await service.families().map(\.json))] }]
    }
}

extension MetricFamily {
    /// The family on the wire.
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "kind": .string(kind.rawValue), "help": .string(help),
            "samples": .array(
                samples.map { sample in
                    [
                        "name": .string(sample.name),
                        "labels": .object(
                            sample.labels.reduce(into: JSONObject()) { $0[$1.key] = .string($1.value) }),
                        "value": .number(sample.value),
                    ]
                }),
        ]
    }
}
