import AidIngest
import AidModel
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct SomaliaSampleTests {
    private static let folder = SharedData.packageRoot.appending(path: "docs/examples/somalia").path
    private static let result = Importer(jobs: 2).read([folder])

    private static func file(_ name: String) -> ImportedFile? {
        result.files.first { $0.path.hasSuffix("/" + name) }
    }

    @Test(
        arguments: [
            ("activities", 244), ("transactions", 1_487), ("presences", 4_146), ("facts", 10_195),
            ("exchangeRates", 1_445), ("places", 200), ("states", 249), ("organisations", 1_763),
        ])
    func `every kind of record of the sample is imported`(kind: String, count: Int) {
        #expect(Self.result.builder.counts.first { $0.name == kind }?.count == count)
    }

    @Test(
        arguments: [
            ("somalia-3w-january-april-2025.csv", 4_146, 4_146, 0), ("country-codes.csv", 249, 249, 0),
            ("somalia-pcodes.csv", 109, 109, 0), ("publishers.csv", 33, 33, 0),
            ("somalia-org-map.json", 1_730, 1_730, 0), ("somalia-location-map.json", 91, 4_473, 4_382),
            ("imf-annual-usd-2015-2024.csv", 1_445, 1_873, 428), ("cpia-irai-2015-2019.csv", 410, 440, 30),
            ("wgi-2015-2019.csv", 6_390, 6_420, 30), ("dac3-sector-map.json", 43, 43, 0),
        ])
    func `every row is a record or was left out knowingly`(name: String, records: Int, rows: Int, leftOut: Int) {
        let file = Self.file(name)
        #expect(file?.records == records)
        #expect(file?.rows == rows)
        #expect(file?.rowsLeftOut == leftOut)
        #expect(records + leftOut == rows)
    }

    @Test func `the same bytes come of any number of threads and any order of paths`() throws {
        let names = [
            "3w", "codelists", "countries", "iati", "organisations", "places", "publishers.csv", "rates", "state",
        ]
        let paths = names.map { "\(Self.folder)/\($0)" }
        let first = try Importer(jobs: 1).read(paths).builder.build()
        let second = try Importer(jobs: 2).read(paths.reversed()).builder.build()
        #expect(first.hash == second.hash)
        #expect(first.segment.bytes == second.segment.bytes)
        #expect(Importer(jobs: 1).read(paths).findings == Importer(jobs: 3).read(paths.reversed()).findings)
    }

    @Test func `earlier states are left aside unless their folder is named`() {
        let notes = Self.result.findings.filter { $0.code == "manifest.comparison" }
        #expect(
            notes.map(\.message) == [
                "27 files of `iati-covid-2021-05-26` are for comparison and were left aside",
                "28 files of `iati-covid-2021-06-08` are for comparison and were left aside",
            ])
        let earlier = Importer().read([Self.folder + "/earlier/2021-05-26"])
        #expect(earlier.files.count == 27)
        #expect(earlier.builder.activities.count > 100)
    }

    @Test func `the manifest names the source and dates what has no stamp of its own`() throws {
        let snapshot = try Self.result.builder.build()
        let sources = snapshot.segment.rows(of: Source.self).decoded()
        let presence = try #require(sources.first { $0.dataset == "somalia-3w-2025" })
        #expect(presence.licence == "CC-BY-4.0")
        #expect(presence.from == CalendarDate("2025-01-01"))
        #expect(presence.leavesOut?.contains("donors") == true)
        #expect(sources.allSatisfy { $0.title != nil })
        let before = try Self.result.builder.build(knownAt: CalendarDate("2020-01-01"))
        #expect(before.segment.rows(of: ExchangeRate.self).isEmpty)
        #expect(before.segment.rows(of: OperationalPresence.self).count == 4_146)
    }

    @Test func `clusters, months, places and organisations of the 3W are canonical`() throws {
        let presences = Self.result.builder.presences
        #expect(
            Set(presences.map(\.cluster)) == [
                "NUT", "PRO-CPN", "PRO-GBV", "WSH", "FSC", "EDU", "HEA", "PRO", "CSH", "CCM", "PRO-HLP", "SHL",
                "PRO-MIN",
            ])
        #expect(presences.allSatisfy { $0.cluster.hasPrefix("PRO-") == ($0.parentCluster == "PRO") })
        #expect(presences.allSatisfy { $0.country == "SO" && $0.start != nil && $0.adminOne?.hasPrefix("SO") == true })
        #expect(
            presences.count { $0.start == CalendarDate("2025-02-01") && $0.end == CalendarDate("2025-02-28") } == 1_005)
        #expect(presences.count { $0.isHostGovernment == true } == 115)
        let named = presences.first { $0.organisation.name == "United Nations Children's Fund (UNICEF)" }
        #expect(named?.organisation.key == "XM-DAC-41122")
    }

    @Test func `a fault of one value is said once with the number of its rows`() {
        let faults = Self.result.findings.filter { $0.code == "place.parent-differs" }
        #expect(faults.map { $0.location?.line } == faults.map { $0.location?.line }.sorted { ($0 ?? 0) < ($1 ?? 0) })
        #expect(
            faults.map(\.message).contains(
                "`SO1304` lies in `SO13` by the list of p-codes, not in `SO12`; it was put there (3 rows, from here on)"
            ))
        let range = Self.result.findings.filter { $0.code == "table.out-of-range" }
        #expect(range.count == 1)
        #expect(range.first?.message.hasSuffix("it was kept (19 rows, from here on)") == true)
    }

    @Test func `indicator values are exact, with their bounds, period and text`() throws {
        let readings = Self.result.builder.readings
        let rule = try #require(
            readings.first {
                $0.state == "AF" && $0.indicator == "wgi.voice_and_accountability" && $0.start?.year == 2015
            })
        #expect(rule.value == FixedDecimal("-1.117563009262"))
        #expect(rule.text == "-1.11756300926208")
        #expect(rule.low == FixedDecimal("-1.252193316817"))
        #expect(rule.period == Period(start: CalendarDate("2015-01-01"), end: CalendarDate("2015-12-31")))
        let people = try #require(readings.first { $0.state == "AF" && $0.indicator == "internally_displaced" })
        #expect(people.value == FixedDecimal(5_457_183))
        #expect(people.end == CalendarDate("2024-12-31"))
        let risk = try #require(readings.first { $0.state == "AF" && $0.indicator == "inform.class" })
        #expect(risk.text == "Very High")
        #expect(risk.value == nil && risk.missing == nil)
        #expect(readings.contains { $0.missing == "NA" && $0.value == nil && $0.indicator == "cpia.irai" })
        let deaths = try #require(
            readings.first { $0.state == "CD" && $0.indicator == "battle_deaths" && $0.start?.year == 2013 })
        #expect(deaths.text?.hasPrefix("136 (line 2) + ") == true)
    }
}
