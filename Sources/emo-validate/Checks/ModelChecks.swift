// Models that are missing, cut short or overwritten: a clean error that names the file.
import CEmoABI
import EngineHost
import Glibc

/// The part of the group lifecycle that is about models.
enum ModelChecks {
    static let all = [
        damage("missing_models", "an empty folder of models is EMO_DATA_INVALID, with a reason") { _, _ in
        },
        damage("cut_models", "model files that are cut short are EMO_DATA_INVALID, with a reason") {
            subject, folder in
            for file in try copies(subject, in: folder) {
                var status = stat()
                stat(file, &status)
                truncate(file, status.st_size / 2)
            }
        },
        damage(
            "spoilt_models", "model files with nonsense at their start are EMO_DATA_INVALID, with a reason"
        ) {
            subject, folder in
            var random = SeededRandom(state: subject.seed)
            for file in try copies(subject, in: folder) {
                let nonsense = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
                let descriptor = open(file, O_WRONLY | O_CLOEXEC)
                pwrite(descriptor, nonsense, nonsense.count, 0)
                close(descriptor)
            }
        },
    ]

    private static func damage(
        _ name: String, _ claim: String, _ prepare: @escaping @Sendable (CheckSubject, String) throws -> Void
    ) -> ConformanceCheck {
        ConformanceCheck(
            id: "lifecycle.\(name)", claim: claim,
            promise:
                "engine.h, load: EMO_DATA_INVALID for a missing, truncated or corrupted file, which call->fail names",
            seconds: 120
        ) { subject in
            guard !subject.modelFiles.isEmpty else { throw Skip("the manifest names no model file") }
            let folder = "\(subject.scratch)/models"
            mkdir(folder, 0o700)
            try prepare(subject, folder)
            subject.models = folder
            let call = RawCall()
            let status = try RawEngine(try subject.opened()).load(call)
            try demand(status == EMO_DATA_INVALID, "load: status \(status)")
            let reason = call.record.reason ?? ""
            try demand(!reason.isEmpty, "no reason was given with call->fail")
            subject.remark(reason)
        }
    }

    /// Copies all models.
    private static func copies(_ subject: CheckSubject, in folder: String) throws -> [String] {
        let names = subject.modelFiles.compactMap { $0["name"]?.string }
        for name in names {
            if let slash = name.lastIndex(of: "/") { mkdir("\(folder)/\(name[..<slash])", 0o700) }
            try copyFile("\(subject.models)/\(name)", to: "\(folder)/\(name)")
        }
        return names.map { "\(folder)/\($0)" }
    }

    private static func copyFile(_ source: String, to target: String) throws {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Skip("\(source) cannot be read") }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(output) }
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(input, &block, block.count)
            if count == 0 { return }
            guard count > 0, write(output, block, count) == count else {
                throw Skip("no room for a copy of the models")
            }
        }
    }
}
