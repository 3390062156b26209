// Passwords as they are stored: scrypt (RFC 7914) with the parameters beside salt and hash, so that they can
// be raised later and each password be hashed anew when its owner logs in.

import COpenSSL

/// A stored password: `$scrypt$ln=15,r=8,p=1$salt$hash`, salt and hash in base64url.
public struct PasswordHash: Hashable, Sendable {
    /// What a hash costs.
    public struct Parameters: Hashable, Sendable {
        /// The binary logarithm of N, the cost.
        public let logN: Int
        /// r, the block size.
        public let blockSize: Int
        /// p, the parallelisation.
        public let parallelization: Int

        /// The cost of new hashes: N = 2^15, r = 8, p = 1, which takes 32 MiB and about a tenth of a second.
        public static let current = Parameters(logN: 15, blockSize: 8, parallelization: 1)

        /// Checks the parameters against bounds, so that a damaged row cannot ask for any amount of memory.
        init?(checking logN: Int, _ blockSize: Int, _ parallelization: Int) {
            guard (10...18).contains(logN), (1...16).contains(blockSize), (1...4).contains(parallelization)
            else {
                return nil
            }
            self.init(logN: logN, blockSize: blockSize, parallelization: parallelization)
        }

        private init(logN: Int, blockSize: Int, parallelization: Int) {
            self.logN = logN
            self.blockSize = blockSize
            self.parallelization = parallelization
        }
    }

    /// The longest password, in bytes.
    public static let maximumPasswordByteCount = 1_024

    private let parameters: Parameters
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a password with a fresh salt. Takes the time of ``Parameters/current``: never on an event loop.
    ///
    /// - Throws: ``CryptoError/invalidParameter(_:)`` for an empty or too long password.
    public init(password: SecretBytes) throws {
        guard (1...Self.maximumPasswordByteCount).contains(password.count) else {
            throw CryptoError.invalidParameter("password length")
        }
        parameters = .current
        salt = try SecureRandom.bytes(16)
        hash = try Self.derive(password, salt: salt, parameters)
    }

    /// Reads the stored form; nil when it is not one.
    public init?(encoded: String) {
        let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        let fields = parts[2].split(separator: ",").map { $0.split(separator: "=") }
        guard fields.count == 3, fields.allSatisfy({ $0.count == 2 }),
            fields.map({ $0[0] }) == ["ln", "r", "p"],
            let logN = Int(fields[0][1]), let blockSize = Int(fields[1][1]), let parallel = Int(fields[2][1]),
            let parameters = Parameters(checking: logN, blockSize, parallel),
            let salt = Base64URL.decode(parts[3].utf8), salt.count >= 8,
            let hash = Base64URL.decode(parts[4].utf8), hash.count == 32
        else { return nil }
        self.parameters = parameters
        self.salt = salt
        self.hash = hash
    }

    /// The stored form.
    public var encoded: String {
        "$scrypt$ln=\(parameters.logN),r=\(parameters.blockSize),p=\(parameters.parallelization)"
            + "$\(Base64URL.encode(salt))$\(Base64URL.encode(hash))"
    }

    /// Whether this is the password. Takes the same time whatever the answer is.
    ///
    /// - Throws: ``CryptoError/providerFailed(operation:)`` when there is no memory for it.
    public func matches(_ password: SecretBytes) throws -> Bool {
        guard (1...Self.maximumPasswordByteCount).contains(password.count) else { return false }
        return ConstantTime.equal(try Self.derive(password, salt: salt, parameters), hash)
    }

    /// Whether the hash should be made anew at the next log-in, as the parameters were raised since.
    public var needsUpgrade: Bool { parameters != .current }

    /// Spends the time of a check for an account that does not exist, so that nobody learns which do.
    public static func spendTime(on password: SecretBytes) throws {
        guard (1...maximumPasswordByteCount).contains(password.count) else { return }
        _ = try derive(password, salt: [UInt8](repeating: 0, count: 16), .current)
    }

    private static func derive(_ password: SecretBytes, salt: [UInt8], _ parameters: Parameters) throws
        -> [UInt8]
    {
        let cost = UInt64(1) << UInt64(parameters.logN)
        let memory = 128 * UInt64(parameters.blockSize) * (cost + UInt64(parameters.parallelization) + 2)
        var derived = [UInt8](repeating: 0, count: 32)
        let result = password.withUnsafeBytes { password in
            EVP_PBE_scrypt(
                password.bindMemory(to: CChar.self).baseAddress, password.count, salt, salt.count, cost,
                UInt64(parameters.blockSize), UInt64(parameters.parallelization), memory + 1_048_576,
                &derived,
                derived.count)
        }
        guard result == 1 else { throw CryptoError.providerFailed(operation: "EVP_PBE_scrypt") }
        return derived
    }
}
