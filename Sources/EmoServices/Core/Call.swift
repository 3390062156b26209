// One request on its way through a harness: decoded, authorised, with its deadline.
import EmoProtocol
import EmoStore
import EmoTransport
import NIOCore

/// What an operation works on.
struct Call: Sendable {
    /// The method.
    let method: Method
    /// Who asks.
    let caller: Caller
    /// Checked parameters.
    let parameters: Parameters
    /// The connection and the request itself.
    let context: RequestContext
    /// A keyed hash of method and parameters; what an idempotency key is bound to.
    let requestHash: [UInt8]

    /// When the answer is no longer wanted.
    var deadline: NIODeadline { context.deadline }

    /// What must be stored beside the effect of this call.
    /// - Parameters:
    ///   - object: the id of what the call is about; read when the effect is known.
    ///   - encode: turns the outcome into the result, which a repeated request gets again.
    func receipt<Output: Sendable>(
        object: @escaping @Sendable (Output) -> String?, encode: @escaping @Sendable (Output) -> JSONValue
    ) -> Receipt<Output> { Receipt(call: self, object: object, encode: encode) }
}

/// One method's implementation.
typealias Operation = @Sendable (Call) async throws -> JSONValue

/// The only place of a service that knows the wire: decodes, calls, encodes.
protocol Harness: Sendable {
    /// Implementations by method name.
    var operations: [String: Operation] { get }
}
