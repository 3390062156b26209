// The model of the safety layer: that it computes what its training program computed, and that no text hides danger in it.

import EmoSafety
import Foundation
import SafetyModel
import Testing
import TextEncoder

/// The model of this checkout, read once: a classifier may be used from any thread.
enum SafetyModelAtHand {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/SafetyModel/model").path()
    static let classifier = Result { try TextRiskClassifier(modelDirectory: directory) }
}

@Suite("The safety model")
struct RiskClassifierTests {
    private let classifier: TextRiskClassifier

    init() throws { classifier = try SafetyModelAtHand.classifier.get() }

    @Test("the chances equal the reference vectors to 1e-3")
    func chances() {
        #expect(classifier.references.count >= 6)
        for reference in classifier.references {
            let chances = classifier.chances(of: [reference.pieces])[0]
            let difference = zip(chances, reference.scores).map { abs($0 - $1) }.max() ?? 1
            #expect(difference < 1e-3, "\(reference.text): \(difference)")
        }
    }

    @Test("texts are cut into the pieces of the reference vectors")
    func pieces() {
        for reference in classifier.references {
            #expect(classifier.pieces(of: reference.text) == reference.pieces, "\(reference.text)")
        }
    }

    @Test(
        "a disguised word is read as the word that it is",
        arguments: [
            ("i want to k1ll myself", "i want to kill myself"),
            ("I'm so @lone, t1red!", "I'm so alone, tired!"), ("i will k i l l him", "i will kill him"),
            ("(s.u.i.c.i.d.e)", "(suicide)"), ("i w a n t it", "i want it"),
            ("Soooo tireddd!!", "so tired!!"), ("gooood, noooo reallllly", "good, no really"),
        ])
    func disguised(text: String, plain: String) {
        #expect(classifier.pieces(of: text) == classifier.pieces(of: plain))
    }

    @Test(
        "a time, a size or an address is not taken for a word",
        arguments: [
            ("at 5am", "at sam"), ("the 1st", "the ist"), ("mail me a@b.org", "mail me aab.org"),
            ("x y z", "xyz"), ("zzzz", "zz"), ("henry viii", "henry vi"), ("www", "w"),
        ])
    func measures(text: String, misread: String) {
        #expect(classifier.pieces(of: text) != classifier.pieces(of: misread))
    }

    @Test("texts read at once on many threads give what they give alone")
    func threads() async {
        let texts = classifier.references.map(\.text)
        let classifier = classifier
        let alone = texts.map { classifier.finding(in: $0) }
        await withTaskGroup(of: (Int, RiskFinding).self) { group in
            for index in 0..<64 {
                group.addTask { (index % texts.count, classifier.finding(in: texts[index % texts.count])) }
            }
            for await (index, finding) in group { #expect(finding == alone[index]) }
        }
    }

    @Test(
        "a dangerous sentence is heard wherever it stands in a long text",
        arguments: [0.0, 0.31, 0.5, 0.77, 1.0], [60, 400])
    func hidden(place: Double, length: Int) {
        var sentences = (0..<length / 4).map { Self.calm[$0 % Self.calm.count] }
        #expect(classifier.finding(in: sentences.joined(separator: " ")).level == .none)
        sentences.insert(Self.danger, at: Int(place * Double(sentences.count)))
        #expect(classifier.finding(in: sentences.joined(separator: " ")).level >= .activeIdeation)
    }

    @Test("it is heard in a long transcript without any marks")
    func transcript() {
        let calm = (0..<40).map { Self.calm[$0 % Self.calm.count] }
        let spoken = (calm + [Self.danger] + calm).joined(separator: " ").lowercased()
            .filter { $0.isLetter || $0 == " " || $0 == "'" }
        #expect(classifier.finding(in: spoken).level >= .activeIdeation)
    }

    @Test(
        "any text is read in bounded time without a crash",
        arguments: [
            "", " \n\t ", "…", "?!?!", "\u{0}\u{FFFD}\u{200D}", String(repeating: "a", count: 40_000),
            String(repeating: "a. ", count: 20_000), String(repeating: "💀", count: 20_000),
        ])
    func anything(text: String) {
        _ = classifier.finding(in: text)
    }

    @Test("the words of calm people are not danger", arguments: calm)
    func harmless(text: String) {
        let found = classifier.finding(in: text)
        #expect(found.level == .none && !found.concernsOther)
    }

    @Test("no text is surely calm that was not read whole")
    func unread() {
        let calm = "I watered the plants and fed the cat. "
        #expect(classifier.finding(in: calm).isSurelyCalm)
        #expect(!classifier.finding(in: "").isSurelyCalm)
        #expect(!classifier.finding(in: String(repeating: calm, count: 500)).isSurelyCalm)
    }

    private static let danger = "I have written the letters and tonight I am going to end my life."
    private static let calm = [
        "We had soup for lunch.", "The bus was late again.", "I watered the plants and fed the cat.",
        "My sister called about the holidays.", "It rained, so we stayed in and played cards.",
        "Work was quiet today.",
    ]
}

@Suite("A safety model that is not what it should be")
struct DamagedSafetyModelTests {
    static let files = try? FileManager.default.contentsOfDirectory(atPath: SafetyModelAtHand.directory)
        .sorted()

    private func reason(_ file: String, _ change: (Data) -> Data?) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "safety-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = URL(filePath: SafetyModelAtHand.directory)
        for name in Self.files ?? [] where name != file {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: source.appending(path: name))
        }
        try change(try Data(contentsOf: source.appending(path: file)))?.write(
            to: folder.appending(path: file))
        do throws(SafetyModelError) {
            _ = try TextRiskClassifier(modelDirectory: folder.path())
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("a missing file is named", arguments: files ?? [])
    func missing(file: String) throws {
        #expect(try reason(file) { _ in nil }?.contains(file) == true)
    }

    @Test("a file with one other byte is refused and named", arguments: files ?? [])
    func changed(file: String) throws {
        let reason = try reason(file) { data in
            var data = data
            data[data.count / 2] ^= 1
            return data
        }
        #expect(reason?.contains("model_file_corrupted: \(file)") == true)
    }

    @Test("the model has its three files and nothing else")
    func complete() {
        #expect(Self.files?.count == 3)
    }
}
