// A few lines of Python, which is on every build machine: to look into a stopped daemon's files as an outsider would, and
// to change them.
import EmoTestKit
import Foundation

enum PythonScript {
    /// Runs a script and returns what it prints.
    /// - Throws: `TestKitError` with its words when it fails.
    static func run(_ script: String, _ arguments: [String], in directory: TemporaryDirectory) throws
        -> String
    {
        let output = directory.path + "/python-\(UUID().uuidString)"
        let child = try ChildProcess(
            "/usr/bin/env", ["python3", "-c", script] + arguments,
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""], output: output)
        let status = try child.wait(milliseconds: 60_000)
        guard status == 0 else {
            throw TestKitError("python3 ended with \(status): \(TextFile.read(output))")
        }
        return TextFile.read(output).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A token for the service stt, signed with a key as PyJWT signs, whose times are as told: `"exp": 2`.
    static func serviceToken(_ times: String, key: String, in directory: TemporaryDirectory) throws -> String
    {
        let script = """
            import hmac, hashlib, base64, json
            b = lambda x: base64.urlsafe_b64encode(x).rstrip(b"=")
            head = b(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
            body = b(json.dumps({"iss": "emod", "sub": "s", "jti": "j", "type": "service", "service": "stt", "scopes": [], "iat": 1, \(times)}).encode())
            print((head + b"." + body + b"." + b(hmac.new(b"\(key)", head + b"." + body, hashlib.sha256).digest())).decode())
            """
        return try run(script, [], in: directory)
    }
}
