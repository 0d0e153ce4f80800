@testable import AidIngest
import AidModel
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct SomaliaSampleTests {
    private static let folder = SharedData.packageRoot.appending(path: "docs/examples/somalia").path

    @Test func `probe`() throws {
        let clock = ContinuousClock()
        let begin = clock.now
        let result = Importer(jobs: 2).read([Self.folder])
        let time = clock.now - begin
        let tables = ReferenceTables([result.builder])
        for one in tables.organisations.ambiguous { print("AMB", one) }
        print(Set(result.builder.presences.map(\.organisation.key)).sorted().filter { $0.hasPrefix("name:") })
        print(Set(result.builder.presences.map(\.organisation.key)).sorted().filter { !$0.hasPrefix("name:") })
        print(time, result.builder.counts)
        for file in result.files where file.kind != .iati && file.kind != .codelist {
            print(
                file.path.split(separator: "/").suffix(2).joined(separator: "/"), file.kind, file.records, file.rows,
                file.rowsLeftOut)
        }
        for finding in result.findings where !finding.code.hasPrefix("iati.") {
            print(
                finding.severity, finding.code, finding.location?.file.split(separator: "/").last ?? "",
                finding.location?.line ?? 0, finding.message, "|", finding.help ?? "")
        }
    }
}
