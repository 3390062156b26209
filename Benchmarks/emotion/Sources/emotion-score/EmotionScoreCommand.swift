// Runs the emotion engine's logic over texts from standard input, for the measurements of Benchmarks/emotion.
// Invariant: one line in, one line out, in order; timings go to standard output as one JSON object.

import EmotionText
import Glibc

/// `emotion-score MODEL-DIRECTORY ensemble|encoder|linear scores|results|latency|throughput`
@main
struct EmotionScoreCommand {
    private static let usage =
        "usage: emotion-score MODEL-DIRECTORY ensemble|encoder|linear scores|results|latency|throughput\n"
    private static let batch = 64

    static func main() throws {
        guard CommandLine.arguments.count == 4, let model = EmotionModel(rawValue: CommandLine.arguments[2])
        else {
            print(usage, terminator: "")
            exit(2)
        }
        let loadStart = ContinuousClock.now
        let analyzer = try TextEmotionAnalyzer(modelDirectory: CommandLine.arguments[1], model: model)
        let load = milliseconds(since: loadStart)
        var texts: [String] = []
        while let line = readLine() { texts.append(line) }
        switch CommandLine.arguments[3] {
        case "scores": try scores(of: texts, analyzer)
        case "results": try results(of: texts, analyzer)
        case "latency": try latency(of: texts, analyzer, load: load)
        case "throughput": try throughput(of: texts, analyzer)
        default:
            print(usage, terminator: "")
            exit(2)
        }
    }

    /// The 39 probabilities of each text, whatever its language.
    private static func scores(of texts: [String], _ analyzer: TextEmotionAnalyzer) throws {
        for start in stride(from: 0, to: texts.count, by: batch) {
            for scores in try analyzer.scores(of: Array(texts[start..<min(start + batch, texts.count)])) {
                print(scores.all.map { String($0) }.joined(separator: "\t"))
            }
        }
    }

    /// What a caller gets: abstention, dominant stored emotion, sentiment, mental state, confidence,
    /// sentiment score.
    private static func results(of texts: [String], _ analyzer: TextEmotionAnalyzer) throws {
        for text in texts {
            let result = try analyzer.analyze(text)
            let fields = [
                result.abstention?.rawValue ?? "-", result.stored.dominant.rawValue,
                result.sentiment.rawValue,
                result.mentalState?.rawValue ?? "-", String(result.confidence), String(result.sentimentScore),
            ]
            print(fields.joined(separator: "\t"))
        }
    }

    /// Milliseconds for each text alone, the whole analysis from string to result, after ten rounds of
    /// warming up.
    private static func latency(of texts: [String], _ analyzer: TextEmotionAnalyzer, load: Double) throws {
        var times: [Double] = []
        for round in 0..<210 {
            for text in texts {
                let start = ContinuousClock.now
                _ = try analyzer.analyze(text)
                if round >= 10 { times.append(milliseconds(since: start)) }
            }
        }
        times.sort()
        func quantile(_ part: Double) -> Double { times[Int(Double(times.count - 1) * part)] }
        print(
            """
            {"load_ms":\(load),"median_ms":\(quantile(0.5)),"p95_ms":\(quantile(0.95)),"min_ms":\(times[0]),\
            "peak_rss_kb":\(peakMemory())}
            """)
    }

    /// Texts a second in batches, the language check and everything else included.
    private static func throughput(of texts: [String], _ analyzer: TextEmotionAnalyzer) throws {
        let start = ContinuousClock.now
        for first in stride(from: 0, to: texts.count, by: batch) {
            _ = try analyzer.analyze(Array(texts[first..<min(first + batch, texts.count)]))
        }
        let seconds = milliseconds(since: start) / 1000
        print("{\"texts_per_second\":\(Double(texts.count) / seconds),\"peak_rss_kb\":\(peakMemory())}")
    }

    private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - start) / .milliseconds(1)
    }

    /// The greatest resident memory of this process so far, in kilobytes; 0 when the kernel doesn't say.
    private static func peakMemory() -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasPrefix("VmHWM:") {
                return text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0
            }
        }
        return 0
    }
}
