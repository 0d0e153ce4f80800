import AidModel
import CSVFormat
import Findings

/// Reads exchange rates to the US dollar.
///
/// Where several countries report one currency, the one that the layout prefers is taken, else they are taken when they
/// agree, else the first by code with a finding: no rate is averaged.
struct RateTable {
    private struct Row {
        var rate: ExchangeRate
        var country: String
    }

    private var file: TableFile
    private var rows: [String: [Row]] = [:]

    static func read(_ file: TableFile) -> TableFile {
        var table = RateTable(file: file)
        guard let date = table.file.column("date"), let rate = table.file.column("rate"),
            let currency = table.file.column("currency"), file.layout.base == "USD"
        else {
            table.file.ledger.note(
                .error, "rates.layout", line: 1, help: "map `date`, `rate` and `currency`, and quote against `USD`",
                "the layout of the rates is not one that is read, so nothing was read")
            table.file.ledger.rowsLeftOut = table.file.ledger.rows
            return table.file
        }
        let country = table.file.column("country")
        for row in file.table.rows {
            table.add(row, row.cell(date), row.cell(rate), row.cell(currency), row.cell(country) ?? "")
        }
        table.choose()
        return table.file
    }

    private mutating func add(_ row: CSVRow, _ date: String?, _ rate: String?, _ currency: String?, _ country: String) {
        guard let currency, let day = date.flatMap({ CalendarDate($0) }) else {
            file.leaveOut(
                "rates.bad-date", date ?? "", line: row.line, severity: .warning,
                "\((date ?? "").inBackticks) is not a date with a currency, so the row was left out")
            return
        }
        guard let published = rate.flatMap({ FixedDecimal($0) }), published > .zero else {
            file.leaveOut(
                "rates.bad-rate", rate ?? "", line: row.line, severity: .warning,
                "\((rate ?? "").inBackticks) is not a rate, so the row was left out")
            return
        }
        let unitsPerBase = file.layout.quotation == .unitsPerBase
        guard let perDollar = unitsPerBase ? published : FixedDecimal.one.divided(by: published) else { return }
        var exchange = ExchangeRate()
        exchange.provenance.line = row.line
        exchange.currency = currency
        let isYear = file.layout.frequency == .annualAverage
        exchange.start = isYear ? Period(year: day.year).start : day
        exchange.end = isYear ? Period(year: day.year).end : day
        exchange.perDollar = perDollar
        rows["\(currency) \(day)", default: []].append(Row(rate: exchange, country: country))
    }

    private mutating func choose() {
        for (_, candidates) in rows.sorted(by: { $0.key < $1.key }) {
            let currency = candidates[0].rate.currency
            let preferred = candidates.first { $0.country == file.layout.preferredCountry[currency] }
            let ordered = candidates.sorted {
                ($0.country, $0.rate.provenance.line) < ($1.country, $1.rate.provenance.line)
            }
            guard let chosen = preferred ?? ordered.first else { continue }
            file.builder.exchangeRates.append(chosen.rate)
            file.ledger.rowsLeftOut += candidates.count - 1
            let differing = candidates.filter { $0.rate.perDollar != chosen.rate.perDollar }
            if preferred == nil, !differing.isEmpty {
                file.ledger.note(
                    .note, "rates.several", currency, line: chosen.rate.provenance.line,
                    help: "name one in `preferred_country`",
                    "several countries report different rates of \(currency.inBackticks); `\(chosen.country)` was taken"
                )
            }
        }
        file.builder.exchangeRates.sort { $0.provenance.line < $1.provenance.line }
    }
}
