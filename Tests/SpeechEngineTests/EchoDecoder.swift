// A decoder that does not recognise anything: its text is the length of what it was given.
import SpeechSegmentation

/// Answers with lengths.
final class EchoDecoder: UtteranceDecoder {
    private(set) var utterances: [Utterance] = []

    func hear(_ utterance: Utterance) -> String { "\(utterance.samples.count)" }
    func growthBeforeHearing(length: Int) -> Int { 8_000 }

    func decode(_ utterance: Utterance) -> DecodedUtterance {
        utterances.append(utterance)
        return DecodedUtterance(text: "\(utterance.samples.count)", confidence: 1)
    }

    func dismiss() {}
    func reset() {}
}
