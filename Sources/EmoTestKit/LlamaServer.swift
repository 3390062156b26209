// The real llama.cpp server with random weights, run by Python's xllamacpp: it speaks the real protocol and says nothing that makes sense. It and its
// weights are no part of the project; tests that want it say so when they go without.
import Glibc

/// A llama.cpp server for one test.
public final class LlamaServer {
    private static let script = """
        import os, sys, time
        import xllamacpp as x
        p = x.CommonParams()
        p.model.path, p.hostnames, p.port, p.n_ctx = sys.argv[1], [sys.argv[2]], int(sys.argv[3]), int(sys.argv[4])
        p.n_parallel, p.use_jinja, p.model_alias, p.ctx_shift = 1, True, {"tiny-random"}, False
        p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 1
        p.fit_params = False
        if os.environ.get("KEY"): p.api_keys = [os.environ["KEY"]]
        server = x.Server(p)
        print("LISTEN", server.listening_address, flush=True)
        while True: time.sleep(1)
        """

    private static var weights: String {
        let shared = getenv("EMO_SHARED").map { String(cString: $0) } ?? "../shared"
        return shared + "/eval/llm/tiny-random.gguf"
    }

    private static func environment(_ more: [String: String] = [:]) -> [String: String] {
        var variables = more
        for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }

    /// Why it cannot be run here; nil when it can.
    public static let missing: String? = {
        guard access(weights, R_OK) == 0 else { return "no weights at \(weights); set EMO_SHARED" }
        guard let directory = try? TemporaryDirectory(),
            let python = try? ChildProcess(
                "/usr/bin/env", ["python3", "-c", "import xllamacpp"], environment: environment(),
                output: directory.path + "/out"),
            (try? python.wait(milliseconds: 60_000)) == 0
        else { return "no xllamacpp; pip install xllamacpp==2026.10.11549" }
        return nil
    }()

    /// As the engine's option `server` names it.
    public let address: String
    private let directory: TemporaryDirectory
    private let process: ChildProcess

    /// Starts it and waits until it listens.
    /// - Parameters:
    ///   - context: tokens of prompt and answer.
    ///   - key: what a client has to send; nil for none.
    ///   - onSocket: listens on a Unix socket, else on the loopback.
    public init(context: Int, key: String? = nil, onSocket: Bool = false) throws {
        directory = try TemporaryDirectory()
        // A port that was free a moment ago.
        let port = onSocket ? 0 : try ScriptedModelServer().port
        let host = onSocket ? directory.path + "/llama.sock" : "127.0.0.1"
        address = onSocket ? "unix:" + host : "http://127.0.0.1:\(port)"
        let log = directory.path + "/log"
        process = try ChildProcess(
            "/usr/bin/env", ["python3", "-c", Self.script, Self.weights, host, "\(port)", "\(context)"],
            environment: Self.environment(key.map { ["KEY": $0] } ?? [:]), output: log)
        for _ in 0..<1_200 {
            if TextFile.read(log).contains("LISTEN") { return }
            guard process.isRunning else { break }
            usleep(50_000)
        }
        throw TestKitError(
            "the llama.cpp server does not listen; its log:\n\(TextFile.read(log).suffix(2_000))")
    }
}
