// The doctor's checks as they are made, for people and for scripts.

/// Draws the results of checks.
public enum DoctorScreen {
    /// The lines of one check for a terminal.
    public static func lines(_ result: DoctorResult, for traits: StreamTraits) -> [String] {
        switch result.outcome {
        case .fine(let seen): head(.good, result.code, "\(result.title): \(seen)", for: traits)
        case .skipped(let reason):
            head(.faint, result.code, "\(result.title): not looked at, \(reason)", for: traits)
        case .found(let findings):
            findings.flatMap { finding in
                head(finding.severity == .error ? .bad : .warning, finding.code, finding.message, for: traits)
                    + rest("try: \(finding.remedy)", for: traits)
            }
        }
    }

    /// The check in lines with tabs, one a finding: code, outcome, what was seen, what to do.
    public static func fields(_ result: DoctorResult) -> [String] {
        let rows: [[String]] =
            switch result.outcome {
            case .fine(let seen): [[result.code, "fine", seen, ""]]
            case .skipped(let reason): [[result.code, "skipped", reason, ""]]
            case .found(let findings):
                findings.map { [$0.code, $0.severity.rawValue, $0.message, $0.remedy] }
            }
        return rows.map { $0.map(\.tabSeparatedField).joined(separator: "\t") }
    }

    private static func head(
        _ tone: TextStyle.Tone, _ code: String, _ text: String, for traits: StreamTraits
    ) -> [String] {
        let wrapped = text.safeText.wrapped(to: width(traits))
        let first =
            "\(traits.style.sign(tone)) \(code.safeLine.padded(to: codeWidth))  \(wrapped.first ?? "")"
        return [first] + wrapped.dropFirst().map { indent + $0 }
    }

    private static func rest(_ text: String, for traits: StreamTraits) -> [String] {
        text.safeText.wrapped(to: width(traits)).map { indent + $0 }
    }

    private static func width(_ traits: StreamTraits) -> Int { max(20, traits.width - indent.count) }
    private static let codeWidth = 18
    private static let indent = String(repeating: " ", count: 2 + codeWidth + 2)
}
