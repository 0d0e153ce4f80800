import AidModel
import Findings
import HXLFormat

/// Reads needs from HXL: people in need and targeted, by place, cluster and group.
struct NeedsAdapter {
    let path: String
    let references: ReferenceTables

    func read(_ bytes: [UInt8], into batch: inout ImportBatch) {
        let (table, findings) = HXLTable.read(bytes, file: path)
        batch.findings += findings
        guard let table else { return }
        func column(_ patterns: [String]) -> HXLColumn? {
            patterns.lazy.compactMap { HXLPattern($0) }.compactMap { table.firstColumn(matching: $0) }.first
        }
        let country = column(["#country+code", "#country"])
        let places = [column(["#adm2+code"]), column(["#adm1+code"])].compactMap(\.self)
        let cluster = column(["#sector+code", "#sector+name", "#sector"])
        let category = column(["#inneed+category", "#population+category", "#group", "#category"])
        let inNeed = column(["#inneed+total", "#inneed+ind", "#inneed"])
        let targeted = column(["#targeted+total", "#targeted+ind", "#targeted"])
        let start = column(["#date+start"])
        let end = column(["#date+end"])
        var groups = FindingGroups()
        for row in table.rows {
            func text(_ column: HXLColumn?) -> String? { column.flatMap { row.text(in: $0)?.trimmingBlanks } }
            var need = Need()
            need.provenance.line = row.line
            need.place = places.lazy.compactMap { text($0) }.first { !$0.isEmpty }
            let state = text(country) ?? String((need.place ?? "").prefix(2))
            need.state = references.stateCode(state, scheme: state.count == 3 ? "iso3" : "iso2") ?? state
            need.cluster = text(cluster).map { ClusterNames.cluster(named: $0)?.code ?? $0 }
            need.category = text(category)
            need.start = text(start).flatMap { CalendarDate($0) }
            need.end = text(end).flatMap { CalendarDate($0) }
            need.inNeed = number(text(inNeed), inNeed, row, &groups)
            need.targeted = number(text(targeted), targeted, row, &groups)
            batch.builder.needs.append(need)
        }
        batch.findings += groups.findings(file: path)
    }

    private func number(
        _ text: String?, _ column: HXLColumn?, _ row: HXLRow, _ groups: inout FindingGroups
    ) -> FixedDecimal? {
        guard let text, !text.isEmpty else { return nil }
        if let value = FixedDecimal(text.filter { $0 != "," }), !value.isNegative { return value }
        let place = column.map { row.location(in: $0) } ?? SourceLocation(file: path, line: row.line)
        groups.add(.warning, "needs.number", place, help: nil) { "`\(text)` is not a number of people" }
        return nil
    }
}
