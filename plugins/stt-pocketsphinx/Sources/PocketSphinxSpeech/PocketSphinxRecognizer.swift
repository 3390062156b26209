// The loaded model in libpocketsphinx, one utterance at a time. Holds the library's objects and frees them.
internal import CPocketSphinx

/// A word as the library reports it; frames of 10 ms from the beginning of the utterance.
struct RecognizedWord: Equatable {
    var text: String
    var firstFrame: Int
    var lastFrame: Int
    /// Posterior probability of the word given the word lattice, 0…1.
    var posterior: Float
}

/// A loaded recogniser. It serves one stream at a time: an utterance in progress lives inside it.
public final class PocketSphinxRecognizer {
    private let decoder: OpaquePointer
    private let config: OpaquePointer
    /// The cepstral mean the model begins with; the library moves it with every utterance.
    private let initialMean: [Float]
    private var isOpen = false

    /// Loads the model: about 0.6 s and 140 MB.
    /// - Throws: `PocketSphinxError.libraryRefusedModel`.
    public init(model: PocketSphinxModel) throws {
        emo_pocketsphinx_be_quiet()
        let made = emo_pocketsphinx_config(model.acousticModel, model.languageModel, model.dictionary)
        guard let made else { throw PocketSphinxError.libraryRefusedModel }
        guard let decoder = ps_init(made) else {
            cmd_ln_free_r(made)
            throw PocketSphinxError.libraryRefusedModel
        }
        config = made
        self.decoder = decoder
        initialMean = Self.cepstralMean(of: decoder)
    }

    deinit {
        ps_free(decoder)
        cmd_ln_free_r(config)
    }

    /// Makes the recogniser forget the speakers it has heard.
    func forgetSpeaker() {
        guard let normalization = ps_get_feat(decoder)?.pointee.cmn_struct, !initialMean.isEmpty else {
            return
        }
        initialMean.withUnsafeBufferPointer { cmn_live_set(normalization, $0.baseAddress) }
    }

    /// Decodes the next samples of the utterance in progress, or of a new one.
    func process(_ samples: [Int16]) throws {
        if !isOpen {
            guard ps_start_utt(decoder) == 0 else { throw PocketSphinxError.decodingFailed }
            isOpen = true
        }
        guard ps_process_raw(decoder, samples, samples.count, 0, 0) >= 0 else {
            throw PocketSphinxError.decodingFailed
        }
    }

    /// Decodes a whole utterance at once, which lets the library normalise it by its own mean.
    func processWhole(_ samples: [Int16]) throws {
        abandon()
        guard ps_start_utt(decoder) == 0 else { throw PocketSphinxError.decodingFailed }
        isOpen = true
        guard ps_process_raw(decoder, samples, samples.count, 0, 1) >= 0 else {
            throw PocketSphinxError.decodingFailed
        }
    }

    /// The best guess at the utterance in progress; empty when there is none.
    var guess: String {
        guard isOpen, let text = ps_get_hyp(decoder, nil) else { return "" }
        return String(cString: text)
    }

    /// Ends the utterance in progress and gives its words.
    func finish() throws -> [RecognizedWord] {
        guard isOpen else { return [] }
        isOpen = false
        guard ps_end_utt(decoder) == 0 else { throw PocketSphinxError.decodingFailed }
        // Computes the lattice on which the posteriors of the words rest.
        guard ps_get_hyp(decoder, nil) != nil else { return [] }
        _ = ps_get_prob(decoder)
        var words: [RecognizedWord] = []
        var iterator = ps_seg_iter(decoder)
        while let segment = iterator {
            if let word = word(of: segment) { words.append(word) }
            iterator = ps_seg_next(segment)
        }
        return words
    }

    /// Forgets the utterance in progress.
    func abandon() {
        guard isOpen else { return }
        isOpen = false
        ps_end_utt(decoder)
    }
}

extension PocketSphinxRecognizer {
    /// One entry of the segmentation; nil for silence and noise, which the dictionary writes in brackets.
    private func word(of segment: OpaquePointer) -> RecognizedWord? {
        guard let name = ps_seg_word(segment) else { return nil }
        let entry = String(cString: name)
        guard let first = entry.first, !"<[+".contains(first) else { return nil }
        var (start, end): (Int32, Int32) = (0, 0)
        ps_seg_frames(segment, &start, &end)
        let logarithm = ps_seg_prob(segment, nil, nil, nil)
        let posterior = logmath_exp(ps_get_logmath(decoder), logarithm)
        // The second pronunciation of a word is called "word(2)".
        let text = entry.prefix { $0 != "(" }
        return RecognizedWord(
            text: String(text), firstFrame: Int(start), lastFrame: Int(end),
            posterior: Float(min(1, max(0, posterior))))
    }

    private static func cepstralMean(of decoder: OpaquePointer) -> [Float] {
        guard let normalization = ps_get_feat(decoder)?.pointee.cmn_struct else { return [] }
        var mean = [Float](repeating: 0, count: Int(normalization.pointee.veclen))
        cmn_live_get(normalization, &mean)
        return mean
    }
}
