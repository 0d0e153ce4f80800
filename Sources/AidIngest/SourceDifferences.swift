import AidModel
import Findings

/// Names where two sources give one indicator of one state or area for the same days another value: a question to people,
/// since neither is taken for the right one.
struct SourceDifferences {
    private struct Subject: Hashable {
        var state: String
        var place: String?
        var indicator: String
        var period: Period
    }

    /// Where each source lies, by its index in the builder.
    let paths: [Int: String]

    /// One note for each subject with differing values, at the first reading, with the places of the others.
    func findings(_ readings: [IndicatorReading]) -> [Finding] {
        // Readings that say no days may be of different years: they are not known to differ.
        let valued = readings.filter { $0.value != nil && $0.start != nil && $0.end != nil }
        let subjects = Dictionary(grouping: valued) {
            Subject(state: $0.state, place: $0.place, indicator: $0.indicator, period: $0.period)
        }
        var tallies: [String: FindingTally] = [:]
        for readings in subjects.values.compactMap(differing).sorted(by: { isBefore($0[0], $1[0]) }) {
            let finding = finding(readings)
            tallies[finding.location?.file ?? "", default: FindingTally()].add(finding.code, finding)
        }
        return tallies.sorted { $0.key < $1.key }.flatMap { $0.value.findings(file: $0.key) }
    }

    /// The first reading and those of other sources that say something else; `nil` when all sources agree.
    private func differing(_ readings: [IndicatorReading]) -> [IndicatorReading]? {
        let ordered = readings.sorted(by: isBefore)
        let others = ordered.filter {
            $0.provenance.source != ordered[0].provenance.source && $0.value != ordered[0].value
        }
        return others.isEmpty ? nil : [ordered[0]] + others
    }

    private func finding(_ readings: [IndicatorReading]) -> Finding {
        let first = readings[0]
        let days = [first.start, first.end].map { $0?.description ?? "" }
        let subject = first.place.map { "`\($0)` in `\(first.state)`" } ?? "`\(first.state)`"
        return Finding(
            .note, "indicator.sources-differ",
            "sources differ on `\(first.indicator)` of \(subject) for \(days[0]) to \(days[1]): "
                + readings.map(words).joined(separator: ", "),
            at: place(first), help: "name the source that a rule should use, or ask the two what they count",
            related: readings.dropFirst().map { Finding.Related("says \(words($0))", at: place($0)) })
    }

    private func words(_ reading: IndicatorReading) -> String { "`\(reading.value?.description ?? "")`" }

    private func place(_ reading: IndicatorReading) -> SourceLocation {
        SourceLocation(file: paths[reading.provenance.source] ?? "", line: reading.provenance.line)
    }

    private func isBefore(_ left: IndicatorReading, _ right: IndicatorReading) -> Bool {
        (left.provenance.source, left.provenance.line, left.canonicalKey)
            < (right.provenance.source, right.provenance.line, right.canonicalKey)
    }
}
