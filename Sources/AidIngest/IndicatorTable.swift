import AidModel
import CSVFormat
import Findings

/// Reads tables of indicators: `wide`, `long` and `sum`.
struct IndicatorTable {
    private var file: TableFile
    private let keys: StateKeys
    private let registry = IndicatorRegistry.standard

    init(_ file: TableFile) {
        self.file = file
        keys = StateKeys(layout: file.layout, references: file.references)
    }

    static func read(_ file: TableFile) -> TableFile {
        var table = IndicatorTable(file)
        switch file.layout.shape {
        case .long: table.readLong()
        case .sum: table.readSum()
        default: table.readWide()
        }
        return table.file
    }

    // MARK: Layouts

    private mutating func readWide() {
        guard let key = keyColumn() else { return }
        let layout = file.layout
        let yearColumn = layout.yearColumn.flatMap { file.index(ofNamed: $0) }
        var columns: [(index: Int, indicator: String)] = []
        for name in layout.columnOrder {
            guard let indicator = layout.columns[name], let index = file.index(ofNamed: name) else { continue }
            checkKnown(indicator)
            columns.append((index, indicator))
        }
        for row in file.table.rows {
            guard let states = states(row, key) else { continue }
            let year = row.cell(yearColumn).flatMap { Int($0) }
            for (index, indicator) in columns {
                let text = row.cell(index)
                for state in states {
                    var reading = reading(row, state, indicator, year: year)
                    fill(&reading, text, at: row.location(at: index))
                    file.builder.readings.append(reading)
                }
            }
        }
    }

    private mutating func readLong() {
        guard let columns = valueColumns() else { return }
        for row in file.table.rows {
            guard let indicator = indicator(row, columns), let states = states(row, columns.key),
                let year = year(row, columns)
            else { continue }
            for state in states {
                var reading = reading(row, state, indicator, year: year.value)
                fill(&reading, row.cell(columns.value), at: row.location(at: columns.value))
                fillBounds(&reading, row, columns)
                file.builder.readings.append(reading)
            }
        }
    }

    private mutating func readSum() {
        guard let columns = valueColumns() else { return }
        var sums: [IndicatorSum.Key: IndicatorSum] = [:]
        for row in file.table.rows {
            guard let indicator = indicator(row, columns), let states = states(row, columns.key),
                let year = year(row, columns)
            else { continue }
            for state in states {
                var one = reading(row, state, indicator, year: year.value)
                fill(&one, row.cell(columns.value), at: row.location(at: columns.value))
                fillBounds(&one, row, columns)
                let key = IndicatorSum.Key(state: state, indicator: indicator, start: one.start?.dayNumber ?? 0)
                sums[key, default: IndicatorSum()].add(one)
            }
        }
        for reading in sums.values.map(\.reading).sorted(by: { $0.provenance.line < $1.provenance.line }) {
            file.builder.readings.append(reading)
        }
        // Of several states named in one row the order of lines alone decides nothing.
        file.builder.readings.sort { ($0.provenance.line, $0.canonicalKey) < ($1.provenance.line, $1.canonicalKey) }
    }

    // MARK: Rows

    private struct Columns {
        var key: Int
        var value: Int
        var year: Int?
        var indicator: Int?
        var low: Int?
        var high: Int?
        var error: Int?
    }

    private mutating func keyColumn() -> Int? {
        guard let name = file.layout.key else {
            file.ledger.note(
                .error, "table.no-key", line: 1, help: "add `key:` to its `table` in the manifest",
                "the layout does not say which column names the state, so nothing was read")
            file.ledger.rowsLeftOut = file.ledger.rows
            return nil
        }
        let index = file.index(ofNamed: name)
        if index == nil { file.ledger.rowsLeftOut = file.ledger.rows }
        return index
    }

    private mutating func valueColumns() -> Columns? {
        let layout = file.layout
        guard let key = keyColumn() else { return nil }
        guard let name = layout.valueColumn, let value = file.index(ofNamed: name) else {
            if layout.valueColumn == nil {
                file.ledger.note(.error, "table.no-value", line: 1, "the layout names no `value_column`")
            }
            file.ledger.rowsLeftOut = file.ledger.rows
            return nil
        }
        for indicator in layout.indicators.values.sorted() + [layout.indicator].compactMap(\.self) {
            checkKnown(indicator)
        }
        return Columns(
            key: key, value: value, year: layout.yearColumn.flatMap { file.index(ofNamed: $0) },
            indicator: layout.indicatorColumn.flatMap { file.index(ofNamed: $0) },
            low: layout.lowColumn.flatMap { file.index(ofNamed: $0) },
            high: layout.highColumn.flatMap { file.index(ofNamed: $0) },
            error: layout.standardErrorColumn.flatMap { file.index(ofNamed: $0) })
    }

