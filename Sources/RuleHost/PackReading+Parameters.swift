import AidModel
import Findings
import RuleModel
import YAMLFormat

extension PackReading {
    /// Reads every file of dated parameters.
    mutating func parameters() {
        for file in files(under: "parameters") {
            guard let value = yaml(file) else { continue }
            guard let list = value.sequence else {
                note(
                    "parameter.shape", "a file of parameters is a list", at: value.location,
                    help: "start with `- name:`")
                continue
            }
            for item in list { read(parameter: item) }
        }
        pack.parameters.sort { $0.name < $1.name }
    }

    private mutating func read(parameter value: YAMLValue) {
        var reader = YAMLMapping(value, "a parameter")
        let name = reader.requiredText("name")
        let unit = reader.requiredText("unit")
        let origin = reader.choice("origin", PackParameter.Origin.self)
        if origin == nil { _ = reader.required("origin") }
        let reference = reader.requiredText("reference")
        let columns = reader.optional("columns")
        let values = reader.required("values")
        reader.unknownKeys()
        findings += reader.findings
        guard let name, let unit, let values else { return }
        guard checkName(name, at: value.location) else { return }
        let types = ValueReading(unit: unit, columns: columns.map { readColumns($0) } ?? [])
        let defaults = (origin ?? .unverified, reference ?? "")
        let list = values.sequence ?? []
        if list.isEmpty { note("parameter.no-value", "`\(name)` has no values", at: values.location) }
        var intervals = list.compactMap { interval($0, types, defaults) }
        close(&intervals, of: name)
        pack.parameters.append(
            PackParameter(name: name, unit: unit, columns: types.columns, intervals: intervals, at: value.location))
    }

    private mutating func checkName(_ name: String, at place: SourceLocation) -> Bool {
        let isName = name.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
        let rest = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        guard isName, rest else {
            note(
                "parameter.name", "`\(name)` is not a name of a parameter", at: place,
                help: "use lower-case letters, digits and `_`, starting with a letter")
            return false
        }
        if let other = pack.parameters.first(where: { $0.name == name }) {
            findings.append(
                Finding(
                    .error, "parameter.duplicate", "`\(name)` is declared twice", at: place,
                    related: [Finding.Related("declared here too", at: other.location)]))
            return false
        }
        return true
    }

    private mutating func readColumns(_ value: YAMLValue) -> [PackParameter.Column] {
        guard let entries = value.entries else {
            note("parameter.columns", "`columns` is a mapping from names to units", at: value.location)
            return []
        }
        return entries.map { PackParameter.Column(name: $0.key, unit: $0.value.text ?? "") }
    }

    private mutating func interval(
        _ value: YAMLValue, _ types: ValueReading, _ defaults: (PackParameter.Origin, String)
    ) -> PackParameter.Interval? {
        var reader = YAMLMapping(value, "a dated value")
        let from = reader.required("from")
        let to = reader.optional("to")
        let content = reader.required("value")
        let origin = reader.choice("origin", PackParameter.Origin.self)
        let reference = reader.optionalText("reference")
        reader.unknownKeys()
        findings += reader.findings
        guard let from = from.flatMap({ date($0) }), let content else { return nil }
        let (result, wrong) = types.read(content)
        findings += wrong
        guard let result else { return nil }
        return PackParameter.Interval(
            from: from, to: to.flatMap { date($0) }, value: result, origin: origin ?? defaults.0,
            reference: reference ?? defaults.1, at: value.location)
    }

    /// Orders the intervals, ends each where the next starts, and reports overlaps and gaps.
    private mutating func close(_ intervals: inout [PackParameter.Interval], of name: String) {
        intervals.sort { $0.from < $1.from }
        for index in intervals.indices {
            let current = intervals[index]
            if let to = current.to, to < current.from {
                note(
                    "parameter.interval", "`\(name)` ends on \(to), before it starts on \(current.from)",
                    at: current.location)
            }
            guard index + 1 < intervals.count else { continue }
            let next = intervals[index + 1]
            let last = next.from.adding(days: -1)
            if current.from == next.from || current.to.map({ $0 > last }) ?? false {
                note("parameter.overlap", "two values of `\(name)` are in force on \(next.from)", at: next.location)
            } else if let to = current.to, to < last {
                let day = to.adding(days: 1)
                note("parameter.gap", "no value of `\(name)` is in force on \(day)", at: next.location)
            }
            intervals[index].to = current.to ?? last
        }
        checkCover(intervals, of: name)
    }

    private mutating func checkCover(_ intervals: [PackParameter.Interval], of name: String) {
        guard let first = intervals.first, let last = intervals.last else { return }
        if let start = pack.valid.start, first.from > start {
            note(
                "parameter.gap", "no value of `\(name)` is in force on \(start), when the pack starts",
                at: first.location)
        }
        if let to = last.to, pack.valid.end.map({ $0 > to }) ?? true {
            note("parameter.gap", "no value of `\(name)` is in force after \(to), while the pack is", at: last.location)
        }
    }
}

/// Gives the scalars of a dated value their type, by unit.
private struct ValueReading {
    let unit: String
    let columns: [PackParameter.Column]

    func read(_ value: YAMLValue) -> (ParameterValue?, [Finding]) {
        if unit == "table" { return table(value) }
        guard let items = value.sequence else { return Self.scalar(value, unit: unit) }
        let read = items.map { Self.scalar($0, unit: unit) }
        return (.list(read.compactMap(\.0)), read.flatMap(\.1))
    }

    private func table(_ value: YAMLValue) -> (ParameterValue?, [Finding]) {
        guard let items = value.sequence, !columns.isEmpty else {
            let message = columns.isEmpty ? "a table declares its `columns`" : "a table is a list of rows"
            return (nil, [Finding(.error, "parameter.columns", message, at: value.location)])
        }
        var findings: [Finding] = []
        let rows = items.map { item in
            var reader = YAMLMapping(item, "a row")
            var cells: [String: ParameterValue] = [:]
            for column in columns {
                guard let cell = reader.optional(column.name) else { continue }
                let (value, wrong) = Self.scalar(cell, unit: column.unit)
                cells[column.name] = value
                findings += wrong
            }
            reader.unknownKeys()
            findings += reader.findings
            return ParameterValue.Row(cells: cells)
        }
        return (.table(rows), findings)
    }

    private static func scalar(_ value: YAMLValue, unit: String) -> (ParameterValue?, [Finding]) {
        let text = value.text ?? ""
        let result: ParameterValue? =
            switch unit {
            case "text", "code", "codes": value.text.map { .text($0) }
            case "date": text.utf8.count == 10 ? CalendarDate(text).map { .date($0) } : nil
            case "flag": ["true": .flag(true), "false": .flag(false)][text]
            default: FixedDecimal(text).map { .number($0) }
            }
        if let result { return (result, []) }
        let message = "`\(value.text ?? value.kind)` is not a value in `\(unit)`"
        return (nil, [Finding(.error, "parameter.value", message, at: value.location)])
    }
}
