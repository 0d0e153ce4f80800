import AidModel
import Findings

/// A table being read into records: what every kind of table shares.
struct TableFile {
    let task: ImportTask
    let references: ReferenceTables
    let table: DataTable
    let layout: TableLayout
    var ledger: RowLedger
    var builder = SnapshotBuilder()

    init(task: ImportTask, references: ReferenceTables, table: DataTable, layout: TableLayout) {
        self.task = task
        self.references = references
        self.table = table
        self.layout = layout
        ledger = RowLedger(file: task.path)
        ledger.rows = table.rows.count + table.emptyRows
        ledger.rowsLeftOut = table.emptyRows
        if table.emptyRows > 0 {
            ledger.note(.note, "table.empty-rows", line: 0, "\(table.emptyRows) rows are empty and were left out")
        }
    }

    /// Where the column stands that the layout names for a purpose; one that the table lacks is an error.
    mutating func column(_ purpose: String) -> Int? {
        layout.columns[purpose].flatMap { index(ofNamed: $0) }
    }

    /// Where a column that the layout names stands; one that the table lacks is an error that names the nearest.
    mutating func index(ofNamed name: String) -> Int? {
        if let index = table.index(of: name) { return index }
        let nearest = NearestName.nearest(to: name, among: table.columns.filter { !$0.isEmpty })
        ledger.note(
            .error, "table.no-column", name, line: 1, help: nearest.map { "did you mean \($0.inBackticks)" },
            "the table has no column \(name.inBackticks)")
        return nil
    }

    /// Notes that a row gave no record.
    mutating func leaveOut(
        _ code: String, _ value: String = "", line: Int, severity: Severity = .error, help: String? = nil,
        _ message: @autoclosure () -> String
    ) {
        ledger.rowsLeftOut += 1
        ledger.note(severity, code, value, line: line, help: help, message())
    }

    /// The one state that all these p-codes lie in: rows for the whole country name no place.
    func onlyState(of codes: some Sequence<String>) -> String? {
        let states = Set(Set(codes).compactMap { references.stateCode(placeCode: $0) })
        return states.count == 1 ? states.first : nil
    }

    /// The days of a year, or what the manifest says that the source speaks of.
    func period(year: Int?) -> Period {
        if let year = year ?? layout.year ?? task.entry?.year { return Period(year: year) }
        return Period(start: task.entry?.from, end: task.entry?.to)
    }
}

extension Period {
    /// All days of a year.
    init(year: Int) {
        self.init(
            start: CalendarDate(year: year, month: 1, day: 1), end: CalendarDate(year: year, month: 12, day: 31))
    }

    /// All days of a month.
    init(year: Int, month: Int) {
        self.init(
            start: CalendarDate(year: year, month: month, day: 1),
            end: CalendarDate(
                year: year, month: month, day: CalendarDate.daysIn(month: min(max(month, 1), 12), year: year)))
    }
}
