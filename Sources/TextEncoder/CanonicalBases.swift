// Which letters are another letter plus marks: the part of Unicode's canonical decomposition that the
// tokeniser needs.
// Invariant: for every scalar, lower-casing and this table give what NFD, dropping marks and lower-casing
// give, as far as the result can be in the vocabulary; letters of scripts that are not listed are unknown
// words either way.

/// The base letters of composed lower-case letters, from the Unicode Character Database (canonical
/// decompositions).
enum CanonicalBases {
    /// Calls `body` with the base of a composed lower-case scalar, the parts of a Hangul syllable (The
    /// Unicode Standard, section 3.12), or the scalar itself.
    static func forEachBase(of scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
        guard !scalar.isASCII else { return body(scalar) }
        guard (0xAC00...0xD7A3).contains(scalar.value) else { return body(bases[scalar] ?? scalar) }
        let index = scalar.value - 0xAC00
        let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
        for part in index % 28 == 0 ? parts.dropLast() : parts[...] {
            if let jamo = Unicode.Scalar(part) { body(jamo) }
        }
    }

    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, composed) in table {
            for scalar in composed.unicodeScalars { bases[scalar] = base }
        }
        return bases
    }()

    // Latin, Greek, Cyrillic and kana letters, and the punctuation that is canonically another character.
    private static let table: [(Unicode.Scalar, String)] = [
        (";", "\u{37E}"),
        ("<", "\u{226E}"),
        ("=", "\u{2260}"),
        (">", "\u{226F}"),
        ("`", "\u{1FEF}"),
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
        ("\u{A8}", "\u{385}\u{1FC1}\u{1FED}\u{1FEE}"),
        ("\u{B4}", "\u{1FFD}"),
        ("\u{B7}", "\u{387}"),
        ("æ", "ǣǽ"),
        ("ø", "ǿ"),
        ("ſ", "ẛ"),
        ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
        ("ε", "έἐἑἒἓἔἕὲέ"),
        ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
        ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
        ("ο", "όὀὁὂὃὄὅὸό"),
        ("ρ", "ῤῥ"),
        ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
        ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
        ("ϒ", "ϓϔ"),
        ("а", "ӑӓ"),
        ("г", "ѓ"),
        ("е", "ѐёӗ"),
        ("ж", "ӂӝ"),
        ("з", "ӟ"),
        ("и", "йѝӣӥ"),
        ("к", "ќ"),
        ("о", "ӧ"),
        ("у", "ўӯӱӳ"),
        ("ч", "ӵ"),
        ("ы", "ӹ"),
        ("э", "ӭ"),
        ("і", "ї"),
        ("ѵ", "ѷ"),
        ("ә", "ӛ"),
        ("ө", "ӫ"),
        ("う", "ゔ"),
        ("か", "が"),
        ("き", "ぎ"),
        ("く", "ぐ"),
        ("け", "げ"),
        ("こ", "ご"),
        ("さ", "ざ"),
        ("し", "じ"),
        ("す", "ず"),
        ("せ", "ぜ"),
        ("そ", "ぞ"),
        ("た", "だ"),
        ("ち", "ぢ"),
        ("つ", "づ"),
        ("て", "で"),
        ("と", "ど"),
        ("は", "ばぱ"),
        ("ひ", "びぴ"),
        ("ふ", "ぶぷ"),
        ("へ", "べぺ"),
        ("ほ", "ぼぽ"),
        ("ゝ", "ゞ"),
        ("ウ", "ヴ"),
        ("カ", "ガ"),
        ("キ", "ギ"),
        ("ク", "グ"),
        ("ケ", "ゲ"),
        ("コ", "ゴ"),
        ("サ", "ザ"),
        ("シ", "ジ"),
        ("ス", "ズ"),
        ("セ", "ゼ"),
        ("ソ", "ゾ"),
        ("タ", "ダ"),
        ("チ", "ヂ"),
        ("ツ", "ヅ"),
        ("テ", "デ"),
        ("ト", "ド"),
        ("ハ", "バパ"),
        ("ヒ", "ビピ"),
        ("フ", "ブプ"),
        ("ヘ", "ベペ"),
        ("ホ", "ボポ"),
        ("ワ", "ヷ"),
        ("ヰ", "ヸ"),
        ("ヱ", "ヹ"),
        ("ヲ", "ヺ"),
        ("ヽ", "ヾ"),
    ]
}
