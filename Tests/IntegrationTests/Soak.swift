// How long the tests of trust run: short in every build, long when EMO_SOAK=1 asks for it.
import Foundation

enum Soak {
    /// True when EMO_SOAK=1.
    static let isOn = ProcessInfo.processInfo.environment["EMO_SOAK"] == "1"

    /// A number of rounds: the first in every build, the second in a soak.
    static func rounds(_ short: Int, _ long: Int) -> Int { isOn ? long : short }

    /// The seed of everything random: EMO_SEED, to bring a failure back, or a fixed one.
    static let seed = ProcessInfo.processInfo.environment["EMO_SEED"].flatMap(UInt64.init) ?? 20_261_126
}
