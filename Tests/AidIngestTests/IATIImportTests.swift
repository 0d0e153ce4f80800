import AidIngest
import AidModel
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct IATIImportTests {
    /// Imports one file of one activity with these children.
    static func read(_ children: String, attributes: String = "default-currency=\"USD\"") throws -> Importer.Result {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "one.xml",
            """
            <iati-activities version="2.03" generated-datetime="2021-06-15T00:00:00Z">
            <iati-activity \(attributes)>
            \(children)
            </iati-activity>
            </iati-activities>
            """)
        return Importer(jobs: 1).read([path])
    }

    static let identity = """
        <iati-identifier> XM-Example-1
        </iati-identifier><reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
        <activity-status code="2"/>
        """

    @Test func `an activity is imported with every element that coordination needs`() throws {
        let result = try Self.read(
            Self.identity + """
                <title><narrative xml:lang="en">Clinic</narrative><narrative xml:lang="fr">Clinique</narrative></title>
                <participating-org ref="SE-0" role="1" activity-id="SE-0-77"><narrative>Sida</narrative></participating-org>
                <activity-date type="2" iso-date="2020-01-01Z"/><activity-date type="3" iso-date="2021-12-31"/>
                <recipient-country code="so" percentage="100"/>
                <sector code="12220" percentage="100"/>
                <location><name><narrative>Kismaayo</narrative></name><point><pos>-0.36 42.54</pos></point></location>
                <budget type="2"><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
                <value value-date="2020-01-01">8000</value></budget>
                <transaction ref="t1"><transaction-type code="3"/><transaction-date iso-date="2020-05-01"/>
                <value currency="EUR" value-date="2020-05-01">-12.50</value>
                <receiver-org receiver-activity-id="X-1"><narrative>Partner</narrative></receiver-org></transaction>
                """)
        let activity = try #require(result.builder.activities.first)
        #expect(activity.identifier == "XM-Example-1")
        #expect(activity.key == "XM-EXAMPLE-1")
        #expect(activity.displayTitle == "Clinic")
        #expect(activity.titles.map(\.language) == ["en", "fr"])
        #expect(activity.participations.first?.organisation.activityIdentifier == "SE-0-77")
        #expect(activity.period == Period(start: CalendarDate("2020-01-01"), end: CalendarDate("2021-12-31")))
        #expect(activity.recipientCountries.map(\.code) == ["SO"])
        #expect(activity.locations.first?.latitude == FixedDecimal("-0.36"))
        #expect(activity.budgets.first?.amount == FixedDecimal(8000))
        #expect(activity.budgets.first?.currency == "USD")
        let transaction = try #require(activity.transactions.first)
        #expect(transaction.amount == FixedDecimal("-12.5"))
        #expect(transaction.currency == "EUR")
        #expect(transaction.receiver.activityIdentifier == "X-1")
        #expect(activity.provenance.known == CalendarDate("2021-06-15"))
        #expect(result.findings.map(\.code) == ["iati.amount-negative"])
    }

    @Test(
        arguments: [
            ("<transaction><transaction-type code=\"3\"/></transaction>", "iati.amount-missing", 6),
            ("<budget><value>1,000</value></budget>", "iati.amount", 6),
            ("<budget><value/></budget>", "iati.amount-missing", 6),
            ("<activity-date type=\"1\" iso-date=\"soon\"/>", "iati.date", 6),
            ("<activity-date type=\"9\" iso-date=\"2020-01-01\"/>", "iati.code-unknown", 6),
            ("<sector code=\"1\" percentage=\"half\"/>", "iati.percentage", 6),
            ("<sector code=\"1\" percentage=\"60\"/><sector code=\"2\" percentage=\"50\"/>", "iati.percentage-sum", 2),
            ("<sector code=\"1\" percentage=\"60\"/><sector code=\"2\"/>", "iati.percentage-missing", 2),
            ("<location><point><pos>95 200</pos></point></location>", "iati.position", 6),
            (
                "<activity-date type=\"2\" iso-date=\"2021-01-02\"/><activity-date type=\"4\" iso-date=\"2021-01-01\"/>",
                "iati.date-order", 2
            ),
        ])
    func `a value that cannot be used is named with its line and the activity is kept`(
        element: String, code: String, line: Int
    ) throws {
        let result = try Self.read(Self.identity + "\n" + element)
        #expect(result.builder.activities.count == 1)
        #expect(result.findings.map(\.code) == [code])
        #expect(result.findings.first?.location?.line == line)
    }

    @Test func `percentages that miss a hundred by rounding are left in peace`() throws {
        let thirds = (0..<3).map { _ in "<sector code=\"11110\" percentage=\"33.33\"/>" }.joined()
        #expect(try Self.read(Self.identity + thirds).findings.isEmpty)
    }

    @Test func `an activity without an identifier is named with its line and the next is read`() throws {
        let result = try Self.read(
            "<title/></iati-activity><iati-activity>" + Self.identity)
        #expect(result.builder.activities.map(\.key) == ["XM-EXAMPLE-1"])
        #expect(result.findings.map(\.code) == ["iati.identifier-missing"])
        #expect(result.findings.first?.location?.line == 2)
        #expect(result.findings.first?.severity == .error)
    }

    @Test func `a currency that nobody names keeps the amount out of totals and is said`() throws {
        let result = try Self.read(Self.identity + "<budget><value>5</value></budget>", attributes: "")
        #expect(result.findings.map(\.code) == ["iati.currency-missing"])
        #expect(result.builder.activities.first?.budgets.first?.currency == nil)
    }

    @Test(.enabled(if: SharedData.isPresent, SharedData.absent))
    func `every activity and transaction of the real files is imported, whatever the number of threads`() throws {
        let folder = try TemporaryFolder()
        let shared = SharedData.folder.appending(path: "iati-covid-2021")
        let unpack = Process()
        unpack.executableURL = URL(filePath: "/usr/bin/env")
        unpack.arguments = ["tar", "xzf", shared.appending(path: "rest-of-world.tar.gz").path, "-C", folder.url.path]
        try unpack.run()
        unpack.waitUntilExit()
        let paths = [shared.appending(path: "by-country").path, shared.appending(path: "linked").path, folder.url.path]
        let result = Importer(jobs: 2).read(paths)
        #expect(result.builder.activities.count == 8_741)
        #expect(result.builder.activities.reduce(0) { $0 + $1.transactions.count } == 50_402)
        #expect(result.findings.filter { $0.severity == .error }.isEmpty)
        let other = Importer(jobs: 1).read([paths[0]])
        let same = Importer(jobs: 2).read([paths[0]])
        #expect(try other.builder.build().hash == same.builder.build().hash)
        #expect(other.findings == same.findings)
    }
}
