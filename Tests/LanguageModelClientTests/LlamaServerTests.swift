// The client against the real llama.cpp server with random weights, over the loopback and a Unix socket.
import EmoTestKit
import LanguageModelClient
import Testing

@Suite(
    "The real llama.cpp server", .serialized,
    .enabled(if: LlamaServer.missing == nil, "\(LlamaServer.missing ?? "")"))
struct LlamaServerTests {
    private func client(_ server: LlamaServer, key: String? = nil) throws -> LanguageModelClient {
        LanguageModelClient(try ServerAddress(server.address), key: key, limits: ExchangeLimits())
    }

    private func request(_ text: String, tokens: Int = 12, seed: UInt32 = 3) -> CompletionRequest {
        CompletionRequest(
            messages: [PromptMessage(.system, "be kind"), PromptMessage(.user, text)], maximumTokens: tokens,
            seed: seed)
    }

    /// Random weights may end an answer before its first word.
    private func complete(_ client: LanguageModelClient, _ text: String = "i feel sad today") throws -> String
    {
        for seed in 1..<20 as Range<UInt32> {
            var words = ""
            do {
                let completion = try client.complete(
                    request(text, seed: seed), model: "tiny-random", check: {},
                    onText: {
                        words += $0
                        return true
                    })
                #expect(completion != .enough && !words.isEmpty)
                return words
            } catch let failure as ModelFailure where failure.kind == .empty {}
        }
        Issue.record("nineteen empty answers")
        return ""
    }

    @Test("it is probed, and answers, over both kinds of address", arguments: [false, true])
    func answers(onSocket: Bool) throws {
        let server = try LlamaServer(context: 512, onSocket: onSocket)
        defer { withExtendedLifetime(server) {} }
        let client = try client(server)
        let facts = try client.probe(check: {})
        #expect(facts.models == ["tiny-random"])
        #expect(facts.contextTokens == 512)
        #expect(try !complete(client).isEmpty)
    }

    @Test("a wrong key, and a prompt beyond the context, are told apart")
    func refusals() throws {
        let server = try LlamaServer(context: 512, key: "secret")
        defer { withExtendedLifetime(server) {} }
        do {
            _ = try client(server, key: "wrong").complete(
                request("hi"), model: "tiny-random", check: {}, onText: { _ in true })
            Issue.record("answered without a key")
        } catch let failure as ModelFailure { #expect(failure.kind == .unauthorized) }
        do {
            let long = String(repeating: "a word and another ", count: 400)
            _ = try client(server, key: "secret").complete(
                request(long), model: "tiny-random", check: {}, onText: { _ in true })
            Issue.record("answered beyond the context")
        } catch let failure as ModelFailure { #expect(failure.kind == .promptTooLong, "\(failure.message)") }
        #expect(try !complete(client(server, key: "secret")).isEmpty)
    }

    @Test("who has enough closes, and the server is free for the next")
    func cancel() throws {
        let server = try LlamaServer(context: 2_048)
        defer { withExtendedLifetime(server) {} }
        let client = try client(server)
        var count = 0
        for seed in 1..<20 as Range<UInt32> where count == 0 {
            _ = try? client.complete(
                request("hi", tokens: 1_500, seed: seed), model: "tiny-random", check: {},
                onText: { _ in
                    count += 1
                    return false
                })
        }
        #expect(count == 1)
        #expect(try !complete(client).isEmpty)
    }

    @Test("nothing that listens is told as that")
    func unreachable() throws {
        let address: ServerAddress
        do {
            let server = try ScriptedModelServer()
            address = try ServerAddress("http://127.0.0.1:\(server.port)")
            server.stop()
        }
        let client = LanguageModelClient(address, key: nil, limits: ExchangeLimits())
        do {
            _ = try client.complete(request("hi"), model: "m", check: {}, onText: { _ in true })
            Issue.record("answered by nobody")
        } catch let failure as ModelFailure { #expect(failure.kind == .unreachable) }
    }
}
