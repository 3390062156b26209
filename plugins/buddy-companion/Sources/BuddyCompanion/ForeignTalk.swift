// What is said to people who write in another language: that EmoBuddy only knows English well, and that it has read the words that carry
// their message. No pretence of understanding more.
import EmoSafety

/// Small talk in other languages.
enum ForeignTalk {
    struct Texts: Sendable {
        var echo: [String]
        var plain: [String]
        var thanks: [String]
    }

    static let texts: [String: Texts] = [
        "es": Texts(
            echo: TextList.items(
                """
                - Siento que sea tan difícil, leo lo de {a}. Con honestidad: solo hablo bien inglés, pero aquí
                  puedes escribir.
                - Gracias por contarme lo de {a}; suena importante. Mi español es muy limitado, perdona.
                - Leo {a} y lo siento mucho; es difícil. Entiendo solo una parte en español.
                - {a}: eso pesa, lo siento. Si puedes, en inglés te entiendo mejor.
                - Lo de {a} se nota en tus palabras, y lo lamento. Sigo aquí, aunque mi español sea corto.
                """),
            plain: TextList.items(
                """
                - Lo siento, solo hablo bien inglés, pero leo que es difícil para ti.
                - Gracias por escribirme; entiendo poco español, y lo siento.
                - Estoy aquí y te leo, aunque solo en inglés puedo responder bien.
                """),
            thanks: TextList.items(
                """
                - Gracias a ti; me alegra leer lo de tu gente, eso está bien.
                - De nada, y gracias por contármelo.
                """)),
        "de": Texts(
            echo: TextList.items(
                """
                - Das tut mir leid, ich lese {a}. Ehrlich gesagt kann ich nur Englisch gut, aber du kannst
                  hier schreiben.
                - Danke, dass du mir das schreibst: {a}. Mein Deutsch ist leider klein, Englisch geht besser.
                - Ich lese {a}, und das klingt schwer. Auf Englisch verstehe ich dich besser.
                """),
            plain: TextList.items(
                """
                - Es tut mir leid, ich kann nur Englisch gut, aber ich lese, dass es schwer ist.
                - Danke dir; auf Englisch kann ich besser antworten.
                """),
            thanks: TextList.items(
                """
                - Bitte, gern. Danke dir für dein Vertrauen.
                - Gern, und danke auch dir.
                """)),
        "fr": Texts(
            echo: TextList.items(
                """
                - Je suis désolé, je lis {a}. Pour être honnête, je ne parle bien que l'anglais.
                - Merci de m'écrire cela : {a}. Mon français est limité, l'anglais va mieux.
                - Je lis {a}, et cela semble difficile. En anglais je te comprends mieux.
                """),
            plain: TextList.items(
                """
                - Je suis désolé, je ne parle bien que l'anglais, mais je lis que c'est difficile.
                - Merci de m'écrire ; en anglais je réponds mieux.
                """),
            thanks: TextList.items(
                """
                - Avec plaisir, merci à toi.
                - Je t'en prie, et merci.
                """)),
        "pt": Texts(
            echo: TextList.items(
                """
                - Lamento, leio {a}. Só falo bem inglês, mas podes escrever aqui.
                """),
            plain: TextList.items(
                """
                - Lamento, só falo bem inglês, mas leio que é difícil.
                """),
            thanks: TextList.items(
                """
                - De nada, obrigado eu.
                """)),
        "it": Texts(
            echo: TextList.items(
                """
                - Mi dispiace, leggo {a}. Parlo bene solo inglese, ma puoi scrivere qui.
                """),
            plain: TextList.items(
                """
                - Mi dispiace, parlo bene solo inglese, ma leggo che è difficile.
                """),
            thanks: TextList.items(
                """
                - Prego, e grazie a te.
                """)),
        "nl": Texts(
            echo: TextList.items(
                """
                - Het spijt me, ik lees {a}. Ik spreek alleen goed Engels, maar je kunt hier schrijven.
                """),
            plain: TextList.items(
                """
                - Het spijt me, ik spreek alleen goed Engels, maar ik lees dat het moeilijk is.
                """),
            thanks: TextList.items(
                """
                - Graag gedaan, en dank je.
                """)),
    ]

    private static let possessives: [String: [String: String]] = [
        "es": ["mi": "tu", "mis": "tus"],
        "de": ["mein": "dein", "meine": "deine", "meiner": "deiner", "meinem": "deinem"],
        "fr": ["mon": "ton", "ma": "ta", "mes": "tes"],
        "pt": ["minha": "tua", "meu": "teu"], "it": ["mia": "tua", "mio": "tuo"], "nl": ["mijn": "je"],
    ]
    private static let feelings: [String: [String]] = [
        "es": TextList.items(
            """
            - triste
            - miedo
            - sola
            - solo
            - cansada
            - cansado
            - ansiedad
            - mama
            - hermana
            - hermano
            - hospital
            - abuela
            - trabajo
            - rabia
            - dolor
            """),
        "de": TextList.items(
            """
            - traurig
            - mude
            - angst
            - allein
            - einsam
            - wutend
            - arbeit
            - weh
            """),
        "fr": TextList.items(
            """
            - triste
            - peur
            - seul
            - seule
            - fatigue
            - fatiguee
            - mal
            - travail
            """),
        "pt": TextList.items(
            """
            - triste
            - medo
            - sozinho
            - sozinha
            - cansada
            """),
        "it": TextList.items(
            """
            - triste
            - paura
            - solo
            - sola
            - stanca
            - stanco
            """),
        "nl": TextList.items(
            """
            - verdrietig
            - bang
            - moe
            - alleen
            """),
    ]
    private static let spelling = ["mama": "mamá", "mude": "müde", "wutend": "wütend", "fatigue": "fatigué"]

    /// The words that carry the message: "tu abuela", "miedo".
    static func echo(_ text: NormalizedText, language: String) -> String? {
        let words = text.words
        var found: [String] = []
        for (index, word) in words.enumerated() where index + 1 < words.count {
            if let flipped = possessives[language]?[word] {
                found.append(flipped + " " + (spelling[words[index + 1]] ?? words[index + 1]))
            }
        }
        for word in words
        where feelings[language]?.contains(word) == true
            && !found.contains(where: { $0.hasSuffix(spelling[word] ?? word) })
        {
            found.append(spelling[word] ?? word)
        }
        return found.isEmpty ? nil : found.prefix(2).joined(separator: ", ")
    }

    static func isThanks(_ text: NormalizedText) -> Bool {
        text.words.contains {
            TextList.items(
                """
                - gracias
                - danke
                - merci
                - obrigado
                - obrigada
                - grazie
                - dank
                """
            ).contains($0)
        }
    }
}
