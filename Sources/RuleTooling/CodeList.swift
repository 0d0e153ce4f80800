import Findings

/// The codes of the published lists that rules name, so that a mistyped one is found without any data.
///
/// Sectors, categories and aid types: OECD DAC/CRS as IATI republishes them (IATI-Codelists-NonEmbedded, 2026-06-22),
/// withdrawn codes included, since old activities carry them. Statuses and organisation types: IATI 2.03. Countries: ISO
/// 3166-1 (datasets/country-codes, PDDL-1.0, June 2026) and `XK`.
struct CodeList: Sendable {
    /// What one of its codes is called.
    let noun: String
    /// The codes, sorted.
    let codes: [String]
    /// Codes that the standard leaves to its users, which are taken as they are.
    private let isLeftToUsers: @Sendable (String) -> Bool

    private init(
        _ noun: String, _ codes: String, isLeftToUsers: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.noun = noun
        self.codes = codes.split { $0 == " " || $0 == "\n" }.map(String.init)
        self.isLeftToUsers = isLeftToUsers
    }

    /// Whether a code is on the list, or one that the standard leaves to users.
    func contains(_ code: String) -> Bool { codes.contains(code) || isLeftToUsers(code) }

    /// Says that a code is not on the list, with the nearest one; of codes of a letter or two every one is near, so a short
    /// list is named whole instead.
    func unknown(_ code: String, as findingCode: String = "unknown-code", at place: SourceLocation) -> Finding {
        var finding = CaseCheck.unknown(findingCode, noun, code, code.utf8.count > 2 ? codes : [], place)
        if finding.help == nil, codes.count <= 20 {
            finding.help = "known: " + codes.map { "`\($0)`" }.joined(separator: ", ")
        }
        return finding
    }

    /// ISO 3166-1 alpha-2; `AA`, `QM`–`QZ`, `XA`–`XZ` and `ZZ` are left to users.
    static let country = CodeList(
        "country code",
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
        BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
        FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
        IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
        ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
        TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
        """
    ) { code in
        code == "AA" || code == "ZZ" || code.count == 2 && ("QM"..."QZ" ~= code || "XA"..."XZ" ~= code)
    }

    /// DAC purposes of five digits and categories of three.
    static let sector = CodeList(
        "DAC sector",
        """
        111 11110 11120 11130 11182 112 11220 11230 11231 11232 11240 11250 11260 113 11320 11321 11322 11330 114
        11420 11430 121 12110 12181 12182 12191 12196 122 12220 12230 12240 12250 12261 12262 12263 12264 12281 123
        12310 12320 12330 12340 12350 12382 130 13010 13020 13030 13040 13081 13096 140 14010 14015 14020 14021
        14022 14030 14031 14032 14040 14050 14081 151 15110 15111 15112 15113 15114 15116 15117 15118 15119 15120
        15121 15122 15123 15124 15125 15126 15127 15128 15129 15130 15131 15132 15133 15134 15135 15136 15137 15140
        15142 15143 15144 15150 15151 15152 15153 15154 15155 15156 15160 15161 15162 15163 15164 15170 15180 15185
        15190 15196 152 15210 15220 15230 15240 15250 15261 160 16010 16011 16012 16013 16014 16015 16020 16030
        16040 16050 16061 16062 16063 16064 16065 16066 16070 16080 210 21010 21011 21012 21013 21020 21021 21022
        21023 21024 21030 21040 21050 21061 21081 220 22010 22011 22012 22013 22020 22030 22040 230 23010 23020
        23030 23040 23050 23061 23062 23063 23064 23065 23066 23067 23068 23069 23070 23081 23082 231 23110 23111
        23112 23181 23182 23183 232 23210 23220 23230 23231 23232 23240 23250 23260 23270 233 23310 23320 23330
        23340 23350 23360 234 23410 235 23510 236 23610 23620 23630 23631 23640 23641 23642 240 24010 24020 24030
        24040 24050 24081 250 25010 25020 25030 25040 311 31110 31120 31130 31140 31150 31161 31162 31163 31164
        31165 31166 31181 31182 31191 31192 31193 31194 31195 312 31210 31220 31261 31281 31282 31291 313 31310
        31320 31381 31382 31391 321 32110 32120 32130 32140 32161 32162 32163 32164 32165 32166 32167 32168 32169
        32170 32171 32172 32173 32174 32182 322 32210 32220 32261 32262 32263 32264 32265 32266 32267 32268 323
        32310 331 33110 33120 33130 33140 33150 33181 332 33210 410 41010 41020 41030 41040 41050 41081 41082 430
        43010 43030 43031 43032 43040 43041 43042 43050 43060 43071 43072 43073 43081 43082 510 51010 520 52010 530
        53030 53040 600 60010 60020 60030 60040 60061 60062 60063 720 72010 72011 72012 72040 72050 730 73010 740
        74010 74020 910 91010 920 92010 92020 92030 930 93010 93011 93012 93013 93014 93015 93016 93017 93018 998
        99810 99820
        """)

    /// IATI ActivityStatus.
    static let activityStatus = CodeList("activity status", "1 2 3 4 5 6")

    /// IATI OrganisationType.
    static let organisationType = CodeList("organisation type", "10 11 15 21 22 23 24 30 40 60 70 71 72 73 80 90")

    /// DAC types of aid.
    static let aidType = CodeList(
        "aid type",
        """
        A01 A02 B01 B02 B021 B022 B03 B031 B032 B033 B04 C01 D01 D02 E01 E02 F01 G01 H01 H02 H03 H04 H05 H06
        """)

    /// The forms of assistance under the second pillar of the responsibility to protect: encouragement, building of
    /// capacity, help to protect.
    static let form = CodeList("form of assistance", "capacity-building encouragement protection-assistance")

    /// What a rule's scope may declare.
    static let scope = CodeList(
        "part of a scope", "amount areas forms modality period recipients sectors share target_groups")
}
