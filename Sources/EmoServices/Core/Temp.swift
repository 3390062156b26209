import EmoProtocol
public typealias JSONValue = EmoProtocol.JSONValue
