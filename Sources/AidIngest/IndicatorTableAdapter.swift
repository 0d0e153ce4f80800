import AidModel
import CSVFormat
import Findings

/// Reads indicator tables of the layouts `wide`, `long` and `sum`. A cell that is neither missing nor a value is named,
/// never a zero.
struct IndicatorTableAdapter {
    private let task: ImportTask
    private let layout: TableLayout
    private let states: StateKeys
    private let missing: Set<String>

    init(task: ImportTask, references: ReferenceTables) {
        self.task = task
        layout = task.entry?.table ?? TableLayout()
        states = StateKeys(layout, references)
        missing = Set(layout.list("missing"))
    }

    func read(_ table: CSVTable, into batch: inout ImportBatch) {
        var groups = FindingGroups()
        var readings: [IndicatorReading] = []
        if layout["layout"] == "wide" {
            readWide(table, &readings, &groups, &batch)
        } else {
            readLong(table, &readings, &groups, &batch)
        }
        if layout["layout"] == "sum" { readings = IndicatorSums(readings).readings }
        batch.builder.readings += readings
        batch.findings += groups.findings(file: task.path)
    }

    private func readWide(
        _ table: CSVTable, _ readings: inout [IndicatorReading], _ groups: inout FindingGroups,
        _ batch: inout ImportBatch
    ) {
        let named = layout.map("columns")
        var roles = Dictionary(uniqueKeysWithValues: named.map { ("value:\($0.key)", $0.key) })
        roles["key"] = layout["key"]
        roles["year"] = layout["year_column"]
        let columns = TableColumns(table, roles)
        batch.findings += columns.findings
        for row in table.rows {
            for state in states.codes(columns.text("key", row), at: columns.location("key", row), &groups) {
                for (column, indicator) in named.sorted(by: { $0.key < $1.key }) where columns.has("value:\(column)") {
                    var reading = blank(state, indicator, row)
                    date(&reading, columns.text("year", row) ?? layout["year"])
                    fill(
                        &reading, columns.text("value:\(column)", row), columns.location("value:\(column)", row),
                        &groups)
                    readings.append(reading)
                }
            }
        }
    }

    private func readLong(
        _ table: CSVTable, _ readings: inout [IndicatorReading], _ groups: inout FindingGroups,
        _ batch: inout ImportBatch
    ) {
        var roles: [String: String] = [:]
        for (role, key) in [
            ("key", "key"), ("year", "year_column"), ("indicator", "indicator_column"), ("value", "value_column"),
            ("low", "low_column"), ("high", "high_column"), ("error", "standard_error_column"),
        ] { roles[role] = layout[key] }
        let columns = TableColumns(table, roles)
        batch.findings += columns.findings
        guard columns.has("key"), columns.has("value") else { return }
        let names = layout.map("indicators")
        for row in table.rows {
            guard let indicator = layout["indicator"] ?? columns.text("indicator", row).flatMap({ names[$0] }) else {
                continue
            }
            for state in states.codes(columns.text("key", row), at: columns.location("key", row), &groups) {
                var reading = blank(state, indicator, row)
                date(&reading, columns.text("year", row) ?? layout["year"])
                fill(&reading, columns.text("value", row), columns.location("value", row), &groups)
                reading.low = columns.text("low", row).flatMap { FixedDecimal($0) }
                reading.high = columns.text("high", row).flatMap { FixedDecimal($0) }
                spread(&reading, columns.text("error", row).flatMap { FixedDecimal($0) })
                readings.append(reading)
            }
        }
    }

    private func blank(_ state: String, _ indicator: String, _ row: CSVRow) -> IndicatorReading {
        var reading = IndicatorReading()
        reading.provenance.line = row.line
        reading.state = state
        reading.indicator = indicator
        return reading
    }

    private func date(_ reading: inout IndicatorReading, _ year: String?) {
        guard let year = year.flatMap({ Int($0) }) else { return }
        reading.start = CalendarDate(year: year, month: 1, day: 1)
        reading.end = CalendarDate(year: year, month: 12, day: 31)
    }