    /// The indicator of a row; rows of texts that the layout does not map are skipped, as it says.
    private mutating func indicator(_ row: CSVRow, _ columns: Columns) -> String? {
        guard let column = columns.indicator else {
            if file.layout.indicator == nil {
                file.leaveOut("table.no-indicator", line: row.line, "the layout names no indicator")
            }
            return file.layout.indicator
        }
        let indicator = row.cell(column).flatMap { file.layout.indicators[$0] }
        if indicator == nil { file.ledger.rowsLeftOut += 1 }
        return indicator
    }

    private mutating func states(_ row: CSVRow, _ key: Int) -> [String]? {
        guard let text = row.cell(key) else {
            file.leaveOut(
                "table.no-state", line: row.line, severity: .warning, "the row names no state and was left out")
            return nil
        }
        switch keys.read(text) {
        case .states(let states): return states
        case .ignored:
            file.ledger.rowsLeftOut += 1
            return nil
        case .unknown(let part):
            file.leaveOut(
                "table.unknown-state", part, line: row.line, severity: .warning,
                help: "map it in `key_aliases` or skip it in `key_ignore`",
                "\(part.inBackticks) is not a state that is known, so the row was left out")
            return nil
        }
    }

    private mutating func year(_ row: CSVRow, _ columns: Columns) -> (value: Int?, Void)? {
        guard let column = columns.year else { return (nil, ()) }
        let text = row.cell(column) ?? ""
        if let year = Int(text), (1000...9999).contains(year) { return (year, ()) }
        file.leaveOut("table.year", text, line: row.line, "\(text.inBackticks) is not a year, so the row was left out")
        return nil
    }

    private func reading(_ row: CSVRow, _ state: String, _ indicator: String, year: Int?) -> IndicatorReading {
        var reading = IndicatorReading()
        reading.provenance.line = row.line
        reading.state = state
        reading.indicator = indicator
        let period = file.period(year: year)
        reading.start = period.start
        reading.end = period.end
        return reading
    }

    // MARK: Values

    /// What stands for the mark of a missing value where the source leaves the cell empty.
    private static let empty = "empty"

    private mutating func fill(_ reading: inout IndicatorReading, _ text: String?, at place: SourceLocation) {
        reading.text = text
        guard let text else {
            reading.missing = Self.empty
            return
        }
        let known = registry[reading.indicator]
        if file.layout.missing.contains(text) {
            reading.missing = text
        } else if known?.unit == "class" {
            return
        } else if let number = number(text) {
            if let year = number.year {
                reading.start = Period(year: year).start
                reading.end = Period(year: year).end
            }
            let share = number.isPercentage && known?.unit == "share"
            reading.value = share ? number.value.divided(by: FixedDecimal(100)) : number.value
            checkRange(reading, known)
        } else {
            reading.missing = text
            file.ledger.note(
                .warning, "table.not-a-number", "\(reading.indicator) \(text)", line: place.line ?? 0,
                help: "name it in `missing` if it stands for no value",
                "\(text.inBackticks) is not a value of `\(reading.indicator)`; it counts as missing")
        }
    }

    private func number(_ text: String) -> PublishedNumber? {
        file.layout.valueFormat == .number ? PublishedNumber(text) : PublishedNumber(withYear: text)
    }

    private mutating func fillBounds(_ reading: inout IndicatorReading, _ row: CSVRow, _ columns: Columns) {
        reading.low = bound(row, columns.low)
        reading.high = bound(row, columns.high)
        guard let error = bound(row, columns.error), let value = reading.value else { return }
        reading.low = value.adding(FixedDecimal(coefficient: -error.coefficient))
        reading.high = value.adding(error)
    }

    private mutating func bound(_ row: CSVRow, _ column: Int?) -> FixedDecimal? {
        guard let text = row.cell(column), !file.layout.missing.contains(text) else { return nil }
        if let number = PublishedNumber(text) { return number.value }
        file.ledger.note(
            .warning, "table.not-a-number", "bound \(text)", line: row.line,
            "\(text.inBackticks) is not a number, so the bound was left out")
        return nil
    }

    private mutating func checkRange(_ reading: IndicatorReading, _ known: Indicator?) {
        guard let known, let value = reading.value else { return }
        let isBelow = known.least.map { value < $0 } ?? false
        let isAbove = known.most.map { value > $0 } ?? false
        guard isBelow || isAbove else { return }
        file.ledger.note(
            .note, "table.out-of-range", reading.indicator, line: reading.provenance.line,
            "`\(reading.indicator)` is \(value) for \(reading.state), outside \(Self.range(known)); it was kept")
    }

    private static func range(_ indicator: Indicator) -> String {
        "\(indicator.least?.description ?? "any") to \(indicator.most?.description ?? "any")"
    }

    private mutating func checkKnown(_ indicator: String) {
        guard registry[indicator] == nil else { return }
        let nearest = NearestName.nearest(to: indicator, among: registry.all.map(\.id))
        file.ledger.note(
            .note, "table.unknown-indicator", indicator, line: 1, help: nearest.map { "did you mean `\($0)`" },
            "`\(indicator)` is not in the registry, so its unit and direction are not known")
    }
}
