// Reads a recording for the benchmark; only mono recordings at 16,000 Hz, which is what the engines are
// given.
import CSndFile
import SpeechSegmentation

/// Recordings on disk.
enum Recording {
    /// All samples, −1…1.
    static func samples(path: String) throws -> [Float] {
        var info = SF_INFO()
        guard let file = sf_open(path, Int32(SFM_READ), &info) else {
            throw BenchmarkError(description: "cannot read \(path) as audio")
        }
        defer { sf_close(file) }
        guard info.channels == 1, info.samplerate == SegmentationOptions.sampleRate, info.frames >= 0 else {
            throw BenchmarkError(description: "\(path) is not mono at 16,000 Hz")
        }
        var samples = [Float](repeating: 0, count: Int(info.frames))
        let count = sf_readf_float(file, &samples, info.frames)
        return Array(samples.prefix(Int(max(0, count))))
    }
}
