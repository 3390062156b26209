// Recordings for the tests: Debian's pocketsphinx-testdata (real speech with transcripts) and the bundled
// sample.
import Foundation

/// What is wrong with a recording.
struct RecordingError: Error, CustomStringConvertible {
    let description: String
}

/// A recording with its transcript.
struct Recording: Sendable {
    let name: String
    let samples: [Float]
    let text: String

    /// The checkout this test was compiled in.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Where tools/fetch-models puts the model.
    static let sherpaModel = root.appendingPathComponent(".deps/models/stt.sherpa").path

    /// Five sentences read by one person, from Debian's pocketsphinx-testdata.
    static func readSentences() throws -> [Recording] {
        try corpus("/usr/share/pocketsphinx/test/data/librivox", transcripts: "transcription")
    }

    /// The recording that comes with the project, made by a speech synthesiser.
    static func sample() throws -> Recording {
        let file = root.appendingPathComponent("plugins/stt-sherpa/sample/anxious-about-exam.wav")
        return Recording(
            name: "sample", samples: try samples(of: Data(contentsOf: file)),
            text: "I have been feeling really anxious about my exam tomorrow, and I can't sleep at night.")
    }

    /// The lines `<s> words </s> (name)` of a transcript file, each with its recording.
    private static func corpus(_ folder: String, transcripts: String) throws -> [Recording] {
        let lines = try String(contentsOfFile: "\(folder)/\(transcripts)", encoding: .utf8).split(
            separator: "\n")
        return try lines.map { line in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("<") }
            guard let last = words.last, last.hasPrefix("("), last.hasSuffix(")") else {
                throw RecordingError(description: "a line of \(folder)/\(transcripts) names no recording")
            }
            let name = String(last.dropFirst().dropLast())
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).wav"))
            return Recording(
                name: name, samples: try samples(of: data), text: words.dropLast().joined(separator: " "))
        }
    }

    /// The samples of a 16-bit mono WAV file at 16,000 Hz.
    private static func samples(of wave: Data) throws -> [Float] {
        guard let chunk = wave.range(of: Data("data".utf8)), chunk.upperBound + 4 <= wave.count else {
            throw RecordingError(description: "no data chunk; run apt-get install pocketsphinx-testdata")
        }
        let bytes = [UInt8](wave[(chunk.upperBound + 4)...])
        return stride(from: 0, to: bytes.count - 1, by: 2).map {
            Float(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)) / 32_768
        }
    }
}
