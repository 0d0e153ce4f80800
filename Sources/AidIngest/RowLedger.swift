import Findings

/// Collects what is wrong with the rows of one file: the same fault of the same value once, with how many rows have it.
struct RowLedger {
    private struct Fault: Hashable {
        var code: String
        var value: String
    }

    private struct Group {
        var finding: Finding
        var rows = 0
    }

    let file: String
    /// Data rows of the file.
    var rows = 0
    /// Rows that gave no record and are named in a finding, or that the manifest says to skip.
    var rowsLeftOut = 0
    private var groups: [Fault: Group] = [:]
    private var order: [Fault] = []

    init(file: String) { self.file = file }

    /// Notes a fault of a value in a row; the message is made once for each value.
    mutating func note(
        _ severity: Severity, _ code: String, _ value: String = "", line: Int, help: String? = nil,
        _ message: @autoclosure () -> String
    ) {
        let fault = Fault(code: code, value: value)
        if groups[fault] == nil {
            order.append(fault)
            groups[fault] = Group(
                finding: Finding(
                    severity, code, message(), at: SourceLocation(file: file, line: line > 0 ? line : nil), help: help))
        }
        groups[fault]?.rows += 1
    }

    /// The findings: for each fault the first values met, then one that counts the others.
    var findings: [Finding] {
        var tally = FindingTally()
        for fault in order {
            guard let group = groups[fault] else { continue }
            var finding = group.finding
            if group.rows > 1 { finding.message += " (\(group.rows) rows, from here on)" }
            tally.add(fault.code, rows: group.rows, finding)
        }
        return tally.findings(file: file).sorted()
    }
}

extension StringProtocol {
    /// Words from a file as they stand in a message: in backticks, of bounded length, on one line.
    var inBackticks: String {
        let bounded = count <= 80 ? String(self) : String(prefix(79)) + "…"
        return "`" + String(bounded.map { $0 == "`" ? "'" : $0.isNewline ? " " : $0 }) + "`"
    }

    /// The text without white space around it; `nil` when nothing is left.
    var trimmedOrNil: String? {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(self[first...last])
    }
}
