// The compiled-in table of crisis resources: the one place where a number is written down; etc/emobuddy/resources.json is made of it.
// An entry without `verifiedOn` has not been checked against its source. All were held beside stored copies of public pages, of unknown
// days, in November 2026; that is no check against the source.

extension CrisisResourceTable {
    /// The table that ships with the program.
    public static let standard = CrisisResourceTable(regions: [
        .init(
            region: "US", emergency: "911",
            lines: [
                line(
                    .suicide, "988 Suicide & Crisis Lifeline", "call or text 988",
                    ["en", "es"], "https://988lifeline.org"),
                line(
                    .violence, "National Domestic Violence Hotline", "call 1-800-799-7233",
                    ["en", "es"], "https://www.thehotline.org"),
                line(
                    .child, "Childhelp National Child Abuse Hotline", "call or text 1-800-422-4453",
                    ["en", "es"], "https://childhelphotline.org"),
                line(
                    .poison, "Poison Control", "call 1-800-222-1222", ["en", "es"], "https://www.poison.org"),
            ]),
        .init(
            region: "CA", emergency: "911",
            lines: [
                line(
                    .suicide, "9-8-8 Suicide Crisis Helpline", "call or text 988",
                    ["en", "fr"], "https://988.ca"),
                line(
                    .child, "Kids Help Phone", "call 1-800-668-6868", ["en", "fr"], "https://kidshelpphone.ca"
                ),
            ]),
        .init(
            region: "GB", emergency: "999",
            lines: [
                line(.suicide, "Samaritans", "call 116 123", ["en"], "https://www.samaritans.org"),
                line(.suicide, "Shout", "text SHOUT to 85258", ["en"], "https://giveusashout.org"),
                line(
                    .violence, "National Domestic Abuse Helpline", "call 0808 2000 247",
                    ["en"], "https://www.nationaldahelpline.org.uk"),
                line(.child, "Childline", "call 0800 1111", ["en"], "https://www.childline.org.uk"),
                line(
                    .poison, "NHS 111 for England, Scotland and Wales", "call 111", ["en"],
                    "https://111.nhs.uk"),
            ]),
        .init(
            region: "IE", emergency: "112 or 999",
            lines: [
                line(.suicide, "Samaritans", "call 116 123", ["en"], "https://www.samaritans.org/ireland"),
                line(.child, "ISPCC Childline", "call 1800 66 66 66", ["en"], "https://www.childline.ie"),
            ]),
        .init(
            region: "AU", emergency: "000",
            lines: [
                line(.suicide, "Lifeline", "call 13 11 14", ["en"], "https://www.lifeline.org.au"),
                line(.violence, "1800RESPECT", "call 1800 737 732", ["en"], "https://www.1800respect.org.au"),
                line(.child, "Kids Helpline", "call 1800 55 1800", ["en"], "https://kidshelpline.com.au"),
                line(
                    .poison, "Poisons Information Centre", "call 13 11 26",
                    ["en"], "https://www.poisonsinfo.nsw.gov.au"),
            ]),
        .init(
            region: "NZ", emergency: "111",
            lines: [
                line(.suicide, "1737 Need to Talk?", "call or text 1737", ["en"], "https://1737.org.nz")
            ]),
        .init(
            region: "DE", emergency: "112",
            lines: [
                line(
                    .suicide, "TelefonSeelsorge", "call 0800 111 0 111",
                    ["de"], "https://www.telefonseelsorge.de"),
                line(
                    .violence, "Hilfetelefon Gewalt gegen Frauen", "call 116 016",
                    ["de", "en"], "https://www.hilfetelefon.de"),
                line(
                    .child, "Nummer gegen Kummer", "call 116 111",
                    ["de"], "https://www.nummergegenkummer.de", hours: "Mon-Sat 14-20"),
            ]),
        .init(
            region: "AT", emergency: "112",
            lines: [
                line(
                    .suicide, "TelefonSeelsorge", "call 142",
                    ["de"], "https://www.telefonseelsorge.at")
            ]),
        .init(
            region: "CH", emergency: "112",
            lines: [
                line(
                    .suicide, "Die Dargebotene Hand", "call 143",
                    ["de", "fr", "it"], "https://www.143.ch")
            ]),
        .init(
            region: "FR", emergency: "112",
            lines: [
                line(
                    .suicide, "3114", "call 3114",
                    ["fr"], "https://3114.fr"),
                line(
                    .violence, "3919", "call 3919",
                    ["fr"], "https://solidaritefemmes.org"),
            ]),
        .init(
            region: "ES", emergency: "112",
            lines: [
                line(
                    .suicide, "Línea 024", "call 024",
                    ["es"], "https://www.sanidad.gob.es"),
                line(
                    .violence, "016", "call 016",
                    ["es", "en"], "https://violenciagenero.igualdad.gob.es"),
                line(
                    .child, "the children's line", "call 116 111", ["es"],
                    "https://childhelplineinternational.org"),
            ]),
        .init(
            region: "NL", emergency: "112",
            lines: [
                line(
                    .suicide, "113 Zelfmoordpreventie", "call 113",
                    ["nl"], "https://www.113.nl")
            ]),
        .init(
            region: "BE", emergency: "112",
            lines: [
                line(
                    .suicide, "Zelfmoordlijn 1813", "call 1813",
                    ["nl"], "https://www.zelfmoord1813.be")
            ]),
        .init(
            region: "SE", emergency: "112",
            lines: [
                line(
                    .suicide, "Självmordslinjen", "call 90101",
                    ["sv"], "https://mind.se")
            ]),
        .init(
            region: "PT", emergency: "112",
            lines: [
                line(
                    .suicide, "Linha Nacional de Prevenção do Suicídio", "call 1411",
                    ["pt"], "https://www.sns24.gov.pt")
            ]),
        .init(
            region: "IT", emergency: "112",
            lines: [
                line(
                    .suicide, "Telefono Amico Italia", "call 02 2327 2327",
                    ["it"], "https://www.telefonoamico.it", hours: "10-24")
            ]),
        .init(
            region: "BR", emergency: "192 or 190",
            lines: [
                line(
                    .suicide, "CVV", "call 188",
                    ["pt"], "https://cvv.org.br")
            ]),
        .init(
            region: "IN", emergency: "112",
            lines: [
                line(
                    .suicide, "Tele MANAS", "call 14416",
                    ["en", "hi"], "https://telemanas.mohfw.gov.in")
            ]),
        .init(
            region: "KR", emergency: "119 or 112",
            lines: [
                line(
                    .suicide, "109", "call or text 109",
                    ["ko"], "https://www.mohw.go.kr")
            ]),
        .init(
            region: "JP", emergency: "119 or 110",
            lines: [
                line(
                    .suicide, "Yorisoi Hotline", "call 0120-279-338",
                    ["ja"], "https://www.since2011.net/yorisoi")
            ]),
        .init(
            region: "INT", emergency: "112, 911 or your local emergency number",
            lines: [
                line(
                    .suicide, "findahelpline.com", "find a free line for your country at findahelpline.com",
                    ["en"], "https://findahelpline.com"),
                line(
                    .child, "child helplines",
                    "find a child helpline at childhelplineinternational.org, or 116 111 in much of Europe",
                    ["en"], "https://childhelplineinternational.org", hours: "as the country has it"),
            ]),
    ])

    private static func line(
        _ kind: CrisisLine.Kind, _ name: String, _ contact: String, _ languages: [String], _ url: String,
        hours: String = "24/7", verifiedOn: String? = nil
    ) -> CrisisLine {
        CrisisLine(
            kind: kind, name: name, contact: contact, hours: hours, languages: languages, url: url,
            source: url,
            verifiedOn: verifiedOn)
    }
}
