// Danger in other languages: a short list of unmistakable phrases, so that a person who does not write English still gets the line of
// their country. Written without accents, as the normaliser leaves words.

/// Phrases of danger in languages other than English, and which language a text is in.
enum ForeignRules {
    private static let sources: [(SafetyLevel, [String])] = [
        (
            .imminent,
            TextList.items(
                """
                - (me voy a|voy a) (matar|suicidar|morir|quitarme la vida) ..3 (noche|hoy|ahora|manana)
                - (esta noche|hoy|ahora) ..2 me (mato|suicido|voy a matar)
                - me ..2 (tome|tragado|tomado|trague) ..4 (pastillas|pildoras)
                - (ich) ..2 (bringe|bring) mich ..3 (heute|jetzt|um)
                - (heute|jetzt|gleich) ..3 (bringe ich mich um|mache ich schluss|ist schluss)
                - (habe|hab) ..3 (tabletten|pillen) ..2 (genommen|geschluckt)
                - (je vais) (me tuer|me suicider|mourir|en finir) ..3 (soir|nuit|maintenant|demain)
                - (ai|jai) ..2 (pris|avale) ..4 (medicaments|cachets|comprimes|pilules)
                - (vou) me (matar|suicidar) ..2 (hoje|agora)
                - (tomei) ..4 (comprimidos|remedios)
                - (mi ammazzo|mi uccido|mi suicido) ..2 (stasera|stanotte|adesso|oggi)
                - ho preso ..4 (pillole|pastiglie)
                - (ik) ..2 (maak|ga) ..4 (vanavond|nu|vannacht) ..3 (kant|eind|dood|doen)
                - (adios|adieu|adeus) ..2 (mundo|a todos|tout le monde)
                - (me despido) ..4
                """)
        ),
        (
            .activeIdeation,
            TextList.items(
                """
                - (quiero|quisiera|voy a|pienso en|pensando en|ganas de|he pensado en|penso en) ..2 (matarme|
                  suicidarme|quitarme la vida|acabar con mi vida|acabar con todo)
                - suicidarme
                - matarme
                - quitarme la vida
                - me (quiero|voy a) (matar|suicidar)
                - (ich) ..3 (will|mochte|werde|denke) ..4 (umbringen|suizid|selbstmord|mir das leben nehmen|
                  toten)
                - mich (umbringen|umzubringen|toten)
                - (bringe|bring) mich um
                - (selbstmord|suizid) ..4
                - (suizidgedanken|selbstmordgedanken)
                - (me tuer|me suicider|mettre fin a mes jours|en finir avec la vie)
                - (veux|envie de|pense a) ..2 (me tuer|me suicider|en finir|mourir) ..5 (comment|plan|date)
                - (je veux mourir) ..8 comment
                - (quero|vou|penso em|pensando em) ..2 (me matar|matar me|me suicidar|acabar com a minha vida|
                  tirar a minha vida)
                - (voglio|vorrei|penso di|pensando di) ..2 (uccidermi|suicidarmi|ammazzarmi|farla finita|
                  togliermi
                  la vita)
                - (uccidermi|suicidarmi|ammazzarmi)
                - (ik wil|ga) ..3 (zelfmoord|mezelf van kant|mezelf doden|een eind aan mijn leven)
                - zelfmoord ..2
                - (chce|zabije|zabic) ..2 (sie|siebie)$
                - (vill|ska|tanker) ..3 (ta livet av mig|ta mitt liv|begå självmord|bega sjalvmord)
                """)
        ),
        (
            .selfHarm,
            TextList.items(
                """
                - me (corto|corte|cortado|autolesiono|hice dano|hago dano|lastimo)
                - (cortarme|autolesionarme|lastimarme|hacerme dano)
                - (ritze|ritzen|geritzt|selbstverletz*) ..2
                - mich ..2 (geschnitten|verletzt|ritzen|selbst verletzen)
                - (me scarifie|me couper|me suis coupe|me fais du mal|me mutile|automutil*) ..1
                - me (corto|cortei|machuco) ..2
                - (mi taglio|tagliarmi|mi faccio del male|autolesion*)
                - (snijd mezelf|mezelf snijden|zelfbeschadiging)
                """)
        ),
        (
            .abuseDanger,
            TextList.items(
                """
                - (mi|el) ..3 me (pega|golpea|viola|violo|maltrata|amenaza|pego|golpeo)
                - me (pega|golpea|violo|violaron|maltrata)
                - (er|mein|sie|meine) ..4 (schlagt|schlug|vergewaltigt|bedroht|wurgt|missbraucht) ..2
                - (schlagt|bedroht|missbraucht) mich
                - (il|mon|elle|ma) ..4 (me frappe|me bat|me viole|menace|a frappe)
                - me (frappe|bat|viole)
                - (ele|meu|minha) ..3 me (bate|bateu|estuprou|ameaca)
                - mi (picchia|violenta|minaccia|ha picchiata)
                - (hij|zij|mijn) ..4 (slaat|sloeg|bedreigt|mishandelt|verkracht) ..1 (mij|me)
                """)
        ),
        (
            .harmToOthers,
            TextList.items(
                """
                - (voy a|quiero) ..1 (matarlo|matarla|matarlos)
                - (ich) ..3 (bringe|bring) (ihn|sie) um
                - (ihn|sie) umbringen
                - (je vais|veux) ..1 (le|la|les) tuer
                - (vou) (mata lo|mata la|matar ele|matar ela)
                - (lo|la) (ammazzo|uccido)
                - (ik) ..2 (vermoord|ga) (hem|haar) ..1
                """)
        ),
        (
            .passiveIdeation,
            TextList.items(
                """
                - (quiero|quisiera|ojala|deseo|gustaria|ganas de) ..3 (morir|morirme|no despertar|estar
                  muerto|
                  estar muerta|desaparecer|no existir|no estar aqui|dejar de existir|no haber nacido)
                - no (quiero|tengo ganas de) ..1 (vivir|seguir viviendo|seguir|estar vivo|estar viva|
                  despertar)
                - (sin|no tengo|no hay) ..2 (razon|razones|motivos|ganas) ..1 (para|de) (vivir|seguir)
                - (la vida|mi vida|vivir) no ..1 (vale la pena|tiene sentido)
                - (mejor|estarian mejor) ..2 sin mi
                - (cansado|cansada|harto|harta) de (vivir|la vida)
                - (ich) ..3 (will|mochte|mag|kann) ..4 (nicht mehr leben|sterben|tot sein|nicht mehr
                  aufwachen|
                  nicht mehr da sein|nicht mehr hier sein|verschwinden)
                - (nicht mehr leben|lieber tot|am liebsten tot|ware ich tot|tot ware|nicht mehr aufwachen)
                - (lebensmude|nie geboren|ohne mich besser|besser ohne mich)
                - (leben|alles) ..2 (keinen sinn|sinnlos)
                - (je) ..2 (veux|voudrais|aimerais|souhaite) ..2 (mourir|ne plus etre la|ne plus exister|
                  disparaitre|ne plus vivre|ne pas me reveiller|ne plus me reveiller|etre mort|etre morte)
                - (ne|veux) plus (vivre|etre la|exister)
                - (envie de mourir|marre de vivre|fatigue de vivre|fatiguee de vivre)
                - (mieux|meilleure) ..2 sans moi
                - (la vie|ma vie|vivre) ..2 (plus|pas|aucun) ..1 (sens|peine)
                - (quero|queria) ..2 (morrer|desaparecer|sumir|nao acordar|nao existir)
                - nao (quero|aguento) mais ..1 (viver|acordar)
                - (cansado|cansada) de viver
                - (melhor|melhores) sem mim
                - (voglio|vorrei) ..2 (morire|sparire|non esistere|non svegliarmi|essere morto|essere morta)
                - non (voglio|vorrei) piu (vivere|esserci|svegliarmi)
                - (stanco|stanca) di vivere
                - (ik wil) ..2 (dood|niet meer leven|niet meer wakker worden|er niet meer zijn)
                - niet meer (leven|wakker worden)
                - (nie chce) ..1 (zyc|mi sie zyc)
                - chce umrzec
                - (vill) ..2 (do|inte leva|inte finnas)
                - (olmek) istiyorum
                - yasamak istemiyorum
                """)
        ),
    ]

    static let rules: [(level: SafetyLevel, pattern: PhrasePattern)] = sources.flatMap { level, phrases in
        phrases.map { (level, PhrasePattern($0, lexicon: .safety)) }
    }

    /// The highest level that a phrase of another language gives.
    static func level(of text: NormalizedText) -> SafetyLevel {
        rules.filter { $0.pattern.occurs(in: text) }.map(\.level).max() ?? .none
    }
}
