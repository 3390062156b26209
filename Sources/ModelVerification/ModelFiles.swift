// The proof that a folder holds exactly the model files an engine was made for. Both speech libraries end the
// whole process on some malformed files, so nothing is loaded that was not proved.

/// One model file.
public struct ModelFile: Sendable, Equatable {
    /// Its path inside the model directory.
    public let name: String
    /// Its SHA-256 in lower-case hexadecimal digits.
    public let sha256: String

    /// Makes the description of a file.
    public init(_ name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}

/// Why a folder is not the model.
public struct ModelFileError: Error, Sendable, Equatable {
    /// What is wrong with the file.
    public enum Reason: String, Sendable {
        /// It is not there, or cannot be read to its end.
        case missing = "model_file_missing"
        /// Its sum is not the expected one.
        case corrupted = "model_file_corrupted"
    }

    /// What is wrong; its raw value is a stable code.
    public let reason: Reason
    /// The file, by its path inside the folder.
    public let name: String
    /// The folder.
    public let directory: String

    /// Makes an error.
    public init(_ reason: Reason, name: String, directory: String) {
        self.reason = reason
        self.name = name
        self.directory = directory
    }

    /// What is wrong, in words.
    public var message: String {
        switch reason {
        case .missing: "\(reason.rawValue): \(name) cannot be read in \(directory)"
        case .corrupted: "\(reason.rawValue): \(name) in \(directory) does not have the expected SHA-256"
        }
    }
}

/// A folder whose files were proved to be the expected ones.
public struct VerifiedModel: Sendable, Equatable {
    /// The folder.
    public let directory: String

    /// Checks the sum of every file.
    /// - Parameters:
    ///   - directory: the folder.
    ///   - files: what must lie there.
    ///   - checkWanted: called before each file; throws to end the work.
    /// - Throws: `ModelFileError`, or what `checkWanted` throws.
    public init(verifying directory: String, files: [ModelFile], checkWanted: () throws -> Void = {}) throws {
        for file in files {
            try checkWanted()
            guard let sum = FileDigest.sha256(path: "\(directory)/\(file.name)") else {
                throw ModelFileError(.missing, name: file.name, directory: directory)
            }
            guard sum == file.sha256 else {
                throw ModelFileError(.corrupted, name: file.name, directory: directory)
            }
        }
        self.directory = directory
    }

    /// The path of a file or folder inside the model.
    public func path(_ name: String) -> String { "\(directory)/\(name)" }
}
