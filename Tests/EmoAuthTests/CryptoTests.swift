// The primitives against published vectors and against every kind of tampering.

import EmoAuth
import Testing

@Suite("Cryptography")
struct CryptoTests {
    private func hex(_ text: String) -> [UInt8] {
        let digits = text.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    @Test("SHA-256 of abc is the one of FIPS 180-4")
    func sha256() {
        let expected = hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256Digest.digest("abc".utf8) == expected)
    }

    @Test("HMAC-SHA256 gives test case 2 of RFC 4231")
    func hmac() throws {
        let code = try MessageAuthentication.code(
            of: Array("what do ya want for nothing?".utf8), key: SecretBytes(copying: Array("Jefe".utf8)))
        #expect(code == hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    }

    @Test("what was sealed opens, of any length")
    func sealing() throws {
        let key = try SecretBytes.random(count: 32)
        for count in [0, 1, 15, 16, 17, 1_000] {
            let text = [UInt8](repeating: 7, count: count)
            let sealed = try AuthenticatedEncryption.seal(text, key: key, associatedData: [1])
            #expect(sealed.count == count + 28)
            #expect(try AuthenticatedEncryption.open(sealed, key: key, associatedData: [1]) == text)
            #expect(try AuthenticatedEncryption.seal(text, key: key, associatedData: [1]) != sealed)
        }
    }

    @Test("AES-256-GCM opens test case 16 of McGrew and Viega's specification")
    func vector() throws {
        let key = SecretBytes(
            copying: hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let sealed = hex(
            "cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590d"
                + "bb3da7b08b1056828838c5f61e63"
                + "93ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b")
        let text = try AuthenticatedEncryption.open(
            sealed, key: key, associatedData: hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        #expect(
            text
                == hex(
                    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c9595680953"
                        + "2fcf0e2449a6b525"
                        + "b16aedf5aa0de657ba637b39"))
    }

    @Test("one flipped bit anywhere, another key or another place opens nothing")
    func tampering() throws {
        let key = try SecretBytes.random(count: 32)
        let sealed = try AuthenticatedEncryption.seal(Array("secret".utf8), key: key, associatedData: [1])
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: CryptoError.notAuthentic) {
                try AuthenticatedEncryption.open(changed, key: key, associatedData: [1])
            }
        }
        #expect(throws: CryptoError.notAuthentic) {
            try AuthenticatedEncryption.open(sealed, key: key, associatedData: [2])
        }
        #expect(throws: CryptoError.notAuthentic) {
            try AuthenticatedEncryption.open(sealed, key: .random(count: 32), associatedData: [1])
        }
        #expect(throws: CryptoError.notAuthentic) {
            try AuthenticatedEncryption.open(sealed.prefix(20), key: key, associatedData: [1])
        }
    }

    @Test("a password is recognised, another is not, and the hash reads back")
    func passwords() throws {
        let password = SecretBytes(copying: Array("correct horse".utf8))
        let hash = try PasswordHash(password: password)
        #expect(try hash.matches(password))
        #expect(try !hash.matches(SecretBytes(copying: Array("correct horsf".utf8))))
        #expect(try !hash.matches(SecretBytes(copying: [])))
        let read = try #require(PasswordHash(encoded: hash.encoded))
        #expect(read == hash)
        #expect(try read.matches(password))
        #expect(!read.needsUpgrade)
        #expect(try PasswordHash(password: password).encoded != hash.encoded)
    }

    @Test("a hash with older parameters is recognised and asks for an upgrade")
    func upgrade() throws {
        // The third vector of RFC 7914, section 12, has N = 2^14, r = 8, p = 1; its first 32 bytes are one
        // block.
        let derived = hex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
        let encoded =
            "$scrypt$ln=14,r=8,p=1$\(Base64URL.encode("SodiumChloride".utf8))$\(Base64URL.encode(derived))"
        let hash = try #require(PasswordHash(encoded: encoded))
        #expect(try hash.matches(SecretBytes(copying: Array("pleaseletmein".utf8))))
        #expect(hash.needsUpgrade)
    }

    @Test(
        "a stored hash that asks too much or is damaged is refused",
        arguments: [
            "", "$scrypt$ln=30,r=8,p=1$AAAAAAAAAAAAAAAA$\(String(repeating: "A", count: 43))",
            "$scrypt$ln=15,r=8,p=999$AAAAAAAAAAAAAAAA$\(String(repeating: "A", count: 43))",
            "$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAA$AAAA", "$bcrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAA$AAAA",
            "$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAA$\(String(repeating: "A", count: 43))$x",
            "$scrypt$r=8,ln=15,p=1$AAAAAAAAAAAAAAAA$\(String(repeating: "A", count: 43))",
        ])
    func damagedHashes(text: String) {
        #expect(PasswordHash(encoded: text) == nil)
    }

    @Test("base64url has one text for each value")
    func base64() {
        for bytes in [[], [0], [255, 254], [1, 2, 3], [251, 255, 191]] as [[UInt8]] {
            #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
        }
        #expect(Base64URL.encode([251, 255, 191]) == "-_-_")
        for text in ["A", "AB", "AAB", "AA==", "A A", "+/+/", "AAAA\n", "ÄA"] {
            #expect(Base64URL.decode(text.utf8) == nil, "\(text)")
        }
    }

    @Test("a secret does not print itself")
    func quietSecrets() {
        #expect("\(SecretBytes(copying: Array("hunter2".utf8)))" == "SecretBytes(7 bytes)")
    }
}
