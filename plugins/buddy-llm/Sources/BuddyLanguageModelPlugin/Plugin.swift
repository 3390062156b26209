// The one symbol the plugin exports.
import BuddyLanguageModel
import CEmoABI
import EmoPluginKit

/// The table of the plugin ABI, version 1.
@c(emo_engine_entry_v1)
public func engineEntry() -> UnsafePointer<emo_engine_entry>? {
    PluginExport.entry(for: LanguageModelEngine.self)
}
