// One analysed recording as a person reads it: what was
// said, what was felt, how it was said, and what to do next.
import EmoProtocol

/// Draws the result of `speech.analyze`.
public enum AnalysisScreen {
    /// The lines for a terminal.
    public static func lines(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        let parts = [
            transcript(result, for: traits), felt(result, for: traits), reply(result, for: traits),
            closing(result, for: traits),
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// The parts that are missing because their engine is down, in words; nil when nothing is.
    public static func degradation(_ result: JSONValue) -> String? {
        let parts = result["degraded"]?.array?.compactMap(\.string) ?? []
        guard !parts.isEmpty else { return nil }
        return "\(parts.joined(separator: ", ")) (see why with: emoctl engine list)"
    }

    private static func transcript(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        let text = result["transcribed_text"]?.string
        var lines: [String]
        if let text, !text.isEmpty {
            lines = text.safeText.wrapped(to: min(traits.width, 100))
        } else if text == nil || result["speech_detected"]?.bool == nil {
            lines = ["There is no transcript: no speech engine is ready."]
        } else {
            lines = ["No speech was found in the recording."]
        }
        if result["audio_truncated"]?.bool == true {
            lines.append(traits.style.tinted("The recording ends before it says it does.", .warning))
        }
        return lines
    }

    private static func felt(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        guard result["transcribed_text"]?.string?.isEmpty == false else { return [] }
        return EmotionScreen.lines(result, for: traits)
            + FieldList.lines(
                [("Speech", speech(result))] + (voice(result).map { [("Voice", $0)] } ?? []), for: traits)
    }

    /// How the voice sounds, in words; nil when nobody listened.
    private static func voice(_ result: JSONValue) -> String? {
        guard let arousal = result["voice"]?["arousal"]?.number else { return nil }
        let word = arousal < 0.35 ? "calm" : arousal > 0.65 ? "lively" : "even"
        let count = result["voice"]?["recordings"]?.integer ?? 0
        let against =
            count == 0 ? "your first recording" : "against your last " + Amount.count(count, "recording")
        return "\(word), arousal \(Amount.fixed(arousal, 2)), \(against)"
    }

    private static func speech(_ result: JSONValue) -> String {
        var parts: [String] = []
        if let seconds = result["audio_duration_seconds"]?.number {
            parts.append(Amount.fixed(seconds, 1) + " s")
        }
        if let rate = result["speaking_rate"]?.number {
            parts.append("\(Amount.fixed(rate, 0)) words a minute")
        }
        if let pauses = result["pause_count"]?.integer { parts.append(Amount.count(pauses, "pause")) }
        if let confidence = result["transcription_confidence"]?.number {
            parts.append("confidence \(Amount.fixed(confidence, 2))")
        }
        return parts.joined(separator: ", ")
    }

    private static func reply(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        guard let reply = result["reply"]?["reply"]?.string else { return [] }
        return FieldList.lines([("EmoBuddy", reply)], for: traits)
    }

    private static func closing(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        var fields: [(name: String, text: String)] = []
        if let missing = degradation(result) { fields.append(("Missing", missing)) }
        if let id = result["id"]?.string {
            let milliseconds =
                result["processing_time_ms"]?.integer.map { ", in " + Amount.duration(milliseconds: $0) }
                ?? ""
            fields.append(("Stored", id + milliseconds))
            let session = result["session_id"]?.string
            // Where nobody spoke there is nothing to talk about.
            guard result["speech_detected"]?.bool != false else {
                return FieldList.lines(fields, for: traits)
            }
            fields.append(
                ("Next", session.map { "emoctl chat --session \($0)" } ?? "emoctl chat --analysis \(id)"))
        }
        return FieldList.lines(fields, for: traits)
    }
}
