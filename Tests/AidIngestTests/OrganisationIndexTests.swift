@testable import AidIngest
import AidModel
import Testing

@Suite struct OrganisationIndexTests {
    @Test(
        arguments: [
            ("Médecins Sans Frontières", "medecins sans frontieres"),
            ("CARE International, Inc.", "care international"),
            ("The World Bank", "world bank"), ("Save the Children & Partners", "save the children and partners"),
            ("United Nations Children's Fund (UNICEF)", "united nations childrens fund"),
            ("Agency For Minority Rights And Development (AMARD)", "agency for minority rights and development"),
            ("Save the Children (UK)", "save the children uk"), ("Øresund Hjælp e.V.", "oresund hjaelp"),
            ("  Two   Words ", "two words"), ("()", ""), ("e\u{301}", "e"), ("Ltd", "ltd"),
            ("منظمة الصحة", "منظمة الصحة"),
        ])
    func `names are compared without what publishers vary`(name: String, folded: String) {
        #expect(FoldedName.of(name) == folded)
    }

    private static func organisation(_ name: String, _ identifier: String?, _ names: [(String, String?)] = [])
        -> Organisation
    {
        var organisation = Organisation()
        organisation.name = name
        organisation.identifier = identifier
        organisation.key = identifier.flatMap { Identifier.normalised($0) } ?? "name:\(FoldedName.of(name))"
        organisation.names = names.map { Narrative($0.0, language: $0.1) }
        return organisation
    }

    private static let tables: ReferenceTables = {
        var builder = SnapshotBuilder()
        builder.organisations = [
            organisation("United Nations Children's Fund", "XM-DAC-41122", [("UNICEF", nil)]),
            organisation("Relief Committee", "US-EIN-1"), organisation("Relief Committee", "NL-KVK-2"),
            organisation("Water Body", "GB-COH-9", [("GB-9", OrganisationIndex.formerIdentifier), ("Aqua Body", nil)]),
            organisation("United Nations Population Fund", "41119"), organisation("Water Body", nil),
        ]
        builder.codeLists = [channel("21023", "Planned Families"), channel("10000", "Public Sector Bodies")]
        return ReferenceTables([builder])
    }()

    private static func channel(_ code: String, _ name: String) -> CodeListEntry {
        var entry = CodeListEntry()
        entry.list = "OrganisationIdentifier"
        entry.code = code
        entry.name = name
        return entry
    }

    @Test(
        arguments: [
            (" xm-dac-41122", "Whatever", "XM-DAC-41122"),
            (nil, "United Nations Childrens Fund (UNICEF)", "XM-DAC-41122"),
            (nil, "UNICEF", "name:unicef"), (nil, "Relief Committee", "name:relief committee"),
            ("GB-9", nil, "GB-COH-9"), (nil, "aqua body", "GB-COH-9"), (nil, "Water Body", "GB-COH-9"),
            ("XM-DAC-41119", nil, "41119"), ("41122", nil, "XM-DAC-41122"), (nil, "Planned Families", "XM-DAC-21023"),
            (nil, "Public Sector Bodies", "name:public sector bodies"), (nil, nil, ""), ("", "", ""),
        ] as [(String?, String?, String)])
    func `an organisation is counted under its identifier or its one recorded name, never an acronym`(
        identifier: String?, name: String?, key: String
    ) {
        #expect(Self.tables.organisationKey(identifier: identifier, name: name) == key)
    }

    @Test func `a name of two organisations stays a question`() {
        let answer = Self.tables.organisation(identifier: nil, name: "RELIEF COMMITTEE")
        #expect(answer == OrganisationIndex.Answer(key: "name:relief committee", isAmbiguous: true))
    }

    @Test(
        arguments: [
            ("WASH", "WSH", nil), ("Water, Sanitation & Hygiene", "WSH", nil), ("GBV", "PRO-GBV", "PRO"),
            ("Explosive Hazards", "PRO-MIN", "PRO"), ("pro-cpn", "PRO-CPN", "PRO"), ("MPCA", "CSH", nil),
            ("Emergency Shelter and NFI", "SHL", nil), ("CCCM", "CCM", nil), ("ESNFI", "SHL", nil),
            ("Livelihood", nil, nil),
        ] as [(String, String?, String?)])
    func `a cluster is known by its code and its usual names`(name: String, code: String?, parent: String?) {
        #expect(ReferenceTables().cluster(named: name)?.code == code)
        #expect(ReferenceTables().cluster(named: name)?.parent == parent)
    }

    @Test func `states are found by every code and name, without any file of countries`() {
        let tables = ReferenceTables()
        #expect(tables.stateCode(iso3: "som") == "SO")
        #expect(tables.stateCode(iso2: "so") == "SO")
        #expect(tables.stateCode(m49: "004") == "AF")
        #expect(tables.stateCode(name: "Åland islands") == "AX")
        #expect(tables.stateCode(iso3: "XKX") == "XK")
        #expect(tables.stateCode(iso2: "XA") == "XA")
        #expect(tables.stateCode(iso2: "OO") == nil)
    }
}
