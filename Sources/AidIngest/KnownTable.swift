/// Tables that are read without a manifest, told by their header: the layouts in which OCHA, HDX and others publish.
struct KnownTable: Sendable {
    let kind: FileKind
    let layout: TableLayout
    private let signature: [String]

    private init(
        _ kind: FileKind, _ signature: [String], _ shape: TableLayout.Shape, _ fill: (inout TableLayout) -> Void
    ) {
        self.kind = kind
        self.signature = signature
        var layout = TableLayout()
        layout.shape = shape
        fill(&layout)
        self.layout = layout
    }

    /// The first table whose columns are all in the header.
    static func told(by header: [String]) -> KnownTable? {
        let columns = Set(header)
        return all.first { $0.signature.allSatisfy(columns.contains) }
    }

    /// The layout of a kind of table with HXL hashtags or registers' own columns, which need none.
    static func layout(of kind: FileKind, header: [String]) -> TableLayout? {
        let columns = Set(header)
        return all.first { $0.kind == kind && $0.signature.allSatisfy(columns.contains) }?.layout
    }

    private static let all: [KnownTable] =
        presences + references + indicators + [
            KnownTable(.needs, ["Cluster", "Category", "In Need", "Targeted"], .list) {
                $0.columns = [
                    "adm1_code": "Admin 1 PCode", "adm2_code": "Admin 2 PCode", "cluster": "Cluster",
                    "category": "Category", "in_need": "In Need", "targeted": "Targeted",
                ]
            }
        ]

    private static let presences: [KnownTable] = [
        KnownTable(.presence, ["location_code", "admin2_code", "org_name", "sector_code"], .presence) {
            $0.map([
                ("country", "location_code"), ("adm1_code", "admin1_code"), ("adm1_name", "admin1_name"),
                ("adm2_code", "admin2_code"), ("adm2_name", "admin2_name"), ("org_name", "org_name"),
                ("org_acronym", "org_acronym"), ("org_type", "org_type_description"), ("cluster_code", "sector_code"),
                ("cluster", "sector_name"), ("start", "reference_period_start"), ("end", "reference_period_end"),
            ])
        },
        KnownTable(.presence, ["Month", "Cluster", "DistrictPcode", "Organization_Name"], .presence) {
            $0.map([
                ("month", "Month"), ("cluster", "Cluster"), ("adm1_name", "Region"), ("adm1_code", "RegionPcode"),
                ("adm2_name", "District"), ("adm2_code", "DistrictPcode"), ("org_type", "Organization Type"),
                ("org_name", "Organization_Name"),
            ])
        },
        KnownTable(.presence, ["Month", "Cluster", "WoredaPcod", "Implementing Partner Name"], .presence) {
            $0.map([
                ("month", "Month"), ("status", "Activity status"), ("donor", "Donor Name"),
                ("programming_partner", "Program Partner Name"), ("org_acronym", "Implementing Partner Acronym"),
                ("org_name", "Implementing Partner Name"), ("org_type", "Implementing Partner Type"),
                ("adm1_name", "Region"), ("adm2_name", "Zone"), ("adm3_name", "Woreda"), ("adm3_code", "WoredaPcod"),
                ("cluster", "Cluster"), ("activity", "Activity"),
            ])
        },
    ]

    private static let references: [KnownTable] = [
        KnownTable(.places, ["Location", "Admin Level", "P-Code", "Name", "Parent P-Code"], .list) {
            $0.map([
                ("country", "Location"), ("level", "Admin Level"), ("code", "P-Code"), ("name", "Name"),
                ("parent", "Parent P-Code"), ("valid_from", "Valid from date"),
            ])
        },
        KnownTable(.countries, ["ISO3166-1-Alpha-2", "ISO3166-1-Alpha-3", "M49"], .list) {
            $0.map([
                ("iso2", "ISO3166-1-Alpha-2"), ("iso3", "ISO3166-1-Alpha-3"), ("m49", "M49"),
                ("region", "Region Name"), ("sub_region", "Sub-region Name"),
            ])
            $0.nameColumns = ["CLDR display name", "UNTERM English Short", "official_name_en"]
        },
        KnownTable(.publishers, ["reporting_org_ref", "title", "registry_licence"], .list) {
            $0.map([
                ("ref", "reporting_org_ref"), ("name", "title"), ("licence", "registry_licence"),
                ("type", "reporting_org_type"), ("country", "publisher_country"),
            ])
        },
        KnownTable(.publishers, ["publisher_iati_id", "title", "organisation_type"], .list) {
            $0.map([
                ("ref", "publisher_iati_id"), ("name", "title"), ("licence", "licence_id"),
                ("type", "organisation_type"), ("country", "country"),
            ])
        },
        KnownTable(.organisations, ["Lookup", "Canonical Name", "Acronym"], .list) {
            $0.map([("name", "Canonical Name"), ("spelling", "Lookup"), ("acronym", "Acronym")])
        },
        KnownTable(.organisations, ["acronym", "name", "org_type_code"], .list) {
            $0.map([("name", "name"), ("acronym", "acronym")])
        },
        KnownTable(.sectors, ["Preferred Term", "ACRONYM", "Group Type"], .list) {
            $0.map([("name", "Preferred Term"), ("code", "ACRONYM")])
        },
        KnownTable(.rates, ["Date", "Rate", "Currency", "Frequency", "Country code"], .rates) {
            $0.map([("date", "Date"), ("rate", "Rate"), ("currency", "Currency"), ("country", "Country code")])
            $0.preferredCountry = ["EUR": "U2", "USD": "US", "XOF": "7A", "ZAR": "ZA"]
        },
    ]

