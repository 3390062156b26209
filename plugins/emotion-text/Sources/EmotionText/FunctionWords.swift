// The small words by which languages that share the Latin alphabet are told from English.
// Invariant: no word stands in the English list and in another one; words that English shares with another
// language ("for", "so", "me", "die") stand in none, because they are evidence of nothing.

/// Frequent function words, in lower case, of English and of the languages most likely to be met instead.
enum FunctionWords {
    static let english = words(
        """
        the and that is was are were be been have has had do does did don't not you your i i'm it its it's
        this these those they we he she him her his my me our us their them what which who when where why
        how with from for of to in on at by an a as or but if so because about just can can't will would
        could should there here than then too very all no yes up out now more some any get got go going like
        know think feel really never ever thank thanks please good lol
        """
    ).subtracting(ambiguous)

    /// One list a language: German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish and
    /// Norwegian, Polish, Turkish, Finnish, Indonesian, Romanian, Czech, Hungarian.
    static let others = [
        """
        ich du er sie wir ihr und der das den dem nicht ist bin bist sind ein eine einen einem mit auf für
        von zu auch aber wie war mich mir dich dir sich heute noch nur schon sehr wenn dass oder was kann
        habe hat mein dein immer
        """,
        """
        je tu il elle nous vous ils et le la les un une des du de ne pas est suis es sont avec pour dans que
        qui sur mais très mon ma mes ton ce cette c'est j'ai au aux plus tout bien aujourd'hui avoir être
        fait comme
        """,
        """
        yo tú él ella nosotros y el la los las un una unos de del que no es soy eres está estoy son con para
        por pero muy mi mis tu su se lo le más como todo hoy cuando porque qué tengo hay bien también nada
        """,
        """
        io tu lui lei noi voi e il lo la gli le un una di del della che non è sono sei con per ma molto mio
        mia tuo suo si ho hai più come tutto oggi quando perché questo questa bene anche sempre mi ti
        """,
        """
        eu tu você ele ela nós e o os um uma de do da dos das que não é sou são está estou com para por mas
        muito meu minha seu sua se mais como tudo hoje quando porque isso este esta bem também nada
        """,
        """
        ik jij je hij zij wij jullie en de het een niet ben bent zijn met voor van dat die deze maar ook
        heel mijn jouw zich naar er nog wel geen als heb heeft vandaag omdat goed altijd weet veel
        """,
        """
        jag du han hon vi ni och det den ett en inte är var med för på av till att som men mycket min mitt
        din sig här har hade idag när eftersom bra också alltid aldrig så vad
        """,
        """
        jeg du han hun vi og det den et en så ikke er var med for på af av til at som men meget veldig min
        mit din sig seg her har hadde havde i dag når fordi godt også altid alltid aldri hvad hva
        """,
        """
        ja ty on ona my wy i nie to jest jestem są z na do w że się ale bardzo mój moja twój jak co dzisiaj
        kiedy ponieważ dobrze też zawsze nigdy mam ma być tak już tylko czy
        """,
        """
        ben sen o biz siz ve bir bu şu değil çok için ile ama da de ne gibi var yok bugün daha kadar benim
        senin her şey iyi mi mı olarak sonra
        """,
        """
        minä sinä hän me te he ja ei en on olen olet ovat se tämä että mutta hyvin minun sinun kun koska
        tänään myös niin mitä kuin oli ole vain
        """,
        """
        aku saya kamu dia kami kita dan yang tidak ini itu di ke dari untuk dengan ada adalah sangat tapi
        tetapi karena hari akan bisa sudah lagi juga sekali
        """,
        """
        eu tu el ea noi voi și nu este sunt un o de la cu pe că din pentru dar foarte meu mea tău mai ce
        când astăzi bine să am ai fost sau
        """,
        """
        já ty on ona my vy a ne je jsem jsi jsou se si na do v že ale velmi můj moje tvůj jak co dnes když
        protože dobře také vždy nikdy mám být to není
        """,
        """
        én te ő mi ti és nem az egy van vagyok hogy de nagyon ez ezt azt meg is csak már ma mert jól mindig
        soha volt mint
        """,
    ].map { words($0).subtracting(english).subtracting(ambiguous) }

    /// Words that English texts use as well as others: English words, names, abbreviations, slips of the
    /// keyboard.
    private static let ambiguous = words(
        """
        i o y e a me my he she to is on no die de la le un en et per dem den man war was also bin hat hell
        fast gut mein do as at so all mi ma pa lo il el los las da du que es con si di se son ton plus bien
        comme tu te au ne pour sur des ben sen her for an av of var der das ja az co jak ni hon han ti sin
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
