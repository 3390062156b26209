// Builds one crisis reply from prepared parts, keeping count of the wordings that were used.

/// A reply in the making.
struct CrisisDraft {
    let assessment: SafetyAssessment
    var risk: SessionRisk
    let resource: CrisisResource
    let text: NormalizedText
    let reflection: String?
    private(set) var parts: [String] = []
    private(set) var resourcesShown = false
    var question: SessionRisk.Question?

    init(
        assessment: SafetyAssessment, risk: SessionRisk, resource: CrisisResource, text: NormalizedText,
        reflection: String?
    ) {
        self.assessment = assessment
        self.risk = risk
        self.resource = resource
        self.text = text
        self.reflection = reflection.flatMap(Self.reflectionOnly)
    }

    /// The first two sentences that ask nothing.
    private static func reflectionOnly(_ reply: String) -> String? {
        let kept = SentenceSplitter.sentences(of: reply).filter { !$0.contains("?") }.prefix(2)
        return kept.isEmpty ? nil : kept.joined(separator: " ")
    }

    var replyText: String { parts.joined(separator: " ") }

    // MARK: Parts

    /// Adds the next wording of a part.
    mutating func say(_ name: String, _ wordings: [String], person: String = "") {
        let index = risk.usedWordings[name, default: 0]
        risk.usedWordings[name] = index + 1
        let wording = wordings[index % max(1, wordings.count)]
        if wording.contains("{emergency}") { resourcesShown = true }
        parts.append(SentenceTemplate.fill(wording, ["emergency": resource.emergency, "person": person]))
    }

    mutating func ask(_ question: SessionRisk.Question, _ name: String, _ wordings: [String]) {
        say(name, wordings)
        self.question = question
    }

    mutating func show(_ kind: CrisisLine.Kind) {
        let count = risk.usedWordings["line " + kind.rawValue, default: 0]
        risk.usedWordings["line " + kind.rawValue] = count + 1
        parts.append(ResourceSentence(resource: resource).text(kind, turn: count))
        resourcesShown = true
    }

    mutating func showOptions() {
        let count = risk.usedWordings["options", default: 0]
        risk.usedWordings["options"] = count + 1
        parts.append(ResourceSentence(resource: resource).options(turn: count))
        resourcesShown = true
    }

    mutating func append(_ sentence: String, showsResource: Bool = false) {
        parts.append(sentence)
        if showsResource { resourcesShown = true }
    }

    /// The engine's reflection, or a prepared opening.
    mutating func open(_ name: String, _ wordings: [String]) {
        if let reflection { parts.append(reflection) } else { say(name, wordings) }
    }

    func has(_ flag: SafetyFlag) -> Bool { assessment.flags.contains(flag) || risk.flags.contains(flag) }

    func mentions(_ pattern: String) -> Bool { PhrasePattern(pattern, lexicon: .safety).occurs(in: text) }

    /// Somebody who could help, with the words that follow them ("teacher ms cole").
    var helper: String? {
        let helpers = PhrasePattern(
            """
            (teacher|nurse|counsellor|counselor|aunt|gran|grandma|friend|doctor|coach|neighbour|cousin|\
            sister|social worker)
            """, lexicon: .safety)
        guard let found = helpers.firstMatch(in: text) else { return nil }
        return text.tokens[found.lowerBound..<min(text.tokens.count, found.lowerBound + 1)].map(\.text)
            .joined(separator: " ")
    }

    /// The first person near by whom the text names.
    var person: String? {
        let people = PhrasePattern(
            """
            (<partner>|<parent>|<kin>|neighbour|neighbor|roommate|flatmate|friend|housemate)
            """, lexicon: .safety)
        return people.firstMatch(in: text).map { text.tokens[$0.lowerBound].text }
    }
}
