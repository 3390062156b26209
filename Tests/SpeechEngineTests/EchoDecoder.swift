// A decoder that does not recognise anything: its text is the length of what it was given.
import SpeechSegmentation

/// Answers with lengths.
final class EchoDecoder: UtteranceDecoder {
    private(set) var utterances: [Utterance] = []
    private(set) var dismissed = 0

    func hear(_ utterance: Utterance, wantsText: Bool) -> String? { "\(utterance.samples.count)" }
    func growthBeforeHearing(length: Int, wantsText: Bool) -> Int? { wantsText ? 8_000 : nil }

    func decode(_ utterance: Utterance) -> DecodedUtterance {
        utterances.append(utterance)
        return DecodedUtterance(text: "\(utterance.samples.count)", confidence: 1)
    }

    func dismiss() { dismissed += 1 }
}
