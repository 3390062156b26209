// Which language a short text is in, by its commonest words. Only good enough to choose honest words: English
// is assumed unless another language is clearly there.

/// A guess at the language of a text.
public enum LanguageGuess {
    private static let common: [String: Set<String>] = [
        "en": words(
            """
            the and is are was to of in it that this my me you i am not do have has be with for on at we \
            they he she what how so but like feel just no can will about been from there had an or if when \
            work day today really ok want people need need your
            """),
        "es": words(
            """
            que el la los las de en y es estoy esta un una por para con no me mi siento muy pero como hoy \
            gracias hola yo tengo quiero mas ella se lo todo nada cuando porque soy ser hacer tanto miedo \
            veces quisiera triste abuela mama bien te si su mucho estar nunca siempre vida llamo hermana \
            buenos dias adios tu ayuda
            """),
        "de": words(
            """
            ich und nicht das die der ist bin mein meine mir mich dir du so heute mude traurig ein eine zu \
            mit auf aber wie was es wir sie er habe hab kann will mehr sehr danke bitte auch noch immer nur \
            einfach leben geht gut schlecht hallo nein wenn dass hilfe tag angst gern
            """),
        "fr": words(
            """
            je ne pas le la les de des et est suis un une que qui mon ma mes me moi plus tout rien avec pour \
            dans jai cest tu il elle nous vous mal bien bonjour merci oui non veux voudrais etre jy pense \
            temps comment a triste peur salut ca au
            """),
        "pt": words(
            """
            eu nao que de o a os as um uma estou sou com para por mais muito me meu minha hoje triste \
            obrigado obrigada oi ola bom tudo quero tenho voce ele ela mas como sem ja vida medo dia estar
            """),
        "it": words(
            """
            io non che di il la lo un una sono sto con per piu molto mi mio mia oggi triste grazie ciao bene \
            tutto voglio ho ma come perche vita paura essere anche sempre
            """),
        "nl": words(
            """
            ik niet het de een is ben mijn en van dat wat met voor maar zo heel vandaag moe verdrietig dank \
            hallo goed meer geen wil heb jij je hij zij ook nog altijd leven bang
            """),
    ]

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map(String.init))
    }

    /// The two-letter code of the most likely language; `en` when in doubt.
    public static func code(of text: NormalizedText) -> String {
        let tokens = text.words
        guard !tokens.isEmpty else { return "en" }
        var scores: [String: Int] = [:]
        for (language, list) in common { scores[language] = tokens.count { list.contains($0) } }
        let english = scores["en", default: 0]
        // Ties between languages are broken by name, so that the answer never depends on hashing.
        let best = scores.filter { $0.key != "en" }.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let best, best.value > english, best.value * 3 >= tokens.count else { return "en" }
        return best.value >= 2 || tokens.count <= 3 ? best.key : "en"
    }
}
