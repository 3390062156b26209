// What an engine adds to the shared segmentation: turning the samples of one utterance into words.

/// Decodes utterances, one after another. Nothing of one utterance may show in the next.
public protocol UtteranceDecoder: AnyObject {
    /// How many samples the utterance in progress must grow before `hear` is worth a call.
    /// - Parameter length: how many samples were heard at the last call, 0 at first.
    func growthBeforeHearing(length: Int) -> Int

    /// Hears what is known so far of the utterance in progress, for a partial result; not called when nobody
    /// wants those. It begins at the same sample until `decode` or `dismiss` ends it, and never becomes
    /// shorter.
    /// - Returns: a new guess at the text; empty for none.
    func hear(_ utterance: Utterance) throws -> String

    /// Decodes a finished utterance.
    func decode(_ utterance: Utterance) throws -> DecodedUtterance

    /// Forgets the utterance in progress.
    func dismiss()

    /// Forgets everything, as if just made.
    func reset()
}
