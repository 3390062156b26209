// An OpenAI-compatible server as the engine uses it: look what it has, and ask for one completion. Blocking; made for an engine's host.
import EmoJSON

/// How an answer ended.
public enum Completion: Sendable, Equatable {
    /// By itself.
    case whole
    /// At the bound of tokens, perhaps in the middle of a sentence.
    case cut
    /// Its reader wanted no more.
    case enough
}

/// Talks to one server.
public struct LanguageModelClient: Sendable {
    /// What a server told of itself.
    public struct Facts: Sendable, Equatable {
        /// The models it has.
        public var models: [String]
        /// Tokens of context; nil where it does not say.
        public var contextTokens: Int?
    }

    /// The pause before the one retry, in milliseconds.
    private static let retryPause = 300
    private static let maximumErrorBytes = 64 << 10

    private let address: ServerAddress
    private let key: String?
    /// How long an exchange may take.
    public let limits: ExchangeLimits

    /// - Parameter key: sent as a bearer token; nil for none.
    public init(_ address: ServerAddress, key: String?, limits: ExchangeLimits) {
        self.address = address
        self.key = key
        self.limits = limits
    }

    /// Asks for the models, and llama.cpp for its context.
    /// - Parameter check: throws when the answer is no longer wanted.
    public func probe(check: () throws -> Void) throws -> Facts {
        let list: JSONValue
        do {
            list = try fetch("/v1/models", check)
        } catch let failure as ModelFailure where failure.kind == .refused {
            return Facts(models: [], contextTokens: nil)
        }
        let models = list["data"]?.array ?? []
        var facts = Facts(models: models.compactMap { $0["id"]?.string }, contextTokens: nil)
        facts.contextTokens =
            models.first?["meta"]?["n_ctx"]?.whole(as: Int.self)
            ?? models.first?["max_model_len"]?.whole(as: Int.self)
        if facts.contextTokens == nil, let properties = try? fetch("/props", check) {
            facts.contextTokens =
                properties["default_generation_settings"]?["n_ctx"]?.whole(as: Int.self)
                ?? properties["n_ctx"]?.whole(as: Int.self)
        }
        return facts
    }

    /// Asks for a completion. A server that cannot be reached or is busy is asked once more, before the first word only.
    /// - Parameters:
    ///   - milliseconds: for all of it; nil for the limits alone.
    ///   - check: throws when the answer is no longer wanted.
    ///   - onText: takes the next words; false: enough.
    /// - Returns: how the answer ended.
    /// - Throws: `ModelFailure`, and what `check` and `onText` throw.
    public func complete(
        _ request: CompletionRequest, model: String, within milliseconds: Int? = nil,
        check: () throws -> Void,
        onText: (String) throws -> Bool
    ) throws -> Completion {
        let body = request.body(model: model)
        let begin = MonotonicTime.milliseconds
        var hasBegun = false
        func attempt() throws -> Completion {
            var limits = limits
            if let milliseconds {
                limits.total = min(limits.total, milliseconds - (MonotonicTime.milliseconds - begin))
            }
            guard limits.total > 0 else {
                throw ModelFailure(.timeout, "there is no time left to ask the server")
            }
            let exchange = try Exchange(
                address, path: "/v1/chat/completions", body: body, key: key, limits: limits)
            return try read(exchange, check) { text in
                hasBegun = true
                return try onText(text)
            }
        }
        do {
            return try attempt()
        } catch let failure as ModelFailure where failure.isWorthRetrying && !hasBegun {
            let again = MonotonicTime.milliseconds + Self.retryPause
            while MonotonicTime.milliseconds < again {
                try check()
                MonotonicTime.pause(milliseconds: 20)
            }
            return try attempt()
        }
    }

    private func read(
        _ exchange: Exchange, _ check: () throws -> Void, _ onText: (String) throws -> Bool
    ) throws -> Completion {
        var reader = CompletionReader()
        var refusal: [UInt8] = []
        var ending: Completion?
        func take(_ steps: [CompletionReader.Step]) throws {
            for step in steps where ending == nil {
                switch step {
                case .text(let text): ending = try onText(text) ? nil : .enough
                case .finished(let cut): ending = cut ? .cut : .whole
                }
            }
        }
        let status = try exchange.run(check: check) { status, bytes in
            guard status == 200 else {
                refusal += bytes
                return refusal.count <= Self.maximumErrorBytes
            }
            try take(try reader.receive(bytes))
            return ending == nil
        }
        guard status == 200 else { throw ModelFailure(status: status, body: refusal) }
        if ending == nil { try take(try reader.finish()) }
        guard let ending else { throw ModelFailure(.cutOff, "the answer ended without its end mark") }
        return ending
    }

    private func fetch(_ path: String, _ check: () throws -> Void) throws -> JSONValue {
        var limits = limits
        limits.total = min(limits.total, 5_000)
        limits.firstByte = limits.total
        let exchange = try Exchange(address, path: path, body: nil, key: key, limits: limits)
        var body: [UInt8] = []
        let status = try exchange.run(check: check) { _, bytes in
            body += bytes
            return true
        }
        guard status == 200 else { throw ModelFailure(status: status, body: body) }
        guard let value = try? JSONParser.parse(body), value.object != nil else {
            throw ModelFailure(.garbled, "the server's answer to \(path) is not a JSON object")
        }
        return value
    }
}
