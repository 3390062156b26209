// The engine's logic: text in, emotions out. Reads a model directory once and computes from then on without files.
// Invariant: the same text gives the same result; nothing of a text is kept after the call.

import TextEncoder

/// Finds emotions in English text.
///
/// One analyzer is used by one thread at a time, because it keeps its scratch memory.
public final class TextEmotionAnalyzer {
    /// The models in use.
    public let model: EmotionModel
    /// Texts and scores of the encoders' training program; empty for the linear model.
    package var references: [ReferenceVector] { encoders?.description.encoder.references ?? [] }

    private let reader: TextReader
    private let thresholds: [Float]
    /// How the logits of both kinds of model become one; nil with one kind.
    private let ensemble: EnsembleDescription?
    private let linear: HashedLinearModel?
    private let encoders: EmotionEncoders?

    /// The most windows of one text that the encoders read: about 3,000 words, under a second. Of a longer
    /// text they read as many, spread evenly; the linear model reads all of it.
    package static let mostEncodedWindows = 64

    /// Logits are kept between those of probabilities 1e-5 and 1 - 1e-5 before they are averaged, as in
    /// training.
    private static let greatestLogit: Float = 11.512915

    /// The window of the linear model, in pieces: that of the encoders, so that all cut a text alike.
    private static let linearWindow = 62

    /// Reads the models of a directory.
    ///
    /// - Parameters:
    ///   - modelDirectory: the folder with the model files.
    ///   - model: which of them to use.
    /// - Throws: ``EncoderModelError`` when a file is missing, damaged or another model's.
    public init(modelDirectory: String, model: EmotionModel = .ensemble) throws(EncoderModelError) {
        self.model = model
        if model == .encoder {
            linear = nil
        } else {
            linear = try HashedLinearModel(path: "\(modelDirectory)/\(ModelFile.linear)")
        }
        let vocabulary = try WordPieceVocabulary(path: "\(modelDirectory)/\(ModelFile.vocabulary)")
        guard model != .linear else {
            thresholds = try LinearDescription(directory: modelDirectory).thresholds
            ensemble = nil
            encoders = nil
            reader = TextReader(vocabulary: vocabulary, longestWindow: Self.linearWindow)
            return
        }
        let encoders = try EmotionEncoders(directory: modelDirectory, pieceCount: vocabulary.count)
        ensemble = model == .ensemble ? try EnsembleDescription(directory: modelDirectory) : nil
        thresholds = ensemble?.thresholds ?? encoders.description.thresholds
        reader = TextReader(
            vocabulary: vocabulary,
            longestWindow: encoders.description.encoder.shape.longestSequence - 2)
        self.encoders = encoders
    }

    /// The bytes that the weights, mapped ones included, and the scratch memory take.
    public var memoryByteCount: (model: Int, work: Int) {
        let encoders = encoders?.byteCount ?? (model: 0, work: 0)
        return (encoders.model + (linear?.byteCount ?? 0), encoders.work)
    }

    /// Analyzes one text of any length.
    ///
    /// - Parameters:
    ///   - explain: also weigh each word, which takes as long as reading the text once for each of its words.
    ///   - poll: called at least every 50 ms.
    /// - Throws: what `poll` throws, which ends the analysis.
    public func analyze(
        _ text: String, explain: Bool = false, poll: () throws -> Void = {}
    ) throws -> TextEmotion {
        let result = try analyze([text], poll: poll)[0]
        guard explain, let scores = result.scores else { return result }
        var explained = result
        explained.weights = try WordOcclusion(analyzer: self, reader: reader).weights(
            of: text, output: EmotionScores.index(of: scores.dominant), poll: poll)
        return explained
    }

