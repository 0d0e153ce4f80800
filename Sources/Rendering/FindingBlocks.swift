import AidModel
import Deconfliction

/// The findings of a report: a table for each kind, ranked, with evidence.
struct FindingBlocks {
    private let result: DeconflictionResult
    private let paths: [String: String]
    private let rowLimit: Int
    private let note: String

    init(_ result: DeconflictionResult, paths: [String: String], rowLimit: Int, note: String) {
        self.result = result
        self.paths = paths
        self.rowLimit = rowLimit
        self.note = note
    }

    var blocks: [ReportDocument.Block] {
        CoordinationFinding.Kind.allCases.flatMap { kind -> [ReportDocument.Block] in
            let findings = result.findings.filter { $0.kind == kind }
            guard !findings.isEmpty else { return [] }
            return [.heading(2, heading(kind)), .table(table(kind, findings))]
        }
    }

    private func heading(_ kind: CoordinationFinding.Kind) -> String {
        switch kind {
        case .conflict: "Rules that cannot both be obeyed"
        case .duplicateIdentifier: "The same identifier in several records"
        case .reportingDuplicate: "Records that may report the same aid"
        case .passthrough: "Money that passes from one record to another\(note)"
        case .cofunding: "Declared co-funding\(note)"
        case .overlap: "Several organisations in one place, sector and month"
        case .presenceEnded: "Presence that ended: handed over, finished, or not reported?"
        case .gap: "Needs without known assistance"
        case .orphan: "Cells with little or no assistance"
        case .offPriority: "Activities outside the state’s own priorities"
        case .fragmentation: "Not within what a body agreed"
        case .divergence: "Same facts, different answers"
        case .consent: "Consent"
        case .dataQuality: "What the data itself leaves open"
        }
    }

    private func table(_ kind: CoordinationFinding.Kind, _ findings: [CoordinationFinding]) -> ReportDocument.Table {
        let hasMoney = findings.contains { $0.money != nil }
        // Of rules the title names the bodies: which clauses meet is what a reader looks up.
        let isOfRules = [.conflict, .divergence, .fragmentation].contains(kind)
        let seconds = findings.map {
            isOfRules ? $0.rules.map(\.words).joined(separator: "; ") : organisations(of: $0)
        }
        let hasSecond = seconds.contains { !$0.isEmpty }
        var columns: [ReportDocument.Table.Column] = [.init("what")]
        if hasSecond { columns.append(.init(isOfRules ? "clauses" : "who")) }
        if hasMoney { columns.append(.init("money", isNumber: true)) }
        columns.append(.init("evidence"))
        let rows = zip(findings, seconds).map { finding, second -> [String] in
            var row = [finding.title] + (hasSecond ? [second] : [])
            if hasMoney { row.append(finding.money.map { MoneyText.text($0) } ?? "–") }
            return row + [evidence(of: finding)]
        }
        return ReportDocument.Table("\(Columns.grouped(findings.count)) in all", columns, rows, showing: rowLimit)
    }

    private func organisations(of finding: CoordinationFinding) -> String {
        let names = finding.organisations.map { $0.part == "lead" ? "\($0.name) (lead)" : $0.name }
        guard names.count > 6 else { return names.joined(separator: ", ") }
        return names.prefix(6).joined(separator: ", ") + " and \(names.count - 6) more"
    }

    private func evidence(of finding: CoordinationFinding) -> String {
        guard let first = finding.evidence.first else { return "" }
        let place = RecordPlace(first, paths: paths).text
        return finding.evidence.count > 1 ? "\(place) and \(Columns.grouped(finding.evidence.count - 1)) more" : place
    }
}

/// Where a record can be looked up: path and line where the path is known.
struct RecordPlace {
    let text: String

    init(_ record: RecordMention, paths: [String: String]) {
        let file = paths[record.sha256] ?? "\(record.dataset)/\(record.file)"
        text = record.line.map { "\(file):\($0)" } ?? file
    }
}
