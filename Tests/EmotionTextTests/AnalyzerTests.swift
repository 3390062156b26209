// The analyzer as the plugin uses it: plain sentences, abstention, length, explanation, cancellation.

import EmotionText
import Foundation
import Testing

@Suite("Analyzer")
struct AnalyzerTests {
    struct Sentence: CustomTestStringConvertible, Sendable {
        let text: String
        let emotion: StoredEmotion
        let sentiment: Sentiment
        var testDescription: String { text }
    }

    @Test(
        "plain sentences get the emotion a reader gives them",
        arguments: [
            Sentence(text: "I am so happy for you!", emotion: .happy, sentiment: .positive),
            Sentence(text: "I feel so lonely and sad since she died", emotion: .sad, sentiment: .negative),
            Sentence(text: "I'm scared about tomorrow's surgery", emotion: .fear, sentiment: .negative),
            Sentence(text: "i am furious, he lied to me again", emotion: .angry, sentiment: .negative),
            Sentence(text: "That is disgusting, it made me vomit", emotion: .disgust, sentiment: .negative),
            Sentence(text: "Wow, I did not expect that at all!", emotion: .surprise, sentiment: .neutral),
            Sentence(text: "The meeting is at 3pm.", emotion: .neutral, sentiment: .neutral),
        ])
    func plain(sentence: Sentence) throws {
        let result = try ModelDirectory.analyzer().analyze(sentence.text)
        #expect(result.stored.dominant == sentence.emotion)
        #expect(result.sentiment == sentence.sentiment)
        #expect(result.abstention == nil)
        #expect(result.mentalState != nil)
        #expect((-1...1).contains(result.sentimentScore))
        #expect((0...1).contains(result.confidence))
    }

    @Test(
        "text in another language is answered with an abstention",
        arguments: [
            "Ich bin heute sehr traurig, weil mein Hund gestorben ist.",
            "Je suis très content de te voir aujourd'hui !",
            "Estoy muy enojado porque no me dijiste la verdad.",
            "Sono così felice di vederti, mi sei mancato molto.",
            "Estou muito triste porque você não veio hoje.", "Ik ben zo blij dat je er bent, dank je wel!",
            "Jag är mycket ledsen idag och vet inte vad jag ska göra.", "Jeg er så glad for at du kom i dag.",
            "Jestem bardzo smutny, bo nie przyszedłeś.", "Bugün çok mutluyum çünkü sen geldin.",
            "Olen hyvin surullinen tänään koska koirani kuoli.", "Aku sangat sedih karena kamu tidak datang.",
            "Мне сегодня очень грустно", "今日はとても悲しいです", "أنا حزين جدا اليوم", "나는 오늘 너무 슬퍼요", "我今天很难过",
            "Είμαι πολύ χαρούμενος σήμερα",
        ])
    func otherLanguages(text: String) throws {
        for model in EmotionModel.allCases {
            let result = try ModelDirectory.analyzer(model).analyze(text)
            #expect(result.abstention == .language, "\(model)")
            #expect(result.scores == nil)
            #expect(result.mentalState == nil)
        }
    }

    @Test(
        "English is read, however short, foreign or misspelt some of its words",
        arguments: [
            "ok", "no", "die", "Schadenfreude!", "c'est la vie my friend", "omg wtf lol",
            "hola everyone, how are you?",
            "I was in München and São Paulo", "thx u 2", "ugh", "Gracias", "i cant even rn tbh",
            "love love love", "😂 haha",
        ])
    func english(text: String) throws {
        let result = try ModelDirectory.analyzer().analyze(text)
        #expect(result.abstention == nil || result.abstention == .unsure)
        #expect(result.scores != nil)
    }

    @Test("white space before a text is no reason to call it empty")
    func leadingSpace() throws {
        let result = try ModelDirectory.analyzer().analyze(
            String(repeating: "\n", count: 20_000) + "I love you")
        #expect(result.stored.dominant == .happy)
    }

    @Test(
        "text without a letter is empty", arguments: ["", " \n\t", "!!! ???", "12345", "😂", "\u{0}\u{FFFD}"])
    func empty(text: String) throws {
        let result = try ModelDirectory.analyzer().analyze(text)
        #expect(result.abstention == .empty)
        #expect(result.stored.dominant == .neutral)
        #expect(result.windowCount == 0)
    }

