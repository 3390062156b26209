// Measures the voices in recordings, for Benchmarks/emotion/run voice.
// Invariant: one path in, one line out, in order: the path, arousal, pitch, pitch movement, brightness, range of level and
// rate, or the path alone where there is too little voice.

import CSndFile
import CSoxr
import Glibc
import VoiceArousal

/// `voice-measures < PATHS`
@main
struct VoiceMeasuresCommand {
    static func main() {
        while let path = readLine() {
            guard let (samples, rate) = read(path), let samples = resampled(samples, from: rate) else {
                print("voice-measures: \(path) cannot be read")
                exit(1)
            }
            var meter = VoiceMeter()
            samples.withUnsafeBufferPointer { meter.append($0) }
            guard let voice = meter.measures else {
                print(path)
                continue
            }
            let numbers = [
                ArousalRule.arousal(of: voice), voice.pitch, voice.pitchMovement, voice.brightness,
                voice.levelRange, voice.rate,
            ]
            print(([path] + numbers.map { String($0) }).joined(separator: "\t"))
        }
    }

    /// The first channel of a file, and its rate.
    private static func read(_ path: String) -> (samples: [Float], rate: Double)? {
        var info = SF_INFO()
        guard let file = sf_open(path, Int32(SFM_READ), &info) else { return nil }
        defer { sf_close(file) }
        let channels = Int(info.channels)
        var samples = [Float](repeating: 0, count: Int(info.frames) * channels)
        let count = Int(sf_readf_float(file, &samples, info.frames))
        return ((0..<count).map { samples[$0 * channels] }, Double(info.samplerate))
    }

    private static func resampled(_ samples: [Float], from rate: Double) -> [Float]? {
        let wanted = Double(VoiceMeter.sampleRate)
        if rate == wanted { return samples }
        var result = [Float](repeating: 0, count: Int(Double(samples.count) * wanted / rate) + 1)
        var done = 0
        let error = soxr_oneshot(
            rate, wanted, 1, samples, samples.count, nil, &result, result.count, &done, nil, nil, nil)
        return error == nil ? Array(result.prefix(done)) : nil
    }
}
