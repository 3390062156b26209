// What is asked of the model: messages and bounds. Only members that all three servers take are sent.
import EmoJSON

/// One message of the prompt.
public struct PromptMessage: Sendable, Equatable {
    /// Who speaks.
    public enum Role: String, Sendable {
        case system, user, assistant
    }

    /// Who speaks.
    public var role: Role
    /// What they say.
    public var text: String

    /// Makes a message.
    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}

/// A chat completion to be asked for.
public struct CompletionRequest: Sendable, Equatable {
    /// The prompt.
    public var messages: [PromptMessage]
    /// Tokens of the answer.
    public var maximumTokens: Int
    /// So that an answer can be repeated.
    public var seed: UInt32

    /// Makes a request.
    public init(messages: [PromptMessage], maximumTokens: Int, seed: UInt32) {
        self.messages = messages
        self.maximumTokens = maximumTokens
        self.seed = seed
    }

    /// The body of the HTTP request.
    func body(model: String) -> [UInt8] {
        let messages = messages.map { message -> JSONValue in
            ["role": .string(message.role.rawValue), "content": .string(message.text)]
        }
        let value: JSONValue = [
            "model": .string(model), "messages": .array(messages), "stream": true,
            "max_tokens": .integer(Int64(maximumTokens)), "temperature": 0.7, "seed": .integer(Int64(seed)),
        ]
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        return bytes
    }
}
