import CSVFormat
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct CSVTableTests {
    @Test func `columns are found by name and a repeated name is reported`() {
        let (table, findings) = CSVTable.read(Array("\n ISO3 ,x,x\nSOM,1,2\n,,\nKEN,3,4\n".utf8), file: "t.csv")
        #expect(table?.header == ["ISO3", "x", "x"])
        #expect(table?.headerLine == 2)
        #expect(table?.column(named: "x") == 1)
        #expect(table?.column(named: "y") == nil)
        #expect(table?.rows.map(\.texts) == [["SOM", "1", "2"], ["KEN", "3", "4"]])
        #expect(table?.rows.map(\.line) == [3, 5])
        #expect(findings.map(\.code) == ["csv.duplicate-column"])
        #expect(findings.first?.location == SourceLocation(file: "t.csv", line: 2, column: 10))
    }

    @Test func `a table without rows says so`() {
        let (table, findings) = CSVTable.read([], file: "t.csv")
        #expect(table == nil)
        #expect(findings.map(\.code) == ["csv.empty"])
    }

    @Test(
        .enabled(if: SharedData.isPresent, SharedData.absent),
        arguments: [
            (
                "3w/somalia-2025/3w_operational_presence_dataset_january_april_2025__3W_Dataset_January_April_2025.csv",
                4_146
            ),
            ("admin-pcodes/global-pcodes-adm-1-2.csv", 33_363), ("hno/afg_hpc_needs_api_2024.csv", 931),
            ("iati-covid-2021/publishers.csv", 133), ("country/country-codes.csv", 249),
        ])
    func `published tables read whole`(path: String, rows: Int) throws {
        let bytes = Array(try Data(contentsOf: SharedData.folder.appending(path: path)))
        let (table, findings) = CSVTable.read(bytes, file: path)
        #expect(table?.rows.count == rows)
        #expect(findings == [])
    }
}