    private static let indicators: [KnownTable] = [
        KnownTable(.indicators, ["COUNTRY", "ISO3", "INFORM RISK"], .wide) {
            $0.encoding = .latin1
            $0.key = "ISO3"
            $0.missing = ["x", "#VALUE!"]
            $0.map([
                ("INFORM RISK", "inform.risk"), ("RISK CLASS", "inform.class"),
                ("HAZARD & EXPOSURE", "inform.hazard"), ("Natural", "inform.natural_hazard"),
                ("Human", "inform.human_hazard"), ("Projected Conflict Risk", "inform.projected_conflict"),
                ("Current Highly Violent Conflict Intensity", "inform.current_conflict"),
                ("VULNERABILITY", "inform.vulnerability"), ("Uprooted people", "inform.uprooted"),
                ("Food Security", "inform.food_security"), ("LACK OF COPING CAPACITY", "inform.coping"),
                ("Governance", "inform.governance"),
            ])
        },
        KnownTable(.indicators, ["Code", "Year", "Estimate", "StdErr", "Indicator"], .long) {
            $0.key = "Code"
            $0.keyAliases = ["ADO": "AND", "KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "WBG": "PSE", "ZAR": "COD"]
            $0.keyIgnore = ["ANT"]
            $0.yearColumn = "Year"
            $0.indicatorColumn = "Indicator"
            $0.valueColumn = "Estimate"
            $0.standardErrorColumn = "StdErr"
            $0.missing = ["NA"]
            $0.indicators = [
                "VoiceandAccountability": "wgi.voice_and_accountability",
                "PoliticalStability": "wgi.political_stability",
                "GovernmentEffectiveness": "wgi.government_effectiveness",
                "RegulatoryQuality": "wgi.regulatory_quality", "RuleofLaw": "wgi.rule_of_law",
                "ControlofCorruption": "wgi.control_of_corruption",
            ]
        },
        KnownTable(.indicators, ["Country", "Code", "Indicator.Description", "Indicator", "Value"], .long) {
            $0.key = "Code"
            $0.keyIgnore = ["DNS", "DSF", "FXS", "NRS", "NXS", "RRS"]
            $0.yearColumn = "Year"
            $0.indicatorColumn = "Indicator"
            $0.valueColumn = "Value"
            $0.missing = ["NA"]
            $0.indicators = ["IRAI": "cpia.irai"]
        },
        KnownTable(.indicators, ["location_inc", "year", "bd_best", "bd_low", "bd_high"], .sum) {
            $0.key = "location_inc"
            $0.keyScheme = .countryName
            $0.keySeparator = ", "
            $0.keyAliases = [
                "Cambodia (Kampuchea)": "KHM", "DR Congo (Zaire)": "COD", "Myanmar (Burma)": "MMR",
                "Russia (Soviet Union)": "RUS", "Turkey": "TUR", "United Kingdom": "GBR", "Yemen (North Yemen)": "YEM",
            ]
            $0.yearColumn = "year"
            $0.valueColumn = "bd_best"
            $0.lowColumn = "bd_low"
            $0.highColumn = "bd_high"
            $0.indicator = "battle_deaths"
        },
    ]
}

extension TableLayout {
    /// Sets the columns, in order.
    fileprivate mutating func map(_ columns: [(String, String)]) {
        self.columns = Dictionary(columns, uniquingKeysWith: { first, _ in first })
        columnOrder = columns.map(\.0)
    }
}
