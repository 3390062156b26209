// The engine's options, as the manifest's schema describes them.
// Invariant: an option that isn't known is refused, never ignored.

import EmoJSON
import EmoPluginKit
import EmotionText

/// `{"model": "ensemble" | "encoder" | "linear"}`; `ensemble` when it is left out.
struct EmotionTextOptions {
    /// The models to compute with.
    let model: EmotionModel

    /// Reads the options' JSON; an empty text is an empty object.
    init(json: String) throws {
        let text = json.isEmpty ? "{}" : json
        guard let options = JSONValue(parsing: text)?.object else {
            throw EngineFailure(.invalidArgument, "the options are not a JSON object")
        }
        if let unknown = options.members.map(\.key).filter({ $0 != "model" }).min() {
            throw EngineFailure(
                .invalidArgument, "unknown option \(unknown); emotion.text has only \"model\"")
        }
        guard let name = options["model"] else {
            model = .ensemble
            return
        }
        guard let model = name.string.flatMap(EmotionModel.init(rawValue:)) else {
            throw EngineFailure(.invalidArgument, "option model must be ensemble, encoder or linear")
        }
        self.model = model
    }
}
