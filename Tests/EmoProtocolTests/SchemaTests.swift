// The description of the protocol: complete, consistent, and the check of requests that is made from it.
import EmoProtocol
import Testing

@Suite("The description of the protocol")
struct SchemaTests {
    @Test("names of methods and codes are unique and well formed")
    func names() {
        #expect(Set(Method.all.map(\.name)).count == Method.all.count)
        #expect(Set(ErrorCode.all.map(\.name)).count == ErrorCode.all.count)
        for code in ErrorCode.all {
            #expect(code.name.allSatisfy { $0.isLowercase || $0 == "." || $0 == "_" }, "\(code.name)")
            #expect(!code.hint.isEmpty && !code.summary.isEmpty, "\(code.name)")
        }
    }

    @Test("a method of every error list names a registered code")
    func errors() {
        for method in Method.all {
            for code in method.errors {
                #expect(ErrorCode.named(code.name) != nil, "\(method.name): \(code.name)")
            }
        }
    }

    private func failure(_ method: String, _ parameters: JSONValue) -> String? {
        do throws(ProtocolError) {
            try Method.named(method)?.parameters.validate(parameters, path: "params")
            return nil
        } catch {
            return error.code
        }
    }

    @Test("parameters are strict: unknown, missing, of another type, out of range")
    func strict() {
        let id: JSONValue = "0192f0c1-2b3c-7def-8123-456789abcdef"
        #expect(failure("session.rename", ["session_id": id, "title": "Exam"]) == nil)
        #expect(
            failure("session.rename", ["session_id": id, "title": "Exam", "color": "red"])
                == "params.unknown_key")
        #expect(failure("session.rename", ["session_id": id]) == "params.missing_key")
        #expect(failure("session.rename", ["session_id": id, "title": 7]) == "params.wrong_type")
        #expect(failure("session.rename", ["session_id": id, "title": ""]) == "params.out_of_range")
        #expect(failure("speech.list", ["limit": 501]) == "params.out_of_range")
        #expect(failure("speech.list", ["limit": 1.5]) == "params.wrong_type")
        #expect(failure("speech.open", ["format": "aiff"]) == "params.out_of_range")
    }

    @Test("an error keeps a code it does not know on its way through")
    func unknownCode() throws {
        let line = Array(
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32099,"message":"m","data":{"code":"new.code","retryable":true,"retry_after_ms":5,"hint":"h"}}}"#
                .utf8)
        guard case .reply(_, .failure(let error)) = try Message(line: line) else {
            Issue.record("not an error")
            return
        }
        #expect(error.code == "new.code")
        #expect(error.retryAfterMilliseconds == 5)
        #expect(ProtocolError(json: error.json) == error)
    }

    @Test("a message of a refused parameter never quotes its value")
    func privacy() {
        do throws(ProtocolError) {
            try Method.named("speech.list")?.parameters.validate(["limit": "my secret"], path: "params")
        } catch {
            #expect(!error.message.contains("secret"))
        }
    }
}

@Suite("Requests")
struct RequestTests {
    private func request(_ text: String) -> Result<Request, Request.Rejection> {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            Result { () throws(Request.Rejection) in try Request(line: bytes) }
        }
    }

    @Test("a request with everything is read, and written the same")
    func everything() throws {
        let original = Request(
            id: .string("a"), method: "ping", parameters: ["x": 1], token: "t",
            onBehalfOf: "0192f0c1-2b3c-7def-8123-456789abcdef", idempotencyKey: "k",
            timeoutMilliseconds: 7)
        #expect(try request(String(decoding: original.line, as: UTF8.self)).get() == original)
    }

    @Test("a rejection is answered under the id when it can be read")
    func rejectionID() {
        guard case .failure(let rejection) = request(#"{"jsonrpc":"2.0","id":"q","method":7}"#) else {
            Issue.record("accepted")
            return
        }
        #expect(rejection.id == .string("q"))
        #expect(rejection.error.code == "protocol.invalid_request")
    }

    @Test("null and fractional ids are refused", arguments: ["null", "1.5", "true", "[1]"])
    func ids(id: String) {
        guard case .failure = request("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"ping\"}") else {
            Issue.record("accepted")
            return
        }
    }
}
