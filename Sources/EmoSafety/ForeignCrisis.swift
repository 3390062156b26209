// Honest, short crisis texts in the languages that the detector knows best. EmoBuddy speaks English; in danger a person gets at least
// these words and the number of their country.

/// Crisis texts in other languages.
enum ForeignCrisis {
    static func speaks(_ language: String) -> Bool { texts[language] != nil }

    /// Texts by language: openings, follow-ups, the direct question, and the sentence that names a line.
    struct Texts: Sendable {
        var urgent: [String]
        var opening: [String]
        var follow: [String]
        var question: [String]
        var line: [String]
    }

    static let texts: [String: Texts] = [
        "es": Texts(
            urgent: TextList.items(
                """
                - Por favor, llama ahora al {emergency} o pide a alguien que llame.
                - Llama ya al {emergency}; abre la puerta y busca a alguien cerca.
                - El {emergency} puede ayudarte en este momento, por favor llama.
                """),
            opening: TextList.items(
                """
                - Gracias por decírmelo; lo tomo muy en serio y siento que duela tanto.
                - Me alegra que lo digas aquí, no tienes que llevarlo sola o solo.
                """),
            follow: TextList.items(
                """
                - Me alegra leer eso; estar con alguien está bien y ayuda.
                - Gracias por contármelo, sigo aquí contigo.
                - Está bien ir paso a paso con alguien que te quiere.
                """),
            question: ["¿Estás pensando en el suicidio o en morir?", "¿Hay alguien contigo ahora?"],
            line: TextList.items(
                """
                - Puedes hablar con una persona: {line}.
                - Hay alguien que escucha, de día y de noche: {line}.
                """)),
        "de": Texts(
            urgent: TextList.items(
                """
                - Bitte ruf jetzt {emergency} an oder bitte jemanden, anzurufen.
                - Wähle bitte jetzt {emergency} und öffne die Tür für die Hilfe.
                - {emergency} kann dir in diesem Moment helfen, bitte ruf an.
                """),
            opening: TextList.items(
                """
                - Danke, dass du mir das sagst; ich nehme das ernst und es tut mir leid, dass es so weh tut.
                - Gut, dass du es aussprichst; du musst das nicht allein tragen.
                """),
            follow: TextList.items(
                """
                - Danke, ich bin noch hier.
                - Das ist ein guter Schritt, und du musst nicht allein sein.
                - Wir gehen das Schritt für Schritt an.
                """),
            question: ["Denkst du daran, dir das Leben zu nehmen?", "Ist gerade jemand bei dir?"],
            line: TextList.items(
                """
                - Du kannst mit einem Menschen sprechen: {line}.
                - Tag und Nacht hört jemand zu: {line}.
                """)),
        "fr": Texts(
            urgent: TextList.items(
                """
                - Appelle maintenant le {emergency}, ou demande à quelqu'un d'appeler.
                - Compose le {emergency} tout de suite et ouvre ta porte.
                - Le {emergency} peut t'aider en ce moment, appelle s'il te plaît.
                """),
            opening: TextList.items(
                """
                - Merci de me le dire ; je te prends au sérieux et je suis désolé que ce soit si dur.
                - C'est bien que tu le dises ici, tu n'as pas à porter cela en étant seul.
                """),
            follow: TextList.items(
                """
                - Merci, je suis toujours là.
                - C'est un bon pas, tu n'es pas obligé de rester seul.
                - On peut avancer pas à pas.
                """),
            question: ["Est-ce que tu penses au suicide ?", "Est-ce qu'il y a quelqu'un avec toi ?"],
            line: ["Tu peux parler à quelqu'un : {line}.", "Quelqu'un écoute, jour et nuit : {line}."]),
        "pt": Texts(
            urgent: TextList.items(
                """
                - Por favor, liga agora para {emergency} ou pede a alguém que ligue.
                """),
            opening: TextList.items(
                """
                - Obrigado por me contares; levo isto muito a sério e lamento que doa tanto.
                """),
            follow: TextList.items(
                """
                - Obrigado, continuo aqui.
                """),
            question: TextList.items(
                """
                - Estás a pensar em suicídio?
                """),
            line: TextList.items(
                """
                - Podes falar com uma pessoa: {line}.
                """)),
        "it": Texts(
            urgent: TextList.items(
                """
                - Per favore chiama subito il {emergency} o chiedi a qualcuno di chiamare.
                """),
            opening: TextList.items(
                """
                - Grazie di avermelo detto; ti prendo sul serio e mi dispiace che faccia così male.
                """),
            follow: TextList.items(
                """
                - Grazie, sono ancora qui.
                """),
            question: TextList.items(
                """
                - Stai pensando al suicidio?
                """),
            line: TextList.items(
                """
                - Puoi parlare con una persona: {line}.
                """)),
        "nl": Texts(
            urgent: TextList.items(
                """
                - Bel nu {emergency} of vraag iemand om te bellen.
                """),
            opening: TextList.items(
                """
                - Dank je dat je het zegt; ik neem het serieus en het spijt me dat het zo'n pijn doet.
                """),
            follow: TextList.items(
                """
                - Dank je, ik ben er nog.
                """),
            question: TextList.items(
                """
                - Denk je aan zelfmoord?
                """),
            line: TextList.items(
                """
                - Je kunt met iemand praten: {line}.
                """)),
    ]
}

extension CrisisDraft {
    mutating func composeForeign() {
        guard let texts = ForeignCrisis.texts[assessment.language] else { return }
        if assessment.level == .imminent { say("foreign urgent", texts.urgent) }
        guard assessment.isNewRisk || assessment.resourcesRequired else {
            return say("foreign follow", texts.follow)
        }
        say("foreign opening", texts.opening)
        let line = resource.line(.suicide)
        let reach = line.map { number(in: $0.contact) + " (" + $0.name + ")" } ?? "findahelpline.com"
        let count = risk.usedWordings["foreign line", default: 0]
        risk.usedWordings["foreign line"] = count + 1
        let parts = SentenceTemplate.fill(texts.line[count % texts.line.count], ["line": reach])
        append(parts, showsResource: true)
        ask(.suicide, "foreign question", texts.question)
    }

    /// The digits of a contact, without the English words around them.
    private func number(in contact: String) -> String {
        let digits = contact.split(separator: " ").filter { $0.contains(where: \.isNumber) }
        return digits.isEmpty ? contact : digits.joined(separator: " ")
    }
}
