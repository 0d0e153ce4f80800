import CSVFormat
import Findings

/// The columns of a table by the roles that a layout gives them; a column that is named but not there is a finding.
struct TableColumns {
    private var places: [String: Int] = [:]
    let findings: [Finding]

    init(_ table: CSVTable, _ columns: [String: String]) {
        var findings: [Finding] = []
        for (role, name) in columns.sorted(by: { $0.key < $1.key }) {
            if let place = table.column(named: name) {
                places[role] = place
            } else {
                let near = NearestName.nearest(to: name, among: table.header)
                findings.append(
                    Finding(
                        .error, "table.column-missing", "the table has no column `\(name)` for `\(role)`",
                        at: SourceLocation(file: table.file, line: table.headerLine),
                        help: near.map { "did you mean `\($0)`?" }))
            }
        }
        self.findings = findings
    }

    /// Whether a role has a column.
    func has(_ role: String) -> Bool { places[role] != nil }

    /// The text of a role in a row, without blanks around it; `nil` when empty or absent.
    func text(_ role: String, _ row: CSVRow) -> String? {
        guard let place = places[role], let text = row.text(at: place)?.trimmingBlanks, !text.isEmpty else {
            return nil
        }
        return text
    }

    /// Where the cell of a role is.
    func location(_ role: String, _ row: CSVRow) -> SourceLocation {
        places[role].map { row.location(at: $0) } ?? row.location
    }
}
