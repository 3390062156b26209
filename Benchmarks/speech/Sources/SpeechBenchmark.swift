// speech-bench: runs one speech engine's logic over recordings and writes what it heard.
//
// usage: speech-bench sherpa|pocketsphinx MODEL-DIRECTORY LIST [--partials]
//
// LIST names a 16,000 Hz mono recording a line. Standard output gets `path<TAB>text` lines; standard error
// one line of figures: audio and processor seconds, and the peak of resident memory.
import Glibc
import PocketSphinxSpeech
import SherpaSpeech
import SpeechSegmentation

/// An input of the benchmark that cannot be used.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
}

@main
struct SpeechBenchmark {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            fputs("speech-bench: \(error)\n", fdopen(2, "w"))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count >= 3 else {
            throw BenchmarkError(description: "usage: sherpa|pocketsphinx MODEL-DIRECTORY LIST [--partials]")
        }
        let start = processorSeconds()
        let makeDecoder = try decoderFactory(arguments[0], modelDirectory: arguments[1])
        let loading = processorSeconds() - start
        var seconds = 0.0
        let begin = processorSeconds()
        for path in try lines(of: arguments[2]) {
            let samples = try Recording.samples(path: path)
            seconds += Double(samples.count) / Double(SegmentationOptions.sampleRate)
            let transcript = Transcript()
            let stream = TranscriptionStream(
                decoder: makeDecoder(), wantsPartials: arguments.contains("--partials"))
            try samples.withUnsafeBufferPointer { try stream.feed($0, firstSample: 0, to: transcript) }
            try stream.finish(to: transcript)
            print("\(path)\t\(transcript.text)\t\(transcript.confidence)")
        }
        let spent = processorSeconds() - begin
        let figures = [
            "audio_seconds=\(rounded(seconds))", "cpu_seconds=\(rounded(spent))",
            "cpu_seconds_per_second=\(rounded(spent / max(seconds, 1e-9)))",
            "load_cpu_seconds=\(rounded(loading))", "peak_rss_megabytes=\(peakMemoryMegabytes())",
        ]
        fputs(figures.joined(separator: " ") + "\n", fdopen(2, "w"))
    }

    private static func decoderFactory(
        _ engine: String, modelDirectory: String
    ) throws -> () -> any UtteranceDecoder {
        switch engine {
        case "sherpa":
            let recognizer = try SherpaRecognizer(model: MoonshineModel(verifying: modelDirectory))
            return { MoonshineDecoder(recognizer: recognizer) }
        case "pocketsphinx":
            let recognizer = try PocketSphinxRecognizer(model: PocketSphinxModel(verifying: modelDirectory))
            return { PocketSphinxDecoder(recognizer: recognizer) }
        default:
            throw BenchmarkError(description: "unknown engine \(engine): it is sherpa or pocketsphinx")
        }
    }

    private static func lines(of path: String) throws -> [String] {
        guard let file = fopen(path, "re") else { throw BenchmarkError(description: "cannot read \(path)") }
        defer { fclose(file) }
        var lines: [String] = []
        while let line = readLine(from: file) { lines.append(line) }
        return lines
    }

    private static func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        guard getline(&buffer, &capacity, file) > 0, let buffer else { return nil }
        return String(String(cString: buffer).prefix { $0 != "\n" })
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func peakMemoryMegabytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
