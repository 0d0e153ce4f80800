@testable import AidIngest
import AidModel
import Findings
import Foundation
import Testing

@Suite struct ManifestTests {
    private static let table = "Month,Cluster,District,Org\nMay,Health,Bossaso,Example Relief\n"

    private static func manifest(_ extra: String, columns: String = "month: Month") -> String {
        """
        schema: 1
        sources:
          - dataset: here
            kind: 3w
            title: t
            publisher: p
            licence: CC0-1.0
            files: ["w/*.csv"]
            covers: c
            leaves_out: l
            year: 2024
            \(extra)
            table:
              layout: presence
              country: SO
              columns: { \(columns), cluster: Cluster, adm2_name: District, org_name: Org }
        """
    }

    @Test func `a manifest says what a table is and how its columns are read`() throws {
        let result = try ImportedText.read([
            ("w/a.csv", Self.table), ("sources.yaml", Self.manifest("from: 2024-01-01")),
        ])
        #expect(result.findings == [])
        let presence = result.builder.presences.first
        #expect(presence?.country == "SO")
        #expect(presence?.cluster == "HEA")
        #expect(presence?.period == Period(start: CalendarDate("2024-05-01"), end: CalendarDate("2024-05-31")))
    }

    @Test(
        arguments: [
            ("relaesed: 2024-01-01", "yaml.unknown-key", "did you mean `released`"),
            ("released: 1 May 2024", "yaml.wrong-type", "write `released` as YYYY-MM-DD"),
            ("use: comparision", "yaml.wrong-type", "comparison"),
        ])
    func `a fault of the manifest is named with the way out and the table is read`(
        line: String, code: String, help: String
    ) throws {
        let result = try ImportedText.read([("w/a.csv", Self.table), ("sources.yaml", Self.manifest(line))])
        #expect(ImportedText.places(result.findings) == ["\(code) sources.yaml:12"])
        #expect(result.findings.first?.help?.contains(help) == true)
        #expect(result.builder.presences.count == 1)
    }

    @Test func `a column that the table lacks names the nearest one`() throws {
        let result = try ImportedText.read([
            ("w/a.csv", Self.table), ("sources.yaml", Self.manifest("", columns: "month: Mnth, hedgehog: Org")),
        ])
        #expect(result.findings.map(\.code) == ["table.no-column", "table.unknown-field"])
        #expect(result.findings.contains { $0.help == "did you mean `Month`" })
        #expect(result.builder.presences.count == 1)
    }

    @Test func `patterns without files, files of nobody and files of two are findings`() throws {
        let other = Self.manifest("").split(separator: "\n").dropFirst(2).joined(separator: "\n")
            .replacing("dataset: here", with: "dataset: there").replacing("w/*.csv", with: "v/*.csv")
        let hxl = "org,cluster\n#org,#sector\nA,Health\n"
        let result = try ImportedText.read([
            ("w/a.csv", Self.table), ("x.csv", hxl), ("sources.yaml", Self.manifest("") + "\n" + other),
        ])
        #expect(Set(result.findings.map(\.code)).isSuperset(of: ["manifest.no-file", "manifest.unclaimed"]))
        let both = other.replacing("v/*.csv", with: "w/a.csv")
        let twice = try ImportedText.read([("w/a.csv", Self.table), ("sources.yaml", Self.manifest("") + "\n" + both)])
        #expect(twice.findings.map(\.code) == ["manifest.two-claims"])
        #expect(twice.builder.presences.count == 1)
    }

    @Test func `a manifest that is no manifest is named and files are told by content`() throws {
        for text in ["", "- a\n- b\n", "a: &x 1\n", "schema: 2\nsources: []\n"] {
            let hxl = "org,cluster\n#org,#sector+name\nA,Health\n"
            let result = try ImportedText.read([("sources.yaml", text), ("x.csv", hxl + "B,Health\n")])
            #expect(result.findings.contains { $0.location?.file == "sources.yaml" && $0.severity == .error })
            #expect(result.files.map(\.kind) == [.manifest, .presence])
        }
    }

    @Test(
        arguments: [
            ("iati/*.xml", "iati/a.xml", true), ("iati/*.xml", "iati/b/a.xml", false), ("*.csv", "a.csv", true),
            ("a/*/b*.csv", "a/x/bc.csv", true), ("*", "", true), ("a*a", "a", false), ("a.csv", "b.csv", false),
            ("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaa", false),
        ])
    func `a star stands for any letters but a slash`(pattern: String, path: String, matches: Bool) {
        #expect(FilePattern(pattern).matches(path) == matches)
    }
}
