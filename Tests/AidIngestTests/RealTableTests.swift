import AidIngest
import AidModel
import Findings
import Foundation
import TestSupport
import Testing

/// Real tables that no manifest describes: what they are is told from their content, and no row is lost.
@Suite(.enabled(if: SharedData.isPresent, SharedData.absent)) struct RealTableTests {
    private static func read(_ path: String) -> (file: ImportedFile?, result: Importer.Result) {
        let result = Importer(jobs: 1).read([SharedData.folder.appending(path: path).path])
        return (result.files.first { $0.kind != .manifest }, result)
    }

    @Test(
        arguments: [
            ("3w/ethiopia-2025/3w_august_2025.csv", FileKind.presence, 3_122, 4_202),
            ("3w/ethiopia-2025/ethiopia_who_is_doing_what_where_4w_may_to_july_2025.csv.gz", .presence, 9_969, 0),
            (
                "3w/somalia-2025/3w_operational_presence_dataset_january_april_2025__3W_Dataset_January_April_2025.csv",
                .presence, 4_146, 0
            ),
            ("3w/hapi-normalised/hdx_hapi_operational_presence_ETH_SOM.csv", .presence, 2_590, 0),
            ("3w/sahel-2014/rowca-3w-hxl.csv", .presence, 244, 0),
            ("3w/lebanon-2024/lbn_sectorsreporting_bydistrict_20240902_hxlated.csv.gz", .presence, 13_599, 0),
            ("3w/reference/org_map.csv", .organisations, 1_250, 0),
            ("3w/reference/global_coordination_groups_beta.csv", .sectors, 30, 0),
            ("hno/afg_hpc_needs_api_2024.csv", .needs, 931, 0),
            ("admin-pcodes/global-pcodes-adm-1-2.csv", .places, 33_363, 0),
            ("organisations/iati-registry-publishers-2021-07.csv", .publishers, 1_691, 14),
            ("country/country-codes.csv", .countries, 249, 0),
        ] as [(String, FileKind, Int, Int)])
    func `a table is told by its content and every row counted`(
        path: String, kind: FileKind, records: Int, leftOut: Int
    ) {
        let (file, _) = Self.read(path)
        #expect(file?.kind == kind)
        #expect(file?.records == records)
        #expect(file?.rowsLeftOut == leftOut)
        if kind != .sectors { #expect(file?.rows == records + leftOut) }
    }

    @Test func `INFORM speaks of 191 countries`() {
        let readings = Self.read("state/inform-risk/inform_gri_2020_v040.csv").result.builder.readings
        #expect(Set(readings.map(\.state)).count == 191)
        #expect(readings.count == 191 * 12)
    }

    @Test func `rates of several countries with one currency leave no row unaccounted for`() {
        let (file, result) = Self.read("exchange-rates/imf_exchangerates_A_ENDA_USD.csv")
        #expect(file?.rows == 14_107)
        #expect((file?.records ?? 0) + (file?.rowsLeftOut ?? 0) == 14_107)
        let keys = result.builder.exchangeRates.map(\.canonicalKey)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `needs of the whole country are those of the state that the p-codes name`() {
        let needs = Self.read("hno/afg_hpc_needs_api_2024.csv").result.builder.needs
        #expect(needs.allSatisfy { $0.state == "AF" })
        #expect(needs.first { $0.place == nil && $0.cluster == nil }?.inNeed == FixedDecimal(23_666_389))
        #expect(needs.first { $0.place == nil && $0.cluster == "EDU" }?.targeted == FixedDecimal(1_350_000))
    }

    @Test func `a woreda keeps its own code and lies in its zone`() throws {
        let presences = Self.read("3w/ethiopia-2025/3w_august_2025.csv").result.builder.presences
        let first = try #require(presences.first)
        #expect(first.country == "ET")
        #expect([first.adminOne, first.adminTwo, first.adminThree] == ["ET06", "ET0602", "ET060207"])
        #expect(first.donor.name == "European Commission's Humanitarian aid and Civil Protection department")
        #expect(first.start == nil)
        #expect(presences.filter { $0.isHostGovernment == true }.count == 30)
    }

    @Test func `code lists give codes, categories and withdrawn ones`() {
        let codes = Self.read("iati-standard/codelists-nonembedded/Sector.xml").result.builder.codeLists
        #expect(codes.first { $0.code == "12220" }?.category == "122")
        #expect(codes.first { $0.code == "12220" }?.name == "Basic health care")
        #expect(codes.contains { $0.withdrawn == true })
    }

    @Test func `every table of the shared folders is read or named, and nothing throws`() {
        for folder in [
            "3w", "hno", "admin-pcodes", "organisations", "sector-maps", "exchange-rates", "country", "state",
        ] {
            let result = Importer(jobs: 2).read([SharedData.folder.appending(path: folder).path])
            for file in result.files where file.kind == .unknown {
                #expect(result.findings.contains { $0.location?.file == file.path })
            }
        }
    }
}
