// Which addresses are surely this machine, and which are no addresses.
import LanguageModelClient
import Testing

@Suite("The address of the server")
struct ServerAddressTests {
    @Test(
        "this machine",
        arguments: [
            "http://127.0.0.1:8080", "http://127.8.9.10", "http://localhost:11434/v1", "http://LOCALHOST/",
            "https://[::1]:8000/v1/",
            "unix:/run/llama.sock",
        ])
    func loopback(text: String) throws { #expect(try !ServerAddress(text).isRemote) }

    @Test(
        "another machine, however it is dressed up",
        arguments: [
            "http://127.0.0.1.example.org", "http://localhost.example.org", "http://10.0.0.1:80",
            "https://example.org/v1", "http://0.0.0.0:1",
            "http://[::ffff:127.0.0.1]:80", "http://127.1", "http://2130706433", "http://0x7f.0.0.1",
            "http://[fe80::1]",
        ])
    func remote(text: String) throws { #expect(try ServerAddress(text).isRemote) }

    @Test(
        "no address",
        arguments: [
            "", "localhost:80", "ftp://127.0.0.1", "file:///etc/passwd", "http://", "http://user@127.0.0.1",
            "http://127.0.0.1@example.org",
            "http://127.0.0.1:0", "http://127.0.0.1:70000", "http://127.0.0.1:8a", "http://127.0.0.1/a?b",
            "http://127.0.0.1/a b", "unix:run.sock",
            "unix:", "http://127.0.0.1#@example.org", "http://127.0.0.1\\@example.org", "http://%6cocalhost",
            "http://[::1",
        ])
    func refused(text: String) { #expect(throws: ServerAddress.Refusal.self) { try ServerAddress(text) } }

    @Test("the path before /v1 is kept, a slash at its end is not")
    func base() throws {
        #expect(try ServerAddress("http://localhost:1/v1/").base == "http://localhost:1")
        #expect(try ServerAddress("http://localhost:1/proxy/v1").base == "http://localhost:1/proxy")
        #expect(try ServerAddress("unix:/run/x.sock").socketPath == "/run/x.sock")
    }

    @Test(
        "a breaker opens after three failures in a row, lets one try after its rest, and closes with a success"
    )
    func breaker() {
        var breaker = CircuitBreaker()
        for now in 0..<2 { breaker.failed(at: UInt64(now)) }
        #expect(breaker.allows(at: 2))
        breaker.failed(at: 2)
        #expect(!breaker.allows(at: 2 + CircuitBreaker.rest - 1))
        #expect(breaker.allows(at: 2 + CircuitBreaker.rest))
        breaker.failed(at: 100 + CircuitBreaker.rest)
        #expect(!breaker.allows(at: 101 + CircuitBreaker.rest))
        breaker.succeeded()
        #expect(breaker.allows(at: 102 + CircuitBreaker.rest))
    }
}
