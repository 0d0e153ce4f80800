import AidModel

/// The values of several rows of one state and year, added.
struct IndicatorSum {
    struct Key: Hashable {
        var state: String
        var indicator: String
        var start: Int32
    }

    private var rows: [IndicatorReading] = []

    mutating func add(_ reading: IndicatorReading) { rows.append(reading) }

    /// The sum, at its first row; its text names every row that was added. Missing when no row has a value.
    var reading: IndicatorReading {
        guard var sum = rows.first, rows.count > 1 else { return rows.first ?? IndicatorReading() }
        sum.value = total(\.value)
        // A sum of some bounds would be no bound of the whole.
        sum.low = rows.allSatisfy { $0.low != nil } ? total(\.low) : nil
        sum.high = rows.allSatisfy { $0.high != nil } ? total(\.high) : nil
        if sum.value != nil { sum.missing = nil }
        let parts = rows.map { "\($0.text ?? "") (line \($0.provenance.line))" }
        sum.text = parts.joined(separator: " + ")
        return sum
    }

    private func total(_ path: KeyPath<IndicatorReading, FixedDecimal?>) -> FixedDecimal? {
        let values = rows.compactMap { $0[keyPath: path] }
        guard let first = values.first else { return nil }
        return values.dropFirst().reduce(first) { sum, value in sum.flatMap { $0.adding(value) } }
    }
}
