import AidIngest
import AidModel
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct RegisterTests {
    private static let fixtures = SharedData.packageRoot.appending(path: "Tests/Fixtures/registers").path

    @Test func `the six registers are read from tables and from YAML without a manifest`() {
        let result = Importer().read([Self.fixtures])
        #expect(result.findings == [])
        #expect(result.files.map(\.kind) == Array(repeating: .register, count: 6))
        let builder = result.builder
        #expect(builder.judgements.map(\.answer) == [true, false, nil])
        #expect(builder.consents.map(\.answer) == ["given", "withdrawn"])
        #expect(builder.priorities.map(\.rank) == [1, 2])
        #expect(builder.selfDeclarations.map(\.state) == ["XB"])
        #expect(builder.listedSectors.map { $0.codes.map(\.code) } == [["121", "122", "123"], ["140"]])
        #expect(builder.listedStatuses.map(\.subject) == ["XA", "XB", "XM-EXAMPLE-7"])
    }

    @Test func `a row keeps who says it, in what capacity, when, where and for how long`() {
        let builder = Importer().read([Self.fixtures]).builder
        let consent = builder.consents.first
        #expect(consent?.says == "Ministry of Planning of Averra")
        #expect(consent?.capacity == "coordinating ministry")
        #expect(consent?.date == CalendarDate("2024-01-15"))
        #expect(consent?.period == Period(start: CalendarDate("2024-02-01"), end: CalendarDate("2025-01-31")))
        #expect(consent?.document == "MoP/24/003")
        #expect(consent?.provenance.known == CalendarDate("2024-01-15"))
        #expect(consent?.provenance.line == 5)
        #expect(
            builder.priorities.first?.sectors.map { [$0.vocabulary ?? "", $0.code] } == [["2", "122"], ["10", "HEA"]])
    }

    @Test func `judgements and consents are the coordinator's, and a restricted row leaves for nobody`() throws {
        let builder = Importer().read([Self.fixtures]).builder
        #expect(builder.consents.allSatisfy { $0.provenance.sensitivity == .coordinator })
        #expect(builder.priorities.allSatisfy { $0.provenance.sensitivity == .public })
        let shown = try builder.build(clearance: .public)
        #expect(shown.segment.rows(of: Consent.self).isEmpty)
        #expect(shown.segment.rows(of: SelfDeclaration.self).count == 1)
        let all = try builder.build(clearance: .coordinator)
        #expect(all.segment.rows(of: Judgement.self).decoded().map(\.state) == ["XA", "XB"])
    }

    @Test func `what was said later was not known before`() throws {
        let builder = Importer().read([Self.fixtures]).builder
        let snapshot = try builder.build(knownAt: CalendarDate("2024-04-01"))
        #expect(snapshot.segment.rows(of: Judgement.self).decoded().map(\.state) == ["XA"])
    }

    @Test func `one table may hold rows of several registers`() throws {
        let table = """
            register,state,slot,scope,answer,says
            judgement,XA,framework,,yes,A body
            consent,XA,,visits,refused,A ministry
            judgment,XA,framework,,yes,A body
            """
        let result = try ImportedText.read([("mixed.csv", table)])
        #expect(result.builder.judgements.count == 1)
        #expect(result.builder.consents.map(\.answer) == ["refused"])
        #expect(ImportedText.places(result.findings) == ["register.kind mixed.csv:4"])
        #expect(result.findings.first?.help == "did you mean `judgement`")
    }

    @Test(
        arguments: [
            ("XA,s,yes,,2024-01-01,,,", "register.missing"),
            ("XA,,yes,body,2024-01-01,,,", "register.missing"),
            ("XA,s,perhaps,body,2024-01-01,,,", "register.answer"),
            ("Q9,s,yes,body,2024-01-01,,,", "register.state"),
            ("XA,s,yes,body,2024-13-01,,,", "register.date"),
            ("XA,s,yes,body,2024-01-01,01/02/2024,,", "register.date"),
            ("XA,s,yes,body,2024-01-01,2024-03-01,2024-02-01,", "register.period"),
            ("XA,s,yes,body,2024-01-01,,,secret", "register.sensitivity"),
        ])
    func `a row that cannot be used as a whole is left out and named, and the next is read`(row: String, code: String)
        throws
    {
        let table = "state,slot,answer,says,date,from,to,sensitivity\n\(row)\nXB,s,no,body,2024-01-01,,,public\n"
        let result = try ImportedText.read([("r.csv", table)])
        #expect(result.builder.judgements.map(\.state) == ["XB"])
        #expect(ImportedText.places(result.findings) == ["\(code) r.csv:2"])
        #expect(result.files.first?.rows == 2)
        #expect(result.files.first?.rowsLeftOut == 1)
    }

    @Test func `an unknown key names the nearest one`() throws {
        let yaml =
            "register: status\nrows:\n  - list: l\n    subject: XA\n    status: on\n    says: b\n    form: 2024-01-01\n"
        let result = try ImportedText.read([("r.yaml", yaml)])
        #expect(ImportedText.places(result.findings) == ["register.unknown-key r.yaml:7"])
        #expect(result.findings.first?.help == "did you mean `from`")
        #expect(result.builder.listedStatuses.count == 1)
    }

    @Test func `a register that says a wrong kind is named with the nearest`() throws {
        let result = try ImportedText.read([("r.yaml", "register: consents\nrows: []\n")])
        #expect(result.findings.map(\.code) == ["yaml.wrong-type"])
        #expect(result.findings.first?.help?.contains("consent") == true)
    }
}
