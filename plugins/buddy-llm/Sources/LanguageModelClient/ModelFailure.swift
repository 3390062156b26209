// Why a language model's server gave no usable answer. The words are ours: nothing of a request or of a body is ever in them.
import EmoJSON

/// A failure of the server or of the way to it.
public struct ModelFailure: Error, Sendable, Equatable {
    /// What went wrong, as far as it matters to what is done next.
    public enum Kind: String, Sendable, CaseIterable {
        /// Nothing listens there.
        case unreachable
        /// The server is loading its model, or its queue is full.
        case busy
        /// The key is missing or wrong.
        case unauthorized
        /// The prompt is longer than the model's context.
        case promptTooLong = "prompt_too_long"
        /// The server refused the request for another reason, or pointed elsewhere.
        case refused
        /// What came is not the protocol.
        case garbled
        /// The server told of an error, also in the middle of an answer.
        case serverError = "server_error"
        /// The answer stopped without its end mark, or with one that means it was broken off.
        case cutOff = "cut_off"
        /// The answer has no text.
        case empty
        /// The answer has no end.
        case tooLong = "too_long"
        /// The server was silent for too long.
        case timeout
    }

    /// What went wrong.
    public let kind: Kind
    /// The same for a person, with the HTTP status where there is one.
    public let message: String

    /// Makes a failure.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// True where the same request may go well a moment later.
    var isWorthRetrying: Bool { kind == .unreachable || kind == .busy }
}

extension ModelFailure {
    /// What an answer that is not 200 means. Its body may be JSON of several dialects, or HTML.
    init(status: Int, body: [UInt8]) {
        let word = (try? JSONParser.parse(body)).flatMap(ServerError.init(answer:))?.word
        let suffix = word.map { " (\($0))" } ?? ""
        switch status {
        case 300..<400:
            self.init(.refused, "the server points elsewhere (HTTP \(status)); that is not followed")
        case 401, 403: self.init(.unauthorized, "the server wants another key (HTTP \(status))")
        case 400 where word?.contains("context") == true || word?.contains("length") == true:
            self.init(.promptTooLong, "the prompt is longer than the model's context\(suffix)")
        case 429, 503: self.init(.busy, "the server is busy or loading (HTTP \(status))\(suffix)")
        case 400..<500: self.init(.refused, "the server refused the request (HTTP \(status))\(suffix)")
        default: self.init(.serverError, "the server failed (HTTP \(status))\(suffix)")
        }
    }
}