    @Test("a long text is read in windows and says what its parts say")
    func long() throws {
        let analyzer = try ModelDirectory.analyzer()
        let result = try analyzer.analyze(String(repeating: "I am so sad and lonely today. ", count: 400))
        #expect(result.windowCount == 52)  // 400 sentences of 8 pieces in windows of at most 62
        #expect(result.stored.dominant == .sad)
        let word = try analyzer.analyze("I love " + String(repeating: "ab", count: 40_000) + " so much")
        #expect(word.windowCount == 1)
        let pieces = try analyzer.analyze(String(repeating: "q", count: 99) + " i hate this")
        #expect(pieces.windowCount >= 1)
        #expect(pieces.scores?.all.allSatisfy(\.isFinite) == true)
    }

    @Test("of a very long text the encoder reads a bounded part, spread over all of it")
    func bounded() throws {
        let analyzer = try ModelDirectory.analyzer()
        let half = String(repeating: "The meeting is at three in the big room. ", count: 400)
        let result = try analyzer.analyze(
            half + String(repeating: "I am so sad and lonely today. ", count: 1200))
        #expect(result.windowCount > 2 * TextEmotionAnalyzer.mostEncodedWindows)
        #expect(result.stored.dominant == .sad)
    }

    @Test(
        "the explanation names the word that carries the feeling",
        arguments: [EmotionModel.ensemble, .linear])
    func explanation(model: EmotionModel) throws {
        let text = "Well, I'm really terrified of flying, you know"
        let result = try ModelDirectory.analyzer(model).analyze(text, explain: true)
        let bytes = Array(text.utf8)
        let words = result.weights.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
        #expect(words == ["Well", "I'm", "really", "terrified", "of", "flying", "you", "know"])
        let top = result.weights.max { $0.weight < $1.weight }
        #expect(top.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == "terrified")
    }

    @Test("a weight is the change of the dominant logit when the word is left out")
    func occlusion() throws {
        let analyzer = try ModelDirectory.analyzer()
        let result = try analyzer.analyze("so happy today", explain: true)
        let whole = try #require(result.scores)
        let without = try analyzer.scores(of: ["so  today"])[0]
        let expected = logitOf(Double(whole[whole.dominant])) - logitOf(Double(without[whole.dominant]))
        #expect(abs(Double(result.weights[1].weight) - expected) < 1e-2)
    }

    @Test("a long text is explained within the bound of words")
    func longExplanation() throws {
        let result = try ModelDirectory.analyzer().analyze(
            String(repeating: "what a lovely day ", count: 100), explain: true)
        #expect(result.weights.count == 256)
        #expect(
            zip(result.weights, result.weights.dropFirst()).allSatisfy {
                $0.bytes.upperBound < $1.bytes.lowerBound
            })
    }

    @Test("a call that is no longer wanted ends with the error of its poll")
    func cancelled() throws {
        struct Stopped: Error {}
        let analyzer = try ModelDirectory.analyzer()
        var polls = 0
        #expect(throws: Stopped.self) {
            try analyzer.analyze(String(repeating: "I am so sad today. ", count: 500)) {
                polls += 1
                if polls == 5 { throw Stopped() }
            }
        }
        #expect(polls == 5)
        #expect(try analyzer.analyze("I am so happy for you!").stored.dominant == .happy)
    }

    @Test("nothing of one text is left for the next")
    func state() throws {
        let analyzer = try ModelDirectory.analyzer()
        let first = try analyzer.analyze("The meeting is at 3pm.")
        _ = try analyzer.analyze(String(repeating: "I hate you, this is disgusting. ", count: 50))
        #expect(try analyzer.analyze("The meeting is at 3pm.") == first)
    }

    @Test("under one in two hundred English texts is taken for another language")
    func falseAlarms() throws {
        let shared =
            ProcessInfo.processInfo.environment["EMO_SHARED"]
            ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL.path()
        guard
            let data = try? String(
                contentsOfFile: "\(shared)/eval/emotion/goemotions/dev.tsv", encoding: .utf8)
        else {
            print("skipped: no GoEmotions below \(shared); set EMO_SHARED")
            return
        }
        let analyzer = try ModelDirectory.analyzer(.linear)
        let texts = data.split(separator: "\n").compactMap {
            $0.split(separator: "\t").first.map(String.init)
        }
        let alarms = try texts.count { try analyzer.analyze($0).abstention == .language }
        print("\(alarms) of \(texts.count)")
        #expect(alarms * 200 < texts.count)
    }
}
