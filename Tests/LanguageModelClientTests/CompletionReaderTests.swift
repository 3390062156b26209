// A streamed completion in the dialects of llama.cpp, Ollama and vLLM: what is success, what is failure, what is left out.
import LanguageModelClient
import Testing

@Suite("Reading a completion")
struct CompletionReaderTests {
    /// How a stream ends.
    enum Outcome: Equatable {
        case text(String, cut: Bool)
        case failure(ModelFailure.Kind)
    }

    private static func chunk(_ delta: String, finish: String = "null") -> String {
        "data: {\"choices\":[{\"index\":0,\"delta\":\(delta),\"finish_reason\":\(finish)}]}\n\n"
    }
    private static let role = chunk(#"{"role":"assistant","content":null}"#)
    private static let hello = chunk(#"{"content":"Hello "}"#) + chunk(#"{"content":"you."}"#)
    private static let stop = chunk("{}", finish: "\"stop\"")
    private static let done = "data: [DONE]\n\n"

    static let streams: [(String, String, Outcome)] = [
        (
            "llama.cpp",
            role + hello + stop + #"data: {"choices":[],"usage":{"total_tokens":9},"timings":{"x":1.5}}"#
                + "\n\n" + done,
            .text("Hello you.", cut: false)
        ),
        (
            "Ollama",
            chunk(#"{"role":"assistant","content":"Hello "}"#) + chunk(#"{"content":"you."}"#) + stop + done,
            .text("Hello you.", cut: false)
        ),
        (
            "vLLM, last text with the finish",
            chunk(#"{"role":"assistant","content":""}"#) + chunk(#"{"content":"Hello "}"#)
                + #"data: {"choices":[{"index":0,"delta":{"content":"you."},"finish_reason":"stop","stop_reason":null}]}"#
                + "\n\n" + done,
            .text("Hello you.", cut: false)
        ),
        (
            "the bound of tokens", role + hello + chunk("{}", finish: "\"length\""),
            .text("Hello you.", cut: true)
        ),
        ("no [DONE] after the finish", hello + stop, .text("Hello you.", cut: false)),
        ("no last blank line", String((hello + stop).dropLast(2)), .text("Hello you.", cut: false)),
        (
            "keep-alive comments", ": ping\n\n" + role + ": ping\n\n" + hello + stop,
            .text("Hello you.", cut: false)
        ),
        (
            "delta null and missing",
            #"data: {"choices":[{"delta":null}]}"# + "\n\n" + #"data: {"choices":[{}]}"# + "\n\n" + hello
                + stop,
            .text("Hello you.", cut: false)
        ),
        (
            "choices null, unknown fields",
            #"data: {"choices":null,"new":{"a":[1]}}"# + "\n\n" + hello + stop,
            .text("Hello you.", cut: false)
        ),
        (
            "reasoning in both fields",
            chunk(#"{"reasoning_content":"hidden"}"#) + chunk(#"{"reasoning":"hidden"}"#) + hello + stop,
            .text("Hello you.", cut: false)
        ),
        (
            "thinking in the words",
            chunk(#"{"content":"<thi"}"#) + chunk(#"{"content":"nk>hidden</THINK>"}"#) + hello + stop,
            .text("Hello you.", cut: false)
        ),
        (
            "another choice",
            #"data: {"choices":[{"index":1,"delta":{"content":"no"}}]}"# + "\n\n" + hello + stop,
            .text("Hello you.", cut: false)
        ),
        (
            "a smaller-than sign is text", chunk(#"{"content":"1 < 2 <th"}"#) + stop,
            .text("1 < 2 <th", cut: false)
        ),
        ("[DONE] alone", done, .failure(.cutOff)),
        ("[DONE] without a finish", role + hello + done, .failure(.cutOff)),
        ("the end without a finish", role + hello, .failure(.cutOff)),
        ("Ollama's swallowed error", hello + chunk(#"{"content":""}"#), .failure(.cutOff)),
        ("vLLM's abort", hello + chunk("{}", finish: "\"abort\"") + done, .failure(.cutOff)),
        (
            "an error with a number",
            hello + #"data: {"error":{"code":500,"message":"secret","type":"server_error"}}"# + "\n\n",
            .failure(.serverError)
        ),
        (
            "an error with null", hello + #"data: {"error":{"code":null,"message":"x"}}"# + "\n\n" + done,
            .failure(.serverError)
        ),
        ("an error as text", hello + #"data: {"error":"boom"}"# + "\n\n", .failure(.serverError)),
        (
            "vLLM's older error", #"data: {"object":"error","message":"x","code":400}"# + "\n\n" + done,
            .failure(.serverError)
        ),
        (
            "llama.cpp's older error line", hello + #"error: {"code":500,"message":"x"}"# + "\n\n" + done,
            .failure(.serverError)
        ),
        ("a bare error line", hello + #"{"error":"unexpected EOF"}"# + "\n", .failure(.serverError)),
        ("no text at all", role + stop + done, .failure(.empty)),
        ("only thinking", chunk(#"{"content":"<think>hidden"}"#) + stop, .failure(.empty)),
        ("only blanks", chunk(#"{"content":"  \n"}"#) + stop, .failure(.empty)),
        (
            "thinking without its begin", chunk(#"{"content":"hidden</think>Hello"}"#) + stop,
            .failure(.garbled)
        ),
        ("a tool call", chunk(#"{"tool_calls":[{"id":"1"}]}"#) + stop, .failure(.garbled)),
        ("no JSON", "data: <html>\n\n", .failure(.garbled)),
        ("not an object", "data: 7\n\n", .failure(.garbled)),
        ("HTML at status 200", "<!doctype html>\n<html></html>\n", .failure(.cutOff)),
        ("nothing", "", .failure(.cutOff)),
    ]

    @Test("every dialect is read for what it means", arguments: streams)
    func table(name: String, stream: String, outcome: Outcome) {
        #expect(read([Array(stream.utf8)]) == outcome, "\(name)")
        #expect(read([Array(stream.replacing("\n", with: "\r\n").utf8)]) == outcome, "\(name), CRLF")
    }

    @Test("splits never matter", arguments: 0..<25)
    func splits(seed: Int) {
        var random = Dice(seed: UInt64(seed))
        for (name, stream, outcome) in Self.streams {
            #expect(read(random.pieces(Array(stream.utf8))) == outcome, "\(name), seed \(seed)")
        }
    }

    @Test("garbage never becomes success, and ends", arguments: 0..<50)
    func garbage(seed: Int) {
        var random = Dice(seed: UInt64(seed))
        var bytes = Array((Self.role + Self.hello + Self.stop).utf8)
        for _ in 0..<20 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if case .text(let text, _) = read([bytes]) { #expect(text.utf8.count < bytes.count) }
        let noise = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        guard case .failure = read([noise]) else {
            Issue.record("noise was read as an answer, seed \(seed)")
            return
        }
    }

    private func read(_ pieces: [[UInt8]]) -> Outcome {
        var reader = CompletionReader()
        var text = ""
        var cut: Bool?
        do {
            var steps = try pieces.flatMap { try reader.receive($0) }
            steps += try reader.finish()
            for step in steps {
                switch step {
                case .text(let words): text += words
                case .finished(let isCut): cut = isCut
                }
            }
        } catch let failure as ModelFailure {
            return .failure(failure.kind)
        } catch {
            return .failure(.unreachable)
        }
        return cut.map { .text(text, cut: $0) } ?? .failure(.cutOff)
    }
}
