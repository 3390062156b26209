// One thing the ABI demands of a plugin, and how it is looked at. Each runs in a process of its own.
import EngineHost

/// A check of the catalogue.
struct ConformanceCheck: Sendable {
    /// `group.name`; stable.
    let id: String
    /// What must hold, as a sentence.
    let claim: String
    /// The promise of the ABI that it holds the plugin to: the header and the place in it.
    let promise: String
    /// Seconds after which its process is killed.
    var seconds: UInt64 = 60
    /// True for a check that `--quick` leaves out.
    var isLong = false
    /// Looks; throws ``Finding`` or ``Skip``, or any error of the host.
    let run: @Sendable (CheckSubject) throws -> Void

    /// Checks without which this one says nothing: when one of them did not pass, this one is skipped.
    var needs: [String] {
        switch (group, id) {
        case ("library", "library.manifest"): ["library.opens"]
        case ("library", _): []
        case ("layout", _), (_, "lifecycle.self_test"), (_, "lifecycle.describe"), (_, "lifecycle.options"),
            (_, "lifecycle.create_destroy"):
            ["library.opens"]
        default: ["library.opens", "lifecycle.self_test"]
        }
    }

    /// The group, the part before the dot.
    var group: String { id.split(separator: ".").first.map(String.init) ?? id }
}

/// The plugin does not do what the check demands.
struct Finding: Error {
    /// What was seen instead.
    let text: String

    /// Makes a finding.
    init(_ text: String) { self.text = text }
}

/// The check does not apply.
struct Skip: Error {
    /// Why.
    let reason: String

    /// The check is for engines of another kind.
    static let otherKind = Skip("for engines of another kind")

    /// Behind the name of a check that did not pass.
    static let firstThings = "has to pass first"

    /// Makes a skip.
    init(_ reason: String) { self.reason = reason }
}

/// Throws a finding unless `condition` holds.
func demand(_ condition: Bool, _ text: @autoclosure () -> String) throws {
    if !condition { throw Finding(text()) }
}