    /// Analyzes texts together, so that the encoders read several of them in one pass.
    ///
    /// - Parameter poll: called at least every 50 ms.
    /// - Returns: a result for each text, in order.
    /// - Throws: what `poll` throws, which ends the analysis.
    public func analyze(_ texts: [String], poll: () throws -> Void = {}) throws -> [TextEmotion] {
        var results: [TextEmotion?] = []
        var read: ArraySlice<ReadText> = []
        for text in texts {
            try poll()
            let check = reader.check(text)
            if check.isEmpty || !check.isEnglish {
                results.append(TextEmotion(unread: check.isEmpty ? .empty : .language))
            } else {
                results.append(nil)
                read.append(ReadText(text: text, windows: try reader.windows(of: text, poll: poll)))
            }
        }
        var logits = try logits(of: Array(read), poll: poll)[...]
        return results.map { result in
            if let result { return result }
            let scores = EmotionScores(logits: logits.removeFirst(), thresholds: thresholds)
            return TextEmotion(scores: scores, windowCount: read.removeFirst().windows.count)
        }
    }

    /// The greatest difference between the encoders' probabilities and those of their training program, over
    /// the reference texts of the model description; 0 for the linear model, which has none.
    public func greatestReferenceError(poll: () throws -> Void = {}) throws -> Float {
        guard let encoders else { return 0 }
        let logits = try encoders.logits(of: references.map(\.pieces), poll: poll)
        let errors = zip(logits, references).map { logits, reference in
            zip(logits, reference.scores).map { abs(EmotionScores.sigmoid($0) - $1) }.max() ?? 0
        }
        return errors.max() ?? 0
    }

    /// The probabilities of a text whatever its language, for evaluation and self-tests.
    package func scores(of texts: [String]) throws -> [EmotionScores] {
        let read = texts.map { ReadText(text: $0, windows: reader.windows(of: $0, poll: {})) }
        return try logits(of: read, poll: {}).map { EmotionScores(logits: $0, thresholds: thresholds) }
    }

    /// The piece ids of a text's first window, `[CLS]` and `[SEP]` included.
    package func pieces(of text: String) -> [Int32] {
        reader.sequence(of: reader.windows(of: text, poll: {}).first ?? TextWindow())
    }

    /// The 39 logits of each text: those of its windows, averaged by their number of pieces. An empty text is
    /// one window without a piece.
    func logits(of texts: [ReadText], poll: () throws -> Void) throws -> [[Float]] {
        let encoded = try encodedLogits(of: texts, poll: poll)
        guard let linear else { return encoded }
        var result: [[Float]] = []
        for (index, text) in texts.enumerated() {
            let slices = text.windows.count > 1 ? text.windows.map(text.slice) : [text.text]
            var logits: [[Float]] = []
            for slice in slices {
                try poll()
                logits.append(linear.logits(of: slice))
            }
            let linearLogits = Self.average(logits, of: text.windows)
            result.append(ensemble?.combined(encoded[index], linearLogits) ?? linearLogits)
        }
        return result
    }

    /// The encoders' logits of each text; none without encoders.
    private func encodedLogits(of texts: [ReadText], poll: () throws -> Void) throws -> [[Float]] {
        guard let encoders else { return [] }
        let windows = texts.map { Self.encodedWindows(of: $0.windows) }
        let logits = try encoders.logits(of: windows.joined().map(reader.sequence), poll: poll)
        var next = 0
        return windows.map { windows in
            defer { next += windows.count }
            return Self.average(Array(logits[next..<next + windows.count]), of: windows)
        }
    }

    /// All windows of a text, or ``mostEncodedWindows`` spread evenly over a longer one.
    private static func encodedWindows(of windows: [TextWindow]) -> [TextWindow] {
        if windows.isEmpty { return [TextWindow()] }
        guard windows.count > mostEncodedWindows else { return windows }
        return (0..<mostEncodedWindows).map { windows[$0 * windows.count / mostEncodedWindows] }
    }

    /// The average of the windows' logits by their number of pieces.
    private static func average(_ logits: [[Float]], of windows: [TextWindow]) -> [Float] {
        func bounded(_ logit: Float) -> Float { min(max(logit, -greatestLogit), greatestLogit) }
        guard logits.count > 1 else { return (logits.first ?? []).map(bounded) }
        let total = windows.reduce(0) { $0 + $1.pieceCount }
        var sums = [Float](repeating: 0, count: OutputLayout.count)
        for (logits, window) in zip(logits, windows) {
            let share = Float(window.pieceCount) / Float(total)
            for output in sums.indices { sums[output] += share * bounded(logits[output]) }
        }
        return sums
    }
}
