// The answer to a streamed chat completion, out of bytes in any pieces. A pure state machine that takes what llama.cpp, Ollama and vLLM send;
// the differences it bears are named in docs/language-model.md.
// Invariant: success is a finish_reason of "stop" or "length". "[DONE]", or the end of the stream, without one is a failure.
import EmoJSON

/// Reads one completion.
public struct CompletionReader: Sendable {
    /// A step of the answer.
    public enum Step: Sendable, Equatable {
        /// The next words, thinking taken out.
        case text(String)
        /// The answer is whole; `cut` when the bound of tokens ended it.
        case finished(cut: Bool)
    }

    private var parser = EventParser()
    private var reasoning = ReasoningFilter()
    private var hasText = false
    private var isFinished = false

    /// Makes a reader.
    public init() {}

    /// Takes the next bytes of the body.
    public mutating func receive(_ bytes: [UInt8]) throws(ModelFailure) -> [Step] {
        try steps(try parser.receive(bytes))
    }

    /// The body has ended.
    /// - Throws: `cutOff` unless the answer was whole.
    public mutating func finish() throws(ModelFailure) -> [Step] {
        let last = try steps(parser.finish())
        guard isFinished else { throw ModelFailure(.cutOff, "the answer ended without its end mark") }
        return last
    }

    private mutating func steps(_ events: [EventParser.Event]) throws(ModelFailure) -> [Step] {
        var steps: [Step] = []
        for event in events where !isFinished { steps += try take(event) }
        return steps
    }

    private mutating func take(_ event: EventParser.Event) throws(ModelFailure) -> [Step] {
        switch event {
        case .stray(let bytes):
            // A line beside the protocol is only looked at for an error; it may also be an error in plain words.
            if let value = try? JSONParser.parse(bytes), value["error"] ?? .null == .null,
                value["choices"] != nil
            {
                return []
            }
            throw ModelFailure(.serverError, "the server told of an error in the middle of its answer")
        case .data(let bytes):
            if bytes.filter({ $0 > 0x20 }) == Array("[DONE]".utf8) {
                throw ModelFailure(.cutOff, "the answer was declared done without its end mark")
            }
            guard let value = try? JSONParser.parse(bytes), value.object != nil else {
                throw ModelFailure(.garbled, "the server sent an event that is not a JSON object")
            }
            return try take(chunk: value)
        }
    }

    private mutating func take(chunk: JSONValue) throws(ModelFailure) -> [Step] {
        if let error = ServerError(answer: chunk) {
            throw ModelFailure(
                .serverError,
                "the server failed in the middle of its answer" + (error.word.map { " (\($0))" } ?? ""))
        }
        let choices = chunk["choices"]?.array ?? []
        guard let choice = choices.first(where: { $0["index"]?.whole(as: Int.self) ?? 0 == 0 }) else {
            return []
        }
        let delta = choice["delta"] ?? choice["message"]
        if delta?["tool_calls"]?.array?.isEmpty == false {
            throw ModelFailure(.garbled, "the model wants to call a tool; there are none")
        }
        var steps: [Step] = []
        if let content = delta?["content"]?.string { steps += try words(content) }
        let reason = choice["finish_reason"]?.string ?? ""
        guard !reason.isEmpty else { return steps }
        guard reason == "stop" || reason == "length" else {
            throw ModelFailure(.cutOff, "the server broke its answer off")
        }
        let rest = reasoning.finish()
        if !rest.isEmpty { steps.append(.text(rest)) }
        guard hasText || !rest.isEmpty else { throw ModelFailure(.empty, "the answer has no text") }
        isFinished = true
        return steps + [.finished(cut: reason == "length")]
    }

    private mutating func words(_ content: String) throws(ModelFailure) -> [Step] {
        let visible = try reasoning.filter(content)
        guard !visible.isEmpty else { return [] }
        if visible.contains(where: { !$0.isWhitespace }) { hasText = true }
        return [.text(visible)]
    }
}
