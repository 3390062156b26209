// What an engine adds to the shared segmentation: turning the samples of one utterance into words.

/// Decodes utterances, one after another. Nothing of one utterance may show in the next.
public protocol UtteranceDecoder: AnyObject {
    /// Hears what is known so far of the utterance in progress; it begins at the same sample until `decode` or
    /// `dismiss` ends it, and never becomes shorter.
    /// - Parameter wantsText: false when nobody reads partial results.
    /// - Returns: a new guess at the text, or nil for none.
    func hear(_ utterance: Utterance, wantsText: Bool) throws -> String?

    /// How many samples the utterance in progress must grow before `hear` is worth a call; nil for never.
    /// - Parameters:
    ///   - length: how many samples were heard at the last call, 0 at first.
    ///   - wantsText: false when nobody reads partial results.
    func growthBeforeHearing(length: Int, wantsText: Bool) -> Int?

    /// Decodes a finished utterance.
    func decode(_ utterance: Utterance) throws -> DecodedUtterance

    /// Forgets the utterance in progress.
    func dismiss()
}
