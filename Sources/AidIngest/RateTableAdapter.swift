import AidModel
import CSVFormat
import Findings

/// Reads exchange rates to the US dollar; an annual average holds for its whole year.
struct RateTableAdapter {
    private let task: ImportTask
    private let layout: TableLayout

    init(task: ImportTask) {
        self.task = task
        layout = task.entry?.table ?? TableLayout()
    }

    func read(_ table: CSVTable, into batch: inout ImportBatch) {
        let columns = TableColumns(table, layout.map("columns"))
        batch.findings += columns.findings
        var groups = FindingGroups()
        let preferred = layout.map("preferred_country")
        for row in table.rows {
            guard let currency = columns.text("currency", row)?.uppercased() else { continue }
            if let country = preferred[currency], columns.text("country", row) != country { continue }
            guard let date = columns.text("date", row).flatMap({ CalendarDate($0) }),
                let text = columns.text("rate", row), var rate = FixedDecimal(text), rate > .zero
            else {
                groups.add(.warning, "table.rate", columns.location("rate", row), help: nil) {
                    "the rate of `\(currency)` has no date or no value above zero, so it is left out"
                }
                continue
            }
            if layout["quoted_as"] == "base_per_unit" { rate = FixedDecimal.one.divided(by: rate) ?? rate }
            batch.builder.exchangeRates.append(record(currency, date, rate, row))
        }
        unify(&batch.builder.exchangeRates, &groups)
        batch.findings += groups.findings(file: task.path)
    }

    private func record(_ currency: String, _ date: CalendarDate, _ rate: FixedDecimal, _ row: CSVRow) -> ExchangeRate {
        var record = ExchangeRate()
        record.provenance.line = row.line
        record.currency = currency
        record.start = layout["frequency"] == "daily" ? date : CalendarDate(year: date.year, month: 1, day: 1)
        record.end = date
        record.perDollar = rate
        return record
    }

    /// Several countries may report one currency: the same value is kept once; where values differ the first row is
    /// kept and the difference is said.
    private func unify(_ rates: inout [ExchangeRate], _ groups: inout FindingGroups) {
        var first: [String: ExchangeRate] = [:]
        var kept: [ExchangeRate] = []
        for rate in rates {
            guard let known = first[rate.canonicalKey] else {
                first[rate.canonicalKey] = rate
                kept.append(rate)
                continue
            }
            if known.perDollar != rate.perDollar {
                groups.add(
                    .note, "table.rate-differs", SourceLocation(file: task.path, line: rate.provenance.line),
                    help: "name the country to take under `preferred_country`"
                ) {
                    "another rate of `\(rate.currency)` for the same time stands in line \(known.provenance.line), which is used"
                }
            }
        }
        rates = kept
    }
}
