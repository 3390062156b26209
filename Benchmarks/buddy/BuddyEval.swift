import EmoSafety
@main struct BuddyEval {
    static func main() {
        let a = SafetyAssessor()
        while let line = readLine() {
            let r = a.assess(line, history: SessionRisk())
            print(r.level.rawValue, r.resourcesRequired, r.evidence, r.flags.map(\.rawValue).sorted(), line, separator: "\t")
        }
    }
}