    private func fill(
        _ reading: inout IndicatorReading, _ text: String?, _ place: SourceLocation, _ groups: inout FindingGroups
    ) {
        reading.text = text
        guard let text, !missing.contains(text) else {
            reading.missing = text ?? "empty"
            return
        }
        var number = text
        if layout["value_format"] == "number-with-year" {
            let parts = text.split(separator: "(", maxSplits: 1)
            number = String(parts.first ?? "").filter { $0 != "," }.trimmingBlanks
            date(&reading, parts.count > 1 ? String(parts[1].filter(\.isNumber).prefix(4)) : nil)
        }
        if let value = FixedDecimal(number) {
            reading.value = value
            check(reading, place, &groups)
        } else if IndicatorRegistry.standard[reading.indicator]?.unit != "class" {
            reading.missing = text
            groups.add(.warning, "table.value", place, help: "say in the manifest what stands for no value") {
                "`\(text)` is neither a number nor a mark for a missing value"
            }
        }
    }

    /// A nominal range is not a fence: what passes it is kept and said.
    private func check(_ reading: IndicatorReading, _ place: SourceLocation, _ groups: inout FindingGroups) {
        guard let indicator = IndicatorRegistry.standard[reading.indicator], let value = reading.value else { return }
        let isLow = indicator.least.map { value < $0 } ?? false
        let isHigh = indicator.most.map { value > $0 } ?? false
        guard isLow || isHigh else { return }
        groups.add(.note, "table.out-of-range", place, help: nil) {
            "`\(value)` lies outside the nominal range of `\(indicator.id)`; kept as published"
        }
    }

    /// One standard error to each side.
    private func spread(_ reading: inout IndicatorReading, _ error: FixedDecimal?) {
        guard let error, let value = reading.value else { return }
        reading.low = value.adding(FixedDecimal(coefficient: -error.coefficient))
        reading.high = value.adding(error)
    }
}

/// Adds the rows of one state, indicator and period.
private struct IndicatorSums {
    let readings: [IndicatorReading]

    init(_ rows: [IndicatorReading]) {
        var sums: [String: IndicatorReading] = [:]
        for row in rows {
            let key = "\(row.state)|\(row.indicator)|\(row.end?.description ?? "")"
            guard var sum = sums[key] else {
                sums[key] = row
                continue
            }
            sum.value = Self.add(sum.value, row.value)
            sum.low = Self.add(sum.low, row.low)
            sum.high = Self.add(sum.high, row.high)
            sum.text = sum.value?.description
            sums[key] = sum
        }
        readings = sums.values.sorted { $0.canonicalKey < $1.canonicalKey }
    }

    private static func add(_ left: FixedDecimal?, _ right: FixedDecimal?) -> FixedDecimal? {
        guard let left, let right else { return nil }
        return left.adding(right)
    }
}

/// Resolves the key column of a table to states.
private struct StateKeys {
    private let scheme: String
    private let separator: String?
    private let aliases: [String: String]
    private let ignored: Set<String>
    private let references: ReferenceTables

    init(_ layout: TableLayout, _ references: ReferenceTables) {
        scheme = layout["key_scheme"] ?? "iso3"
        separator = layout["key_separator"]
        aliases = layout.map("key_aliases")
        ignored = Set(layout.list("key_ignore"))
        self.references = references
    }

    func codes(_ key: String?, at place: SourceLocation, _ groups: inout FindingGroups) -> [String] {
        guard let key else { return [] }
        let parts = separator.map { key.components(separatedBy: $0) } ?? [key]
        var codes: [String] = []
        for part in parts where !ignored.contains(part) {
            let found =
                aliases[part].map { references.stateCode($0, scheme: "iso3") }
                ?? references.stateCode(part, scheme: scheme)
            if let found {
                codes.append(found)
            } else {
                groups.add(.warning, "table.state-unknown", place, help: "add it to `key_aliases` or `key_ignore`") {
                    "`\(part)` is no state known by \(scheme), so its row is left out"
                }
            }
        }
        return codes
    }
}

extension String {
    /// The parts between a separator.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
